"""One entry of the lexicon, as the finders see it."""

from __future__ import annotations

import msgspec


class Entry(msgspec.Struct, frozen=True):
    """One entry of the lexicon: its layer (the file's stem), kind, headword, file and all other fields as read."""

    layer: str
    kind: str
    name: str
    file: str
    data: dict[str, object]

    def __getitem__(self, field: str) -> object:
        return self.data[field]

    def get(self, field: str, default: str = "") -> str:
        """A text field, or `default`."""
        value = self.data.get(field, default)
        return value if isinstance(value, str) else default

    def list(self, field: str) -> tuple[str, ...]:
        """A field that holds several values (one value alone counts as a list of one)."""
        value = self.data.get(field, ())
        return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]

    @property
    def label(self) -> str:
        """How explanations name the entry: the file to open and the headword to look for."""
        return f"{self.file}: {self.name}"
