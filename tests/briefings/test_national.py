"""The national briefing says what the record says on the day, no more and no less, and shows where."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lineofsight.briefings.document import Document, Quotation
from lineofsight.briefings.html import to_html
from lineofsight.briefings.national import national_briefing
from lineofsight.errors import NotFoundError
from lineofsight.register import Entry, Register
from lineofsight.themes.intervals import wilson
from tests.briefings.made_up import (
    EARLIER,
    LATER,
    TODAY,
    but_for_the_register,
    chapter,
    evidence,
    graded,
    is_supported,
    three_authorities,
    told,
    without_words,
    words,
)
from tests.register.builders import BEDFORD, DORSET, LEEDS, hash_of
from tests.themes.builders import coded

YORK, KENT = "E06000014", "E10000016"
PLACES = (DORSET, LEEDS, BEDFORD, YORK, KENT)
GRADES = ("outstanding", "good", "requires-improvement", "inadequate")
NEVER_SAID = ("all 1 ", "All 1 ", "all 2 ", "none of 1 ", "one authorities", "one inspections", "\0", "  ", " ,", " .")


def holds(document: Document, *sentences: str) -> bool:
    """Whether it says each of these in full."""
    return all(sentence in told(document) for sentence in sentences)


def test_grades_are_counted_in_authorities_by_their_latest_inspection(register: Register) -> None:
    document = national_briefing(three_authorities(register), TODAY)
    assert holds(
        document,
        "By 1 January 2025 the latest published inspections of three authorities count here. In overall "
        "effectiveness, 2 good, 1 inadequate (of 3 so graded).",
        "Help and protection: 1 of 3 (33%) judged less than good, of them 1 inadequate (Bedford).",
        "Overall effectiveness | 2 | 1 | 3 | 6% to 79%",
        "Bedford is inadequate in every area.",
        "Nowhere is outstanding in every area.",
    )
    assert wilson(1, 3).low == pytest.approx(0.06, abs=0.005)


def test_movement_is_against_the_same_authoritys_inspection_before(register: Register) -> None:
    document = national_briefing(three_authorities(register), TODAY)
    assert holds(
        document,
        "Of three inspections, all have one of the same authority before it: in overall effectiveness 1 improved, "
        "1 kept the grade and 1 declined.",
        "Leeds | Inadequate, 29 April 2019 | Good, 2 May 2022",
        "Bedford | Good, 29 April 2019 | Inadequate, 2 May 2022",
    )


def test_movement_can_be_told_of_a_span_only(register: Register) -> None:
    three_authorities(register)
    document = national_briefing(register, TODAY, since=date(2023, 1, 1))
    assert holds(document, "None of the inspections published since 1 January 2023 has an earlier graded inspection")


def test_one_inspection_is_spoken_of_in_the_singular(register: Register) -> None:
    coded(register, graded("good", start=EARLIER), graded("inadequate", "neglect", "supervision"))
    assert holds(
        national_briefing(register, TODAY),
        "The one inspection has one of the same authority before it",
        "1 of 1 judged less than good",
        "The one authority whose recommendations were coded was asked to improve the response to neglect and staff "
        "supervision.",
    )


def test_what_is_asked_for_is_counted_in_authorities_with_the_passages_behind_it(register: Register) -> None:
    document = national_briefing(three_authorities(register), TODAY)
    assert holds(
        document, "Of the three authorities whose recommendations were coded, 2 of 3 (67%) were asked to improve"
    )
    found = evidence(document, "Asked for in recommendations: Neglect. Inspections that count: 3; with this: 2")
    assert [(source.authority, source.page, source.words) for source in found.sources] == [
        ("Bedford", 2, "neglect too"),
        ("Dorset", 2, "neglect here"),
    ]


def test_what_findings_tell_stands_beside_what_is_asked_for(register: Register) -> None:
    document = national_briefing(three_authorities(register), TODAY)
    assert holds(document, "Neglect | 1 of 1 | 21% to 100% | 1 of 1")
    (source,) = evidence(document, "Told as a weakness in findings: Neglect").sources
    assert (source.authority, source.page, source.words) == ("Bedford", 3, "neglect is weak there")


def test_a_theme_that_all_share_leads_to_its_own_passages(register: Register) -> None:
    coded(
        register,
        graded("inadequate", "supervision", "neglect", authority=LEEDS),
        graded("inadequate", "supervision", "domestic-abuse", authority=BEDFORD),
    )
    document = national_briefing(register, TODAY)
    assert holds(document, "Of the two authorities judged less than good in help and protection")
    assert "each was asked to improve children with particular vulnerabilities" in told(document)
    assert {source.words for source in evidence(document, "Asked for in recommendations: Children with").sources} == {
        "neglect",
        "domestic-abuse",
    }


def test_the_outstanding_are_quoted_in_the_words_of_their_reports(register: Register) -> None:
    coded(register, graded("outstanding", tells=["supervision+ is a joy to see"]), graded("good", authority=LEEDS))
    document = national_briefing(register, TODAY)
    assert holds(document, "the report on one authority outstanding in it speaks most of", "it is commended for staff")
    quoted = [block for block in document.blocks if isinstance(block, Quotation)]
    assert {block.text for block in quoted} == {"supervision+ is a joy to see"}
    assert {block.cited for block in quoted} == {"Dorset, 2 May 2022, page 3 (supervision of staff)"}


def test_regions_are_counted_with_what_so_few_can_bear(register: Register) -> None:
    found = chapter(national_briefing(three_authorities(register), TODAY), "The regional picture")
    assert "East of England | 1 | 1 | 1 | 21% to 100%" in found
    assert "should not be read as a ranking" in found


def test_a_register_without_codings_says_so_and_still_tells_of_grades(register: Register) -> None:
    for authority, grade in zip(PLACES, ("good", "good", "inadequate", "inadequate", "outstanding"), strict=True):
        register.add(graded(grade, "neglect", authority=authority))
    document = national_briefing(register, TODAY)
    assert holds(
        document,
        "2 of 5 (40%) judged less than good",
        "None of the reports was coded, so nothing can be said of themes. Code the register with: lineofsight themes",
        "No report of this register was coded by then",
        "Five inspections counted by grade could not be counted by theme",
    )
    assert is_supported(document)
    assert to_html(document)


def test_an_inspection_that_was_not_coded_is_named_and_no_part_of_shares(register: Register) -> None:
    coded(register, graded("good", "neglect"))
    register.add(graded("good", "neglect", authority=LEEDS))
    assert holds(
        national_briefing(register, TODAY),
        "One inspection counted by grade could not be counted by theme, because no report of it was coded here: Leeds.",
        "95% interval",
        "of all 2, those without a report here among them, at least 0%",
    )


def test_words_of_reports_are_in_the_evidence_only_where_they_are_here(register: Register, tmp_path: Path) -> None:
    full = national_briefing(three_authorities(register), TODAY)
    with without_words(register, tmp_path) as facts:
        bare = national_briefing(facts, TODAY)
    assert told(bare) == told(full), "the text rests on facts"
    assert [len(item.sources) for item in bare.evidence] == [len(item.sources) for item in full.evidence]
    said = {source.words for item in full.evidence for source in item.sources}
    left = {source.words for item in bare.evidence for source in item.sources}
    assert {"neglect here", "neglect is weak there"} <= said
    assert all(": " in line or not line for line in left), "only grades are left"


def test_evidence_leads_to_the_page_of_the_file_in_the_folder_of_reports(register: Register, tmp_path: Path) -> None:
    coded(register, graded("good", "neglect"))
    (filename,) = [document.filename for document in register.activities()[0].documents]
    (tmp_path / filename).write_bytes(b"%PDF")
    document = national_briefing(register, TODAY, reports=tmp_path)
    addresses = {source.address for item in document.evidence for source in item.sources}
    assert addresses == {f"{(tmp_path / filename).resolve().as_uri()}#page={page}" for page in (1, 2)}


def test_a_framework_or_a_day_with_nothing_published_is_refused(register: Register) -> None:
    three_authorities(register)
    with pytest.raises(NotFoundError, match="No graded inspection had been published by 2010-01-01"):
        national_briefing(register, date(2010, 1, 1))
    with pytest.raises(NotFoundError, match="ilacs-2026"):
        national_briefing(register, TODAY, framework="ilacs-2026")


def test_a_run_can_be_repeated_from_what_it_says_of_itself(register: Register) -> None:
    document = national_briefing(three_authorities(register), TODAY, since=date(2020, 1, 1))
    made = dict(document.made)
    assert (made["Register"], made["As of"], made["Since"]) == (register.hash[:16], "2025-01-01", "2020-01-01")
    assert (made["Framework"], made["Coder"]) == ("all graded inspections", "fake-1")
    again = national_briefing(register, TODAY, since=date(2020, 1, 1))
    assert again == document
    assert to_html(again) == to_html(document)


def histories() -> st.SearchStrategy[list[Entry]]:
    """Up to six inspections of five authorities: any grade, any of three things asked and told."""
    codes = st.sets(st.sampled_from(["neglect", "supervision", "pathway-plans"]), max_size=3).map(sorted)
    one = st.builds(
        lambda authority, grade, asks, tells, week: graded(
            grade, *asks, authority=authority, start=LATER + timedelta(weeks=week), tells=[f"{code}+" for code in tells]
        ),
        st.sampled_from(PLACES),
        st.sampled_from(GRADES),
        codes,
        codes,
        st.integers(min_value=-100, max_value=100),
    )
    return st.lists(one, min_size=1, max_size=6, unique_by=lambda entry: entry.identity)


UNHURRIED = settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # each example makes a register: shrinking takes minutes
)


@UNHURRIED
@given(entries=histories(), later=histories())
def test_any_history_is_told_with_evidence_in_good_english_and_without_what_came_later(
    entries: list[Entry], later: list[Entry]
) -> None:
    day = max(entry.known_from for entry in entries if entry.known_from)
    with TemporaryDirectory() as folder, Register.create(Path(folder) / "register.sqlite") as register:
        document = national_briefing(coded(register, *entries), day)
        coded(register, *(postponed(entry, day) for entry in later))
        with_hindsight = national_briefing(register, day)
    assert but_for_the_register(with_hindsight) == but_for_the_register(document)
    assert is_supported(document)
    assert [said for said in NEVER_SAID if said in told(document)] == []
    assert all(words(point) for point in document.summary)


def postponed(entry: Entry, day: date) -> Entry:
    """Another document on the same inspection, published only after the day."""
    document = entry.record.document.model_copy(update={"sha256": hash_of(f"later than {entry.identity}")})
    update = {"published": day + timedelta(days=1), "document": document}
    return replace(entry, record=entry.record.model_copy(update=update), identity="")
