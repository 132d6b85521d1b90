"""How often, how long and how much a client may ask, by the clock and by the byte."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message, Receive, Scope, Send

from whoholds.web.guard import Bounds, Guard
from whoholds.web.pace import MOST_CLIENTS, Pace


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@given(per_minute=st.integers(1, 600), pauses=st.lists(st.floats(0, 90), max_size=200))
def test_no_minute_lets_in_more_than_its_number_and_a_half(per_minute: int, pauses: list[float]) -> None:
    """A burst of a minute's worth may follow on a minute at an even pace, and no more."""
    clock = Clock()
    pace, let_in = Pace(per_minute, clock), list[float]()
    for pause in pauses:
        clock.now += pause
        if not pace.wait("a"):
            let_in.append(clock.now)
    for start in let_in:
        assert sum(start <= at < start + 60 for at in let_in) <= 2 * per_minute


@given(per_minute=st.integers(1, 60), asked=st.integers(1, 200))
def test_who_waits_as_told_is_let_in(per_minute: int, asked: int) -> None:
    clock = Clock()
    pace = Pace(per_minute, clock)
    for _ in range(asked):
        wait = pace.wait("a")
        clock.now += wait + 1e-6
        assert not wait or pace.wait("a") < 1e-3


def test_one_client_bears_nothing_on_another_and_none_is_held_with_nought() -> None:
    clock = Clock()
    pace = Pace(2, clock)
    assert [bool(pace.wait("a")) for _ in range(4)] == [False, False, True, True]
    assert not pace.wait("b")
    assert not any(Pace(0, clock).wait("a") for _ in range(1000))


def test_no_number_of_clients_fills_the_memory() -> None:
    pace = Pace(2, Clock())
    for number in range(3 * MOST_CLIENTS):
        pace.wait(str(number))
    assert len(pace._used_up) == MOST_CLIENTS


def answered(messages: Iterable[Message | float], *, bounds: Bounds, told: bytes = b"") -> tuple[int, bytes]:
    """The status, and what the application behind the guard read, of a body that comes so; numbers are pauses."""
    seen: list[bytes] = []
    sent: list[Message] = []
    coming = iter(messages)

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append((await receive())["body"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def receive() -> Message:
        for message in coming:
            if isinstance(message, dict):
                return message
            await asyncio.sleep(message)  # type: ignore[arg-type]
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", b"localhost"), *([(b"content-length", told)] if told else [])]
    scope = {"type": "http", "method": "POST", "path": "/x", "query_string": b"", "headers": headers}
    asyncio.run(Guard(application, bounds=bounds)(scope, receive, send))
    return sent[0]["status"], b"".join(seen)


def part(body: bytes, *, more: bool = True) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_body_in_parts_comes_through_whole() -> None:
    assert answered([part(b"a"), part(b"b"), part(b"c", more=False)], bounds=Bounds()) == (200, b"abc")


def test_a_body_that_never_ends_is_given_up() -> None:
    assert answered([part(b"a"), 60.0], bounds=Bounds(seconds=0.05)) == (408, b"")
    assert answered((x for _ in range(50) for x in (part(b"a"), 0.01)), bounds=Bounds(seconds=0.1))[0] == 408


def test_a_body_larger_than_its_bound_is_given_up() -> None:
    assert answered([part(b"aaaa"), part(b"aaaa")], bounds=Bounds(body=5)) == (413, b"")
    assert answered([part(b"aaaaa", more=False)], bounds=Bounds(body=5)) == (200, b"aaaaa")


@pytest.mark.parametrize("told", [b"6", b"-1", b"x", b"9" * 40, "٣".encode()])
def test_a_length_out_of_bounds_or_none_is_refused_unread(told: bytes) -> None:
    assert answered([], bounds=Bounds(body=5), told=told) == (413, b"")
