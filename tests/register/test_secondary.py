"""Judgements from secondary sources are checked line by line and marked as what they are."""

from datetime import date
from pathlib import Path

import pytest

from lineofsight.errors import DataError
from lineofsight.register import Register, Source, load_secondary
from lineofsight.register.secondary import COLUMNS
from lineofsight.vocabulary import Area, Family, Grade, Kind
from tests.register.builders import report

CUMBRIA = "Cumbria,E10000006,sif-2013,2015-03-02,2015-05-13,inadequate,good,,,,good,press,dates good to a few days"
AGAIN = "Cumbria,E10000006,sif-2013,2017-11-06,2018-01-15,good,,,,,,press,Re-inspection"


def write(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "secondary.csv"
    path.write_text("\n".join((",".join(COLUMNS), *lines)) + "\n", encoding="utf-8")
    return path


def test_each_line_is_an_activity_marked_secondary_without_a_document(register: Register, tmp_path: Path) -> None:
    assert load_secondary(register, write(tmp_path, CUMBRIA, AGAIN)) == 2
    first, second = register.activities()
    assert (first.source, first.source_note) == (Source.SECONDARY, "press; dates good to a few days")
    assert (first.key, first.documents) == ("E10000006-sif-2015-03-02", ())
    assert (first.family, first.framework, first.known_from) == (Family.SIF, "sif-2013", date(2015, 5, 13))
    assert {item.area: item.grade for item in first.judgements} == {
        Area.OVERALL: Grade.INADEQUATE,
        Area.LEADERS: Grade.GOOD,
        Area.ADOPTION: Grade.GOOD,
    }
    assert (first.kind, second.kind) == (Kind.INSPECTION, Kind.REINSPECTION)


def test_the_same_file_again_changes_nothing(register: Register, tmp_path: Path) -> None:
    load_secondary(register, write(tmp_path, CUMBRIA))
    before = register.hash
    load_secondary(register, write(tmp_path, CUMBRIA))
    assert register.hash == before


def test_a_report_that_turns_up_takes_over(register: Register, tmp_path: Path) -> None:
    load_secondary(register, write(tmp_path, CUMBRIA))
    register.add(report("E10000006", date(2015, 3, 4), family=Family.SIF, grades={"overall": "good"}))
    (activity,) = register.activities()
    assert (activity.source, activity.grade(Area.OVERALL)) == (Source.REPORT, Grade.GOOD)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (CUMBRIA.replace("E10000006", "E99"), "No authority has the code 'E99'"),
        (CUMBRIA.replace("sif-2013", "sif"), "no framework 'sif'"),
        (CUMBRIA.replace("2015-03-02", "2 March"), "2 March"),
        (CUMBRIA.replace("inadequate", "bad"), "'bad' is not a valid Grade"),
        (CUMBRIA.removesuffix(",dates good to a few days"), "12 cells"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_kept(
    register: Register, tmp_path: Path, wrong: str, message: str
) -> None:
    with pytest.raises(DataError, match=rf"secondary\.csv, line 3: .*{message}.*Mend the line"):
        load_secondary(register, write(tmp_path, AGAIN, wrong))
    assert register.entries() == []
