"""Office file -> PDF by LibreOffice, with a profile of its own and the clock taken out."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from documents.stable import stabilise


def to_pdf(office: bytes, *, suffix: str) -> bytes:
    """The PDF of an Office file; raises RuntimeError when LibreOffice made none."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / f"file{suffix}"
        source.write_bytes(office)
        done = subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{scratch}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                scratch,
                str(source),
            ],
            capture_output=True,
            timeout=180,
            check=False,
        )
        made = source.with_suffix(".pdf")
        if not made.exists():
            raise RuntimeError(f"LibreOffice made no PDF: {done.stderr.decode()}")
        return stabilise(made.read_bytes())
