"""One code or theme: what it means, how often it is raised and by whom, and the passages behind every number.

It arranges what the library counts; the list of all is in `themes`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lineofsight.authorities import Authority
from lineofsight.authorities.searching import search_names
from lineofsight.charts import Chart, IntervalGroup, interval_dots, trend_lines
from lineofsight.errors import NotFoundError
from lineofsight.themes.accuracy import shipped_accuracy
from lineofsight.themes.choice import By
from lineofsight.themes.codebook import Code, Theme, codebook
from lineofsight.themes.contrasts import Contrast, below_and_above_good
from lineofsight.themes.groups import shares_by_grade, shares_by_region
from lineofsight.themes.passages import Behind, places_of, told_by, with_words
from lineofsight.themes.prevalence import Prevalence, Prevalences, prevalence
from lineofsight.themes.review import passage_name
from lineofsight.vocabulary import Area, Grade
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Page, Route, Table
from lineofsight.web.pages import theme_asking
from lineofsight.web.pages.theme_asking import ASKED_FOR, ThemeForm
from lineofsight.web.paging import placed
from lineofsight.web.site import Site

__all__ = ["ROUTES", "Exclusion", "Passages", "ThemeContent"]

_ON_A_PAGE = 20
_PLACES = re.compile(r"^(?P<words>.*) \((?P<codes>[a-z0-9-]+(?:, [a-z0-9-]+)*)\)$")
_AXIS = "Share of authorities, with its 95% interval"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """What a code leaves to others, and to which."""

    words: str
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Passages:
    """One page of the passages, `total` in all; of one authority, then of all its inspections, if asked so."""

    shown: tuple[Behind, ...]
    total: int
    authorities: int
    number: int
    pages: int
    authority: Authority | None

    @property
    def first(self) -> int:
        """Which of all the first shown is, from 1."""
        return (self.number - 1) * _ON_A_PAGE + 1

    @property
    def has_words(self) -> bool:
        """Whether the words of any are here."""
        return any(item.text for item in self.shown)


@dataclass(frozen=True, slots=True)
class ThemeContent:
    """What the page shows. `code` is None for a whole theme; `share` is None where no coded inspection fits."""

    id: str
    name: str
    theme: Theme
    code: Code | None
    exclusions: tuple[Exclusion, ...]
    form: ThemeForm
    names: tuple[str, ...]
    asked_for: tuple[tuple[str, str], ...]
    found: Prevalences
    share: Prevalence | None
    contrast: Contrast | None
    graded_area: Area
    passages: Passages
    years_rules: str
    accuracy: str

    @property
    def sections(self) -> Mapping[str, str]:
        """How the sections of findings are called."""
        return {area.value: area.label for area in Area}

    def is_doubted(self, item: Behind) -> bool:
        """Whether the coder would not decide on any code that the passage is shown for."""
        said = (*item.coding.weaknesses, *item.coding.strengths)
        own = {self.id, *(code.id for code in self.theme.codes)} if self.code is None else {self.id}
        return own.intersection(said) <= set(item.coding.unsure)

    def passage_name(self, item: Behind) -> str:
        """The passage as an address names it."""
        return passage_name((item.coding.identity, item.coding.part, item.coding.position))


def _theme(site: Site, asked: Asked) -> Answer:
    theme, code = _named(asked.place["code"])
    name = code.id if code else theme.id
    choice = theme_asking.asked_choice(asked, By.CODES if code else By.THEMES)
    accuracy = shipped_accuracy()
    found = prevalence(site.register, choice, accuracy.recommendations)
    years = theme_asking.trends(site, choice)
    content = ThemeContent(
        id=name,
        name=code.name if code else theme.name,
        theme=theme,
        code=code,
        exclusions=tuple(_exclusion(words) for words in (code.exclude if code else ())),
        form=theme_asking.theme_form(site, asked),
        names=tuple(place.name for place in search_names("", asked.day)),
        asked_for=tuple((told.value, label) for told, label in ASKED_FOR.items()),
        found=found,
        share=next((item for item in found.found if item.id == name), None),
        contrast=_contrast(found, name),
        graded_area=choice.area or Area.OVERALL,
        passages=_passages(site, asked, found, name),
        years_rules=years.rules,
        accuracy=accuracy.sentence(choice.told),
    )
    lines = [item for item in years.found if item.id == name and any(year.raised for year in item.years)]
    charts: dict[str, Chart | Table] = (
        {"years": trend_lines("By year of publication", [theme_asking.years_of(lines[0])], _AXIS)} if lines else {}
    )
    downloads = {**charts, **_groups(content), **_listed(content)}
    return Page("theme.html.j2", content.name, "themes", content, (("Themes", "/themes"),), downloads)


def _named(name: str) -> tuple[Theme, Code | None]:
    """The theme, and the code if it is one. Raises NotFoundError for any other name."""
    book = codebook()
    if name in book.by_id:
        return book.theme(book.by_id[name].theme), book.by_id[name]
    try:
        return book.theme(name), None
    except NotFoundError as error:
        raise NotFoundError(
            f"The codebook has no code and no theme {name!r}. Choose one in the list of themes."
        ) from error


def _exclusion(words: str) -> Exclusion:
    """Parted into the words and the codes named behind them in brackets."""
    found = _PLACES.match(words)
    known = codebook().by_id
    codes = found["codes"].split(", ") if found else []
    if not found or not all(code in known for code in codes):
        return Exclusion(words, ())
    return Exclusion(found["words"], tuple(known[code] for code in codes))


def _contrast(found: Prevalences, name: str) -> Contrast | None:
    """Less than good beside good or better, adjusted for all that are compared; None where either group is empty."""
    both = below_and_above_good(found)
    return next((item for item in both.found if item.id == name), None) if both else None


def _passages(site: Site, asked: Asked, found: Prevalences, name: str) -> Passages:
    authority = theme_asking.asked_authority(asked)
    if authority:
        every = told_by(site.register, replace(found.choice, region=None), name, authority)
    else:
        every = places_of(found.readings.read, [name])
    number, pages = placed(asked, len(every), _ON_A_PAGE)
    shown = with_words(site.register, every[(number - 1) * _ON_A_PAGE : number * _ON_A_PAGE])
    authorities = len({item.activity.authority_code for item in every})
    return Passages(tuple(shown), len(every), authorities, number, pages, authority)


def _groups(content: ThemeContent) -> dict[str, Chart]:
    """The same share in groups of the same inspections; only where there are several groups."""
    if not content.share or not content.share.raised:
        return {}
    grades: Sequence[IntervalGroup] = [
        theme_asking.group(f"{Grade(item.key).label} ({item.of})", item)
        for item in shares_by_grade(content.found, content.id, content.graded_area)
    ]
    regions: Sequence[IntervalGroup] = [
        theme_asking.group(f"{item.key} ({item.of})", item) for item in shares_by_region(content.found, content.id)
    ]
    titles = {
        "by-grade": (f"By grade: {content.graded_area.label.lower()}", grades),
        "by-region": ("By region", regions),
    }
    return {name: interval_dots(title, rows, _AXIS) for name, (title, rows) in titles.items() if len(rows) > 1}


def _listed(content: ThemeContent) -> dict[str, Table]:
    """Who is behind the number."""
    if not content.share or not content.share.raised:
        return {}
    columns = ("Code", "Authority", "Published", "Family", "Framework", "Activity")
    rows = [
        (item.authority_code, item.authority_name, item.known_from, item.family, item.framework, item.key)
        for item in sorted(content.share.activities, key=lambda item: (item.authority_name or "", item.key))
    ]
    return {"authorities": Table(columns, rows)}


ROUTES = (Route("/themes/{code}", _theme),)
