"""How far the coder agrees with reading and with reviewers: a command, and what stands below every number of it."""

from typing import TYPE_CHECKING

from lineofsight.cli.options import AsJson, RegisterFile, open_register
from lineofsight.cli.output import print_json, print_table, print_words

if TYPE_CHECKING:
    from lineofsight.register import Register
    from lineofsight.themes.protocols import Coder
    from lineofsight.themes.reviewed import Reviewed
    from lineofsight.themes.score import Score

__all__ = ["agreement", "print_agreement_briefly", "shipped_coder"]


def shipped_coder() -> "Coder":
    """The coder that comes with the package."""
    from lineofsight.themes.coder import coder

    return coder()


def agreement(register: RegisterFile = None, as_json: AsJson = False) -> None:
    """Show how far the coder agrees with reading, code by code, with reviewers, and they with each other."""
    coder = shipped_coder()
    with open_register(register) as source:
        if as_json:
            from lineofsight.themes.plain import plain_agreement

            print_json(plain_agreement(source, coder))
            return
        from lineofsight.themes.protocols import measured

        _print_score("The coder on recommendations it had not learnt from", measured(coder.reliability))
        _print_score("The coder on sentences of findings it had not learnt from", measured(coder.finding_reliability))
        for found in _reviewed(source, coder):
            _print_score(f"The coder against reviewers, {found.part}s drawn at random", found.score)
        print_agreement_briefly(source, coder)


def print_agreement_briefly(source: "Register", coder: "Coder") -> None:
    """What has to stand below every number the coder made."""
    from lineofsight.themes.protocols import measured

    asked, sentences = measured(coder.reliability), measured(coder.finding_reliability)
    print_words(
        f"The coder agrees with reading with F1 {asked.micro_f1:.2f} over all decisions ({asked.macro_f1:.2f} as the "
        f"mean of codes) on {asked.passages} recommendations it had not learnt from, and with F1 "
        f"{sentences.micro_f1:.2f} ({sentences.macro_f1:.2f}) on {sentences.passages} sentences of findings."
    )
    found = _reviewed(source, coder)
    for item in found:
        print_words(_reviewed_sentence(item))
    if not found:
        print_words("No passage drawn at random has been decided by a person here yet: lineofsight themes review")


def _reviewed(source: "Register", coder: "Coder") -> "tuple[Reviewed, ...]":
    from lineofsight.themes.reviewed import reviewed

    return reviewed(source, coder)


def _reviewed_sentence(found: "Reviewed") -> str:
    def shown(alpha: float | None) -> str:
        return "not defined" if alpha is None else f"{alpha:.2f}"

    return (
        f"Reviewers ({', '.join(found.reviewers)}) decided {found.passages} {found.part}s drawn at random: the coder "
        f"agrees with F1 {found.micro.share:.2f} ({found.micro.low:.2f}–{found.micro.high:.2f}), Krippendorff's alpha "
        f"{shown(found.alpha)}; among reviewers alpha is {shown(found.among)}."
    )


def _print_score(title: str, score: "Score") -> None:
    rows = [
        (item.code, item.expected, f"{item.precision:.2f}", f"{item.recall:.2f}", f"{item.f1:.2f}")
        for item in score.codes
        if item.expected or item.false_positives
    ]
    columns = ("Code", "Passages", "Precision", "Recall", "F1")
    print_table(title, columns, rows, right=columns[1:])
