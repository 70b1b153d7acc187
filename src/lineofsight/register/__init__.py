"""The register: what every source says of every inspection, as of any day, with people's corrections laid over.

One SQLite file. It never reads a page of a report (`lineofsight.reports`) and holds no rule of inspection
(`lineofsight.frameworks`). What exports and spreadsheets need is imported only when they are written.
"""

from lineofsight.register.activity import GRADED_FAMILIES, Activity
from lineofsight.register.activity_counts import ActivityCount, ActivityCounts, count_activity, name_of_activity
from lineofsight.register.changes import Change, Direction, Movement, changes
from lineofsight.register.corrections import FIELDS, correct, withdraw
from lineofsight.register.entries import AppliedCorrection, Correction, Counts, Entry, Listing, Origin, Source
from lineofsight.register.evidence import Evidence, ThemeEvidence, theme_evidence
from lineofsight.register.export import export
from lineofsight.register.ingest import BuildReport, build
from lineofsight.register.priority_actions import Later, PriorityAction, Relation, Remark, State
from lineofsight.register.profile import AreaCount, Profile, Rules, profile
from lineofsight.register.reconcile import Difference, Reconciliation, reconcile
from lineofsight.register.search import PassageKind
from lineofsight.register.secondary import load_secondary
from lineofsight.register.snapshot import load_snapshot, write_snapshot
from lineofsight.register.store import Register, default_path
from lineofsight.register.story import Step, Story, story
from lineofsight.register.view import View
from lineofsight.register.watch import TAGGING_ENTITY, Watch, atom_feed, digest, watch

__all__ = [
    "FIELDS",
    "GRADED_FAMILIES",
    "TAGGING_ENTITY",
    "Activity",
    "ActivityCount",
    "ActivityCounts",
    "AppliedCorrection",
    "AreaCount",
    "BuildReport",
    "Change",
    "Correction",
    "Counts",
    "Difference",
    "Direction",
    "Entry",
    "Evidence",
    "Later",
    "Listing",
    "Movement",
    "Origin",
    "PassageKind",
    "PriorityAction",
    "Profile",
    "Reconciliation",
    "Register",
    "Relation",
    "Remark",
    "Rules",
    "Source",
    "State",
    "Step",
    "Story",
    "ThemeEvidence",
    "View",
    "Watch",
    "atom_feed",
    "build",
    "changes",
    "correct",
    "count_activity",
    "default_path",
    "digest",
    "export",
    "load_secondary",
    "load_snapshot",
    "name_of_activity",
    "profile",
    "reconcile",
    "story",
    "theme_evidence",
    "watch",
    "withdraw",
    "write_snapshot",
]
