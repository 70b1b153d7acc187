"""The `lineofsight` command: one thin module per room; whatever it does, the library does too."""

from lineofsight.cli.app import main

__all__ = ["main"]
