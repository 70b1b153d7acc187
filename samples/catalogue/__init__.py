"""The samples there are, oldest layout first. Facts only: how they are printed is for `samples.layouts`."""

from functools import cache

from samples.catalogue import before_2013, ilacs, ilacs_2018, joint, sif, visits
from samples.sample import Sample

__all__ = ["catalogue"]


@cache
def catalogue() -> tuple[Sample, ...]:
    """Every sample: all families, and every layout and oddity that published reports have."""
    parts = (before_2013, sif, ilacs_2018, ilacs, visits, joint)
    return tuple(sample for part in parts for sample in part.samples())
