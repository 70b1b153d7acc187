"""The snapshot ships facts and no sentence, and loads fast."""

import gzip
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lineofsight.errors import DataError
from lineofsight.register import (
    Origin,
    Register,
    Source,
    correct,
    load_snapshot,
    profile,
    withdraw,
    write_snapshot,
)
from lineofsight.register.snapshot import SNAPSHOT_FOLDER
from lineofsight.reports.record import Finding, Recommendation
from lineofsight.vocabulary import Addressee, Area, RecommendationKind
from tests.register.builders import BEDFORD, DORSET, LEEDS, report, statement

SENTENCE = "Managers should see every child."
RECOMMENDATION = Recommendation(
    kind=RecommendationKind.PRIORITY,
    addressee=Addressee.LSCB,
    number=3,
    text=SENTENCE,
    national_framework=("outcome-1",),
    page=2,
)
WORDY: dict[str, Any] = {
    "recommendations": (RECOMMENDATION,),
    "findings": (
        Finding(section="leaders", number=1, text=SENTENCE),
        Finding(section="leaders", number=2, text=SENTENCE),
    ),
    "problems": 1,
}


@pytest.fixture
def shipped(register: Register, tmp_path: Path) -> Path:
    register.add(report(DORSET, **WORDY, inspectors=("Jane Example",), lead_inspector='J. "Jane" Example, senior'))
    register.add(report(LEEDS, listed=date(2024, 5, 9), kind=None))
    register.add(statement(Source.SECONDARY, BEDFORD, family="sif"))
    correct(register, report(DORSET, **WORDY).key, "judgement.overall", "inadequate", "A. Reader", "Page 1")
    made = correct(register, report(DORSET, **WORDY).key, "kind", "short", "A. Reader", "Page 1")
    withdraw(register, made.id, "A. Reader", "Page 2")
    write_snapshot(register, tmp_path / "shipped")
    return tmp_path / "shipped"


@pytest.fixture
def loaded(shipped: Path, tmp_path: Path) -> Register:
    opened = Register.create(tmp_path / "second.sqlite")
    assert load_snapshot(opened, shipped) == 3
    return opened


def test_no_sentence_of_a_report_is_in_it(shipped: Path) -> None:
    contents = {path: path.read_bytes() for path in shipped.iterdir()}
    written = "".join(
        (gzip.decompress(data) if path.suffix == ".gz" else data).decode() for path, data in contents.items()
    )
    assert SENTENCE not in written
    assert "Something is odd." not in written
    assert "problem-0" in written


def test_facts_come_back(loaded: Register, register: Register) -> None:
    with loaded:
        for before, after in zip(register.activities(), loaded.activities(), strict=True):
            for fact in ("key", "judgements", "counts", "problems", "corrected_fields", "lead_inspector", "kind"):
                assert getattr(after, fact) == getattr(before, fact)
        assert loaded.activity(report(DORSET).key).grade(Area.OVERALL) == "inadequate"
        assert profile(loaded, as_of=date(2025, 1, 1)).to_json() == profile(register, as_of=date(2025, 1, 1)).to_json()


def test_recommendations_come_back_without_their_words(loaded: Register) -> None:
    with loaded:
        found = next(item for item in loaded.records() if item.recommendations)
        assert found.recommendations == (RECOMMENDATION.model_copy(update={"text": None}),)
        assert found.findings == ()
        assert {entry.origin for entry in loaded.entries()} == {Origin.SNAPSHOT, None}


def test_a_snapshot_of_a_snapshot_is_the_same(loaded: Register, shipped: Path, tmp_path: Path) -> None:
    with loaded:
        write_snapshot(loaded, tmp_path / "again")
    before = {path.name: path.read_bytes() for path in shipped.iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()} == before


def test_what_the_register_has_already_stays_as_it_is(register: Register, shipped: Path) -> None:
    before = register.hash
    assert load_snapshot(register, shipped) == 0
    assert register.hash == before


def test_without_files_there_is_nothing_to_load(register: Register, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert load_snapshot(register, tmp_path / "empty") == 0
    assert load_snapshot(register, tmp_path / "absent") == 0
    assert SNAPSHOT_FOLDER.is_dir()


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("entries.csv", "id,identity", "line 1: the columns source"),
        ("entries.csv", None, "line 5: 1 cells"),
        ("judgements.csv", None, "line 5: 1 cells"),
    ],
)
def test_a_damaged_file_is_named_and_nothing_is_kept(
    shipped: Path, tmp_path: Path, file: str, line: str | None, message: str
) -> None:
    path = shipped / file
    path.write_text(f"{line}\n" if line else f"{path.read_text()}broken\n")
    with Register.create(tmp_path / "second.sqlite") as opened:
        with pytest.raises(DataError, match=rf"{file}, {message}"):
            load_snapshot(opened, shipped)
        assert opened.entries() == []


def test_a_value_of_the_wrong_kind_is_named(shipped: Path, tmp_path: Path) -> None:
    path = shipped / "fieldwork.csv"
    path.write_text(path.read_text().replace("2024-03-04", "4 March", 1))
    with (
        Register.create(tmp_path / "second.sqlite") as opened,
        pytest.raises(DataError, match=r"fieldwork\.csv, line 2: .*4 March"),
    ):
        load_snapshot(opened, shipped)


def test_an_own_register_follows_the_shipped_snapshot(
    register: Register, shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own" / "register.sqlite"
    monkeypatch.setenv("LINEOFSIGHT_REGISTER", str(own))
    monkeypatch.setattr("lineofsight.register.snapshot.SNAPSHOT_FOLDER", shipped)
    with Register.open() as first:
        before = {entry.identity for entry in first.entries()}
        (kept,) = [item for item in first.activities() if item.authority_code == DORSET][:1]
        correct(first, kept.key, "lead_inspector", "A. Person", "A. Analyst", "page 1")
    added = report(LEEDS, date(2031, 5, 5), document="newer")
    register.add(added)
    write_snapshot(register, shipped)
    with Register.open() as second:
        assert {entry.identity for entry in second.entries()} == before | {added.identity}
        assert second.activity(kept.key).lead_inspector == "A. Person"
        assert [made.author for made in second.corrections()] == ["A. Reader", "A. Analyst"]


def test_a_document_read_here_is_not_replaced_by_a_newer_snapshot(
    register: Register, shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINEOFSIGHT_REGISTER", str(tmp_path / "own.sqlite"))
    monkeypatch.setattr("lineofsight.register.snapshot.SNAPSHOT_FOLDER", shipped)
    mine = report(LEEDS, date(2031, 5, 5), document="mine")
    with Register.open() as first:
        first.add(mine)
    register.add(mine)
    write_snapshot(register, shipped)
    with Register.open() as second:
        (found,) = [entry for entry in second.entries() if entry.identity == mine.identity]
        assert found.origin is Origin.FILE
