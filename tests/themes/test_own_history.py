"""What the reports of one authority raise, side by side."""

from datetime import date

from lineofsight.register import Register, Source
from lineofsight.themes.own_history import OwnHistory, own_history
from tests.register.builders import DORSET, statement
from tests.themes.builders import asking, coded

TODAY = date(2025, 1, 1)
FIRST, SECOND, THIRD = date(2016, 3, 7), date(2019, 3, 4), date(2022, 3, 7)


def _history(register: Register) -> OwnHistory:
    return own_history(register, register.as_of(TODAY).history(DORSET), TODAY)


def test_a_code_is_again_once_an_earlier_report_raised_it(register: Register) -> None:
    coded(
        register,
        asking("neglect", start=FIRST),
        asking("adoption", start=SECOND),
        asking("neglect", "neglect too", "supervision", start=THIRD),
    )
    found = _history(register)
    neglect = found.codes[0]
    assert neglect.code.id == "neglect"
    assert [mark and (mark.passages, mark.is_again) for mark in neglect.marks] == [(1, False), None, (2, True)]
    assert [item.code.id for item in found.repeated] == ["neglect"]


def test_the_most_repeated_come_first_then_what_the_latest_raises(register: Register) -> None:
    coded(register, asking("neglect", "adoption", start=FIRST), asking("neglect", "supervision", start=SECOND))
    assert [item.code.id for item in _history(register).codes] == ["neglect", "supervision", "adoption"]
    assert [item.is_latest for item in _history(register).codes] == [True, True, False]


def test_a_code_given_with_doubt_alone_is_not_sure(register: Register) -> None:
    coded(register, asking("neglect?? adoption", start=FIRST))
    marks = {item.code.id: item.marks[0] for item in _history(register).codes}
    assert [marks[code].is_sure for code in ("neglect", "adoption") if marks[code]] == [False, True]  # type: ignore[union-attr]


def test_activities_that_were_not_coded_are_named_and_no_column(register: Register) -> None:
    coded(register, asking("neglect", start=FIRST))
    register.add(statement(Source.OFFICIAL_STATISTICS, DORSET, SECOND))
    found = _history(register)
    assert [item.fieldwork_start for item in found.reports] == [FIRST]
    assert [item.fieldwork_start for item in found.uncoded] == [SECOND]


def test_nothing_known_is_an_empty_history(register: Register) -> None:
    assert _history(register) == OwnHistory((), (), ())
