"""Generated sample reports in the layouts of the published ones, with the facts each of them prints.

They are written in our own words about invented inspections: for tests and a first try, never as evidence.
This package knows layouts and invented content; it knows nothing of how reports are read.
"""

from samples.catalogue import catalogue
from samples.facts import Facts
from samples.sample import Advice, Findings, Judged, Place, Printing, Sample, Trap
from samples.writing import write, write_all

__all__ = [
    "Advice",
    "Facts",
    "Findings",
    "Judged",
    "Place",
    "Printing",
    "Sample",
    "Trap",
    "catalogue",
    "write",
    "write_all",
]
