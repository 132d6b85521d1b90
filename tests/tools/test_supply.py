"""What whoholds rests on is known, free, light to load, and built the same each time."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tools import audit, check_wheel
from tools.dependencies import ROOT, Dependency, page_packages, python_packages
from tools.write_licences import PAGE, page_text, unfit
from tools.write_sbom import bill
from whoholds.web.page import STATIC

LOCKED = dict(re.findall(r"^([\w.-]+)==(\S+)$", (ROOT / "requirements" / "dev.txt").read_text("utf-8"), re.MULTILINE))
AT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def packages() -> list[Dependency]:
    return python_packages()


def loaded(code: str) -> set[str]:
    """The packages outside the standard library that a process has after running code."""
    told = (
        f"{code}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}} - set(sys.stdlib_module_names))"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, timeout=60)
    return {name for name in done.stdout.splitlines()[-1].split() if not name.startswith(("_", "cython"))}


def test_importing_whoholds_loads_no_other_package() -> None:
    assert loaded("import whoholds") <= {"whoholds"}


def test_the_help_of_every_command_loads_no_more_than_click() -> None:
    code = "from click.testing import CliRunner\nfrom whoholds.cli.main import COMMANDS, main\n"
    code += "for name in ('', *(command.name for command in COMMANDS)):\n"
    code += "    assert CliRunner().invoke(main, [*filter(None, [name]), '--help']).exit_code == 0"
    assert loaded(code) <= {"whoholds", "click", "typing_extensions", "colorama"}


def test_every_licence_goes_with_whoholds_own(packages: list[Dependency]) -> None:
    assert unfit([*packages, *page_packages()]) == []


@pytest.mark.parametrize(
    "licence", ["GPL-3.0-only", "MIT AND GPL-2.0-only", "not told", "", "SSPL-1.0 OR AGPL-3.0-only"]
)
def test_a_licence_that_does_not_go_with_it_is_found(licence: str) -> None:
    assert unfit([Dependency("x", "1", licence)])


def test_a_choice_of_licences_is_fit_if_one_is() -> None:
    assert unfit([Dependency("x", "1", "GPL-2.0-only OR LGPL-2.1-or-later")]) == []


def test_the_page_of_licences_is_what_the_locked_packages_say(packages: list[Dependency]) -> None:
    assert len(packages) > 50
    if drifted := [one.name for one in packages if LOCKED.get(one.name, one.version) != one.version]:
        pytest.skip(f"other versions than the locked ones are installed: {', '.join(drifted[:5])}")
    assert page_text(packages, page_packages()) == PAGE.read_text("utf-8"), "run `make licences`"


def test_every_package_that_development_needs_is_locked(packages: list[Dependency]) -> None:
    assert [one.name for one in packages if one.name not in LOCKED and one.name not in {"setuptools", "pip"}] == []


def test_the_bill_of_materials_is_the_same_for_the_same_packages(packages: list[Dependency]) -> None:
    one, other = bill(packages, AT), bill(list(packages), AT)
    assert one == other
    assert one["components"][0]["purl"].startswith("pkg:pypi/")
    assert bill(packages[1:], AT)["serialNumber"] != one["serialNumber"]
    refs = [component["bom-ref"] for component in one["components"]]
    assert len(refs) == len(set(refs))
    assert next(c for c in one["components"] if c["name"] == "pytest")["scope"] == "excluded"


def test_what_could_not_be_asked_is_never_called_safe() -> None:
    sound = {"name": "a", "version": "1", "vulns": []}
    skipped = {"name": "b", "version": "1", "skip_reason": "not there"}
    broken = {"name": "c", "version": "1", "vulns": [{"id": "X-1", "fix_versions": []}]}
    assert audit.told([sound])[0] == 0
    assert audit.told([sound, skipped])[0] == audit.CANNOT
    assert "Of the other 1 nothing is known" in audit.told([sound, skipped])[1]
    assert audit.told([sound, skipped, broken])[0] == audit.FOUND


def page_is_built() -> bool:
    """Whether the page is there, of the sources as they are: a wheel is built of it without Node then."""
    from hatch_build import fingerprint

    mark = STATIC / ".built-from"
    return mark.is_file() and mark.read_text("utf-8") == fingerprint(ROOT / "frontend")


@pytest.mark.skipif(find_spec("hatchling") is None, reason="needs hatchling")
def test_a_wheel_is_the_same_twice_within_its_budget_and_has_the_page(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    if not page_is_built():
        pytest.skip("the page isn't built of its sources as they are: `pip install -e .`")
    assert check_wheel.main(str(tmp_path)) == 0, capsys.readouterr().out
    (wheel,) = tmp_path.glob("*.whl")
    assert check_wheel.missing(wheel) == []
