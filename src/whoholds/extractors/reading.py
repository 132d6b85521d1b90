"""A reader whose claims an extractor finds: sentences, places, actors and days are whoholds' own."""

from __future__ import annotations

from dataclasses import dataclass

from whoholds.extractors.finding import Page
from whoholds.extractors.keeping import STAGE, keep
from whoholds.extractors.plugin import Extractor
from whoholds.flow import Reader, Reading, not_read
from whoholds.mark import marking
from whoholds.records import Claim, Drop, Report
from whoholds.resolve import SAYS_NOTHING, says_something

TWICE = "the same claim was given before"


@dataclass(frozen=True, slots=True)
class ExtractorReader:
    """Reads reports with an extractor in place of frames and model."""

    extractor: Extractor
    base: Reader

    def read(self, report: Report) -> Reading:
        """The claims of one report; `drops` lists each of the extractor's that can't be kept, with the reason."""
        marked = marking(report)
        if not report.is_read:
            return Reading(report, marked.blocks, (), (), (), (*marked.drops, not_read(report)))
        parsed = self.base.parser.read(report.text, marked.blocks)
        sentences = tuple(found.sentence for found in parsed)
        places = self.base.resolver.places(report, marked.blocks, sentences)
        kept = keep(Page(report, sentences), self.extractor.extract(report), self.extractor.name)
        drafts = sorted(kept.drafts, key=lambda draft: (draft.sentence, draft.cue.span))
        found = self.base.resolver.claims(report, marked.blocks, sentences, drafts, places=places)
        claims = tuple(claim for claim in found if says_something(claim))
        bare = (Drop("resolve", SAYS_NOTHING, claim.cue) for claim in found if not says_something(claim))
        drops = (*marked.drops, *kept.drops, *bare, *_twice(len(drafts), found))
        return Reading(report, marked.blocks, sentences, places, claims, drops)


def _twice(drafts: int, found: tuple[Claim, ...]) -> list[Drop]:
    """A claim that was given several times is one."""
    return [Drop(STAGE, TWICE)] * max(drafts - len(found), 0)
