"""`python -m lineofsight` is the `lineofsight` command."""

from lineofsight.cli import main

main()
