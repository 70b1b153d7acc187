"""The words everyone shares: grades, judgement areas, families, kinds and subjects of inspection.

Values are the ones printed in JSON, stored in the register and used in file names. This module knows
nothing of rules (which area belongs to which framework: `lineofsight.frameworks`) or of wording on the
page (`lineofsight.reports`).
"""

from enum import StrEnum

__all__ = ["Addressee", "Area", "Family", "Grade", "Kind", "RecommendationKind", "Subject"]


class Grade(StrEnum):
    """A judgement on the four-point scale, best first. `ADEQUATE` is the third point before November 2013."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    REQUIRES_IMPROVEMENT = "requires-improvement"
    ADEQUATE = "adequate"
    INADEQUATE = "inadequate"

    @property
    def rank(self) -> int:
        """1 for outstanding, 2 good, 3 requires improvement or adequate, 4 inadequate."""
        return _RANKS[self]

    @property
    def label(self) -> str:
        """The grade as people write it: "Requires improvement"."""
        return self.value.replace("-", " ").capitalize()


_RANKS = {
    Grade.OUTSTANDING: 1,
    Grade.GOOD: 2,
    Grade.REQUIRES_IMPROVEMENT: 3,
    Grade.ADEQUATE: 3,
    Grade.INADEQUATE: 4,
}


class Area(StrEnum):
    """What a grade is about. The last four were graded only by the inspections of 2012-13."""

    OVERALL = "overall"
    LEADERS = "leaders"
    HELP_PROTECTION = "help-protection"
    CHILDREN_IN_CARE = "children-in-care"
    CHILDREN_IN_CARE_AND_CARE_LEAVERS = "children-in-care-and-care-leavers"
    CARE_LEAVERS = "care-leavers"
    ADOPTION = "adoption"
    LSCB = "lscb"
    CAPACITY_TO_IMPROVE = "capacity-to-improve"
    OUTCOMES = "outcomes"
    QUALITY_OF_PROVISION = "quality-of-provision"
    QUALITY_OF_PRACTICE = "quality-of-practice"

    @property
    def label(self) -> str:
        """The area as people write it: "Help and protection"."""
        return _LABELS.get(self) or self.value.replace("-", " ").capitalize()


_LABELS = {
    Area.OVERALL: "Overall effectiveness",
    Area.LEADERS: "Impact of leaders",
    Area.HELP_PROTECTION: "Help and protection",
    Area.LSCB: "Safeguarding children board",
}


class Family(StrEnum):
    """A family of published documents that share a layout and a legal basis."""

    ILACS = "ilacs"
    SIF = "sif"
    FOCUSED_VISIT = "focused-visit"
    MONITORING_VISIT = "monitoring-visit"
    JTAI = "jtai"
    AREA_SEND = "area-send"
    LOOKED_AFTER = "looked-after"
    CHILD_PROTECTION = "child-protection"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The family as people write it within a sentence: "ILACS", "focused visit"."""
        return _FAMILY_LABELS.get(self) or self.value.replace("-", " ")


_FAMILY_LABELS = {Family.ILACS: "ILACS", Family.SIF: "SIF", Family.JTAI: "JTAI", Family.AREA_SEND: "area SEND"}


class Kind(StrEnum):
    """The kind of activity.

    ILACS inspections are `standard` or `short`; `inspection`, `reinspection` and `review` (of a safeguarding board
    alone) belong to the single framework and before.
    """

    STANDARD = "standard"
    SHORT = "short"
    INSPECTION = "inspection"
    REINSPECTION = "reinspection"
    REVIEW = "review"
    FOCUSED_VISIT = "focused-visit"
    MONITORING_VISIT = "monitoring-visit"
    JTAI = "jtai"
    AREA_SEND = "area-send"


class RecommendationKind(StrEnum):
    """`PRIORITY`: an area for priority action; `IMPROVEMENT`: anything else that needs to improve."""

    IMPROVEMENT = "improvement"
    PRIORITY = "priority"


class Addressee(StrEnum):
    """Who has to act: the authority, the local safeguarding children board, or a partnership."""

    AUTHORITY = "authority"
    LSCB = "lscb"
    PARTNERSHIP = "partnership"


class Subject(StrEnum):
    """What a visit or joint inspection looked at; the front door belongs to both, the last nine to joint ones."""

    FRONT_DOOR = "front-door"
    CHILDREN_IN_NEED_OR_PROTECTION_PLAN = "children-in-need-or-protection-plan"
    VULNERABLE_ADOLESCENTS = "vulnerable-adolescents"
    CHILDREN_IN_CARE = "children-in-care"
    ACHIEVING_PERMANENCE = "achieving-permanence"
    CARE_LEAVERS = "care-leavers"
    COVID_ARRANGEMENTS = "covid-arrangements"
    OTHER = "other"
    CHILD_EXPLOITATION = "child-exploitation"
    CRIMINAL_EXPLOITATION = "criminal-exploitation"
    DOMESTIC_ABUSE = "domestic-abuse"
    EARLY_HELP = "early-help"
    MENTAL_HEALTH = "mental-health"
    NEGLECT = "neglect"
    SERIOUS_YOUTH_VIOLENCE = "serious-youth-violence"
    SEXUAL_ABUSE_IN_THE_FAMILY = "sexual-abuse-in-the-family"
    SEXUAL_EXPLOITATION_AND_MISSING = "sexual-exploitation-and-missing"
