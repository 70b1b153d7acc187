"""What changed between versions, and a framework in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.frameworks import Framework, all_frameworks, describe, diff, get_framework, topics
from lineofsight.vocabulary import Area

frameworks = st.sampled_from(all_frameworks())


@pytest.mark.parametrize("framework", all_frameworks(), ids=lambda framework: framework.id)
def test_a_framework_does_not_differ_from_itself(framework: Framework) -> None:
    difference = diff(framework, framework)
    assert not difference
    assert str(difference) == f"{framework.id} → {framework.id}: no change"


@given(frameworks, frameworks)
def test_a_difference_read_backwards_swaps_before_and_after(one: Framework, other: Framework) -> None:
    forwards = {(change.section, change.key): (change.before, change.after) for change in diff(one, other).changes}
    backwards = {(change.section, change.key): (change.after, change.before) for change in diff(other, one).changes}
    assert forwards == backwards


@given(frameworks, frameworks)
def test_every_change_shows_a_difference(one: Framework, other: Framework) -> None:
    assert all(change.before != change.after for change in diff(one, other).changes)


def test_the_change_of_2026_is_the_end_of_the_overall_judgement() -> None:
    changes = diff(get_framework("ilacs-2023"), get_framework("ilacs-2026")).changes
    gone = [f"{change.section}, {change.key}" for change in changes if not change.after]
    assert gone[0] == "judgements, overall"
    assert "deadlines, statement-of-action" not in gone


def test_a_description_names_every_statement_its_doubt_and_its_sources() -> None:
    framework = get_framework("ilacs-2026")
    text = describe(framework)
    for _, statement in framework.statements():
        assert statement.shown in text
        assert statement.citation in text
    assert text.startswith("ilacs-2026: Inspection of local authority children’s services (2026)")


def test_a_proposal_describes_itself_as_never_in_force() -> None:
    assert "never in force: a proposal" in describe(get_framework("sector-proposal-2015"))


def test_topics_of_an_area_carry_their_share_of_reports() -> None:
    found = {topic.name: topic.share for topic in topics(get_framework("ilacs-2026"), Area.CARE_LEAVERS)}
    assert found["Accommodation"] == 97
    assert found["Influence"] is None


def test_topics_belong_to_the_areas_of_their_framework() -> None:
    for framework in all_frameworks():
        assert {topic.area for topic in topics(framework)} <= {*framework.areas, *framework.optional_areas, None}
