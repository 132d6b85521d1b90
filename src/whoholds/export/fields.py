"""What the fields of the nested JSON mean: of claims, of the answers of `who` and `picture`, of events."""

from __future__ import annotations

CLAIM = {
    "report_id": "the id given with the report, else a hash of its text",
    "claim_id": "a hash of what the claim says",
    "kind": "what it says happened or is so",
    "cue": "the words that express the kind: `text`, and `start` and `end` in code points",
    "quote": "the sentence or clause that holds the claim",
    "block": "what sort of stretch it stands in: headline, paragraph, caption, post, list, other",
    "agent": "who acts or holds: a list of actors",
    "target": "whom or what it is done to: a list of actors",
    "place": "where: a list of places, the most specific first",
    "when": "the days that it is about, null if the report doesn't tell",
    "count": "how many people or things: a list of counts",
    "source": "who says so; null for the report's own voice",
    "status": "asserted, denied, possible, planned or hypothetical, as its source has it",
    "extent": "how much of the place: whole, most or part",
    "confidence": "how sure the reading is, 0 to 1",
    "found_by": "the frame or the reader that found it",
    "codes": "the claim in the field's code books, null where a book has nothing for it",
    "outlet": "in a ledger: who printed the report; copies under several names are one outlet",
    "reliability": "in a ledger: the outlet's letter in your own table, F where it can't be judged",
    "published": "in a ledger: the report's day of publication",
    "known_from": "in a ledger: the day from which the claim was known",
}

ACTOR = {
    "text": "the report's words; empty if only understood",
    "start": "where they start, in code points; null if only understood",
    "end": "where they end",
    "name": "whom they mean",
    "actor_id": "the id in the registry of actors",
    "side": "government, rebel, militia, foreign state, international body, civilians",
}

PLACE = {
    "text": "the report's words; empty if only understood",
    "start": "where they start, in code points",
    "end": "where they end",
    "name": "the usual name",
    "type": "city, village, neighbourhood, facility, district, province, region, country or water",
    "country": "ISO 3166-1 alpha-2",
    "admin1": "the first-order division",
    "lat": "degrees north, WGS 84; null if the place isn't resolved",
    "lon": "degrees east, WGS 84",
    "place_id": "the gazetteer's id",
    "precision": "UCDP's where_prec, 1 exact to 7 sea or airspace",
    "relation": "words that move the place (“outskirts of”)",
    "confidence": "the chance that the choice is right",
    "reason": "why the place has no coordinates",
}

WHEN = {
    "text": "the report's words; empty if only understood",
    "start": "the first day",
    "end": "the last day, inclusive",
    "precision": "UCDP's date_prec, 1 day to 5 year",
}

COUNT = {
    "what": "killed, wounded, displaced, detained, abducted, missing, surrendered, forces, strikes, facilities, places",
    "low": "the least that the words mean",
    "high": "the most; null where they set no upper bound",
    "text": "the words",
    "unit": "persons, families, vehicles ...",
}

SOURCE = {
    "text": "the words for the speaker",
    "start": "where they start, in code points",
    "end": "where they end",
    "name": "whom they mean",
    "kind": "official, armed group, monitor, medic, witness, media, ...",
    "cue": "the verb of saying",
    "actor_id": "the id in the registry of actors",
    "side": "the side that the speaker is on",
}

CODES = {
    "acled": "ACLED's `event_type` and `sub_event_type`",
    "plover": "PLOVER's category and mode",
    "plover_context": "PLOVER's auxiliary modes: negation, future, hypothetical",
    "cameo": "CAMEO's code",
    "ucdp": "UCDP's type of violence: 1 state-based, 2 non-state, 3 one-sided",
}

STANDING = {
    "place": "the place, without words of its own",
    "at": "the day asked about",
    "as_known": "the day whose knowledge was asked for, null for today's",
    "state": "held, contested, besieged or unknown",
    "holder": "who holds it: `name`, `actor_id`, and of several `sides`",
    "besieger": "who is around it",
    "extent": "how much of it the holder has",
    "basis": "claimed, reported, confirmed or disputed",
    "since": "the first day of this state",
    "until": "the first day that it stood otherwise, null while it lasts",
    "last_confirmed": "the last day that words speak of",
    "inferred": "why, where no words name this place and this time",
    "for": "the claims that support it",
    "against": "the claims that oppose it",
    "history": "with --history: all stretches of days, each with the ids of its claims",
}

EVENT = {
    "event_id": "made from the first claim; it stays as more claims come",
    "kind": "what happened",
    "place": "where",
    "first": "the first day",
    "last": "the last day, inclusive",
    "agents": "who is named as doing it",
    "tolls": "how many were hurt: a list of tolls",
    "links": "which claims are taken for one happening: `claims`, `weight`, and `reasons` with their weights",
    "claims": "the claims",
}

TOLL = {
    "what": "killed, wounded, displaced, detained, abducted or missing",
    "victims": "whom the claims name as hurt",
    "low": "the least that anyone says",
    "best": "what most claimants say, the latest word deciding between equals",
    "high": "the most that anyone says; null where one sets no upper bound",
    "disputed": "whether two claimants can't both be right",
    "by": "each claimant's own: `claimant`, `low`, `high`, `claim_id`, `report_id`, `quote`",
}

SHAPES: tuple[tuple[str, dict[str, str]], ...] = (
    ("Claim", CLAIM),
    ("Actor of a claim", ACTOR),
    ("Place of a claim", PLACE),
    ("Time of a claim", WHEN),
    ("Count of a claim", COUNT),
    ("Source of a claim", SOURCE),
    ("Codes of a claim", CODES),
    ("Answer of `who` and `picture`", STANDING),
    ("Event", EVENT),
    ("Toll of an event", TOLL),
)
