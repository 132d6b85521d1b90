"""What the names of a report say of countries, divisions and spots, so far as they are chosen."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from whoholds.records import PlaceType
from whoholds.resolve.places.gazetteer import Candidate

MOST_POINTS = 100
"""So many of the surest spots are kept; a report that names more than these is a list."""
_LIKELY = 0.15
_SPOT = 0.4
_SMALL_KM = 150
_DUST = 1e-9
Ranked = Sequence[tuple[Candidate, float]]


@dataclass(frozen=True, slots=True)
class Testimony:
    """Weights by country, by country named outright and by division, and spots (lat, lon, chance)."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    named: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    points: list[tuple[float, float, float]] = field(default_factory=list)

    def hear(self, ranked: Ranked, times: int) -> None:
        """Add what the likely candidates of a name say that stands so many times in the report."""
        weight = math.sqrt(min(times, 6))
        for candidate, chance in ranked[:4]:
            if chance >= _LIKELY:
                self._hear(candidate, chance, weight)

    def _hear(self, candidate: Candidate, chance: float, weight: float) -> None:
        place = candidate.place
        if place.country:
            self.countries[place.country] += weight * chance
        if place.type is PlaceType.COUNTRY:
            self.named[place.country or ""] += chance
            return
        if candidate.key:
            self.divisions[candidate.key] += chance
        if candidate.division and place.type is not PlaceType.PROVINCE:
            self.divisions[candidate.division] += 0.5 * chance
        if candidate.km < _SMALL_KM and chance > _SPOT:
            self.points.append((place.lat, place.lon, chance))


@dataclass(frozen=True, slots=True)
class Hearing:
    """The testimony of all names together and of each name by its key, so that any one can be left out."""

    whole: Testimony
    own: Mapping[str, Testimony]
    points: Sequence[tuple[str, tuple[float, float, float]]]

    @classmethod
    def of(cls, names: Iterable[tuple[str, Ranked, int]], demonyms: Mapping[str, float]) -> Hearing:
        """Hear each name: its key, its ranked candidates, how often it stands in the report; and the demonyms."""
        own: dict[str, Testimony] = defaultdict(Testimony)
        for key, ranked, times in names:
            own[key].hear(ranked, times)
        whole = Testimony()
        for code, weight in demonyms.items():
            whole.countries[code] += weight
            whole.named[code] += weight
        for said in own.values():
            _add(whole, said)
        points = [(key, point) for key, said in own.items() for point in said.points]
        return cls(whole, own, sorted(points, key=lambda item: -item[1][2])[:MOST_POINTS])

    def without(self, key: str) -> Testimony:
        """What all the other names say."""
        said = self.own.get(key, Testimony())
        return Testimony(
            _less(self.whole.countries, said.countries),
            _less(self.whole.named, said.named),
            _less(self.whole.divisions, said.divisions),
            [point for other, point in self.points if other != key],
        )


def _add(whole: Testimony, said: Testimony) -> None:
    for total, part in (
        (whole.countries, said.countries),
        (whole.named, said.named),
        (whole.divisions, said.divisions),
    ):
        for key, weight in part.items():
            total[key] += weight


def _less(total: Mapping[str, float], part: Mapping[str, float]) -> dict[str, float]:
    return {key: left for key, weight in total.items() if (left := weight - part.get(key, 0.0)) > _DUST}
