"""Evidence pages: every value of the dataset beside the place where it was read."""

from extract.review.problems import MIN_CONFIDENCE
from extract.review.site import Progress, SiteReport, Source, build_site

__all__ = ["MIN_CONFIDENCE", "Progress", "SiteReport", "Source", "build_site"]
