"""The codes of passages as a table to download: which passage of which document was coded as what.

It holds places and codes and never the words of a report.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lineofsight.register.activity import Activity
from lineofsight.register.codings import Part, coders
from lineofsight.register.store import Register

if TYPE_CHECKING:
    import polars

__all__ = ["COLUMNS", "coded_passages"]

COLUMNS = {
    "activity": "Key of the activity",
    "identity": "Document the passage is in, by its sha256",
    "coder": "Coder that coded the document",
    "part": "recommendation or finding",
    "position": "Place in its part, 1 the first",
    "section": "Section of a finding; addressee of a recommendation",
    "page": "Page it was read from",
    "weaknesses": "Codes of what is to be improved, parted by semicolons",
    "strengths": "Codes of what is good",
    "unsure": "Codes the coder would not decide",
    "decided": "Whether a person decided",
}
"""What each column means."""


def coded_passages(register: Register, activities: Sequence[Activity]) -> "polars.DataFrame":
    """One row for each passage with a code in the documents of these activities, in their order."""
    import polars  # noqa: PLC0415  # slow to import, and only downloads need it

    coded = coders(register)
    keys = {name: item.key for item in activities for name in item.identities if name in coded}
    rows = [
        (
            *(keys[item.identity], item.identity, coded[item.identity], item.part, item.position + 1),
            *(item.section, item.page),
            *(";".join(codes) for codes in (item.weaknesses, item.strengths, item.unsure)),
            item.decided,
        )
        for part in Part
        for item in register.codings(keys.keys(), part)
    ]
    text, whole = polars.String, polars.Int64
    types = dict.fromkeys(COLUMNS, text) | {"position": whole, "page": whole, "decided": polars.Boolean}
    return polars.DataFrame(rows, types, orient="row")
