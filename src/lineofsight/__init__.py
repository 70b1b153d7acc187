"""lineofsight: inspection intelligence for English local-authority children's services.

    import lineofsight as los

    record = los.read("report.pdf")                     # one document
    with los.Register.open() as register:               # the national history, shipped with the package
        los.profile(register, as_of=date(2022, 7, 19))

What is named here is the public face; each name is loaded when first used, so that importing costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lineofsight.authorities import Authority, all_authorities, find, positions, resolve
    from lineofsight.briefings.authority import authority_briefing
    from lineofsight.briefings.national import national_briefing
    from lineofsight.briefings.questions import leaders_questions
    from lineofsight.briefings.writing import write_document
    from lineofsight.errors import LineOfSightError
    from lineofsight.frameworks import (
        Framework,
        all_frameworks,
        check_judgements,
        deadlines,
        diff,
        framework_for,
        get_framework,
    )
    from lineofsight.indicators import Indicators, neighbours
    from lineofsight.pathway import calendar, expect, pathways
    from lineofsight.pathway.backtest import backtest
    from lineofsight.pathway.coming import coming
    from lineofsight.register import Activity, BuildReport, Register, View, build, correct, load_secondary, withdraw
    from lineofsight.register.activity_counts import count_activity
    from lineofsight.register.changes import Change, changes
    from lineofsight.register.evidence import theme_evidence
    from lineofsight.register.export import export
    from lineofsight.register.profile import Profile, profile
    from lineofsight.register.profiles_over_time import grades_over_time
    from lineofsight.register.reconcile import Reconciliation, reconcile
    from lineofsight.register.story import story
    from lineofsight.register.watch import atom_feed, digest, watch
    from lineofsight.reports import InspectionRecord, read
    from lineofsight.reports.collect import collect
    from lineofsight.themes import Choice, by_grade, code_register, recurring, trend
    from lineofsight.themes.codebook import codebook
    from lineofsight.themes.coder import coder
    from lineofsight.themes.peers import improved_on_the_same
    from lineofsight.themes.prevalence import prevalence
    from lineofsight.vocabulary import Addressee, Area, Family, Grade, Kind, RecommendationKind, Subject

__version__ = "0.1.0"

__all__ = [
    "Activity",
    "Addressee",
    "Area",
    "Authority",
    "BuildReport",
    "Change",
    "Choice",
    "Family",
    "Framework",
    "Grade",
    "Indicators",
    "InspectionRecord",
    "Kind",
    "LineOfSightError",
    "Profile",
    "RecommendationKind",
    "Reconciliation",
    "Register",
    "Subject",
    "View",
    "all_authorities",
    "all_frameworks",
    "atom_feed",
    "authority_briefing",
    "backtest",
    "build",
    "by_grade",
    "calendar",
    "changes",
    "check_judgements",
    "code_register",
    "codebook",
    "coder",
    "collect",
    "coming",
    "correct",
    "count_activity",
    "deadlines",
    "diff",
    "digest",
    "expect",
    "export",
    "find",
    "framework_for",
    "get_framework",
    "grades_over_time",
    "improved_on_the_same",
    "leaders_questions",
    "load_secondary",
    "national_briefing",
    "neighbours",
    "pathways",
    "positions",
    "prevalence",
    "profile",
    "read",
    "reconcile",
    "recurring",
    "resolve",
    "story",
    "theme_evidence",
    "trend",
    "watch",
    "withdraw",
    "write_document",
]

_ROOMS = (
    *("vocabulary", "errors", "authorities", "frameworks", "reports", "register", "pathway", "reports.collect"),
    *("register.profiles_over_time", "themes", "themes.peers", "indicators"),
    *("briefings.national", "briefings.authority", "briefings.questions", "briefings.writing"),
)
"""Where public names come from, cheapest to import first."""


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    for room in _ROOMS:
        module = import_module(f"{__name__}.{room}")
        if name in getattr(module, "__all__", ()):
            value = getattr(module, name)
            globals()[name] = value
            return value
    raise AttributeError(f"{name!r} is public but in none of {', '.join(_ROOMS)}")
