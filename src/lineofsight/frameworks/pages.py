"""Pages about the frameworks, written from their data: one a version, an overview with a timeline, the sources.

It knows Markdown; it refuses to add anything that is not in the data. `python -m lineofsight.frameworks.pages FOLDER`
writes them.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from lineofsight.frameworks.describing import period, section_title
from lineofsight.frameworks.differences import Difference, diff
from lineofsight.frameworks.framework import Framework
from lineofsight.frameworks.loading import Rulebook
from lineofsight.frameworks.sources import Source
from lineofsight.frameworks.statements import Statement, long_date
from lineofsight.frameworks.timeline import timeline
from lineofsight.frameworks.versions import rulebook

__all__ = ["pages", "write_pages"]

_GENERATED = "<!-- Written from src/lineofsight/frameworks/data; change the data, not this page. -->"
_CONFIDENCE = """**Seen**: read in a publication. **Measured**: counted in published reports or statistics. \
**Own knowledge**: of those who wrote the data, no publication seen. **Uncertain**: in doubt. \
What is in doubt is marked **[in doubt]** or **[own knowledge]**."""


def pages(book: Rulebook) -> dict[str, str]:
    """Every page by its file name."""
    by_id = {framework.id: framework for framework in book.frameworks}
    differences = {
        framework.id: diff(by_id[framework.previous], framework) for framework in book.frameworks if framework.previous
    }
    written = {f"{framework.id}.md": _page(framework, differences.get(framework.id)) for framework in book.frameworks}
    written["index.md"] = _overview(book.frameworks, differences.values())
    written["sources.md"] = _sources(book.sources.values())
    written["timeline.svg"] = timeline(book.frameworks).svg
    return written


def write_pages(folder: Path) -> None:
    """Write the pages of the packaged frameworks into `folder`, and remove pages of versions that are gone."""
    written = pages(rulebook())
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.md"):
        if old.name not in written:
            old.unlink()
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")


def _page(framework: Framework, difference: Difference | None) -> str:
    lines = [
        _GENERATED,
        f"# {framework.title}",
        f"`{framework.id}`: {framework.inspects}. Inspections that start {period(framework)} "
        f"({_known(framework)}). {framework.note or ''}".rstrip(),
        framework.summary,
        _CONFIDENCE,
    ]
    if difference:
        lines += [f"## What changed since [{difference.before}]({difference.before}.md)", _changes(difference)]
    for section in dict.fromkeys(section for section, _ in framework.statements()):
        statements = [statement for name, statement in framework.statements() if name == section]
        rows = [_row(statement, framework) for statement in statements]
        lines += [f"## {section_title(section)}", _table(("Name", "What holds", "When", "How it is known"), rows)]
    return "\n\n".join(lines) + "\n"


def _row(statement: Statement, framework: Framework) -> tuple[str, ...]:
    note = f" *{statement.note}*" if statement.note else ""
    stated = f", as stated in {statement.stated_in}" if statement.stated_in != framework.id else ""
    return statement.key, _marked(statement.shown) + note, statement.period, _known(statement) + stated


def _changes(difference: Difference) -> str:
    rows = [
        (
            section_title(change.section),
            change.key,
            _marked(change.before or "(new)"),
            _marked(change.after or "(gone)"),
        )
        for change in difference.changes
    ]
    return _table(("Section", "Name", "Before", "After"), rows)


def _overview(frameworks: tuple[Framework, ...], differences: Iterable[Difference]) -> str:
    versions = [
        (f"[{entry.title}]({entry.id}.md)", entry.id, entry.inspects, period(entry), ", ".join(entry.families))
        for entry in frameworks
    ]
    paused = [
        (entry.id, pause.shown, long_date(pause.starts), long_date(pause.ends) if pause.ends else "not known")
        for entry in frameworks
        for pause in entry.pauses
    ]
    return (
        "\n\n".join(
            [
                _GENERATED,
                "# Inspection frameworks",
                "Which version holds for an inspection follows from the day fieldwork started, not from publication.",
                _CONFIDENCE,
                f"![{timeline(frameworks).alternative}](timeline.svg)",
                "## The versions",
                _table(("Framework", "Identifier", "What is inspected", "Inspections that start", "Reports"), versions),
                "## Pauses",
                _table(("Framework", "What was paused", "From", "To"), paused),
                "## What changed between versions",
                _table(("From", "To", "New", "Changed", "Gone"), [_counts(entry) for entry in differences]),
                "Where each value comes from: [sources](sources.md).",
            ]
        )
        + "\n"
    )


def _counts(difference: Difference) -> tuple[str, ...]:
    new = sum(not change.before for change in difference.changes)
    gone = sum(not change.after for change in difference.changes)
    to = f"[{difference.after}]({difference.after}.md)"
    return difference.before, to, str(new), str(len(difference.changes) - new - gone), str(gone)


def _sources(sources: Iterable[Source]) -> str:
    rows = [
        (f'<a id="{entry.code.lower()}"></a>{entry.code}', entry.kind, entry.title, _link(entry)) for entry in sources
    ]
    head = "The codes in the framework pages. Addresses known only in part are given as far as they are known."
    return "\n\n".join([_GENERATED, "# Sources", head, _table(("Code", "Kind", "Title", "Address"), rows)]) + "\n"


def _link(source: Source) -> str:
    if source.address is None:
        return ""
    return f"`{source.address}` (in part)" if source.partial else f"<{source.address}>"


def _known(entry: Statement | Framework) -> str:
    links = ", ".join(f"[{code}](sources.md#{code.lower()})" for code in entry.sources)
    return f"{', '.join(entry.confidence).replace('-', ' ')}: {links}"


def _marked(text: str) -> str:
    for doubt in ("[in doubt]", "[own knowledge]"):
        text = text.replace(doubt, f"**{doubt}**")
    return text


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    def lines() -> Iterator[str]:
        for cells in (heads, ("---",) * len(heads), *rows):
            yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"

    return "\n".join(lines())


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
