"""Cases: seeds of our own, cut, doubled, spliced and spoilt. The same number gives the same case on every machine."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from importlib.resources import files
from itertools import pairwise

SPICE = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x80", b"\xed\xa0\x80", "\u202e".encode(), "\u200b".encode(),
    "\u00ad".encode(), "\u00a0".encode(), "e\u0301".encode(), "\U0001f600".encode(), "الرقة".encode(), b"\r\n", b"\r",
    b"\t", b"\n\n\n", b"<script>alert(1)</script>", b"<img src=x onerror=alert(1)>", b"<!--", b"-->", b"<![CDATA[",
    b"</p><p>", b"<table><tr><td>", b"&amp;&lt;&#x0;&#1114112;", b"javascript:alert(1)", b'{"text": "', b'"}', b"[[[[",
    b"]]]]", b"1e999", b"-0", b"99999999999999999999", b"31 February 2021", b"9999-12-31", b"0000-00-00",
    b"between 20 and 10", b"dozens of hundreds of thousands", b"half a million and a half", b"nine of the 10",
    b"late last early Friday", b"since since since", b'" said "', b"', he said, '", b"(((((", b")))))", b"\\" * 9,
    b"KABUL, Aug 9 (AP) - ", b"Photo: ", b"Read more: ", b"@user", b"#Kandahar", b"... ... ...", b"A" * 300,
    b"a. " * 99,
)  # fmt: skip
"""What is strewn in: bytes that are no text, marks that turn or hide text, markup, odd numbers and dates."""

Twist = Callable[[random.Random, bytes], bytes]


def seeds() -> tuple[bytes, ...]:
    """The samples, whole and as bare text."""
    folder = files("whoholds") / "samples"
    whole = [path.read_bytes() for path in sorted(folder.iterdir(), key=str) if path.name.endswith(".json")]
    return (*whole, *(json.loads(data)["text"].encode() for data in whole))


def case(number: int, grounds: tuple[bytes, ...], longest: int = 2_000) -> bytes:
    """The case with a number: a stretch of a seed, twisted one to six times."""
    chance = random.Random(number)
    data = _stretch(chance, chance.choice(grounds), longest)
    for _ in range(chance.randint(1, 6)):
        data = chance.choice(TWISTS)(chance, data)
    return data[: 4 * longest]


def _stretch(chance: random.Random, data: bytes, longest: int) -> bytes:
    start = chance.randrange(len(data))
    return data[start : start + chance.randint(1, longest)] if chance.random() < 0.9 else data[:longest]


def _cut(chance: random.Random, data: bytes) -> bytes:
    first, last = sorted((_place(chance, data), _place(chance, data)))
    return data[:first] + data[last:]


def _double(chance: random.Random, data: bytes) -> bytes:
    first, last = sorted((_place(chance, data), _place(chance, data)))
    return data[:last] + data[first:last] * chance.randint(1, 4) + data[last:]


def _spice(chance: random.Random, data: bytes) -> bytes:
    at = _place(chance, data)
    return data[:at] + chance.choice(SPICE) * chance.choice((1, 1, 1, 2, 30)) + data[at:]


def _spoil(chance: random.Random, data: bytes) -> bytes:
    spoilt = bytearray(data)
    for _ in range(min(len(spoilt), chance.randint(1, 12))):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def _shuffle(chance: random.Random, data: bytes) -> bytes:
    edges = sorted({0, len(data), *(_place(chance, data) for _ in range(6))})
    parts = [data[first:last] for first, last in pairwise(edges)]
    chance.shuffle(parts)
    return b"".join(parts)


def _place(chance: random.Random, data: bytes) -> int:
    return chance.randint(0, len(data))


TWISTS: tuple[Twist, ...] = (_cut, _double, _spice, _spice, _spoil, _shuffle)
