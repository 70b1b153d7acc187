"""Passages behind a number, and how far the coder agrees with people, as plain values for JSON.

It names fields and adds nothing.
"""

from typing import Any

from lineofsight.register.store import Register
from lineofsight.themes.passages import Behind
from lineofsight.themes.prevalence import interval_json
from lineofsight.themes.protocols import Coder, measured
from lineofsight.themes.reviewed import Reviewed, reviewed
from lineofsight.themes.score import Score

__all__ = ["plain_agreement", "plain_behind"]

Plain = dict[str, Any]


def plain_behind(item: Behind) -> Plain:
    """A passage: whose it is, where it stands, its codes, and its words, null where the register has only facts."""
    activity, coding = item.activity, item.coding
    return {
        "authority": {"code": activity.authority_code, "name": activity.authority_name},
        "activity": activity.key,
        "family": activity.family,
        "published": activity.known_from,
        "document": item.filename,
        "identity": coding.identity,
        "part": coding.part,
        "position": coding.position,
        "page": coding.page,
        "section": coding.section,
        "weaknesses": coding.weaknesses,
        "strengths": coding.strengths,
        "unsure": coding.unsure,
        "decided": coding.decided,
        "text": item.text,
    }


def plain_agreement(register: Register, coder: Coder) -> Plain:
    """The coder against reading, on recommendations and on findings, and against the register's reviewers."""
    return {
        "reading": _score(measured(coder.reliability)),
        "reading_of_findings": _score(measured(coder.finding_reliability)),
        "reviewers": [_reviewed(found) for found in reviewed(register, coder)],
    }


def _reviewed(found: Reviewed) -> Plain:
    return {
        "part": found.part,
        "passages": found.passages,
        "reviewers": found.reviewers,
        "alpha": found.alpha,
        "alpha_among_reviewers": found.among,
        "micro": interval_json(found.micro),
        "macro": interval_json(found.macro),
        **_score(found.score),
    }


def _score(score: Score) -> Plain:
    return {
        "passages": score.passages,
        "micro_f1": round(score.micro_f1, 4),
        "macro_f1": round(score.macro_f1, 4),
        "codes": [
            {
                "code": item.code,
                "expected": item.expected,
                "precision": round(item.precision, 4),
                "recall": round(item.recall, 4),
                "f1": round(item.f1, 4),
            }
            for item in score.codes
            if item.expected or item.false_positives
        ],
    }
