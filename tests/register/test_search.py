"""Words are found in texts as people type them, and the index keeps step with the register."""

from collections.abc import Sequence
from datetime import date

import pytest
from alembic.command import downgrade, upgrade
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from lineofsight.errors import UsageError
from lineofsight.register import Entry, PassageKind, Register
from lineofsight.register.database import migrations
from lineofsight.register.query import typed
from lineofsight.register.search import Query, find_passages, identities_with_texts
from lineofsight.reports.record import Finding, Recommendation
from lineofsight.vocabulary import RecommendationKind
from tests.register.builders import DORSET, LEEDS, report


def saying(*findings: str, authority: str = DORSET, **fields: object) -> Entry:
    """A report whose findings say this."""
    found = tuple(
        Finding(section="help-protection", number=number, text=text, page=2) for number, text in enumerate(findings, 1)
    )
    return report(authority, findings=found, **fields)  # type: ignore[arg-type]


def found(register: Register, words: Sequence[str], kind: PassageKind | None = None) -> list[str]:
    with register.reading() as session:
        return sorted(passage.text for passage in find_passages(session, Query(words), kind))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("supervision", "Supervision is regular."),
        ("assessments", "The assessment is late."),
        ("assessment", "ASSESSMENTS are late."),
        ("agency", "Agencies meet."),
        ("agencies", "The agency meets."),
        ("supervis*", "Workers are well supervised."),
        ("care leavers", "A care leaver has no plan."),
        ("children's homes", "A children’s home closed."),
        ("self-harm", "Self harm is rising."),
        ("bus", "A bus pass helps."),
    ],
)
def test_a_word_is_found_in_any_case_singular_or_plural(register: Register, typed: str, said: str) -> None:
    register.add(saying(said))
    assert found(register, [typed]) == [said]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("care", "Carers are kind."),
        ("supervis", "Supervision is regular."),
        ("care leavers", "Leavers of care homes."),
        ("plan", "Planes fly."),
    ],
)
def test_part_of_a_word_or_a_phrase_is_not_enough(register: Register, typed: str, said: str) -> None:
    register.add(saying(said))
    assert found(register, [typed]) == []


def test_all_words_have_to_be_in_the_same_passage(register: Register) -> None:
    register.add(saying("Supervision of plans.", "Supervision.", "Plans."))
    assert found(register, ["plan", "supervision"]) == ["Supervision of plans."]


@pytest.mark.parametrize("words", [[], [""], ["…", "*"]])
def test_a_search_for_nothing_is_refused(words: list[str]) -> None:
    with pytest.raises(UsageError, match="at least one"):
        Query(words)


@given(st.lists(st.text(max_size=12), min_size=1, max_size=3))
def test_whatever_is_typed_is_a_query_or_refused(words: list[str]) -> None:
    try:
        query = Query(words)
    except UsageError:
        return
    with create_engine("sqlite://").connect() as connection:
        connection.exec_driver_sql("CREATE VIRTUAL TABLE passages USING fts5(text)")
        connection.exec_driver_sql("SELECT * FROM passages WHERE passages MATCH ?", (query.match,))


def test_recommendations_and_findings_are_told_apart(register: Register) -> None:
    items = (
        Recommendation(kind=RecommendationKind.PRIORITY, number=1, text="Plan now.", page=3),
        Recommendation(kind=RecommendationKind.IMPROVEMENT, number=2, text="Plan better.", page=3),
    )
    register.add(saying("Plans are late.", recommendations=items))
    assert found(register, ["plan"], PassageKind.PRIORITY) == ["Plan now."]
    assert found(register, ["plan"], PassageKind.IMPROVEMENT) == ["Plan better."]
    assert found(register, ["plan"], PassageKind.FINDING) == ["Plans are late."]


def test_each_text_is_found_at_its_own_place(register: Register) -> None:
    register.add(saying("One apple.", "Two pears.", "Three plums."))
    register.add(saying("Four apples.", "Five pears.", authority=LEEDS))
    assert found(register, ["pear"]) == ["Five pears.", "Two pears."]


def test_a_text_that_is_replaced_or_gone_is_found_no_more(register: Register) -> None:
    register.add(saying("Old words.", document="same"))
    register.add(saying("New words.", "More words.", document="same"))
    assert found(register, ["words"]) == ["More words.", "New words."]
    assert found(register, ["old"]) == []


def test_texts_known_before_the_index_are_found_after_the_upgrade(register: Register) -> None:
    register.add(saying("Old words."))
    configuration = migrations()
    with create_engine(f"sqlite:///{register.path}").begin() as connection:
        configuration.attributes["connection"] = connection
        downgrade(configuration, "0001")
        upgrade(configuration, "head")
    assert found(register, ["old"]) == ["Old words."]


def test_the_index_survives_a_compacted_file(register: Register) -> None:
    for number in range(4):
        register.add(saying(f"Word{number} here.", document=f"document-{number}"))
    register.add(saying("Replaced.", document="document-0"))
    with create_engine(f"sqlite:///{register.path}", isolation_level="AUTOCOMMIT").connect() as connection:
        connection.exec_driver_sql("VACUUM")
    assert found(register, ["word3"]) == ["Word3 here."]


def test_only_entries_with_words_count_as_searchable(register: Register) -> None:
    told, silent = saying("Words."), report(LEEDS)
    for entry in (told, silent):
        register.add(entry)
    with register.reading() as session:
        assert identities_with_texts(session) == {told.identity}


passages = st.lists(st.sampled_from(["plan", "Plans", "a", "supervision", "x" * 90]), min_size=1, max_size=90).map(
    " ".join
)


@given(passages)
def test_an_excerpt_is_short_from_the_passage_and_shows_the_word(passage: str) -> None:
    excerpt = Query(["plan"]).excerpt(passage)
    assert len(excerpt) <= 200
    assert excerpt.removeprefix("… ").removesuffix(" …") in passage
    if "plan" in passage.casefold():
        assert "plan" in excerpt.casefold()


def test_a_word_without_spaces_is_cut_all_the_same() -> None:
    assert len(Query(["plan"]).excerpt("x" * 900 + date.min.isoformat())) <= 200


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("neglect supervis*", ("neglect", "supervis*")),
        ('"care leavers" neglect', ("care leavers", "neglect")),
        ("“care leavers” pathway", ("care leavers", "pathway")),
        ('care "not closed yet', ("care", "not closed yet")),
        ('"" -- " "', ()),
        ("children's", ("children's",)),
    ],
)
def test_a_line_is_parted_into_words_and_phrases(line: str, parts: tuple[str, ...]) -> None:
    assert typed(line) == parts


@given(st.text())
def test_whatever_is_typed_is_words_that_can_be_looked_for_or_nothing(line: str) -> None:
    parts = typed(line)
    assert not parts or Query(parts).words
