"""When a prompt is asked, and what a file of prompts may hold."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from lineofsight.briefings.leaders.section import PROMPTS_FILE, Topic, load_topics, prompts_for, states, topics
from lineofsight.errors import DataError
from lineofsight.indicators.board import Row, board
from lineofsight.indicators.catalogue import catalogue
from lineofsight.indicators.neighbours import neighbours
from lineofsight.indicators.store import Indicators
from tests.indicators.files import LEEDS, stored

SHARE, MEAN = "repeat-referral-share", "caseload"
NEAR = [one.authority for one in neighbours(LEEDS)]
STATES = {"high", "low", "up", "down", "flagged", "missing", "few"}


def row(
    ours: Mapping[int, float | str], near: float = 20.0, *, indicator: str = SHARE, size: float | None = 1000.0
) -> Row:
    """Leeds with these figures by year, and its neighbours at about one level, in the last of them."""
    year = max(ours)
    figures = [(indicator, LEEDS, when, value) for when, value in ours.items()]
    figures += [(indicator, code, year, near + place / 100) for place, code in enumerate(NEAR)]
    counted = [(*one, (one[3] * size / 100, size)) if size and isinstance(one[3], float) else one for one in figures]
    return board(Indicators(stored(*counted)), LEEDS).row(indicator)  # type: ignore[arg-type]


def test_high_and_low_are_beyond_what_chance_explains_of_the_neighbours_middle() -> None:
    assert "high" in states(row({2024: 30.0}))
    assert "low" in states(row({2024: 10.0}))
    assert not {"high", "low"} & states(row({2024: 21.0}))
    assert not {"high", "low"} & states(row({2024: 30.0}, size=20.0))


def test_without_an_interval_only_a_figure_beyond_all_neighbours_is_high_or_low() -> None:
    assert "high" in states(row({2024: 20.2}, indicator=MEAN, size=None))
    assert "low" in states(row({2024: 19.9}, indicator=MEAN, size=None))
    assert not {"high", "low"} & states(row({2024: 20.05}, indicator=MEAN, size=None))


def test_up_and_down_need_more_than_chance() -> None:
    assert "up" in states(row({2023: 15.0, 2024: 21.0}))
    assert "down" in states(row({2023: 30.0, 2024: 21.0}))
    assert not {"up", "down"} & states(row({2023: 20.0, 2024: 21.0}))


def test_a_gap_after_the_last_figure_and_no_figure_at_all_are_missing() -> None:
    assert "missing" in states(row({2023: 20.0, 2024: "suppressed"}))
    assert "missing" in states(row({2024: "not-available"}))
    assert "missing" not in states(row({2024: 20.0}))


def test_few_children_are_told() -> None:
    assert "few" in states(row({2024: 20.0}, size=20.0))


def test_prompts_are_asked_always_or_when_one_of_their_conditions_holds() -> None:
    topic = Topic.model_validate(
        {
            "title": "Why?",
            "prompts": [
                {"ask": "Always?"},
                {"ask": "High?", "when": [f"{SHARE}:high", "other:high"]},
                {"ask": "Low?", "when": [f"{SHARE}:low"]},
                {"ask": "Known?", "when": ["reports:asked"]},
            ],
        }
    )
    high = row({2024: 30.0})
    assert prompts_for(topic, [high]) == ("Always?", "High?")
    assert prompts_for(topic, [], ["reports:asked"]) == ("Always?", "Known?")


def test_the_shipped_file_names_only_indicators_and_states_that_there_are() -> None:
    known = {one.id for one in catalogue().board}
    for name, topic in topics().items():
        assert {*topic.indicators, *topic.steady} <= known
        assert set(topic.headline) <= set(topic.indicators)
        for condition in (one for prompt in topic.prompts for one in prompt.when):
            about, _, state = condition.partition(":")
            assert about == name or (about in topic.indicators and state in STATES), condition


@pytest.mark.parametrize(
    ("text", "told"),
    [("[care", "is not TOML"), ("[care]\ntitle = 'Why?'", "prompts"), ("[care]\nprompts = []\nx = 1", "care|title|x")],
)
def test_a_file_that_is_not_right_is_named_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "prompts.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=told):
        load_topics(path)


def test_the_shipped_file_is_the_one_that_is_read() -> None:
    assert load_topics(PROMPTS_FILE) == topics()
