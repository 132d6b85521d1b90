"""A list of records that is also a table: for Arrow, pandas, GeoJSON, and for the eye in a notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, overload

from whoholds.export.formats.geojson import feature_object
from whoholds.export.layers import Feature, Layer

if TYPE_CHECKING:
    import pandas
    import pyarrow

Record = TypeVar("Record")


class Listing(Sequence[Record]):
    """Records in their order. `layer` names the columns of the table that they make."""

    def __init__(
        self,
        records: Iterable[Record],
        layer: Layer,
        rows: Callable[[Iterable[Record]], Iterable[Feature]],
        view: Callable[[Listing[Record]], str] | None = None,
    ) -> None:
        self._records = tuple(records)
        self.layer = layer
        self._rows = rows
        self._view = view

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> Listing[Record]: ...
    def __getitem__(self, index: int | slice) -> Record | Listing[Record]:
        if isinstance(index, slice):
            return Listing(self._records[index], self.layer, self._rows, self._view)
        return self._records[index]

    def __len__(self) -> int:
        return len(self._records)

    def __repr__(self) -> str:
        return f"<{len(self)} {self.layer.name}>"

    @property
    def rows(self) -> list[Feature]:
        """The rows of the table; a record may make none, or several."""
        return list(self._rows(self._records))

    def to_arrow(self) -> pyarrow.Table:
        """The table as Arrow has it, with the meaning of each column; needs `whoholds[parquet]`."""
        from whoholds.export.formats.parquet import table

        return table(self.layer, self.rows)

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a data frame; needs `whoholds[pandas]`. Days are `datetime.date`, empty cells missing."""
        return self.to_arrow().to_pandas()

    def to_geojson(self) -> dict[str, Any]:
        """The table as a GeoJSON feature collection; what no point stands for has a null geometry."""
        return {"type": "FeatureCollection", "features": [feature_object(self.layer, row) for row in self.rows]}

    def _repr_html_(self) -> str:
        """The view for a notebook."""
        from whoholds.python.show import table_html

        return self._view(self) if self._view else table_html(self.layer, self.rows)
