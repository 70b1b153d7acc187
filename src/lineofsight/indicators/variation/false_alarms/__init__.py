"""How often a rule speaks when nothing has happened, and the thresholds that keep that as rare as one says.

The chances were simulated once (`simulation.py`, fixed seed) into two CSV files, and are looked up (`table.py`).
`python -m lineofsight.indicators.variation.false_alarms` simulates them anew.
"""

from lineofsight.indicators.variation.false_alarms.simulation import in_control, simulate
from lineofsight.indicators.variation.false_alarms.table import (
    LONGEST,
    RATE,
    chance,
    chance_of_any,
    plain_rate,
    thresholds,
)

__all__ = ["LONGEST", "RATE", "chance", "chance_of_any", "in_control", "plain_rate", "simulate", "thresholds"]
