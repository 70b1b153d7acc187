"""The leader's questions: numbers with uncertainty and sources, gaps said as gaps, and prompts, never verdicts."""

import json
import re
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lineofsight.authorities import find
from lineofsight.briefings.html import to_html
from lineofsight.briefings.leaders.section import Section, topics
from lineofsight.briefings.questions import LeadersQuestions, as_document, leaders_questions, questions
from lineofsight.errors import UnknownAuthorityError
from lineofsight.indicators.store import SNAPSHOT_FILE, Indicators
from lineofsight.register import Register
from lineofsight.vocabulary import Family, Kind
from tests.briefings.made_up import EARLIER, chapters, evidence, graded, is_supported, told, words
from tests.briefings.test_authority import urgent
from tests.register.builders import LEEDS, report
from tests.themes.builders import coded

DAY = date(2026, 3, 15)
VERDICTS = re.compile(r"\b(poor|bad|worse|failing|must|should|concerning|alarming)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def shipped() -> Indicators:
    return Indicators.open(SNAPSHOT_FILE)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with Register.create(tmp_path_factory.mktemp("register") / "register.sqlite") as register:
        yield register


def asked(register: Register, indicators: Indicators, name: str = "Leeds", on: date = DAY) -> LeadersQuestions:
    return leaders_questions(register, indicators, name, on)


def section(found: LeadersQuestions, name: str) -> Section:
    return next(one for one in found.sections if one.id == name)


def facts(found: LeadersQuestions, name: str) -> str:
    return "\n".join(words(fact) for fact in section(found, name).facts)


def test_every_question_is_asked_in_order_with_prompts(empty: Register, shipped: Indicators) -> None:
    found = asked(empty, shipped)
    assert [one.id for one in found.sections] == list(topics())
    assert all(one.title.endswith("?") and one.facts and one.prompts for one in found.sections)
    assert all("?" in prompt for one in found.sections for prompt in one.prompts)


@pytest.mark.parametrize("name", ["Leeds", "Hackney", "Isles of Scilly", "Cumberland"])
def test_nothing_is_a_verdict(empty: Register, shipped: Indicators, name: str) -> None:
    document = as_document(asked(empty, shipped, name))
    assert VERDICTS.findall(told(document)) == []


def test_the_rate_of_children_in_care_comes_with_interval_rank_and_neighbours(
    empty: Register, shipped: Indicators
) -> None:
    care = facts(asked(empty, shipped), "care")
    assert "1,498 children were in care on 31 March 2025: 85 for every 10,000" in care
    assert "(95% interval 81 to 89). Rank 45 of 151 (36–52), highest first." in care
    assert "The middle of our statistical neighbours is 78, of Yorkshire and the Humber 74, England’s rate 67." in care
    assert "At our neighbours' middle we would have about 1,366 children in care, 132 fewer (95% interval" in care


def test_its_trend_flows_and_unaccompanied_children_are_told(empty: Register, shipped: Indicators) -> None:
    care = facts(asked(empty, shipped), "care")
    assert "Change in the rate: −4 on 2023/24 (95% interval −10 to +2); +6 on 2019/20" in care
    assert re.search(r"for every 10,000 children 26 came into care .* and 29 left .*: more left than came", care)
    # 1,498 less 102 unaccompanied, of 176,239 children: 79.2 for every 10,000.
    assert "102 (7%) came to the country alone. Without them our rate would be 79" in care


def test_a_difference_that_chance_explains_is_called_no_more(empty: Register, shipped: Indicators) -> None:
    care = facts(asked(empty, shipped, "Hackney"), "care")
    assert "The difference from our neighbours is no more than chance could explain." in care
    assert "we would have about" not in care


def test_what_is_not_published_is_said(empty: Register, shipped: Indicators) -> None:
    assert any("How old our children in care are" in line for line in section(asked(empty, shipped), "care").not_known)


def test_flags_say_what_happened_and_how_often_chance_would(empty: Register, shipped: Indicators) -> None:
    found = asked(empty, shipped)
    moved = facts(found, "moved")
    assert re.search(r"Of \d+ series judged, the latest figures of \w+ series stand out from their own past: ", moved)
    current = [row for row in found.board.flagged if row.is_current]
    assert current
    for row in current:
        assert row.happened in moved
    assert len(re.findall(r"that only drift 1 in [\d,]+ shows as much; on a board of \d+", moved)) == len(current)


def test_where_nothing_stands_out_it_says_so_and_asks_on(empty: Register, shipped: Indicators) -> None:
    found = asked(empty, shipped, "Hackney")
    assert "none has a latest figure that stands out from its own past" in facts(found, "moved")
    assert any("Nothing stands out" in prompt for prompt in section(found, "moved").prompts)


def test_what_stands_out_only_alone_is_told_apart_from_flags(empty: Register, shipped: Indicators) -> None:
    found = asked(empty, shipped)
    (alone,) = (line for line in facts(found, "moved").splitlines() if line.startswith("Would stand out if looked at"))
    dropped = {flag.name for flag in found.board.review.dropped}
    assert any(name in alone for name in dropped)
    assert not any(row.indicator.name in alone for row in found.board.flagged)


def test_a_new_authority_is_not_judged_by_series_too_short(empty: Register, shipped: Indicators) -> None:
    found = asked(empty, shipped, "Cumberland")
    assert "cannot be said: published series of this authority are too short" in facts(found, "moved")
    assert "no more than it has before" not in facts(found, "moved")
    assert any("cannot show a change" in prompt for prompt in section(found, "moved").prompts)


def test_tiny_numbers_are_not_ranked_and_said_to_be_few(empty: Register, shipped: Indicators) -> None:
    care = facts(asked(empty, shipped, "City of London"), "care")
    assert "It rests on few children" in care
    assert "For 2024/25 there is no figure: suppressed, to protect children." in care
    assert "Not ranked. So few children" in care
    assert "is not published since" in care


def test_a_shared_return_is_said_to_be_shared(empty: Register, shipped: Indicators) -> None:
    found = facts(asked(empty, shipped, "North Northamptonshire"), "workforce")
    assert "North and West Northamptonshire make one return, so both have the same figure." in found


def test_gaps_are_listed_with_their_reasons_and_years(empty: Register, shipped: Indicators) -> None:
    gaps = [words(gap) for gap in asked(empty, shipped, "Hackney").gaps]
    (attack,) = (gap for gap in gaps if gap.startswith("A cyberattack"))
    assert "Referrals" in attack
    assert "(2020/21 to 2021/22)" in attack
    assert any(
        gap.startswith("Suppressed, to protect children: ") for gap in asked_gaps(empty, shipped, "City of London")
    )


def asked_gaps(register: Register, indicators: Indicators, name: str) -> list[str]:
    return [words(gap) for gap in asked(register, indicators, name).gaps]


def test_prompts_follow_the_figures(empty: Register, shipped: Indicators) -> None:
    low, high = section(asked(empty, shipped), "workforce"), section(asked(empty, shipped, "Hackney"), "workforce")
    assert any("What keeps people" in prompt for prompt in low.prompts)
    assert any("Where do agency workers" in prompt for prompt in high.prompts)
    assert not any("Where do agency workers" in prompt for prompt in low.prompts)


def test_an_authority_without_reports_is_told_so(empty: Register, shipped: Indicators) -> None:
    found = asked(empty, shipped)
    assert "No graded inspection of our own is published yet." in facts(found, "reports")
    assert any("our own audits say in its place" in prompt for prompt in section(found, "reports").prompts)
    new = section(asked(empty, shipped, "Cumberland"), "reports")
    assert any("predecessors' weaknesses" in prompt for prompt in new.prompts)
    assert "No area SEND inspection of our area is known." in facts(found, "send")


def test_the_last_reports_are_told_by_theme_with_what_came_back(register: Register, shipped: Indicators) -> None:
    before = graded("good", "neglect here", authority=LEEDS, start=EARLIER)
    now = graded("good", "neglect again", "supervision here", authority=LEEDS, tells=["plan-quality is weak"])
    found = facts(asked(coded(register, before, now), shipped), "reports")
    assert "We stand by the standard inspection published on 2 May 2022: overall effectiveness good," in found
    assert "two points that must improve, on the response to neglect and staff supervision" in found
    assert "Asked for by the inspection before as well: the response to neglect." in found
    assert "The weaknesses its findings tell of most, in passages: the quality and progress of plans (1)." in found


def test_open_priority_actions_lead_to_a_prompt(register: Register, shipped: Indicators) -> None:
    visit = {"family": Family.FOCUSED_VISIT, "kind": Kind.FOCUSED_VISIT, "judgements": ()}
    found = leaders_questions(
        coded(register, urgent("neglect", start=date(2024, 3, 4), **visit)), shipped, "Dorset", DAY
    )
    assert "not known to have been judged since" in facts(found, "reports")
    assert any("priority action are open" in prompt for prompt in section(found, "reports").prompts)


def test_joint_and_area_inspections_are_told_with_their_outcome(register: Register, shipped: Indicators) -> None:
    send = report(LEEDS, date(2024, 2, 5), family=Family.AREA_SEND, kind=Kind.AREA_SEND, judgements=(), outcome="3")
    found = asked(coded(register, send), shipped)
    assert "with outcome 3: widespread or systemic failings that lead to significant concerns" in facts(found, "send")
    assert any("What has each partner done since" in prompt for prompt in section(found, "send").prompts)


def test_nothing_later_than_the_day_is_known(register: Register, shipped: Indicators) -> None:
    later = graded("good", "neglect here", authority=LEEDS, start=date(2022, 3, 7))
    found = asked(coded(register, later), shipped, on=date(2021, 6, 30))
    assert "No graded inspection of our own" in facts(found, "reports")
    assert "on 31 March 2020" in facts(found, "care")
    years = [seen.period.year for one in found.sections for row in one.rows for seen in row.series.observations]
    assert max(years) <= 2021


def test_every_figure_leads_to_its_series_or_page(register: Register, shipped: Indicators) -> None:
    document = questions(coded(register, graded("good", "neglect here", authority=LEEDS)), shipped, "Leeds", DAY)
    assert is_supported(document)
    (source,) = evidence(document, "Children in care, 2024/25: 85 per 10,000.").sources
    assert source.report.startswith("Children looked after return (SSDA903) (Department for Education), ")
    assert source.published == "about 21 November 2025"


def test_as_a_document_it_has_a_chapter_a_question_and_says_how_to_read_it(
    empty: Register, shipped: Indicators
) -> None:
    document = as_document(asked(empty, shipped))
    assert chapters(document)[:5] == [topic.title for topic in topics().values()]
    said = told(document)
    assert "A flag is a question, not a warning" in said
    assert "no flag is no proof that all is well" in said
    assert ("Statistics", shipped.hash[:16]) in document.made


@pytest.mark.parametrize("name", ["Leeds", "Isles of Scilly", "West Northamptonshire"])
def test_it_can_be_rendered(empty: Register, shipped: Indicators, name: str) -> None:
    page = to_html(as_document(asked(empty, shipped, name)))
    assert "To discuss" in page
    assert "nan" not in re.findall(r">nan<|\bnan%", page)


def test_the_same_inputs_give_the_same_document(empty: Register, shipped: Indicators) -> None:
    assert to_html(questions(empty, shipped, "Leeds", DAY)) == to_html(questions(empty, shipped, "Leeds", DAY))


def test_as_json_it_has_facts_figures_and_prompts(empty: Register, shipped: Indicators) -> None:
    plain = json.loads(json.dumps(asked(empty, shipped).to_json(), default=str))
    assert plain["authority"] == {"code": LEEDS, "name": "Leeds"}
    care = plain["questions"][0]
    assert care["id"] == "care"
    assert care["figures"][0]["interval"]["low"] < care["figures"][0]["observation"]["value"]
    assert all(isinstance(fact, str) for fact in care["facts"])
    assert any(source.startswith("Children looked after return") for source in plain["sources"])


def test_an_authority_may_be_given_by_name_code_or_itself(empty: Register, shipped: Indicators) -> None:
    ways = ("Leeds", "E08000035", find("Leeds"))
    assert len({leaders_questions(empty, shipped, way, DAY).authority.code for way in ways}) == 1
    with pytest.raises(UnknownAuthorityError):
        leaders_questions(empty, shipped, "Narnia", DAY)


def test_questions_take_well_under_a_second(empty: Register, shipped: Indicators) -> None:
    asked(empty, shipped, "Kent")
    start = time.process_time()
    questions(empty, shipped, "Leeds", DAY)
    assert time.process_time() - start < 1.5


def test_the_shipped_history_fits_too(tmp_path: Path, shipped: Indicators) -> None:
    with Register.create(tmp_path / "register.sqlite", snapshot=True) as register:
        found = facts(asked(register, shipped, "North Northamptonshire"), "reports")
    assert "areas for priority action are not known to have been judged since" in found
