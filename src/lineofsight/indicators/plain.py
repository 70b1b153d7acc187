"""Series, comparisons and boards as plain values: what the commands print as JSON.

It names fields and adds nothing.
"""

from dataclasses import asdict
from typing import Any

from lineofsight.indicators.board import Board, Row
from lineofsight.indicators.change import Change
from lineofsight.indicators.compare import Comparison
from lineofsight.indicators.observation import Observation, Series

__all__ = ["plain_board", "plain_comparison", "plain_observation", "plain_row", "plain_series"]


def plain_board(found: Board) -> dict[str, Any]:
    """A board: its rows, and how many series were judged, flagged and dropped."""
    review = found.review
    return {
        "authority": asdict(found.authority),
        "as_of": found.as_of,
        "rows": [plain_row(row) for row in found.rows],
        "flagged": [row.indicator.id for row in found.flagged],
        "review": {
            "looked_at": review.looked_at,
            "rate": review.rate,
            "false_discovery": review.false_discovery,
            "dropped": [flag.series for flag in review.dropped],
        },
    }


def plain_row(row: Row) -> dict[str, Any]:
    """One indicator of a board: its comparison, and beside it unit, group, change and flag."""
    one, flag = row.indicator, row.flag
    return {
        **plain_comparison(row.comparison),
        "name": one.name,
        "group": one.group,
        "unit": one.unit,
        "polarity": one.polarity.value,
        "change": _plain_change(row.change) if row.change else None,
        "flag": {**asdict(flag), "is_current": row.is_current} if flag else None,
        "not_judged": row.unjudged,
    }


def _plain_change(change: Change) -> dict[str, Any]:
    return {
        "since": change.before.period.label,
        "difference": change.difference,
        "low": change.low,
        "high": change.high,
        "beyond_chance": change.beyond_chance,
    }


def plain_series(found: Series) -> dict[str, Any]:
    """A series with its indicator, gaps included."""
    return {
        "authority": {"code": found.authority, "name": found.name},
        "indicator": found.indicator.model_dump(mode="json"),
        "observations": [plain_observation(seen) for seen in found.observations],
        "notes": found.notes,
    }


def plain_observation(seen: Observation) -> dict[str, Any]:
    """One figure, or the reason there is none, with its period."""
    period = {"label": seen.period.label, "year": seen.period.year, **asdict(seen.period)}
    return {**asdict(seen), "period": period}


def plain_comparison(found: Comparison) -> dict[str, Any]:
    """A figure among those it stands with."""
    return {
        "authority": asdict(found.authority),
        "indicator": found.indicator.id,
        "observation": plain_observation(found.observation) if found.observation else None,
        "newer_gap": plain_observation(found.newer_gap) if found.newer_gap else None,
        "interval": asdict(found.interval) if found.interval else None,
        "no_interval": found.no_interval,
        "rank": asdict(found.rank) if found.rank else None,
        "no_rank": found.no_rank,
        "rests_on_few": found.rests_on_few,
        "region": asdict(found.region),
        "neighbours": [
            {
                "authority": one.neighbour.authority,
                "name": one.name,
                "rank": one.neighbour.rank,
                "closeness": one.neighbour.closeness_words,
                "value": one.observation.value if one.observation else None,
                "status": one.observation.status if one.observation else None,
            }
            for one in found.neighbours
        ],
        "neighbours_edition": found.edition,
        "neighbours_median": found.neighbour_group.median,
        "england": found.england,
        "statements": found.statements,
    }
