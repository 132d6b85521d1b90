"""Let atheris look for cases by coverage: `python -m evaluation.fuzz.cover TARGET [LIBFUZZER OPTIONS]`.

Only whoholds' own code is watched. Needs atheris, which is no part of the development environment.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["whoholds"]):
    from evaluation.fuzz.cases import seeds
    from evaluation.fuzz.targets import targets
    from whoholds.flow import Reader


def main() -> None:
    """Run until stopped, or as the options say."""
    name, *options = sys.argv[1:]
    target = targets(Reader.open())[name]
    for ground in seeds():
        target(ground[:4000])
    atheris.Setup([sys.argv[0], *options], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
