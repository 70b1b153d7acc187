"""Counts, names and dates in words, as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.briefings.words import counted, first_few, listed, named, percent, shortened, some
from lineofsight.register.activity import Activity
from lineofsight.vocabulary import Family, Kind
from tests.register.builders import report


@pytest.mark.parametrize(
    ("count", "of", "said"),
    [
        (5, 16, "5 of 16 (31%)"),
        (16, 16, "all 16"),
        (2, 2, "both"),
        (1, 1, "1 of 1"),
        (0, 16, "none of 16"),
        (0, 1, "0 of 1"),
    ],
)
def test_a_count_has_its_base_and_is_never_all_one(count: int, of: int, said: str) -> None:
    assert counted(count, of) == said


def test_a_share_is_rounded_to_nothing_or_everything_only_if_it_is() -> None:
    assert [percent(share) for share in (0.0, 0.004, 0.31, 0.996, 1.0)] == ["0%", "under 1%", "31%", "over 99%", "100%"]


def test_few_are_written_as_words_with_the_noun_that_fits() -> None:
    assert [some(count, "authority", "authorities") for count in (0, 1, 9, 10)] == [
        "no authorities",
        "one authority",
        "nine authorities",
        "10 authorities",
    ]


def test_names_are_listed_as_a_sentence_does() -> None:
    assert [listed(names) for names in ([], ["Bexley"], ["Bexley", "Kent"], ["Bexley", "Kent", "York"])] == [
        "",
        "Bexley",
        "Bexley and Kent",
        "Bexley, Kent and York",
    ]
    assert first_few(["Bexley", "Kent", "York"], 2) == "Bexley, Kent and 1 more"
    assert first_few(["Bexley", "Kent"], 2) == "Bexley and Kent"


@given(st.text(alphabet="ab ", max_size=60), st.integers(min_value=8, max_value=30))
def test_a_passage_is_cut_to_length_and_marked_only_where_it_was_cut(text: str, longest: int) -> None:
    line = " ".join(text.split())
    cut = shortened(text, longest)
    assert len(cut) <= longest
    assert cut == line or (cut.endswith(" …") and line.startswith(cut.removesuffix(" …")))


def test_a_passage_is_cut_between_words() -> None:
    assert shortened("Managers know their children well", 25) == "Managers know their …"


@pytest.mark.parametrize(
    ("family", "kind", "name"),
    [
        (Family.ILACS, Kind.SHORT, "short inspection"),
        (Family.SIF, Kind.INSPECTION, "inspection"),
        (Family.SIF, Kind.REINSPECTION, "re-inspection"),
        (Family.FOCUSED_VISIT, Kind.FOCUSED_VISIT, "focused visit"),
        (Family.JTAI, Kind.JTAI, "joint targeted area inspection"),
        (Family.AREA_SEND, Kind.AREA_SEND, "area SEND inspection"),
        (Family.LOOKED_AFTER, Kind.INSPECTION, "inspection of services for children in care"),
        (Family.UNKNOWN, None, "unknown"),
    ],
)
def test_activities_have_the_names_people_call_them_by(family: Family, kind: Kind | None, name: str) -> None:
    assert named(Activity.of([report(family=family, kind=kind)])) == name
