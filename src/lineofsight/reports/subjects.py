"""Tells what a visit or joint inspection looked at from the sentences that say so.

The wordings are data; which sentences count, and in what order, is decided here.
"""

import re
from collections.abc import Iterable

from lineofsight.reports.layouts import SubjectWording, layouts
from lineofsight.vocabulary import Subject

__all__ = ["joint_subject", "visit_subject"]

_SENTENCE = re.compile(r"(?:(?<=[.!?:])|(?<=[.!?:]['\"]))\s+(?=[A-Z'\"])")
_SCOPE = re.compile(
    r"(?:during (?:the course of )?(?:this|the) visit, )?(?:the )?(?:inspectors|visit|they|we)\b.{0,30}?"
    r"\b(?:looked|considered|reviewed|evaluated|focus(?:s?ed)?|assessed|examined|measured)\b"
    r"|(?:this|the) (?:focus of )?(?:this |the )?(?:focused |monitoring )?visit"
    r" (?:was|looked|focus(?:s?ed)?|considered|reviewed)\b",
    re.IGNORECASE,
)
_EVIDENCE = re.compile(r"range of evidence|carried out|methodology|broad range", re.IGNORECASE)
_SPECIFICALLY = re.compile(r"specifically,", re.IGNORECASE)
_DETAIL = re.compile(
    r",? (?:with|which included) a(?: \w+)? (?:focus|emphasis)|,? in particular\b|,? including\b|:", re.IGNORECASE
)
_PANDEMIC = re.compile(r"covid", re.IGNORECASE)
_THEME = re.compile(r"response|deep.dive|focus", re.IGNORECASE)


def visit_subject(text: str, *, is_scope: bool = False) -> Subject | None:
    """The subject of a visit from the words before its findings; None where they do not tell.

    With `is_scope` the text is about nothing else, whatever its sentences begin with.
    A sentence that begins "Specifically" tells first, then the main clause of the scope, then all of the scope.
    Letters of the pandemic that name no scope, or one that spans several subjects, are about arrangements in it.
    """
    scope = [sentence for sentence in _SENTENCE.split(text) if is_scope or _is_scope(sentence)]
    main = _DETAIL.split(scope[0], maxsplit=1)[0] if scope else ""
    spanned = {entry.subject for entry in _fitting(main, layouts().visit_subjects)}
    if _PANDEMIC.search(text) and len(spanned) != 1:
        return Subject.COVID_ARRANGEMENTS
    specific = [sentence for sentence in scope if _SPECIFICALLY.match(sentence)]
    for weak in (False, True):
        for passage in (*specific, main, " ".join(scope)):
            found = [entry.subject for entry in _fitting(passage, layouts().visit_subjects) if entry.weak is weak]
            if found:
                return found[0]
    return Subject.OTHER if scope else None


def _is_scope(sentence: str) -> bool:
    opens = _SCOPE.match(sentence) or _SPECIFICALLY.match(sentence)
    return opens is not None and not _EVIDENCE.search(sentence)


def joint_subject(text: str) -> Subject | None:
    """The theme of a joint inspection: that of the first sentence on a response or a focus that names one."""
    telling = (sentence for sentence in _SENTENCE.split(text) if _THEME.search(sentence))
    themes = (entry.subject for sentence in telling for entry in _fitting(sentence, layouts().joint_subjects))
    return next(themes, None)


def _fitting(text: str, wordings: Iterable[SubjectWording]) -> list[SubjectWording]:
    return [entry for entry in wordings if entry.wording.search(text)]
