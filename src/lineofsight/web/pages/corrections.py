"""Corrections: one field of a report put right by a person, with name and reason, or a correction taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from lineofsight.briefings.words import dated
from lineofsight.charts.svg import printable
from lineofsight.errors import LineOfSightError, NotFoundError, UsageError
from lineofsight.frameworks import all_frameworks
from lineofsight.register import FIELDS, Activity, Correction, correct, withdraw
from lineofsight.register.fields import canonical, current
from lineofsight.vocabulary import Grade, Kind, Subject
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Page, Redirect, Route
from lineofsight.web.pages.facts import field_name, kind_name
from lineofsight.web.pages.reader import TRAIL, title_of
from lineofsight.web.site import Site

__all__ = ["ROUTES", "CorrectionContent"]

_LONGEST = {"value": 200, "author": 100, "reason": 1000}
_FIRST_DAY = date(2000, 1, 1)
_DATES = ("fieldwork_start", "fieldwork_end", "published")


@dataclass(frozen=True, slots=True)
class CorrectionContent:
    """A form to correct a field, or with `withdrawn` to take a correction back.

    `options` are the values to choose from, None where any may be written; `typed` is what was sent before, with the
    `errors` found in it by the name of the input.
    """

    activity: Activity
    report: str
    field: str
    name: str
    now: str
    options: tuple[tuple[str, str], ...] | None
    is_day: bool
    fields: tuple[tuple[str, str], ...]
    withdrawn: Correction | None
    typed: Mapping[str, str]
    errors: tuple[tuple[str, str], ...]

    @property
    def now_label(self) -> str:
        """The value it has now, in words."""
        return dict(self.options or ()).get(self.now, self.now) or "none"

    @property
    def hint(self) -> str:
        """What may be written."""
        now = dated(date.fromisoformat(self.now)) if self.is_day and self.now else self.now or "none"
        if self.field == "authority":
            return f"Now: {now}. Give its name or code."
        return f"Now: {now}. Leave empty if the document has none." if self.field == "lead_inspector" else f"Now: {now}"

    @staticmethod
    def name_of(field: str) -> str:
        """A field in words."""
        return field_name(field)


def _correct(site: Site, asked: Asked) -> Answer:
    activity = _activity(site, asked)
    field = asked.among("field", FIELDS)
    return _page(site, activity, field, {"value": _now(site, activity, field) if field else ""})


def _corrected(site: Site, asked: Asked) -> Answer:
    activity = _activity(site, asked)
    typed = _typed(asked)
    field = asked.form.get("field", "")
    if field not in FIELDS:
        raise UsageError(f"There is no field {field!r} to correct. Start from the report.")
    now = _now(site, activity, field)
    errors = {**_wrong(lambda: _check(asked, field, typed["value"], now)), **_missing(typed)}
    made: list[Correction] = []
    if not errors:
        said = (field, typed["value"] or None, typed["author"], typed["reason"])
        errors = _wrong(lambda: made.append(correct(site.register, activity.key, *said)))
    return _page(site, activity, field, typed, errors=errors) if errors else _back(site, asked, activity, made[0])


def _withdraw(site: Site, asked: Asked) -> Answer:
    activity = _activity(site, asked)
    return _page(site, activity, "", {}, withdrawn=_standing(site, activity, asked.one("number")))


def _withdrawn(site: Site, asked: Asked) -> Answer:
    activity = _activity(site, asked)
    correction = _standing(site, activity, asked.form.get("number", ""))
    typed = _typed(asked)
    if errors := _missing(typed):
        return _page(site, activity, "", typed, errors=errors, withdrawn=correction)
    return _back(site, asked, activity, withdraw(site.register, correction.id, typed["author"], typed["reason"]))


def _activity(site: Site, asked: Asked) -> Activity:
    if not site.settings.is_private:
        raise NotFoundError("This site is shared with others and takes no corrections. Run one on your own machine.")
    return site.view(asked.day).activity(asked.place["key"])


def _standing(site: Site, activity: Activity, number: str) -> Correction:
    """The correction of this activity with this number, if it still stands."""
    for correction in site.register.corrections(activity.key):
        if str(correction.id) == number and correction.is_active:
            return correction
    raise NotFoundError("There is no such correction of this report that still stands. Start from the report.")


def _typed(asked: Asked) -> dict[str, str]:
    return {name: printable(asked.form.get(name, "")).strip()[:longest] for name, longest in _LONGEST.items()}


def _missing(typed: Mapping[str, str]) -> dict[str, str]:
    needed = {"author": "Enter your name", "reason": "Enter why, and the page that shows it"}
    return {name: words for name, words in needed.items() if not any(map(str.isalnum, typed[name]))}


def _wrong(work: Callable[[], object]) -> dict[str, str]:
    """What the value's error says, if there is one."""
    try:
        work()
    except LineOfSightError as error:
        return {"value": str(error)}
    return {}


def _check(asked: Asked, field: str, value: str, now: str) -> None:
    """That the field can hold the value, and not yet does; and that a day is one on which a report can be made."""
    if field in _DATES and not value:
        raise UsageError("Enter the day: a report cannot be without it.")
    if (canonical(field, value or None) or "") == now:
        raise UsageError("That is the value it has now. Enter the right one, or leave it as it is.")
    if field in _DATES and not _FIRST_DAY <= date.fromisoformat(value) <= asked.today:
        raise UsageError(f"{value} cannot be: give a day from {_FIRST_DAY.year} to today.")


def _now(site: Site, activity: Activity, field: str) -> str:
    return current(next(site.register.records([activity])), field) or ""


def _page(
    site: Site,
    activity: Activity,
    field: str,
    typed: Mapping[str, str],
    *,
    errors: Mapping[str, str] | None = None,
    withdrawn: Correction | None = None,
) -> Page:
    report = title_of(next(site.register.records([activity])))
    name = field_name(field) if field else ""
    content = CorrectionContent(
        activity=activity,
        report=report,
        field=field,
        name=name,
        now=_now(site, activity, field) if field else "",
        options=_options(field),
        is_day=field in _DATES,
        fields=tuple((item, field_name(item)) for item in FIELDS),
        withdrawn=withdrawn,
        typed={name: typed.get(name, "") for name in _LONGEST},
        errors=tuple((errors or {}).items()),
    )
    title = "Take a correction back" if withdrawn else f"Correct: {name.lower()}" if field else "Correct a report"
    trail = (*TRAIL, (report, f"/reports/{activity.key}"))
    return Page("correction.html.j2", title, "reports", content, trail, status=400 if errors else 200, is_kept=False)


def _options(field: str) -> tuple[tuple[str, str], ...] | None:
    none = ("", "None: the document has none")
    if field.startswith("judgement."):
        return none, *((grade.value, grade.label) for grade in Grade)
    match field:
        case "kind":
            return tuple((item.value, kind_name(item)) for item in Kind)
        case "subject":
            return none, *((item.value, kind_name(item)) for item in Subject)
        case "framework":
            return none, *((item.id, item.title) for item in all_frameworks() if item.status == "framework")
        case "outcome":
            return none, *((item, f"{item} of 3") for item in "123"), ("narrative", "Narrative")
    return None


def _back(site: Site, asked: Asked, activity: Activity, made: Correction) -> Redirect:
    """To the report, whose key a correction of authority or days has changed, on a day when it is known."""
    for day in (asked.day, asked.today):
        for item in site.view(day).activities:
            if activity.identities[0] in item.identities:
                address = asked.link(f"/reports/{item.key}", made=made.id)
                return Redirect(address if day == asked.day else f"/reports/{item.key}?made={made.id}")
    return Redirect(asked.link("/reports"))


ROUTES = (
    Route("/reports/{key}/correct", _correct),
    Route("/reports/{key}/correct", _corrected, "POST"),
    Route("/reports/{key}/withdraw", _withdraw),
    Route("/reports/{key}/withdraw", _withdrawn, "POST"),
)
