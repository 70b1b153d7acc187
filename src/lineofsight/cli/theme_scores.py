"""Commands that put the coder to work, and to the test."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lineofsight.cli.options import AsJson, RegisterFile, open_register
from lineofsight.cli.output import print_json, print_table, print_words, progress_bar

if TYPE_CHECKING:
    from rich.progress import Progress

    from lineofsight.register import Register
    from lineofsight.themes.score import Score

__all__ = ["code", "code_documents", "score"]

LabelledFile = Annotated[
    Path,
    typer.Argument(metavar="FILE.csv", help="Columns rec_id, text, codes; several codes are parted by a semicolon."),
]


def score(file: LabelledFile, as_json: AsJson = False) -> None:
    """Measure the coder on recommendations that people coded.

    Each text is coded by the shipped coder and compared with the codes in the file.
    """
    from lineofsight.themes.codebook import codebook
    from lineofsight.themes.coder import coder
    from lineofsight.themes.labels import read_labelled
    from lineofsight.themes.score import score as compare
    from lineofsight.themes.signs import hinted

    book = codebook()
    passages = read_labelled(file, book)
    texts = [item.text for item in passages]
    expected = [item.codes for item in passages]
    codes = [item.id for item in book.codes]
    coded = coder().code_recommendations(texts)
    found = compare(expected, [item.weaknesses for item in coded], codes)
    rules = compare(expected, hinted(book, texts), codes)
    doubted = sum(bool(item.unsure) for item in coded)
    if as_json:
        print_json(_json(found, rules, doubted, coder().version))
    else:
        _print(found, rules, doubted, file.name)


def code(register: RegisterFile = None) -> None:
    """Code the recommendations and findings of every document whose words are in the register.

    Building a register does this already; do it again after an update of the program.
    """
    from lineofsight.themes.coder import coder

    with open_register(register) as target, progress_bar() as bar:
        done = code_documents(target, bar)
    print_words(f"{done} documents were coded with coder {coder().version}; the others were already.")


def code_documents(register: "Register", bar: "Progress") -> int:
    """Code what the register holds uncoded, with progress on `bar`; how many documents that were."""
    from lineofsight.themes.coder import code_register

    task = bar.add_task("Coding themes", total=None)
    return code_register(register, lambda done, total: bar.update(task, completed=done, total=total))


def _json(found: "Score", rules: "Score", doubted: int, version: str) -> dict[str, Any]:
    return {
        "micro_f1": round(found.micro_f1, 4),
        "macro_f1": round(found.macro_f1, 4),
        "per_code": {
            item.code: {
                "f1": round(item.f1, 4),
                "precision": round(item.precision, 4),
                "recall": round(item.recall, 4),
                "expected": item.expected,
            }
            for item in found.codes
            if item.expected or item.false_positives
        },
        "items": found.passages,
        "exact": found.exact,
        "with_an_unsure_code": doubted,
        "keyword_rules": {"micro_f1": round(rules.micro_f1, 4), "macro_f1": round(rules.macro_f1, 4)},
        "coder": version,
    }


def _print(found: "Score", rules: "Score", doubted: int, name: str) -> None:
    rows = [
        (item.code, item.expected, f"{item.precision:.2f}", f"{item.recall:.2f}", f"{item.f1:.2f}")
        for item in sorted(found.codes, key=lambda item: (item.f1, item.code))
        if item.expected or item.false_positives
    ]
    columns = ("Code", "Expected", "Precision", "Recall", "F1")
    print_table(f"The coder on {found.passages} labelled recommendations of {name}", columns, rows, right=columns[1:])
    print_words(
        f"Micro-F1 {found.micro_f1:.3f}, macro-F1 {found.macro_f1:.3f} over the codes that occur; keyword rules alone "
        f"reach {rules.micro_f1:.3f} and {rules.macro_f1:.3f}. {found.exact} have exactly the codes expected; "
        f"{doubted} have a code marked as unsure. Figures on texts the coder learned from flatter it: see its card."
    )
