"""Every value that was read is marked on its page, exactly around its words."""

from dataclasses import dataclass
from pathlib import Path

import pytest

import samples
from lineofsight.pdf.placed_words import PlacedWords, placed_words
from lineofsight.register.fields import FIELDS
from lineofsight.reports import InspectionRecord, read
from lineofsight.reports.marked import Mark, marks
from lineofsight.vocabulary import Area
from samples import Sample, Trap
from tests.reports.places import Printed, letters

ITEMS = ("recommendations", "findings")


@dataclass(frozen=True)
class Marked:
    """A sample as it was read and marked."""

    record: InspectionRecord
    placed: PlacedWords
    marks: dict[str, Mark]


def marked(sample: Sample, folder: Path) -> Marked:
    path = folder / "report.pdf"
    samples.write(sample, path)
    record, placed = read(path), placed_words(path)
    found = marks(record, placed)
    by_field = {mark.field: mark for mark in found}
    assert len(by_field) == len(found)
    return Marked(record, placed, by_field)


@pytest.fixture(scope="module", params=samples.catalogue(), ids=lambda sample: sample.name)
def shown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Marked:
    return marked(request.param, tmp_path_factory.mktemp("marked"))


def test_everything_read_is_marked_around_its_own_words(shown: Marked) -> None:
    record, found, printed = shown.record, shown.marks, Printed(shown.placed)
    for judgement in record.judgements:
        mark = found[f"judgement.{judgement.area}"]
        assert printed.letters_in(mark.boxes) == letters(judgement.as_printed)
        assert (mark.value, mark.page) == (judgement.grade, judgement.page)
    for name in ITEMS:
        for position, item in enumerate(getattr(record, name), start=1):
            mark = found[f"{name}.{position}"]
            assert letters(item.text) in printed.letters_in(mark.boxes)
            assert (mark.value, mark.page) == (item.text, item.page)
    for field in record.places:
        assert field in found or f"{field}_start" in found


def test_boxes_are_shares_of_their_pages_from_the_upper_left(shown: Marked) -> None:
    for mark in shown.marks.values():
        for box in mark.boxes:
            assert 1 <= box.page <= shown.record.document.pages
            assert 0 <= box.left < box.left + box.width <= 1
            assert 0 <= box.top < box.top + box.height <= 1


def test_fields_are_named_as_they_are_corrected(shown: Marked) -> None:
    single = {field for field in shown.marks if not field.startswith(ITEMS)}
    assert single
    assert single <= set(FIELDS)


def test_labels_say_what_was_read_in_plain_words(tmp_path: Path) -> None:
    sample = next(sample for sample in samples.catalogue() if sample.judgement(Area.LEADERS) and sample.lead)
    found = marked(sample, tmp_path).marks
    judged = sample.judgement(Area.LEADERS)
    start = sample.fieldwork[0][0]
    assert judged
    assert found["judgement.leaders"].label == f"Impact of leaders: {judged.grade.label.lower()}"
    assert found["fieldwork_start"].label == f"First day on site: {start.day} {start:%B %Y}"
    assert found["fieldwork_start"].value == start.isoformat()
    assert found["authority"].value == sample.place.code
    assert found["lead_inspector"].label == f"Lead inspector: {sample.lead}"
    assert found["recommendations.1"].label == "Recommendation 1"


def test_an_item_over_two_pages_is_marked_on_both(tmp_path: Path) -> None:
    sample = next(sample for sample in samples.catalogue() if sample.has(Trap.ITEM_OVER_PAGES))
    over = [mark for mark in marked(sample, tmp_path).marks.values() if {box.page for box in mark.boxes} != {mark.page}]
    assert over
    for mark in over:
        assert mark.on(mark.page)
        assert mark.on(mark.page + 1)
        assert len(mark.on(mark.page)) + len(mark.on(mark.page + 1)) == len(mark.boxes)


def test_an_outcome_without_grades_is_marked_where_it_is_stated(tmp_path: Path) -> None:
    sample = next(sample for sample in samples.catalogue() if sample.outcome in {"1", "2", "3"})
    shown = marked(sample, tmp_path)
    assert shown.marks["outcome"].value == sample.outcome
    assert shown.marks["outcome"].page == 1


def test_a_value_whose_words_are_not_found_keeps_the_place_it_was_read_in(tmp_path: Path) -> None:
    shown = marked(samples.catalogue()[0], tmp_path)
    finding = shown.record.findings[0]
    other = shown.record.model_copy(update={"findings": (finding.model_copy(update={"text": "words not printed"}),)})
    (mark,) = (mark for mark in marks(other, shown.placed) if mark.field == "findings.1")
    assert finding.box
    assert mark.boxes == (shown.placed.frames[mark.page - 1].share(finding.box),)


def test_facts_that_came_without_places_have_no_marks(tmp_path: Path) -> None:
    shown = marked(samples.catalogue()[0], tmp_path)
    without = InspectionRecord.model_validate_json(shown.record.model_dump_json())
    assert marks(without, shown.placed) == ()
    assert marks(shown.record, PlacedWords((), ())) == ()
