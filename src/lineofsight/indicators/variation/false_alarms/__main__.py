"""Simulate the tables anew: `python -m lineofsight.indicators.variation.false_alarms [FOLDER]`, about five minutes."""

import sys
from pathlib import Path

from lineofsight.indicators.variation.false_alarms.simulation import simulate
from lineofsight.indicators.variation.false_alarms.table import AUTOCORRELATIONS, LENGTHS, write

if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    write(((length, rho, simulate(length, rho)) for length in LENGTHS for rho in AUTOCORRELATIONS), folder)
