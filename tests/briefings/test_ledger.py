"""The ledger: each figure once with what stands behind it, and where that is to be read."""

from dataclasses import replace
from pathlib import Path

from lineofsight.briefings.document import Figure, Source
from lineofsight.briefings.ledger import Ledger, Passage, telling
from lineofsight.register import Activity, Entry, Listing, Register
from lineofsight.register import Source as RecordSource
from lineofsight.register.codings import Coding, Part
from lineofsight.themes.choice import Choice, Told
from lineofsight.themes.readings import readings
from lineofsight.vocabulary import Area
from tests.briefings.made_up import TODAY, graded
from tests.register.builders import BEDFORD, DORSET, LEEDS, report, statement
from tests.themes.builders import coded

SOMEWHERE = Source("Dorset", "a report", "1 May 2024", 3)


def held(register: Register, entry: Entry) -> Activity:
    """The activity of an entry that is added to the register."""
    register.add(entry)
    return register.activities(TODAY)[0]


def of_finding(entry: Entry, *sentences: int, position: int = 0) -> Coding:
    """A finding that tells of neglect as a weakness, and of supervision, in these sentences."""
    codes = ("neglect", "supervision")[: len(sentences)]
    return Coding(entry.identity, Part.FINDING, position, "help-protection", 3, codes, weakness_sentences=sentences)


def test_the_same_evidence_is_kept_once_for_many_figures(register: Register) -> None:
    ledger = Ledger(register)
    first, again = ledger.figure("3", "Counted.", [SOMEWHERE]), ledger.figure("three", "Counted.", [SOMEWHERE])
    other = ledger.figure("3", "Counted otherwise.", [SOMEWHERE])
    assert isinstance(first, Figure)
    assert again == replace(first, text="three")
    assert first != other
    assert [item.statement for item in ledger.evidence] == ["Counted.", "Counted otherwise."]


def test_a_number_with_nothing_behind_it_is_plain_text(register: Register) -> None:
    ledger = Ledger(register)
    assert ledger.figure("none of 3", "Counted.", []) == "none of 3"
    assert ledger.evidence == []


def test_a_grade_is_cited_with_its_page_and_words(register: Register) -> None:
    activity = held(register, graded("inadequate"))
    (source,) = Ledger(register).grades([activity], Area.HELP_PROTECTION)
    assert (source.authority, source.published, source.page) == ("Dorset", "2 May 2022", 1)
    assert source.words == "Help and protection: inadequate"
    assert source.report.startswith("standard inspection, ")


def test_a_source_without_a_document_is_cited_by_its_note(register: Register) -> None:
    activity = held(register, statement(RecordSource.OFFICIAL_STATISTICS))
    (source,) = Ledger(register).reports([activity])
    assert (source.report, source.page, source.address) == ("standard inspection (a note)", None, None)


def test_a_passage_is_cited_with_its_words_unless_they_are_left_out(register: Register) -> None:
    entry = graded("good", "Improve  supervision\nof staff.")
    activity = held(register, entry)
    passage = Passage(activity, Coding(entry.identity, Part.RECOMMENDATION, 0, "authority", 2, ("supervision",)), "")
    ledger = Ledger(register)
    assert [(it.page, it.words) for it in ledger.passages([passage])] == [(2, "Improve supervision of staff.")]
    assert [(it.page, it.words) for it in ledger.passages([passage], quoted=False)] == [(2, "")]


def test_of_a_finding_the_sentence_that_tells_the_code_is_quoted(register: Register) -> None:
    entry = graded("good", tells=["Thresholds are known. Neglect is missed. Staff are seen rarely."])
    activity = held(register, entry)
    coding = of_finding(entry, 1, 2)
    words = Ledger(register).words
    assert words(Passage(activity, coding, "neglect")) == "Neglect is missed."
    assert words(Passage(activity, coding, "supervision")) == "Staff are seen rarely."


def test_words_that_are_not_here_are_left_empty(register: Register) -> None:
    entry = graded("good")
    assert Ledger(register).words(Passage(held(register, entry), of_finding(entry, 0, position=9), "neglect")) == ""


def test_a_source_leads_to_the_page_where_the_report_was_published(register: Register) -> None:
    entry = replace(graded("good"), listing=Listing(url="https://reports.example/50"))
    (source,) = Ledger(register).grades([held(register, entry)], Area.OVERALL)
    assert source.address == "https://reports.example/50#page=1"


def test_a_source_leads_to_the_page_of_the_file_where_that_is_here(register: Register, tmp_path: Path) -> None:
    entry = report(document="a report", listed=TODAY)
    file = tmp_path / "any folder" / "a report.pdf"
    file.parent.mkdir()
    file.write_bytes(b"%PDF")
    (source,) = Ledger(register, tmp_path).grades([held(register, entry)], Area.OVERALL)
    assert source.address == f"{file.resolve().as_uri()}#page=1"
    (elsewhere,) = Ledger(register, tmp_path / "empty").grades([held(register, entry)], Area.OVERALL)
    assert elsewhere.address is None


def test_sources_come_in_the_order_of_the_authorities_names(register: Register) -> None:
    for code in (LEEDS, DORSET, BEDFORD):
        register.add(report(code))
    sources = Ledger(register).reports(register.activities(TODAY))
    assert [source.authority for source in sources] == ["Bedford", "Dorset", "Leeds"]


def test_of_each_inspection_the_passage_without_doubt_tells_best(register: Register) -> None:
    coded(register, graded("good", "supervision", "neglect??", "supervision neglect", "neglect"))
    read = readings(register, register.activities(TODAY), Choice(TODAY)).read
    (best,) = telling(read, "neglect")
    assert best.coding.position == 3, "the first is doubted, in the second it comes second"
    assert telling(read, "adoption") == []


def test_a_theme_is_told_by_the_code_that_belongs_to_it(register: Register) -> None:
    coded(register, graded("good", tells=["supervision+ neglect", "neglect"]))
    read = readings(register, register.activities(TODAY), Choice(TODAY, Told.STRENGTHS)).read
    (best,) = telling(read, "oversight-challenge", strength=True)
    assert (best.code, best.strength) == ("supervision", True)
