"""References to the national framework, in the formats reports print."""

import pytest

from lineofsight.reports.recommendations import national_framework_references


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("Practice (outcome 3, national framework).", ("outcome-3",)),
        ("Practice (Outcome Four, National Framework)", ("outcome-4",)),
        ("Practice (Enabler two).", ("enabler-2",)),
        ("Practice (Enabler 1 national framework)", ("enabler-1",)),
        ("Practice (Outcome 4 National Social Care Framework)", ("outcome-4",)),
        ("Practice (outcomes 1 and enabler 3, national framework)", ("outcome-1", "enabler-3")),
        ("Practice (enabler: leaders drive conditions for effective practice, national framework)", ("enabler-2",)),
        ("Practice (enabler: the workforce is equipped and effective)", ("enabler-3",)),
        ("Practice (outcome: children are safe in and outside of their homes)", ("outcome-3",)),
        ("Practice (including outcomes for children)", ()),
        ("Improve outcome 3 for children", ()),
        ("", ()),
    ],
)
def test_a_reference_is_read_in_every_printed_format(text: str, references: tuple[str, ...]) -> None:
    assert national_framework_references(text) == references
