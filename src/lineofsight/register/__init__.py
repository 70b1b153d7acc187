"""The register: what every source says of every inspection, as of any day, with people's corrections laid over.

One SQLite file. It never reads a page of a report (`lineofsight.reports`) and holds no rule of inspection
(`lineofsight.frameworks`). What exports and spreadsheets need is imported only when they are written.
"""

from lineofsight.register.activity import GRADED_FAMILIES, Activity
from lineofsight.register.changes import Change, Direction, Movement, changes
from lineofsight.register.corrections import FIELDS, correct, withdraw
from lineofsight.register.entries import AppliedCorrection, Correction, Counts, Entry, Listing, Origin, Source
from lineofsight.register.export import export
from lineofsight.register.ingest import BuildReport, build
from lineofsight.register.profile import AreaCount, Profile, Rules, profile
from lineofsight.register.reconcile import Difference, Reconciliation, reconcile
from lineofsight.register.secondary import load_secondary
from lineofsight.register.snapshot import load_snapshot, write_snapshot
from lineofsight.register.store import Register, default_path
from lineofsight.register.view import View

__all__ = [
    "FIELDS",
    "GRADED_FAMILIES",
    "Activity",
    "AppliedCorrection",
    "AreaCount",
    "BuildReport",
    "Change",
    "Correction",
    "Counts",
    "Difference",
    "Direction",
    "Entry",
    "Listing",
    "Movement",
    "Origin",
    "Profile",
    "Reconciliation",
    "Register",
    "Rules",
    "Source",
    "View",
    "build",
    "changes",
    "correct",
    "default_path",
    "export",
    "load_secondary",
    "load_snapshot",
    "profile",
    "reconcile",
    "withdraw",
    "write_snapshot",
]
