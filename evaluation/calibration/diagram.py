"""The reliability diagram as SVG: what confidences promise against what they keep, before and after."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from evaluation.calibration.measure import Bin

SIDE, LEFT, TOP, GAP = 240, 56, 40, 72
COLOURS = ("#0072b2", "#d55e00")
"""Blue and vermilion of Okabe and Ito: told apart with any colour vision."""
Series = Mapping[str, Sequence[Bin]]


def diagram(panels: Mapping[str, Series]) -> str:
    """One panel a title; in it one line a series. A dot's area grows with the claims that it stands for."""
    width = LEFT + len(panels) * (SIDE + GAP)
    height = TOP + SIDE + 64
    drawn = "".join(
        _panel(LEFT + place * (SIDE + GAP), title, series) for place, (title, series) in enumerate(panels.items())
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="system-ui,sans-serif" font-size="12" fill="#1b1b1f">'
        "<title>What confidences promise and what they keep</title>"
        f'<rect width="{width}" height="{height}" fill="#fff"/>{drawn}</svg>\n'
    )


def _panel(left: float, title: str, series: Series) -> str:
    ticks = "".join(_tick(left, part / 5) for part in range(6))
    frame = f'<rect x="{left}" y="{TOP}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#999"/>'
    ideal = f'<path d="M{left} {TOP + SIDE}L{left + SIDE} {TOP}" stroke="#999" stroke-dasharray="4 4"/>'
    head = f'<text x="{left}" y="{TOP - 14}" font-weight="600">{title}</text>'
    lines = "".join(_line(left, place, name, found) for place, (name, found) in enumerate(series.items()))
    below = f'<text x="{left + SIDE / 2}" y="{TOP + SIDE + 34}" text-anchor="middle">confidence</text>'
    middle = TOP + SIDE / 2
    beside = f'<text transform="translate({left - 38} {middle}) rotate(-90)" text-anchor="middle">share right</text>'
    return f"<g>{head}{frame}{ideal}{ticks}{below}{beside}{lines}</g>"


def _tick(left: float, part: float) -> str:
    x, y = left + SIDE * part, TOP + SIDE * (1 - part)
    return (
        f'<text x="{x}" y="{TOP + SIDE + 16}" text-anchor="middle" font-size="10">{part:g}</text>'
        f'<text x="{left - 6}" y="{y + 4}" text-anchor="end" font-size="10">{part:g}</text>'
    )


def _line(left: float, place: int, name: str, found: Sequence[Bin]) -> str:
    spots = [(left + SIDE * one.told, TOP + SIDE * (1 - one.right), one.size) for one in found]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y, _ in spots)
    colour = COLOURS[place % len(COLOURS)]
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{1.5 + math.sqrt(size) / 3:.1f}" fill="{colour}" fill-opacity=".55"/>'
        for x, y, size in spots
    )
    at = left + 12
    down = TOP + 18 + 16 * place
    label = f'<rect x="{at}" y="{down - 8}" width="8" height="8" fill="{colour}"/><text x="{at + 14}" y="{down}">'
    return f'<path d="M{path}" fill="none" stroke="{colour}"/>{dots}{label}{name}</text>'
