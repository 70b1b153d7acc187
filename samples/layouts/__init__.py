"""From a sample to the document it prints: one function per layout, chosen here. Pure; nothing is drawn."""

from collections.abc import Callable

from samples.blocks import Document
from samples.layouts import area_send, before_2013, ilacs, jtai, letters, sif_2014, sif_2015
from samples.sample import Layout, Sample

__all__ = ["lay_out"]

_LAYOUTS: dict[Layout, Callable[[Sample], Document]] = {
    Layout.CHILD_PROTECTION_2012: before_2013.child_protection,
    Layout.LOOKED_AFTER_2013: before_2013.looked_after,
    Layout.SIF_2014_EARLY: sif_2014.early,
    Layout.SIF_2014_LATE: sif_2014.late,
    Layout.SIF_2015: sif_2015.from_2015,
    Layout.SIF_BOARD: sif_2015.board_review,
    Layout.ILACS_2018_EARLY: ilacs.early_2018,
    Layout.ILACS_2018: ilacs.from_2018,
    Layout.ILACS_2021: ilacs.from_2021,
    Layout.FOCUSED_VISIT: letters.focused_visit,
    Layout.MONITORING_VISIT: letters.monitoring_visit,
    Layout.JTAI_2016: jtai.to_2020,
    Layout.JTAI_2022: jtai.from_2022,
    Layout.AREA_SEND: area_send.report,
}


def lay_out(sample: Sample) -> Document:
    """The document that prints `sample`."""
    return _LAYOUTS[sample.layout](sample)
