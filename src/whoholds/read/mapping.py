"""Which column or field of a table holds what: `text=body,published=date`."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass

FIELDS = ("text", "id", "published", "title", "source", "url", "language", "authors")
"""What a row may tell of its report."""


OFTEN_CALLED = {
    "text": {"body", "content", "article", "story", "full_text", "fulltext", "notes", "description", "message"},
    "published": {"date", "day", "pubdate", "pub_date", "published_at", "publication_date", "created"},
    "title": {"headline", "heading"},
    "source": {"outlet", "publisher", "paper", "newspaper"},
    "url": {"link", "address"},
}
"""What other tables call the fields: for advice only."""


class MappingError(ValueError):
    """The words of a mapping can't be understood."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """The column of each field. A field that isn't named is in the column of its own name."""

    columns: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, words: str) -> Mapping:
        """From `field=column,...`. Raises MappingError for a field that there isn't."""
        pairs = []
        for part in filter(None, (part.strip() for part in words.split(","))):
            field, equals, column = (piece.strip() for piece in part.partition("="))
            if not equals or not column:
                raise MappingError(f"{part!r} is no field=column")
            if field not in FIELDS:
                raise MappingError(f"there is no field {field!r}; there are {', '.join(FIELDS)}")
            pairs.append((field, column))
        return cls(tuple(pairs))

    def column(self, field: str) -> str:
        """The column that holds a field."""
        return dict(self.columns).get(field, field)

    def apply(self, row: Dict[str, object]) -> dict[str, object]:
        """The fields of a row; columns that no field is in are left alone."""
        return {field: row[column] for field in FIELDS if (column := self.column(field)) in row}
