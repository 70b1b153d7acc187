"""What the published record tells when it is followed: stories, evidence, activity, news."""

from datetime import date
from xml.etree.ElementTree import fromstring

from lineofsight.register import (
    Register,
    State,
    atom_feed,
    count_activity,
    story,
    theme_evidence,
    watch,
)

TODAY = date(2026, 12, 31)


def test_birminghams_priority_actions_of_2014_have_all_been_judged_since(register: Register) -> None:
    found = story(register.as_of(TODAY), "Birmingham", register.records)
    assert len(found.actions) == 10
    assert {action.raised_by.key for action in found.actions} == {"E08000025-sif-2014-03-18"}
    assert {action.state for action in found.actions} == {State.JUDGED_SINCE}


def test_birminghams_priority_actions_were_open_until_the_reinspection(register: Register) -> None:
    found = story(register.as_of(date(2016, 11, 24)), "Birmingham", register.records)
    assert len(found.open_actions) == len(found.actions) == 10


def test_cumberlands_story_begins_with_cumbrias(register: Register) -> None:
    found = story(register.as_of(TODAY), "Cumberland", register.records)
    assert [step.is_predecessors for step in found.timeline][:2] == [True, True]
    assert found.standing is not None
    assert found.standing.authority_name == "Cumberland"


def test_every_excerpt_of_a_common_word_shows_it(register: Register) -> None:
    found = theme_evidence(register, ["supervision"])
    assert len(found.evidence) > 1000
    assert all("supervision" in item.excerpt.casefold() for item in found.evidence)
    assert all(item.filename and item.passage.page for item in found.evidence)


def test_the_single_framework_inspected_every_authority_once(register: Register) -> None:
    counts = count_activity(register.activities(), by="fieldwork", last=2017)
    assert sum(counts.count(year, "inspection").activities for year in counts.years) >= 150


def test_a_feed_of_a_year_has_an_entry_for_each_activity(register: Register) -> None:
    news = watch(register, date(2024, 1, 1), date(2024, 12, 31))
    feed = fromstring(atom_feed(news))  # noqa: S314  # our own
    names = {"": "http://www.w3.org/2005/Atom"}
    assert len({found.text for found in feed.findall("entry/id", names)}) == len(news.changes)
