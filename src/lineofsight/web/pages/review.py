"""Review: a person reads passages one by one and decides their codes; only where nobody else can reach the site.

Passages the coder doubts come with what it thinks; those drawn at random without, for who sees it tends to agree.
"""

from dataclasses import dataclass

from lineofsight.charts.svg import printable
from lineofsight.errors import NotFoundError, UnknownAuthorityError, UsageError
from lineofsight.register.codings import Part, decide, digest
from lineofsight.themes.accuracy import shipped_accuracy
from lineofsight.themes.choice import Told
from lineofsight.themes.codebook import Theme, codebook
from lineofsight.themes.coder import coder
from lineofsight.themes.one_by_one import (
    Progress,
    has_words,
    item_named,
    last_decision,
    next_item,
    passage_named,
    progress,
)
from lineofsight.themes.review import ReviewItem, is_for_sample, passage_name
from lineofsight.themes.reviewed import Reviewed, reviewed
from lineofsight.vocabulary import Area
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Page, Redirect, Route
from lineofsight.web.pages.review_form import CodeForm, code_form, codes_ticked, ticks_of
from lineofsight.web.pages.theme_asking import asked_authority
from lineofsight.web.site import Site

__all__ = ["ROUTES", "PassageContent", "StartContent"]

_MOST_SKIPPED = 12
"""So many skipped passages stay away; then the first of them comes back."""
_LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class StartContent:
    """The first page: who decides what, and how far reviewers and the coder agree."""

    has_words: bool
    parts: tuple[tuple[str, str], ...]
    agreement: tuple[Reviewed, ...]
    accuracy: tuple[str, ...]
    errors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PassageContent:
    """A passage to decide; `item` is None where nothing is left. `last` is the passage decided just before."""

    reviewer: str
    progress: Progress
    item: ReviewItem | None
    name: str
    digest: str
    section: str
    shows_coder: bool
    form: CodeForm | None
    note: str
    skipped: str
    last: str
    error: str
    themes: tuple[Theme, ...]


def _review(site: Site, asked: Asked) -> Answer:
    _only_here(site)
    there, errors = has_words(site.register), _errors(asked)
    if there and not errors and (reviewer := _reviewer(asked)):
        return _page(site, asked, reviewer)
    parts = (("recommendation", "Recommendations"), ("finding", "Findings"))
    agreement = reviewed(site.register, coder()) if there else ()
    accuracy = tuple(shipped_accuracy().sentence(told) for told in (Told.RECOMMENDATIONS, Told.WEAKNESSES))
    content = StartContent(there, parts, agreement, accuracy, errors)
    return Page("review.html.j2", "Review", "review", content, status=400 if errors else 200)


def _reviewer(asked: Asked) -> str:
    """Who decides; empty for what is no name."""
    name = " ".join(printable(asked.one("reviewer")).split())
    return name if any(map(str.isalnum, name)) else ""


def _errors(asked: Asked) -> tuple[tuple[str, str], ...]:
    """What is wrong with how the review was begun, by the field of its form."""
    has_begun = asked.one("begin") or asked.one("reviewer")
    found = [("reviewer", "Enter your name")] if has_begun and not _reviewer(asked) else []
    try:
        asked_authority(asked)
    except UnknownAuthorityError as error:
        found.append(("authority", str(error)))
    return tuple(found)


def _only_here(site: Site) -> None:
    if not site.settings.is_private:
        raise NotFoundError("Review is there only on a site that nobody else can reach: it takes decisions.")


def _page(site: Site, asked: Asked, reviewer: str, error: str = "") -> Page:
    item = _item(site, asked, reviewer)
    shows_coder = item is not None and (not item.sampled or asked.one("show") == "coder")
    made = last_decision(site.register, item.passage, reviewer) if item else None
    ticked = ticks_of(made.weaknesses, made.strengths, made.part) if made else None
    if error:
        ticked = frozenset(asked.form.get("codes", "").split(";"))
    name = passage_name((item.passage.identity, item.passage.part, item.passage.position)) if item else ""
    content = PassageContent(
        reviewer=reviewer,
        progress=progress(site.register, reviewer),
        item=item,
        name=name,
        digest=digest(item.passage.text) if item else "",
        section=_section(item),
        shows_coder=shows_coder,
        form=code_form(item, shows_coder=shows_coder, ticked=ticked) if item else None,
        note=asked.form.get("note", made.note if made else ""),
        skipped=",".join((*_skipped(asked), name)[-_MOST_SKIPPED:]),
        last=asked.one("last"),
        error=error,
        themes=codebook().themes,
    )
    trail = (("Review", "/review"),)
    status = 400 if error else 200
    return Page("review_passage.html.j2", "Decide a passage", "review", content, trail, status=status)


def _item(site: Site, asked: Asked, reviewer: str) -> ReviewItem | None:
    named = asked.form.get("passage") or asked.one("passage")
    if named:
        return item_named(site.register, coder(), named, asked.day)
    return next_item(
        site.register,
        coder(),
        reviewer,
        part=asked.option("part", Part),
        authority=asked_authority(asked),
        skipped=_skipped(asked),
        as_of=asked.day,
    )


def _skipped(asked: Asked) -> tuple[str, ...]:
    return tuple(name for name in asked.one("skip").split(",") if name)


def _section(item: ReviewItem | None) -> str:
    section = item.passage.section if item else None
    return Area(section).label if section and section in {*Area} else ""


def _decide(site: Site, asked: Asked) -> Answer:
    """Keep what was ticked; then the next one. What makes no sense is told beside the boxes as they were ticked."""
    _only_here(site)
    reviewer = _reviewer(asked)
    if not reviewer:
        raise UsageError("A decision needs its author. Go back to Review and say who decides.")
    text = passage_named(site.register, asked.form.get("passage", ""))
    if digest(text.text) != asked.form.get("digest"):
        raise UsageError("The report was read anew and these words changed. Load the page again and decide on them.")
    try:
        codes = codes_ticked(asked.form.get("codes", ""), text.part)
    except UsageError as error:
        return _page(site, asked, reviewer, str(error))
    before = last_decision(site.register, text, reviewer)
    has_seen = asked.form.get("seen") == "yes" or (before is not None and not before.sampled)
    decide(
        site.register,
        text,
        weaknesses=codes.weaknesses,
        strengths=codes.strengths,
        author=reviewer,
        note=printable(asked.form.get("note", ""))[:_LONGEST_NOTE],
        sampled=is_for_sample(text.identity, text.part, text.position) and not has_seen,
    )
    return Redirect(asked.again(last=asked.form.get("passage"), passage=None, show=None))


ROUTES = (Route("/review", _review), Route("/review", _decide, "POST"))
