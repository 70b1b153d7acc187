"""Pathways, clocks, checks and back-tests as plain values for JSON: the shapes that commands and pages hand out."""

from typing import Any

from lineofsight.frameworks import Window
from lineofsight.pathway.backtest import BackTest, Case, Figures
from lineofsight.pathway.checks import Checked
from lineofsight.pathway.clocks import Due
from lineofsight.pathway.coming import Coming
from lineofsight.pathway.pathway import Pathway
from lineofsight.pathway.reasons import Citation, Reason
from lineofsight.pathway.situation import Expected
from lineofsight.pathway.windows import Span

__all__ = ["plain_backtest", "plain_checked", "plain_coming", "plain_due", "plain_expected", "plain_pathway"]

Plain = dict[str, Any]


def plain_pathway(answer: Pathway) -> Plain:
    """A pathway: `authority`, `on`, `frameworks`, `last`, `predecessors`, `expected`, `deadlines`, `unknown`."""
    return {
        "authority": {"code": answer.authority.code, "name": answer.name},
        "on": answer.on.isoformat(),
        "frameworks": list(answer.frameworks),
        "last": answer.last.key if answer.last else None,
        "predecessors": [{"code": place.code, "name": place.label_on(answer.on)} for place in answer.predecessors],
        "expected": [plain_expected(entry) for entry in answer.expected],
        "deadlines": [plain_due(entry) for entry in answer.deadlines],
        "unknown": [_reason(entry) for entry in answer.unknown],
    }


def plain_expected(entry: Expected) -> Plain:
    """An expected activity; `window` as shown, `window_by_rules` before any limit of notice and without what was met.

    `latest` is null where no rule gives a last day.
    """
    return {
        "activity": entry.activity,
        "name": entry.name,
        "framework": entry.framework,
        "inspects": entry.inspects,
        "likelihood": str(entry.likelihood),
        "window": _window(entry.window),
        "window_by_rules": _window(entry.stated),
        "overdue_since": entry.overdue_since.isoformat() if entry.overdue_since else None,
        "preceded_by": list(entry.preceded_by),
        "alternatives": list(entry.alternatives),
        "doubts": list(entry.doubts),
        "why": [_reason(reason) for reason in entry.why],
    }


def plain_due(due: Due) -> Plain:
    """A clock: what is due by whom, counted from which event, within which days."""
    return {
        "key": due.key,
        "name": due.name,
        "concerns": list(due.concerns),
        "who": due.who,
        "force": due.force,
        "event": str(due.event),
        "counted_from": due.counted_from.isoformat(),
        "window": _window(due.window),
        "activity": due.activity,
        "framework": due.framework,
        "doubts": list(due.doubts),
        "why": [_reason(reason) for reason in due.why],
    }


def plain_coming(item: Coming) -> Plain:
    """One thing to come, whose it is, and its `type`: `expected` or `deadline`, with the fields of those."""
    what = item.what
    place = {"code": item.authority.code, "name": item.name, "region": item.authority.region}
    if isinstance(what, Expected):
        return {"authority": place, "type": "expected", **plain_expected(what)}
    return {"authority": place, "type": "deadline", **plain_due(what)}


def plain_checked(result: Checked) -> Plain:
    """A check of judgements: how many were checked, and every irregularity with its pages."""
    return {
        "checked": result.checked,
        "without_framework": list(result.without_framework),
        "irregularities": [
            {
                "activity": found.activity.key,
                "authority": found.activity.authority_name,
                "framework": found.framework,
                "message": found.message,
                "rule": _reason(found.rule) if found.rule else None,
                "allowed": [str(grade) for grade in found.allowed],
                "grades": {str(item.area): str(item.grade) for item in found.activity.judgements},
                "pages": list(found.pages),
                "source": str(found.activity.source),
                "documents": [document.filename for document in found.activity.documents],
            }
            for found in result.irregularities
        ],
    }


def plain_backtest(result: BackTest) -> Plain:
    """A back-test: figures over all, by year and by starting grade, and every miss with its reasons."""
    return {
        "since": result.since.isoformat(),
        **_figures(result.figures),
        "misses": [_miss(case) for case in result.misses],
        "by_year": {name: _figures(found) for name, found in result.by_year().items()},
        "by_starting_grade": {name: _figures(found) for name, found in result.by_starting_grade().items()},
    }


def _figures(found: Figures) -> Plain:
    return {
        "n": found.n,
        "kind_accuracy": round(found.kind_accuracy, 4),
        "kind_accuracy_by_grades_alone": round(found.kind_accuracy_by_grades_alone, 4),
        "window_coverage": round(found.window_coverage, 4),
        "window_days": found.window_days,
        "window_placed": {str(place): round(share, 4) for place, share in found.placed.items()},
        "stated_window_coverage": round(found.stated_window_coverage, 4),
        "stated_window_days": found.stated_window_days,
    }


def _miss(case: Case) -> Plain:
    return {
        "activity": case.activity.key,
        "authority": case.activity.authority_name,
        "start": case.start.isoformat(),
        "starting_grade": case.starting_grade,
        "predicted": str(case.predicted) if case.predicted else None,
        "happened": str(case.activity.kind),
        "explanation": case.explanation,
        "why": [_reason(reason) for reason in case.why],
    }


def _window(window: Window | Span | None) -> Plain | None:
    if window is None:
        return None
    latest = window.latest.isoformat() if window.latest else None
    return {"earliest": window.earliest.isoformat(), "latest": latest}


def _reason(reason: Reason) -> Plain:
    if not isinstance(reason, Citation):
        return {
            "fact": reason.text,
            "activity": reason.activity,
            "pages": list(reason.pages),
            "doubt": reason.doubt or None,
        }
    return {
        "rule": reason.rule,
        "text": reason.text,
        "confidence": list(reason.confidence),
        "sources": [
            {"code": source.code, "title": source.title, "address": source.address} for source in reason.sources
        ],
        "note": reason.note,
        "doubt": reason.doubt or None,
    }
