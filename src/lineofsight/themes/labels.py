"""Passages coded by reading: what the coder learns from and is measured on.

The labels that ship (`labels.csv`) hold codes and the place of each passage in its report, no words: the words come
from a register built from the reports. A labelled file of one's own (`rec_id,text,codes`) brings its words along.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lineofsight.errors import DataError
from lineofsight.register.codings import Part, coding_texts, digest
from lineofsight.register.store import Register
from lineofsight.themes.clauses import sentences
from lineofsight.themes.codebook import Codebook

__all__ = ["LABELS_FILE", "Label", "Labelled", "join_words", "read_labelled", "read_labels"]

LABELS_FILE = Path(__file__).parent / "labels.csv"
"""The labels that ship with the package."""

_PLACES = ("document", "part", "position", "sentence", "digest", "codes", "polarity", "use")
_WORDS = ("rec_id", "text", "codes")


@dataclass(frozen=True, slots=True)
class Label:
    """The codes of one passage by reading: a recommendation, or a sentence of a finding.

    `document` are the first 16 digits of the report's sha256, `digest` is of the passage's words. `polarity` is
    s(trength), w(eakness), m(ixed) or n(either), and empty for recommendations. `use` is `learn` or `check`: what is
    kept for checking comes from reports of which nothing is learned.
    """

    document: str
    part: Part
    position: int
    sentence: int
    digest: str
    codes: tuple[str, ...]
    polarity: str
    use: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage with its words and its codes by reading. `report` groups the passages of one report."""

    id: str
    report: str
    text: str
    codes: tuple[str, ...]
    polarity: str = ""


def read_labels(path: Path = LABELS_FILE) -> list[Label]:
    """The labels of a file as shipped."""
    return [
        Label(
            row["document"],
            Part(row["part"]),
            int(row["position"]),
            int(row["sentence"]),
            row["digest"],
            tuple(row["codes"].split()),
            row["polarity"],
            row["use"],
        )
        for _, row in _rows(path, _PLACES)
    ]


def read_labelled(path: Path, book: Codebook) -> list[Labelled]:
    """The passages of a labelled CSV file with columns rec_id, text and codes (parted by `;`), in its order.

    A report is what stands before `#` in the id. Raises DataError naming line and remedy for a missing column, an
    unknown code or a row without text.
    """
    known = {code.id for code in book.codes}
    found = []
    for line, row in _rows(path, _WORDS):
        codes = tuple(dict.fromkeys(code.strip() for code in row["codes"].split(";") if code.strip()))
        if unknown := [code for code in codes if code not in known]:
            raise DataError(
                f"{path.name}, line {line}: {unknown[0]!r} is no code. List them with: lineofsight themes codebook"
            )
        if not row["text"].strip():
            raise DataError(f"{path.name}, line {line}: the text is empty. Give the recommendation's words.")
        found.append(Labelled(row["rec_id"], row["rec_id"].partition("#")[0], row["text"], codes))
    return found


def join_words(register: Register, labels: Sequence[Label]) -> tuple[list[tuple[Label, Labelled]], list[Label]]:
    """The labels with their words from a register, and those whose words are not there or are others by now."""
    documents = {label.document for label in labels}
    known = {entry.identity[:16]: entry.identity for entry in register.entries() if entry.identity[:16] in documents}
    words: dict[tuple[str, Part, int], str] = {}
    for identity, passages in coding_texts(register, sorted(known.values())):
        words |= {(identity[:16], item.part, item.position): item.text for item in passages}
    joined, lost = [], []
    for label in labels:
        text = _sentence(words.get((label.document, label.part, label.position), ""), label)
        if digest(text) != label.digest:
            lost.append(label)
            continue
        place = f"{label.document}#{label.part[0]}{label.position}.{label.sentence}"
        joined.append((label, Labelled(place, label.document, text, label.codes, label.polarity)))
    return joined, lost


def _sentence(text: str, label: Label) -> str:
    if label.part is Part.RECOMMENDATION:
        return text
    parts = sentences(text)
    return parts[label.sentence] if label.sentence < len(parts) else ""


def _rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file with their line numbers."""
    try:
        file = path.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise DataError(f"{path} could not be opened: {error.strerror}. Check the path.") from error
    with file:
        reader = csv.DictReader(file, strict=True)
        try:
            missing = [name for name in columns if name not in (reader.fieldnames or ())]
            if missing:
                raise DataError(f"{path.name} has no column {missing[0]!r}. It needs {', '.join(columns)}.")
            for row in reader:
                if any(row[name] is None for name in columns):
                    raise DataError(f"{path.name}, line {reader.line_num}: the row is too short. Give all columns.")
                yield reader.line_num, row
        except (csv.Error, UnicodeDecodeError) as error:
            raise DataError(f"{path.name}, after line {reader.line_num}: {error}. Save it as UTF-8 CSV.") from error
