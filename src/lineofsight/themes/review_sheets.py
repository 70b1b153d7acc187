"""Review in a spreadsheet: passages out to a CSV, decisions back in, and labels to learn from.

It writes and reads files. What is to be read is chosen in `review`; decisions are kept by the register.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lineofsight.errors import DataError, UsageError
from lineofsight.register.codings import CodingText, Part, coding_texts, decide, digest
from lineofsight.register.csv_files import CsvFile
from lineofsight.register.export import neutral
from lineofsight.register.store import Register
from lineofsight.themes.code_words import Codes, codes_typed
from lineofsight.themes.review import ReviewItem, is_for_sample
from lineofsight.themes.reviewed import standing

__all__ = ["export_labels", "export_queue", "import_decisions"]

_NEEDED = ("identity", "part", "position", "codes", "author")
_COLUMNS = (*_NEEDED, "sampled", "authority", "report", "section", "page", "coder", "text", "digest")
_YES = "yes"
_REMEDY = "Mend the line and load the file again; nothing of it was kept."


def export_queue(path: Path, items: Iterable[ReviewItem], reviewer: str) -> None:
    """Write passages to review: type the codes in `codes` ("none" if none fits), and leave it empty to skip one.

    The coder's codes are there for passages that it doubts, and not for those drawn at random. The texts are the
    reports' own words: keep the file to yourself. Raises DataError if it cannot be written.
    """
    _write(path, _COLUMNS, [_row(item, reviewer) for item in items])


def import_decisions(register: Register, path: Path) -> int:
    """Keep the decisions in a CSV with at least the columns identity, part, position, codes and author.

    Says how many were new; the same file again changes nothing. All or none is kept. Raises DataError naming file,
    line and remedy for a file that cannot be used.
    """
    file = CsvFile(path, _NEEDED, _REMEDY)
    rows = [(line, row) for line, row in file.rows() if row["codes"].strip()]
    texts = _texts(register, [row for _, row in rows])
    read = [_decision(file, line, row, texts) for line, row in rows]
    known = {(made.author, text): Codes(made.weaknesses, made.strengths) for made, text in standing(register)}
    new = [item for item in read if known.get((item[2], item[0])) != item[1]]
    for text, codes, author, sampled in new:
        decide(register, text, weaknesses=codes.weaknesses, strengths=codes.strengths, author=author, sampled=sampled)
    return len(new)


def export_labels(register: Register, path: Path, part: Part = Part.RECOMMENDATION) -> int:
    """Write the passages that people decided to a CSV (`rec_id`, `text`, `codes`) and say how many there are.

    Of several decisions on a passage the newest counts. The texts are the reports' own words: keep the file to
    yourself. Raises DataError if it cannot be written.
    """
    newest = {text: made for made, text in sorted(standing(register), key=lambda pair: pair[0].made_at)}
    names = {entry.identity: Path(entry.record.document.filename).stem for entry in register.entries()}
    rows = [
        (
            f"{names[text.identity]}-{text.identity[:8]}#{text.position + 1:02}",
            text.text,
            ";".join(Codes(made.weaknesses, made.strengths).labels(part)),
        )
        for text, made in sorted(newest.items(), key=lambda pair: (names[pair[0].identity], pair[0].position))
        if text.part is part
    ]
    _write(path, ("rec_id", "text", "codes"), rows)
    return len(rows)


def _row(item: ReviewItem, reviewer: str) -> tuple[str, ...]:
    passage, activity = item.passage, item.activity
    report = next((found.filename for found in activity.documents if found.sha256 == passage.identity), "")
    suggested = "" if item.sampled else Codes(item.coded.weaknesses, item.coded.strengths).text(passage.part)
    return (
        *(passage.identity, passage.part, str(passage.position), "", reviewer),
        *(_YES if item.sampled else "no", activity.authority_name or "", report),
        *(passage.section or "", str(passage.page or ""), suggested, passage.text, digest(passage.text)),
    )


def _texts(register: Register, rows: Sequence[Mapping[str, str]]) -> dict[tuple[str, str, str], CodingText]:
    """The passages of the documents that the rows name."""
    documents = coding_texts(register, sorted({row["identity"].strip() for row in rows}))
    return {(it.identity, str(it.part), str(it.position)): it for _, found in documents for it in found}


def _decision(
    file: CsvFile, line: int, row: Mapping[str, str], texts: Mapping[tuple[str, str, str], CodingText]
) -> tuple[CodingText, Codes, str, bool]:
    """The passage, its codes, who decided, and whether it was drawn at random."""
    cells = {column: cell.strip().removeprefix("'") for column, cell in row.items()}
    text = texts.get((cells["identity"], cells["part"].lower(), cells["position"]))
    if text is None:
        raise file.complaint(line, f"the words of {cells['part']} {cells['position']} are not in this register")
    if cells.get("digest", "") not in ("", digest(text.text)):
        raise file.complaint(line, "the report has been read anew since, and this is another passage now")
    author = " ".join(cells["author"].split())
    if not author:
        raise file.complaint(line, "there is no author")
    try:
        codes = codes_typed(cells["codes"], text.part)
    except UsageError as error:
        raise file.complaint(line, str(error)) from error
    drawn = cells.get("sampled", "").lower() == _YES and is_for_sample(text.identity, text.part, text.position)
    return text, codes, author, drawn


def _write(path: Path, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Text that a spreadsheet would take for a formula is made plain text."""
    import polars  # noqa: PLC0415  # slow to import, and only files need it

    frame = polars.DataFrame(rows, schema=dict.fromkeys(columns, polars.String), orient="row")
    try:
        with path.open("wb") as file:
            neutral(frame).write_csv(file)
    except OSError as error:
        raise DataError(f"{path} cannot be written: {error.strerror}. Choose another place.") from error
