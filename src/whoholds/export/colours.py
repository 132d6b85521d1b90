"""Colours of families and states that people with any colour vision tell apart (Okabe and Ito's eight)."""

from __future__ import annotations

from whoholds.export.families import Family
from whoholds.records.control import State

COLOURS: dict[str, str] = {
    Family.CONTROL.value: "#0072b2",
    Family.VIOLENCE.value: "#d55e00",
    Family.HARM.value: "#cc79a7",
    Family.HUMANITARIAN.value: "#009e73",
    Family.POLITICS.value: "#777777",
    State.HELD.value: "#0072b2",
    State.CONTESTED.value: "#d55e00",
    State.BESIEGED.value: "#e69f00",
    State.UNKNOWN.value: "#777777",
}
