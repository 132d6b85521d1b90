"""Blocks that the source itself told apart: a page's captions, posts, lists and headline."""

from __future__ import annotations

import dataclasses

from whoholds.mark.caption import shown
from whoholds.mark.pieces import Piece
from whoholds.mark.scene import Scene, Step, block_of
from whoholds.records import Block, BlockKind, Drop


def given(piece: Piece, scene: Scene) -> Step | None:
    """The block as the source told it; one without a day takes that of the heading above."""
    block = piece.given
    if block is None:
        return None
    if block.kind is BlockKind.BOILERPLATE:
        return Step((block,), (Drop("mark", "set apart by the source as no part of what is read", block.span),))
    if block.kind is BlockKind.HEADLINE:
        scene.headlines += 1
        return Step((block,))
    if block.kind is BlockKind.CAPTION and block.body == block.span:
        return Step((_caption(piece, scene, block),))
    return Step((block if block.date else dataclasses.replace(block, date=scene.day),))


def _caption(piece: Piece, scene: Scene, block: Block) -> Block:
    start, end, day = shown(piece.text)
    if not piece.text[start:end].strip():
        return block_of(BlockKind.BYLINE, piece)
    return block_of(BlockKind.CAPTION, piece, body=(start, end), date=block.date or day or scene.day)
