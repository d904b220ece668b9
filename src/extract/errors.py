"""The base of all errors that a person can mend: a sentence on what is wrong and what to do."""

from __future__ import annotations


class TiltakError(Exception):
    """Its text is for people. `exit_code` is that of the command that it ends."""

    exit_code: int = 2


class ConfigurationError(TiltakError):
    """A file that a person writes for the program breaks its form; no document was touched."""

    exit_code = 3
