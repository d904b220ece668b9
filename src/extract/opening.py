"""A document as it is given, a path or bytes -> its bytes, and what is known before it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from extract.schema import DocumentRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What is known of a document before it is read."""

    document_id: str
    source: str
    uri: str
    file_name: str
    byte_size: int
    retrieved_at: datetime | None

    def record(
        self,
        media_type: str,
        *,
        outcome: str,
        reason: str | None = None,
        page_count: int | None = None,
        language: str | None = None,
        text_layer: str = "none",
    ) -> DocumentRecord:
        """Its row in the table of documents."""
        return DocumentRecord(
            document_id=self.document_id,
            source=self.source,
            uri=self.uri,
            file_name=self.file_name,
            media_type=media_type,
            byte_size=self.byte_size,
            retrieved_at=self.retrieved_at,
            page_count=page_count,
            language=language,
            text_layer=text_layer,
            outcome=outcome,
            reason=reason,
        )


def open_source(
    source: Path | str | bytes, file_name: str | None, retrieved_at: datetime | None
) -> tuple[bytes, str, datetime | None]:
    """Bytes, name and time of a document; OSError when a path cannot be read."""
    if isinstance(source, bytes):
        return source, file_name or "document", retrieved_at
    path = Path(source)
    data = path.read_bytes()
    if retrieved_at is None:
        retrieved_at = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
    return data, file_name or path.name, retrieved_at
