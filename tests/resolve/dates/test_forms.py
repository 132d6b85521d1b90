"""Each form of time is found in its own examples and in none of those it refuses."""

import pytest

from whoholds.resolve.dates import find_times
from whoholds.resolve.dates.find import all_forms

MATCHES = [(form.name, example) for form in all_forms() for example in form.matches]
REFUSES = [(form.name, example) for form in all_forms() for example in form.refuses]


@pytest.mark.parametrize(("name", "example"), MATCHES)
def test_a_form_is_found_in_its_examples(name: str, example: str) -> None:
    assert name in {time.form for time in find_times(example)}


@pytest.mark.parametrize(("name", "example"), REFUSES)
def test_a_form_is_not_found_in_what_it_refuses(name: str, example: str) -> None:
    assert name not in {time.form for time in find_times(example)}


def test_every_form_has_an_example_it_refuses() -> None:
    assert not [form.name for form in all_forms() if not form.refuses]
