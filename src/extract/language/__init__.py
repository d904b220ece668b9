"""The room of language: nb or nn, and mentions found in prose. The only door to spaCy.

`detect_language` needs no spaCy; the pipeline and what it finds are in
`extract.language.mentions`, which loads spaCy and is imported where it is used.
"""

from extract.language.detect import detect_language, language_scores

__all__ = ["detect_language", "language_scores"]
