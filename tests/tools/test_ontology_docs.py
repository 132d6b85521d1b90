"""The page on the ontology is what its data says."""

from __future__ import annotations

from tools.ontology_docs import PAGE, page


def test_the_page_on_the_ontology_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page(), "run python tools/ontology_docs.py"


def test_the_page_lists_every_kind_and_its_frames() -> None:
    written = page()

    assert "### surrender\n\n**give-oneself-up**" in written
    assert "| capture/by-the-state |" in written
