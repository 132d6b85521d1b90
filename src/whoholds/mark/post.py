"""Posts embedded in a report: from X (Twitter), Telegram, Facebook, Instagram; with author, handle and day."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Sequence

from whoholds.mark.calendar import DAY, day_of
from whoholds.mark.cues import cues
from whoholds.mark.pieces import Piece
from whoholds.mark.scene import Scene, Step, block_of, head_of, within
from whoholds.records import BlockKind

_TIME = r"(?:(?:\sat)?[,\s·|]{1,3}\d{1,2}:\d{2}(?:\s?[AaPp][Mm])?(?:\s[A-Z]{2,4})?)?"
_ON = rf"(?P<day>{DAY}){_TIME}"
# The line that an embedded post ends with, by network, as their own embed code prints it.
_CREDITS = (
    re.compile(
        rf"(?<!\S)[—–-]{{1,2}}\s{{0,3}}(?P<author>[^\n()@—]{{1,80}}?)\s{{0,3}}\(@(?P<handle>\w{{1,30}})\)(?:[\s,·]{{1,4}}{_ON})?"
    ),
    re.compile(
        rf"(?<!\S)[—–-]{{1,2}}\s{{0,3}}(?P<author>[^\n()@—]{{1,80}}?)\s{{0,3}}\((?:https?://)?t\.me/(?P<handle>\w{{2,40}})\)(?:[\s,·]{{1,4}}{_ON})?"
    ),
    re.compile(
        rf"(?<!\S)[—–-]{{1,2}}\s{{0,3}}(?P<author>[^\n()@—]{{1,80}}?)\s(?:on|via)\s(?P<handle>Telegram|Facebook|Instagram|X|Twitter)[\s,·]{{1,4}}{_ON}"
    ),
    re.compile(rf"Posted by\s(?P<author>[^\n()@—]{{1,80}}?)\son\s{_ON}"),
    re.compile(rf"A post shared by\s(?P<author>[^\n()@—]{{1,80}}?)\s?\(@(?P<handle>[\w.]{{1,30}})\)(?:\son\s{_ON})?"),
)
_NETWORKS = frozenset({"Telegram", "Facebook", "Instagram", "X", "Twitter"})
# "Jane Doe (@jane) · Aug 9, 2021" or "Jane Doe @jane · Aug 9" above its words.
_HEADER = re.compile(rf"(?P<author>[^\n()@—:]{{1,60}}?)\s\(?@(?P<handle>\w{{1,30}})\)?(?:\s?[·•|,]\s?{_ON})?")
_CHANNEL = re.compile(r"(?:https?://)?(?:t|telegram)\.me/(?:s/)?(?P<handle>\w{2,40})(?:/\d{1,12})?$")
_PICTURE = re.compile(r"(?:pic\.(?:twitter|x)\.com|t\.co)/\w{1,30}$")
_LAST_WORD = re.compile(r"\S+$")
_FURTHEST = 6000


def join_posts(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """The pieces, each post's words joined with the credit below or the name above them."""
    joined: list[Piece] = []
    for piece in pieces:
        above = joined[-1] if joined else None
        if above and above.group >= piece.group - 1 and _belong(above, piece):
            start, end = above.start, piece.end
            joined[-1] = Piece(start, end, text[start:end], above.group, above.indent)
        else:
            joined.append(piece)
    return joined


def _belong(above: Piece, piece: Piece) -> bool:
    if above.given or piece.given or len(above.text) > _FURTHEST:
        return False
    if _is_credit(piece.text):
        return not any(_CREDITS[0].finditer(above.text[-200:])) and not _is_credit(above.text)
    return above.group == piece.group and _is_header(above.text)


def _is_credit(text: str) -> bool:
    return len(text) <= 250 and any(pattern.fullmatch(text) for pattern in _CREDITS)


def _is_header(text: str) -> bool:
    return len(text) <= 140 and _HEADER.fullmatch(text) is not None


def post(piece: Piece, scene: Scene) -> Step | None:
    """A post, up to the end of its credit; what follows the credit on the line is marked by itself."""
    found = _first_credit(piece.text)
    if found:
        return _credited(piece, scene, found)
    return _headed(piece, scene) or _linked(piece, scene)


def _first_credit(text: str) -> re.Match[str] | None:
    near = [match for pattern in _CREDITS for match in pattern.finditer(text, 0, _FURTHEST) if _ends_line(text, match)]
    return min(near, key=lambda match: match.start(), default=None)


def _ends_line(text: str, match: re.Match[str]) -> bool:
    """A credit without a day ends its line: elsewhere "- the minister (@name)" may be any aside."""
    return bool(match["day"]) or match.end() == len(text)


def _credited(piece: Piece, scene: Scene, found: re.Match[str]) -> Step:
    whole = head_of(piece, found.end())
    handle = found.groupdict().get("handle")
    made = block_of(BlockKind.POST, whole, body=(0, _without_links(piece.text, found.start())), date=_day(found, scene))
    author = within(piece, *found.span("author"))
    made = dataclasses.replace(made, author=author, handle=None if handle in _NETWORKS else handle)
    return Step((made,), rest=piece.after(found.end()))


def _headed(piece: Piece, scene: Scene) -> Step | None:
    """Words under the name of their author."""
    line = piece.text.split("\n", 1)[0].rstrip()
    found = _HEADER.fullmatch(line) if len(line) <= 140 else None
    if not found or len(line) == len(piece.text):
        return None
    body = (len(line), _without_links(piece.text, len(piece.text)))
    made = block_of(BlockKind.POST, piece, body=body, date=_day(found, scene))
    return Step((dataclasses.replace(made, author=within(piece, *found.span("author")), handle=found["handle"]),))


def _linked(piece: Piece, scene: Scene) -> Step | None:
    """Words that end in the link of a post and name no author; a channel's link names the channel."""
    last = _LAST_WORD.search(piece.text[-120:])
    if not last or " " not in piece.text:
        return None
    channel = _CHANNEL.match(last[0])
    if not channel and not _PICTURE.search(last[0]):
        return None
    made = block_of(BlockKind.POST, piece, body=(0, _without_links(piece.text, len(piece.text))), date=scene.day)
    return Step((dataclasses.replace(made, handle=channel["handle"] if channel else None),))


def _day(found: re.Match[str], scene: Scene) -> dt.date | None:
    return day_of(found["day"], published=scene.report.published) if found["day"] else None


def _without_links(text: str, end: int) -> int:
    """The end of the words before `end` once the links that they close with are left off."""
    while True:
        while end and text[end - 1].isspace():
            end -= 1
        start = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1
        glued = next(_links_in(text, start, end), None)
        if glued is None:
            return end
        end = glued


def _links_in(text: str, start: int, end: int) -> Iterator[int]:
    """Where a link starts in the last word, which may be glued to the word before ("#Gomapic.twitter.com/x")."""
    word = text[start:end]
    found = cues().post_links.search(word)
    if found:
        before = word[: found.start()]
        yield start + len(re.sub(r"https?://(?:\w{1,10}\.)?$", "", before))
