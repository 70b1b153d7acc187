"""A new version is a data file; a bad data file stops with file, key and the nearest valid name."""

import re
import shutil
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.errors import DataError
from lineofsight.frameworks import DATA_FOLDER, Framework, diff, load_rulebook
from lineofsight.vocabulary import Area, Family, Grade

PLANNED = """
# Everything not said here is as in ilacs-2026.
id = "children-and-families-2027"
title = "Inspection of children and families services (2027)"
inspects = "Local authority children’s services"
status = "framework"
summary = "Family help gets a judgement of its own length of visit."
families = ["ilacs", "focused-visit", "monitoring-visit"]
amends = "ilacs-2026"
withdraws = ["open-questions.next-framework"]
starts = 2027-09-06
sources = ["Z1"]
confidence = ["seen"]

[on-site.standard]
working-days = 8
sources = ["Z1"]
confidence = ["seen"]
"""
ITS_SOURCES = """
[official]
Z1 = { title = "The handbook of 2027", address = "https://example.org/handbook" }
"""
HEADER = """
id = "test-1"
title = "Test"
inspects = "Test"
status = "framework"
summary = "Test."
families = ["ilacs"]
starts = 2027-01-01
sources = ["Z1"]
confidence = ["seen"]

[activities.standard]
name = "Standard inspection"
kind = "standard"
text = "an inspection"
sources = ["Z1"]
confidence = ["seen"]
"""
JUDGEMENT = '[judgements.leaders]\nname = "Leaders"\nrole = "key"\nsources = ["Z1"]\nconfidence = ["seen"]\n'
LENGTH = '[on-site.standard]\nworking-days = 8\nsources = ["Z1"]\nconfidence = ["seen"]\n'


SNIPPETS = ["3", "-1.5", "nan", '""', '"x"', "[]", "[3]", "{}", "[{}]", "[{ x = 1 }]", "[[]]", "true", "2027-01-01"]


def load(folder: Path, text: str) -> Framework:
    (folder / "sources.toml").write_text(ITS_SOURCES, "utf-8")
    (folder / "test.toml").write_text(text, "utf-8")
    return load_rulebook(folder).frameworks[0]


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(DataError) as caught:
        load(folder, text)
    return str(caught.value)


def test_the_framework_planned_for_2027_needs_a_data_file_and_no_code(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(ITS_SOURCES, "utf-8")
    (tmp_path / "children-and-families-2027.toml").write_text(PLANNED, "utf-8")
    by_id = {framework.id: framework for framework in load_rulebook(DATA_FOLDER, tmp_path).frameworks}
    planned, before = by_id["children-and-families-2027"], by_id["ilacs-2026"]
    assert planned.applies_to(Family.ILACS, date(2027, 9, 6))
    assert planned.areas == before.areas
    assert [str(change) for change in diff(before, planned).changes] == [
        "on-site, standard: 10 working days; Monday of week 2 to Friday of week 3 → 8 working days",
        "open-questions, next-framework: A framework for children and families services is planned for 2027; "
        "its content is unknown [in doubt] → (gone)",
    ]


def test_a_version_may_be_a_folder_of_files(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(ITS_SOURCES, "utf-8")
    folder = tmp_path / "test-1"
    folder.mkdir()
    (folder / "framework.toml").write_text(HEADER, "utf-8")
    (folder / "length.toml").write_text(LENGTH, "utf-8")
    (framework,) = load_rulebook(tmp_path).frameworks
    assert framework.on_site[0].words == "8 working days"
    (folder / "more.toml").write_text(LENGTH, "utf-8")
    with pytest.raises(DataError, match=r"test-1/more\.toml, on-site\.standard: already given in test-1/length\.toml"):
        load_rulebook(tmp_path)


def test_every_area_stands_for_the_areas_of_the_version(tmp_path: Path) -> None:
    rule = (
        '[grades.good]\nlabel = "Good"\nsources = ["Z1"]\nconfidence = ["seen"]\n[overall-rules.all]\ntext = "All"\n'
        'when = [{ all-of = "every-area", graded = ["good"] }]\nsources = ["Z1"]\nconfidence = ["seen"]\n'
    )
    framework = load(tmp_path, HEADER + JUDGEMENT + rule)
    assert framework.overall_rules[0].when[0].holds({Area.LEADERS: Grade.GOOD})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEADER + LENGTH.replace("working-days", "workingdays"), r"on-site\.standard.*nearest: working-days"),
        (HEADER + LENGTH.replace("[on-site.", "[onsite."), r"'onsite' is not a known name; nearest: on-site"),
        (HEADER + LENGTH.replace("standard", "standrad"), r"on-site\.standrad.*'standrad'; nearest: standard"),
        (HEADER + LENGTH.replace('"Z1"', '"Z9"'), r"on-site\.standard: 'Z9' is not in the table of sources"),
        (HEADER + LENGTH.replace('["seen"]', '["sen"]'), r"on-site\.standard, confidence: 'sen'.*nearest: seen"),
        (HEADER + LENGTH.replace('sources = ["Z1"]', ""), r"on-site\.standard, sources: this is missing"),
        (HEADER + LENGTH.replace('"Z1"', ""), r"on-site\.standard, sources: .*at least 1 item"),
        (HEADER + LENGTH.replace("= 8", "= -8"), r"on-site\.standard, working-days: write a number"),
        (HEADER + LENGTH.replace("= 8", "= nan"), r"working-days: write a number"),
        (HEADER + LENGTH.replace("= 8", "= inf"), r"working-days: write a number"),
        (HEADER + LENGTH.replace("= 8", "= [9, 8]"), r"working-days: write the smaller number first"),
        (HEADER + LENGTH.replace("= 8", "= true"), r"working-days: write a number"),
        (HEADER + LENGTH + "weeks = 2\n", r"on-site\.standard: has working-days and weeks; keep one"),
        (HEADER + LENGTH + LENGTH, r"test\.toml cannot be read as TOML"),
        (HEADER + LENGTH + 'starts = "2027-01-01"\n', r"on-site\.standard, starts: .*valid date"),
        (HEADER + LENGTH + "starts = 2027-02-30\n", r"test\.toml cannot be read as TOML"),
        (HEADER + LENGTH + "starts = 2027-01-01T09:00:00\n", r"on-site\.standard, starts: .*valid date"),
        (HEADER + LENGTH + "starts = 2027-02-01\nends = 2027-01-01\n", r"ends on 2027-01-01, before it starts"),
        (HEADER + LENGTH.replace("[on-site.standard]", "[[on-site.standard]]") * 2, r"two statements hold on"),
        (HEADER + JUDGEMENT.replace("leaders", "leader"), r"judgements\.leader, key: 'leader'.*nearest: leaders"),
        (HEADER + JUDGEMENT + 'key = "leaders"\n', r"judgements\.leaders: key is set by the reader"),
        (HEADER.replace('"framework"', '"law"'), r"test\.toml, status: 'law' is not a known value"),
        (HEADER.replace("starts = 2027-01-01", ""), r"starts is missing; only a proposal has no first day"),
        (HEADER.replace('id = "test-1"', ""), r"test\.toml has no id"),
        (HEADER.replace("summary", "sumary"), r"'sumary' is not a known name; nearest: summary"),
        (HEADER.replace("starts =", 'replaces = "test-2"\nstarts ='), r"replaces: there is no version 'test-2'"),
        (HEADER.replace("starts =", 'amends = "test-2"\nstarts ='), r"amends: there is no version 'test-2'"),
        (HEADER.replace("starts =", 'amends = "test-1"\nstarts ='), r"amends this version in turn"),
        (HEADER.replace("starts =", 'withdraws = ["team"]\nstarts ='), r"nothing to withdraw without amends"),
        (HEADER.replace("starts =", 'routes = "none"\nstarts ='), r"routes: write tables"),
        (HEADER + "[team]\nstandard = 4\n", r"team\.standard: write a table"),
    ],
)
def test_a_bad_file_is_refused_with_file_key_and_nearest_name(tmp_path: Path, text: str, message: str) -> None:
    refused = refusal(tmp_path, text)
    assert "test.toml" in refused or "test-1" in refused
    with pytest.raises(DataError, match=message):
        load(tmp_path, text)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_stands_for_a_value_is_taken_or_refused_in_words(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["sif-2013/next.toml", "sif-2013/framework.toml", "area-send-2023.toml"]))
    lines = (DATA_FOLDER / name).read_text("utf-8").splitlines()
    places = [place for place, line in enumerate(lines) if re.match(r"[\w-]+ = .*[^\[]$", line)]
    place = data.draw(st.sampled_from(places))
    lines[place] = re.sub(r"= .*", f"= {data.draw(st.sampled_from(SNIPPETS))}", lines[place])
    with TemporaryDirectory() as folder:
        for copied in ("sources.toml", name.split("/", maxsplit=1)[0]):
            copy = shutil.copytree if (DATA_FOLDER / copied).is_dir() else shutil.copy
            copy(DATA_FOLDER / copied, Path(folder) / copied)
        (Path(folder) / name).write_text("\n".join(lines), "utf-8")
        with suppress(DataError):
            assert load_rulebook(Path(folder)).frameworks


def test_two_files_with_one_identifier_are_refused(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text(HEADER, "utf-8")
    assert "both have the id 'test-1'" in refusal(tmp_path, HEADER)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="nowhere is not a folder"):
        load_rulebook(tmp_path / "nowhere")


def test_withdrawing_what_is_not_there_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(HEADER.replace("test-1", "base") + LENGTH, "utf-8")
    amends = 'amends = "base"\nwithdraws = ["on-site.short"]\nstarts ='
    assert "base has no 'on-site.short'; nearest: on-site" in refusal(tmp_path, HEADER.replace("starts =", amends))


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        ('[oficial]\nZ1 = { title = "T" }', r"sources\.toml, oficial\.Z1: 'oficial'.*nearest: official"),
        ('[official]\nZ1 = { titel = "T" }', r"sources\.toml, official\.Z1"),
        (ITS_SOURCES + ITS_SOURCES.replace("official", "law"), r"sources\.toml: Z1 is given twice"),
        ("[official]\nZ1 = 3", r"sources\.toml, official: write a table"),
    ],
)
def test_a_bad_table_of_sources_is_refused(tmp_path: Path, sources: str, message: str) -> None:
    (tmp_path / "sources.toml").write_text(sources, "utf-8")
    with pytest.raises(DataError, match=message):
        load_rulebook(tmp_path)
