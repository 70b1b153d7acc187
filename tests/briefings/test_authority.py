"""The briefing on one authority: where it stands, what comes next, what it was asked, and how others fared."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from lineofsight.briefings.authority import authority_briefing
from lineofsight.briefings.document import Document
from lineofsight.briefings.html import to_html
from lineofsight.briefings.pdf import to_pdf
from lineofsight.briefings.word import to_docx
from lineofsight.errors import UnknownAuthorityError
from lineofsight.register import Counts, Entry, Register, Source
from lineofsight.reports.record import Finding, Recommendation
from lineofsight.vocabulary import Addressee, Family, Kind, RecommendationKind, Subject
from tests.briefings.made_up import (
    EARLIER,
    TODAY,
    but_for_the_register,
    chapter,
    chapters,
    evidence,
    figures,
    graded,
    is_supported,
    three_authorities,
    told,
    without_words,
    words,
)
from tests.register.builders import BEDFORD, DORSET, LEEDS, report, statement
from tests.themes.builders import asked, coded

OLD_DORSET, CUMBRIA = "E10000009", "E10000006"
VISIT: dict[str, Any] = {"family": Family.FOCUSED_VISIT, "kind": Kind.FOCUSED_VISIT, "judgements": ()}
SEND: dict[str, Any] = {"family": Family.AREA_SEND, "kind": Kind.AREA_SEND, "judgements": (), "outcome": "3"}
OF_THEMES = (
    "What its latest inspection commends",
    "What came back",
    "How that compares",
    "Who was asked the same and has improved",
)


def dorset(register: Register, *entries: Entry, on: date = TODAY, **options: Any) -> Document:
    """The briefing on Dorset from these entries, coded."""
    return authority_briefing(coded(register, *entries), "Dorset", on, **options)


def visit(*asks: str, start: date = date(2023, 6, 5), **fields: Any) -> Entry:
    """A focused visit to Dorset that asks for these."""
    fields.setdefault("subject", Subject.CARE_LEAVERS)
    return report(DORSET, start, recommendations=asked(*asks), **{**VISIT, **fields})


def urgent(text: str, **fields: Any) -> Entry:
    """An inspection or visit with one area for priority action, on page 4."""
    item = Recommendation(kind=RecommendationKind.PRIORITY, addressee=Addressee.AUTHORITY, number=1, text=text, page=4)
    made = report(DORSET, recommendations=(item,), **fields)
    return replace(made, counts=Counts.of(made.record))


def test_it_stands_by_its_latest_inspection_with_the_pages_of_its_grades(register: Register) -> None:
    document = dorset(register, graded("inadequate", start=EARLIER), graded("good"))
    assert words(document.summary[0]) == (
        "By 1 January 2025 Dorset stands by its standard inspection published on 2 May 2022: overall effectiveness "
        "good, impact of leaders good, help and protection good and children in care and care leavers good. Before it, "
        "the standard inspection published on 29 April 2019 graded overall effectiveness inadequate."
    )
    found = [item for item in document.evidence if item.statement == "What the standard inspection of Dorset graded."]
    assert [{(it.page, it.published) for it in item.sources} for item in found] == [
        {(1, "2 May 2022")},
        {(1, "29 April 2019")},
    ]
    assert "Overall effectiveness: good" in [source.words for source in found[0].sources]


def test_grades_are_shown_over_time_with_those_of_predecessors_marked(register: Register) -> None:
    old = report(OLD_DORSET, date(2016, 2, 22), family=Family.SIF, kind=Kind.INSPECTION, grades={"adoption": "good"})
    found = chapter(dorset(register, old, graded("good")), "Where it stands")
    assert "took over from Dorset (to 2019), whose grades are not its own" in found
    assert "Area | Dorset (to 2019): inspection, 18 April 2016 | Standard inspection, 2 May 2022" in found
    assert "Adoption | Good | –" in found
    assert "Read from | page 1 | page 1" in found


def test_grades_known_from_elsewhere_name_their_source(register: Register) -> None:
    document = dorset(register, statement(Source.OFFICIAL_STATISTICS))
    assert "Read from | official statistics" in told(document)
    assert [source.report for source in evidence(document, "What the").sources] == ["standard inspection (a note)"]


def test_what_came_since_is_told_with_what_each_visit_asked(register: Register) -> None:
    early = visit("adoption", start=date(2021, 3, 1))
    document = dorset(register, early, graded("good"), visit("pathway-plans", "pathway-plans neglect"))
    found = chapter(document, "Since that inspection")
    assert "Focused visit: care leavers | 31 July 2023 | Two points to improve, on pathway plans and the" in found
    assert "adoption" not in found, "it came before"
    sources = evidence(document, "Asked for by the focused visit").sources
    assert [(source.page, source.words) for source in sources] == [(2, "pathway-plans"), (2, "pathway-plans neglect")]


def test_visits_can_be_told_from_a_day_on(register: Register) -> None:
    early = visit("adoption", start=date(2021, 3, 1))
    document = dorset(register, early, graded("good"), visit("neglect"), since=date(2022, 6, 1))
    found = chapter(document, "Published since 1 June 2022")
    assert ("31 July 2023" in found, "26 April 2021" in found, "2 May 2022" in found) == (True, False, False)
    assert dict(document.made)["Since"] == "2022-06-01"


def test_a_visit_without_its_letter_and_one_without_points_say_so(register: Register) -> None:
    unread = statement(Source.OFFICIAL_STATISTICS, DORSET, date(2023, 6, 5), **VISIT)
    found = chapter(dorset(register, graded("good"), unread, visit(start=date(2024, 6, 3))), "Since that inspection")
    assert "Not known: its report or letter is not in the register." in found
    assert "Nothing is listed." in found


def test_an_inspection_without_grades_is_told_by_its_outcome(register: Register) -> None:
    send = report(DORSET, date(2023, 6, 5), framework="area-send-2023", recommendations=asked("send"), **SEND)
    found = chapter(dorset(register, graded("good"), send), "Since that inspection")
    assert "Area SEND inspection | 31 July 2023 |" in found
    assert "(outcome 3). One point to improve" in found


def test_what_comes_next_is_told_with_its_reasons_and_doubts(register: Register) -> None:
    document = dorset(register, graded("good", start=date(2024, 3, 4)))
    found = chapter(document, "What comes next, and why")
    assert "Expected next: short inspection, " in words(document.summary[1])
    assert "Rule: Overall good or outstanding: short inspection (expected)" in found
    assert "First day of fieldwork: 4 March 2024." in found
    assert "a rule it rests on is in doubt" in found
    why = evidence(document, "Short inspection: ")
    assert [source.published for source in why.sources] == ["29 April 2024"]
    assert "First day of fieldwork: 4 March 2024" in why.statement


def test_deadlines_after_a_serious_judgement_say_how_binding_they_are(register: Register) -> None:
    found = chapter(dorset(register, graded("inadequate", start=date(2024, 3, 4))), "What comes next, and why")
    assert "The authority, law" in found
    assert "(the true day it counts from is earlier)" in found


def test_priority_actions_that_nothing_judged_since_are_given_with_what_was_said_later(register: Register) -> None:
    finding = Finding(section="help-protection", number=7, text="Priority action is under way.", page=3)
    document = dorset(
        register,
        graded("good"),
        urgent("neglect of homes", start=date(2023, 6, 5), **{**SEND, "outcome": "2"}),
        report(DORSET, date(2024, 6, 3), findings=(finding,), **VISIT),
    )
    found = chapter(document, "Areas for priority action")
    assert "One area for priority action raised by the area SEND inspection published on 31 July 2023." in found
    assert "Neglect (priority action), page 4: “neglect of homes”" in found
    assert "The focused visit published on 29 July 2024: a finding speaks of priority action, page 3." in found
    assert "One area for priority action is not known to have been judged since" in told(document)


def test_priority_actions_that_were_followed_by_a_judgement_are_counted(register: Register) -> None:
    document = dorset(register, urgent("neglect", start=EARLIER), graded("good"))
    assert (
        "One area for priority action raised by the standard inspection published on 29 April 2019 was followed by a "
        "judgement"
    ) in chapter(document, "Areas for priority action")
    assert "not known to have been judged" not in told(document)


def test_what_is_asked_is_grouped_by_area_with_page_and_words(register: Register) -> None:
    document = dorset(register, graded("good", "supervision first", "neglect too", "all is well", "pathway-plans"))
    lines = chapter(document, "What its latest inspection asks for").splitlines()
    assert lines[1].startswith("Its report lists four points that must improve, on ")
    assert lines[2:] == [
        "Impact of leaders",
        "Supervision of staff, page 2: “supervision first”",
        "Help and protection",
        "Neglect, page 2: “neglect too”",
        "Care leavers",
        "Pathway plans, page 2: “pathway-plans”",
        "Not coded",
        "Not coded, page 2: “all is well”",
    ]
    assert len(evidence(document, "What the standard inspection published on 2 May 2022 asks for.").sources) == 4


def test_what_a_board_is_asked_is_not_the_authoritys(register: Register) -> None:
    both = asked("supervision") + asked("neglect", addressee=Addressee.LSCB)
    document = dorset(register, report(DORSET, recommendations=both))
    assert "Its report lists one point that must improve" in told(document)
    assert "neglect" not in told(document).lower()


def test_a_report_that_asks_for_nothing_says_so(register: Register) -> None:
    document = dorset(register, graded("outstanding", tells=["supervision+"]))
    assert "Its report lists nothing that needs to improve." in told(document)
    assert "Nothing that it is asked for was coded" in chapter(document, "How that compares")


def test_strengths_are_counted_in_passages_with_each_sentence_behind_them(register: Register) -> None:
    tells = ["supervision+ is good", "supervision+ again", "supervision is weak here", "neglect+ is seen"]
    document = dorset(register, graded("good", tells=tells))
    found = chapter(document, "What its latest inspection commends")
    assert "Supervision of staff | 2 | 1" in found
    assert "Neglect | 1 | 0" in found
    sources = evidence(document, "Passages that tell of it as a strength: Supervision").sources
    assert [(source.page, source.words) for source in sources] == [
        (3, "supervision+ is good"),
        (3, "supervision+ again"),
    ]
    (weak,) = evidence(document, "Passages that tell of it as a weakness: Supervision").sources
    assert weak.words == "supervision is weak here"


def test_what_came_back_leads_to_both_reports(register: Register) -> None:
    document = dorset(
        register, graded("good", "neglect then", "adoption", start=EARLIER), graded("good", "neglect now", "cl-eet")
    )
    found = chapter(document, "What came back")
    assert "published on 29 April 2019 and 2 May 2022 both ask to improve the response to neglect." in found
    assert "Asked for then and not now: adoption work." in found
    assert "does not show that it was put right" in found
    sources = evidence(document, "Asked for both times: Neglect.").sources
    assert [source.words for source in sources] == ["neglect then", "neglect now"]


def test_nothing_came_back_where_there_is_nothing_to_compare_with(register: Register) -> None:
    alone = dorset(register, graded("good", "neglect"))
    assert "No earlier graded inspection of its own" in chapter(alone, "What came back")
    register.add(graded("good", "neglect", start=EARLIER))
    found = chapter(authority_briefing(register, "Dorset", TODAY), "What came back")
    assert "The report published on 29 April 2019 was not coded here: nothing can be compared." in found


def test_what_it_is_asked_is_compared_with_all_and_with_its_region(register: Register) -> None:
    document = authority_briefing(three_authorities(register), "Dorset", TODAY)
    found = chapter(document, "How that compares")
    assert "Neglect | 2 of 3 (67%) | 21% to 94% | 1 of 1 | 21% to 100%" in found
    assert "3 of all authorities, 1 of the region, its own among them" in found
    assert "Adoption" not in found, "nobody asks it of Dorset"
    everywhere, near = [it for it in document.cited_evidence() if "Neglect. Inspections that count" in it.statement]
    assert [(source.authority, source.words) for source in everywhere.sources] == [("Bedford", ""), ("Dorset", "")]
    assert [(source.authority, source.words) for source in near.sources] == [("Dorset", "neglect here")]


def test_who_was_asked_the_same_and_improved_since_is_a_lead(register: Register) -> None:
    document = authority_briefing(three_authorities(register), "Dorset", TODAY)
    found = chapter(document, "Who was asked the same and has improved")
    assert "Leeds | Inadequate, 29 April 2019 | Good, 2 May 2022 | 1: the response to neglect" in found
    assert "does not show that one led to the other" in found
    (source,) = evidence(document, "Asked of Leeds then, and of this authority now.").sources
    assert (source.published, source.words) == ("29 April 2019", "neglect there")


@pytest.mark.parametrize(
    ("then", "now"),
    [
        (("good", "neglect"), ("good", "adoption")),  # no better
        (("inadequate", "adoption"), ("good", "adoption")),  # asked for something else
        (("inadequate", "neglect"), ("good", "neglect")),  # asked again
    ],
)
def test_who_did_not_improve_or_is_asked_again_is_no_lead(
    register: Register, then: tuple[str, str], now: tuple[str, str]
) -> None:
    others = (graded(*then, authority=LEEDS, start=EARLIER), graded(*now, authority=LEEDS))
    document = dorset(register, graded("good", "neglect"), *others)
    assert "No authority is known" in chapter(document, "Who was asked the same and has improved")


def test_leads_with_most_in_common_come_first(register: Register) -> None:
    both, one = ("neglect", "supervision"), ("neglect",)
    others: Iterable[tuple[str, tuple[str, ...]]] = ((BEDFORD, one), (LEEDS, both))
    then = [graded("inadequate", *codes, authority=place, start=EARLIER) for place, codes in others]
    now = [graded("good", "adoption", authority=place) for place, _ in others]
    document = dorset(register, graded("good", *both), *then, *now)
    assert "were graded better: Leeds and Bedford." in told(document)


def test_a_new_authority_starts_without_a_judgement(register: Register) -> None:
    old = report(CUMBRIA, date(2022, 9, 20))
    document = authority_briefing(coded(register, old), "Cumberland", date(2024, 1, 1))
    assert "no graded inspection of Cumberland itself is in the register" in told(document)
    assert "took over from Cumbria (to 2023)" in told(document)
    assert "nothing is asked of it or commended by one" in chapter(document, "What its latest inspection asks for")
    assert set(chapters(document)).isdisjoint(OF_THEMES)
    assert is_supported(document)


def test_an_authority_of_which_nothing_is_known_gets_an_honest_page(register: Register) -> None:
    document = authority_briefing(register, "Leeds", TODAY)
    assert "no graded inspection of Leeds itself is in the register" in told(document)
    assert "none of Leeds published by 1 January 2025 is known" in told(document)
    assert (document.evidence, to_html(document) > "") == ([], True)


def test_an_inspection_known_from_statistics_only_tells_its_grades_and_no_more(register: Register) -> None:
    document = dorset(register, statement(Source.OFFICIAL_STATISTICS))
    assert "The report of that inspection is not in the register, only its grades." in told(document)
    assert set(chapters(document)).isdisjoint(OF_THEMES)


def test_a_report_that_was_not_coded_is_listed_without_themes(register: Register) -> None:
    register.add(graded("good", "neglect here"))
    document = authority_briefing(register, "Dorset", TODAY)
    found = chapter(document, "What its latest inspection asks for")
    assert "Not coded, page 2: “neglect here”" in found
    assert "Code the register with: lineofsight themes code." in found
    assert set(chapters(document)).isdisjoint(OF_THEMES)
    assert is_supported(document)


def test_an_abolished_authority_last_stood_where_it_did(register: Register) -> None:
    register.add(report(CUMBRIA, date(2022, 9, 20)))
    document = authority_briefing(register, CUMBRIA, TODAY)
    assert document.title == "Cumbria (to 2023): children’s services as inspected"
    assert "Cumbria (to 2023) last stood by" in told(document)
    assert "It was abolished on 31 March 2023; Cumberland and Westmorland and Furness took over." in told(document)


def test_before_it_was_abolished_nothing_is_said_of_that(register: Register) -> None:
    register.add(report(CUMBRIA, date(2018, 9, 3)))
    document = authority_briefing(register, "Cumbria", date(2019, 1, 1))
    assert "abolished" not in told(document)
    assert document.title.startswith("Cumbria: ")


def test_an_unknown_name_is_refused_with_suggestions(register: Register) -> None:
    with pytest.raises(UnknownAuthorityError) as caught:
        authority_briefing(register, "Dorsett", TODAY)
    assert "Dorset" in caught.value.suggestions
    with pytest.raises(UnknownAuthorityError):
        authority_briefing(register, "Cumbria", TODAY)


def test_nothing_published_later_is_told(register: Register) -> None:
    three_authorities(register)
    day = date(2022, 12, 31)
    document = authority_briefing(register, "Dorset", day)
    later = day + timedelta(days=1)
    coded(
        register,
        visit("neglect", published=later, start=date(2022, 11, 7)),
        urgent("supervision", start=date(2022, 12, 5), published=later),
        graded("inadequate", "adoption", start=date(2023, 3, 6)),
        graded("outstanding", authority=LEEDS, start=date(2023, 3, 6)),
        graded("outstanding", authority="E06000062", start=date(2023, 3, 6)),
    )
    assert but_for_the_register(authority_briefing(register, "Dorset", day)) == but_for_the_register(document)
    assert authority_briefing(register, "Dorset", TODAY).summary != document.summary


def test_every_figure_leads_to_places_in_reports(register: Register) -> None:
    three_authorities(register)
    document = dorset(register, visit("pathway-plans"), urgent("neglect", start=date(2024, 3, 4), **SEND))
    assert len(figures(document)) > 15
    assert is_supported(document)


def test_words_of_reports_are_there_only_where_the_register_has_them(register: Register, tmp_path: Path) -> None:
    full = authority_briefing(three_authorities(register), "Dorset", TODAY)
    with without_words(register, tmp_path) as facts:
        bare = authority_briefing(facts, "Dorset", TODAY)
    assert "Neglect, page 2: “neglect here”" in told(full)
    assert "Neglect, page 2" in told(bare)
    assert "“" not in told(bare)
    assert [len(item.sources) for item in bare.evidence] == [len(item.sources) for item in full.evidence]
    assert "neglect here" not in {source.words for item in bare.evidence for source in item.sources}


def test_evidence_leads_to_the_page_of_the_file_in_the_folder_of_reports(register: Register, tmp_path: Path) -> None:
    entry = graded("good", "neglect")
    file = tmp_path / entry.record.document.filename
    file.write_bytes(b"%PDF")
    document = dorset(register, entry, reports=tmp_path)
    (source,) = evidence(document, "What the standard inspection published on 2 May 2022 asks for.").sources
    assert source.address == f"{file.resolve().as_uri()}#page=2"


def test_the_same_register_gives_the_same_bytes(register: Register) -> None:
    one, other = (authority_briefing(three_authorities(register), "Dorset", TODAY) for _ in range(2))
    assert one == other
    for made in (to_html, to_docx, to_pdf):
        assert made(one) == made(other)
    assert dict(one.made) == {
        "Register": register.hash[:16],
        "As of": "2025-01-01",
        "Authority": DORSET,
        "Since": "its latest inspection",
        "lineofsight": dict(one.made)["lineofsight"],
        "Coder": "fake-1",
    }


def test_one_is_never_spoken_of_as_many(register: Register) -> None:
    said = told(
        dorset(register, graded("good", "neglect", start=EARLIER), graded("good", "neglect", tells=["neglect+"]))
    )
    for wrong in (
        "all 1 ",
        "one points",
        "One points",
        "1 authorities",
        "one authorities",
        "strengths it tells of most",
    ):
        assert wrong not in said
    assert "the response to neglect is asked of 1 of 1 authority." in said
