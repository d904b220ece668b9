"""Polite and safe HTTP: a URL in, bytes in a file and what the server said out.

The one door of httpx. Nothing here knows what a plan is or where files lie.
"""

from extract.fetch.client import Client
from extract.fetch.exchange import Answer, Request, Unchanged, Validators
from extract.fetch.outside import Outside
from extract.fetch.refusals import SENTENCES, Refusal, Refused
from extract.fetch.rules import Limits, Rules, normalise_url
from extract.fetch.turns import turns_folder

__all__ = [
    "SENTENCES",
    "Answer",
    "Client",
    "Limits",
    "Outside",
    "Refusal",
    "Refused",
    "Request",
    "Rules",
    "Unchanged",
    "Validators",
    "normalise_url",
    "turns_folder",
]
