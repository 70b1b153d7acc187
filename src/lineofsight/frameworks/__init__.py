"""The inspection system as dated data: who is inspected, how, when, by which rules, and what must follow.

A framework is one dated version of the rules, a set of statements with sources (`data/`). Which version holds for an
inspection follows from the day its fieldwork started.
"""

from lineofsight.frameworks.checking import Breach, Check, check_judgements
from lineofsight.frameworks.choosing import Applicable, applicable
from lineofsight.frameworks.conditions import Condition, Visit, VisitTest
from lineofsight.frameworks.deadlines import Deadline, Window, deadlines, later, window
from lineofsight.frameworks.describing import EvaluationTopic, describe, topics
from lineofsight.frameworks.differences import Difference, RuleChange, diff
from lineofsight.frameworks.framework import Framework, InspectionKind
from lineofsight.frameworks.loading import Rulebook, load_rulebook
from lineofsight.frameworks.sources import Source
from lineofsight.frameworks.statements import Amount, Confidence, Statement
from lineofsight.frameworks.timetable import Event, Likelihood
from lineofsight.frameworks.versions import DATA_FOLDER, all_frameworks, framework_for, get_framework, rulebook

__all__ = [
    "DATA_FOLDER",
    "Amount",
    "Applicable",
    "Breach",
    "Check",
    "Condition",
    "Confidence",
    "Deadline",
    "Difference",
    "EvaluationTopic",
    "Event",
    "Framework",
    "InspectionKind",
    "Likelihood",
    "RuleChange",
    "Rulebook",
    "Source",
    "Statement",
    "Visit",
    "VisitTest",
    "Window",
    "all_frameworks",
    "applicable",
    "check_judgements",
    "deadlines",
    "describe",
    "diff",
    "framework_for",
    "get_framework",
    "later",
    "load_rulebook",
    "rulebook",
    "topics",
    "window",
]
