"""The codes that people in the field already work with: ACLED, UCDP, PLOVER and CAMEO, by tables in `ontology/codes`.

The names here are what exports and the API rely on:

- `codes(claim) -> Codes`: the codes of one claim; what no table tells is None.
- `main_code(claims) -> Codes | None`: of several readings of one happening, that of the most specific ACLED sub-event.
- `actor_type(ref) -> ActorType | None`: ACLED's actor type (`inter1`, `inter2`) of one actor.
- `geo_precision(where_prec)`, `time_precision(date_prec)`: UCDP's precision as ACLED's.
"""

from whoholds.codes.actors import ActorType, ActorTypes, actor_type
from whoholds.codes.book import CodeBook, SubEvent
from whoholds.codes.coding import Acled, Codes, codes, main_code
from whoholds.codes.precision import geo_precision, time_precision
from whoholds.codes.violence import violence_type

__all__ = [
    "Acled",
    "ActorType",
    "ActorTypes",
    "CodeBook",
    "Codes",
    "SubEvent",
    "actor_type",
    "codes",
    "geo_precision",
    "main_code",
    "time_precision",
    "violence_type",
]
