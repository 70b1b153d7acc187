"""Published combinations of grades that break a rule of their framework, each with the pages to look at.

It runs the frameworks' check over graded activities. It refuses to say who is wrong, the report or the rule.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.frameworks import Breach, Framework, check_judgements, framework_for
from lineofsight.pathway.reasons import Citation, cited
from lineofsight.register import Activity
from lineofsight.vocabulary import Grade

__all__ = ["Checked", "Irregularity", "check_all"]


@dataclass(frozen=True, slots=True)
class Irregularity:
    """One breach: what is wrong, the rule it breaks (None where an area or a grade is foreign), and where it stands.

    `allowed` are the overall grades that the rules would have allowed; `pages` those of the judgements.
    """

    activity: Activity
    framework: str
    message: str
    rule: Citation | None
    allowed: tuple[Grade, ...]
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check came to: how many activities were checked, which had no framework, and every irregularity."""

    checked: int
    without_framework: tuple[str, ...]
    irregularities: tuple[Irregularity, ...]


def check_all(activities: Iterable[Activity]) -> Checked:
    """Check every graded activity against the framework under which it was made."""
    graded = [item for item in activities if item.is_graded]
    ruled = [(item, framework_for(item.family, item.fieldwork_start)) for item in graded]
    return Checked(
        checked=sum(framework is not None for _, framework in ruled),
        without_framework=tuple(item.key for item, framework in ruled if framework is None),
        irregularities=tuple(
            found for item, framework in ruled if framework is not None for found in _irregularities(item, framework)
        ),
    )


def _irregularities(activity: Activity, framework: Framework) -> list[Irregularity]:
    check = check_judgements(framework, {item.area: item.grade for item in activity.judgements})
    pages = tuple(sorted({item.page for item in activity.judgements if item.page}))
    return [
        Irregularity(activity, framework.id, breach.message, _rule(framework, breach), check.allowed, pages)
        for breach in check.breaches
    ]


def _rule(framework: Framework, breach: Breach) -> Citation | None:
    return cited(framework, "overall-rules", breach.rule) if breach.rule else None
