"""How completely a folder of reports is read, family by family, as a Markdown table.

    python -m benchmarks.accuracy FOLDER

"All judgements" means every area the framework of the day grades, but those a report says were not judged.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from lineofsight.frameworks import get_framework
from lineofsight.register.workers import default_workers, read_files
from lineofsight.reports import InspectionRecord, read
from lineofsight.vocabulary import Area, Family, Kind

_GRADED = {Family.ILACS, Family.SIF, Family.LOOKED_AFTER, Family.CHILD_PROTECTION}
COLUMNS = ("Family", "Documents", "Authority", "Dates", "All judgements", "A recommendation", "Lead inspector")


def table(records: Sequence[InspectionRecord]) -> Iterator[str]:
    """The lines of the table, then one line for every problem met and where."""
    families: defaultdict[Family, list[InspectionRecord]] = defaultdict(list)
    problems: defaultdict[str, list[str]] = defaultdict(list)
    for record in records:
        families[record.family].append(record)
        for problem in record.problems:
            problems[problem.code].append(record.document.filename)
    yield f"| {' | '.join(COLUMNS)} |"
    yield f"|{'---|' * len(COLUMNS)}"
    for family in sorted(families):
        yield f"| {' | '.join(_row(family, families[family]))} |"
    yield ""
    for code in sorted(problems):
        names = sorted(set(problems[code]))
        yield f"- `{code}`: {len(names)} ({', '.join(names[:8])}{', …' if len(names) > 8 else ''})"


def _row(family: Family, records: Sequence[InspectionRecord]) -> Iterator[str]:
    def share(count: int) -> str:
        return f"{count} ({100 * count / len(records):.1f}%)"

    yield family
    yield str(len(records))
    yield share(sum(record.authority is not None and record.authority.code is not None for record in records))
    yield share(sum(record.fieldwork_start is not None for record in records))
    yield share(sum(_has_all_judgements(record) for record in records)) if family in _GRADED else "none given"
    yield share(sum(bool(record.recommendations) for record in records))
    yield share(sum(record.lead_inspector is not None for record in records))


def _has_all_judgements(record: InspectionRecord) -> bool:
    if record.kind is Kind.REVIEW:
        return record.grade(Area.LSCB) is not None
    areas = set(get_framework(record.framework).areas) if record.framework else set()
    missing = areas - {judgement.area for judgement in record.judgements}
    return bool(areas) and (not missing or "not-judged" in {problem.code for problem in record.problems})


def main() -> None:
    """Read the folder and print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, help="a folder of reports")
    files = sorted(options.parse_args().folder.rglob("*.pdf"))
    print("\n".join(table(list(read_files(files, read, default_workers(len(files)))))))


if __name__ == "__main__":
    main()
