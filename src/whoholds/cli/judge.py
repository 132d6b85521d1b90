"""`whoholds judge`: a person's word on a claim, a new row; nothing is deleted."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Any

import click

from whoholds.cli.asking import Day, ledger_option, open_account, open_intake
from whoholds.records import Claim, Extent, Kind, Status

if TYPE_CHECKING:
    from whoholds.account.judging import Wording

VERDICTS = ("accept", "reject", "correct", "merge", "split")


@click.command()
@click.argument("claim")
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.argument("other", required=False)
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="correct: the kind it should have.")
@click.option("--status", type=click.Choice([status.value for status in Status]), help="correct: the status.")
@click.option("--extent", type=click.Choice([extent.value for extent in Extent]), help="correct: the extent.")
@click.option("--agent", help="correct: who did it or holds it.")
@click.option("--target", help="correct: whom it was done to.")
@click.option("--on", type=Day(), metavar="DATE", help="correct: the day.")
@click.option("--by", default=None, help="Who judges. Default: the user's name.")
@click.option("--note", help="Why.")
@ledger_option
def judge(
    claim: str, verdict: str, other: str | None, by: str | None, note: str | None, ledger: str, **fields: object
) -> None:
    """Judge CLAIM (its id, as `who` prints it in brackets).

    accept, reject: whether it counts from today on. correct: the claim as it should read, beside the old one. merge,
    split OTHER: whether the two claims tell of one happening.
    """
    if (verdict in {"merge", "split"}) != bool(other):
        raise click.UsageError("`merge` and `split` take a second claim; the other verdicts don't")
    account = open_account(ledger)
    found = account.view.claims([claim, *([other] if other else [])])
    account.close()
    for wanted in filter(None, (claim, other)):
        if wanted not in found:
            raise click.ClickException(f"no claim in {ledger} has the id {wanted}")
    intake = open_intake(ledger)
    who = by or getpass.getuser()
    if verdict == "correct":
        intake.writer.judge(claim, verdict, judge=who, note=note, corrected=_corrected(found[claim].claim, fields))
    elif other:
        intake.writer.judge_pair(claim, other, verdict, judge=who, note=note)
    else:
        intake.writer.judge(claim, verdict, judge=who, note=note)
    taken = intake.finish()
    click.echo(f"{verdict}: {claim}, by {who}; {taken.told} places told anew")


def _corrected(claim: Claim, fields: dict[str, object]) -> Claim:
    from whoholds.account.judging import NothingCorrectedError, corrected

    if not any(fields.values()):
        raise click.UsageError("say what to correct: --kind, --status, --extent, --agent, --target or --on")
    try:
        return corrected(claim, _wording(fields))
    except NothingCorrectedError as error:
        raise click.UsageError(str(error)) from error


def _wording(fields: dict[str, Any]) -> Wording:
    """The options as click gives them, in the records' own words."""
    from whoholds.account.judging import Wording

    kind, status, extent = (fields[name] for name in ("kind", "status", "extent"))
    return Wording(
        Kind(kind) if kind else None, Status(status) if status else None, Extent(extent) if extent else None,
        fields["agent"], fields["target"], fields["on"],
    )  # fmt: skip
