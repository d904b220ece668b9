"""Takes the clock out of a file that was just made, so that the same plan gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile

_DATE = re.compile(rb"D:\d{14}")
_XMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_ID = re.compile(rb"(/ID\s*\[\s*<)([0-9A-Fa-f]+)(>\s*<)([0-9A-Fa-f]+)(>)")
_SUM = re.compile(rb"(/DocChecksum\s*/)([0-9A-F]+)")


def stabilise(pdf: bytes) -> bytes:
    """The PDF with fixed dates and identifiers; every offset stays where it was."""
    pdf = _DATE.sub(b"D:20240102030405", pdf)
    pdf = _XMP.sub(b"2024-01-02T03:04:05", pdf)
    pdf = _ID.sub(lambda m: m[1] + b"0" * len(m[2]) + m[3] + b"0" * len(m[4]) + m[5], pdf)
    return _SUM.sub(lambda m: m[1] + b"0" * len(m[2]), pdf)


def stabilise_zip(data: bytes) -> bytes:
    """An Office file with all its parts dated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = _XMP.sub(b"2024-01-02T03:04:05", old.read(name))
            info = zipfile.ZipInfo(name, date_time=(2024, 1, 2, 3, 4, 4))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, part)
    return out.getvalue()
