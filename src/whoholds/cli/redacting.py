"""Redacting a ledger: each report of one, masked, into another."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whoholds.cli.asking import open_account, open_intake
from whoholds.cli.output import bar
from whoholds.cli.sources import open_reader
from whoholds.cli.stopping import writing

if TYPE_CHECKING:
    from whoholds.flow import Reader
    from whoholds.ledger.browse import Filed
    from whoholds.records import Span
    from whoholds.redact import Policy, Redacted


def redact_ledger(source: str, target: str, given: Path | None, *, quiet: bool) -> tuple[int, int]:
    """How many reports went over, and how many names were masked in them."""
    from whoholds.ledger.browse import Browser
    from whoholds.records.asked import Asked

    policy, reader, account = _policy(given), open_reader(), open_account(source)
    if Path(target).exists():
        raise click.ClickException(f"{target} is there already: name a new one, so that old and new aren't mixed")
    browser, intake = Browser(account.view.engine), open_intake(target)
    reports = [listed.id for listed in account.catalogue.reports(Asked())]
    accepted = {entry.id for _, entry in account.catalogue.claims(Asked())}
    masked = 0
    with writing(target), bar("redacting", len(reports), quiet=quiet) as advance:
        for report_id in reports:
            filed = browser.report(report_id)
            if filed:
                redacted, names = _redacted(filed, accepted, reader, policy)
                intake.take_all([redacted])
                masked += len(names)
            advance(report_id)
        intake.finish()
    return len(reports), masked


def _policy(given: Path | None) -> Policy:
    from whoholds.redact import PolicyError, load_policy

    try:
        return load_policy(given)
    except (PolicyError, OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{given}: {error}") from error


def _redacted(filed: Filed, accepted: Collection[str], reader: Reader, policy: Policy) -> tuple[Redacted, list[Span]]:
    from whoholds.redact import Redacted, private_names, redact

    claims = tuple(entry.claim for entry in filed.entries if entry.id in accepted)
    places = tuple(place for claim in claims for place in claim.places)
    located = [place.span for place in places if place.span and place.place_id]
    sentences = reader.parser.parse(filed.report.text, filed.blocks)
    names = private_names(filed.report.text, sentences, reader.resolver.registry.is_leader, located)
    whole = Redacted(filed.report, filed.blocks, (), claims)
    return redact(whole, names, policy), names
