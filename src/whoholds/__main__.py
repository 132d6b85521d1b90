"""`python -m whoholds`."""

from whoholds.cli.main import main

main()
