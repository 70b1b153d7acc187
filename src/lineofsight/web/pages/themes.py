"""What inspectors keep finding: how many authorities each code or theme is raised with, and how sure that is.

Beside it by grade, by framework and over the years. The page of one code or theme is in `theme`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lineofsight.briefings.theme_words import phrase_of
from lineofsight.briefings.words import percent, some
from lineofsight.charts import Chart, interval_dots, trend_lines
from lineofsight.themes.accuracy import shipped_accuracy
from lineofsight.themes.choice import By, Choice, Told
from lineofsight.themes.contrasts import Contrasts, below_and_above_good
from lineofsight.themes.over_time import Trend
from lineofsight.themes.prevalence import Prevalence, Prevalences, prevalence
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Page, Route, Table
from lineofsight.web.pages import theme_asking
from lineofsight.web.pages.theme_asking import SHARE_CELLS, ThemeForm, share_cells
from lineofsight.web.site import Site

__all__ = ["ROUTES", "FrameworkShares", "ThemesContent"]

_PICTURED, _LEADING, _PANELS, _COMPARED = 12, 4, 6, 12

_HEADINGS = {
    Told.RECOMMENDATIONS: "What inspectors ask councils to improve",
    Told.WEAKNESSES: "What inspectors find weak",
    Told.STRENGTHS: "What inspectors find strong",
}
_VERBS = {
    Told.RECOMMENDATIONS: "were asked to improve",
    Told.WEAKNESSES: "were told of a weakness in",
    Told.STRENGTHS: "were told of a strength in",
}


@dataclass(frozen=True, slots=True)
class FrameworkShares:
    """The same count under one framework, by each authority's latest inspection under it."""

    title: str
    found: Prevalences

    def share(self, name: str) -> Prevalence | None:
        """The share of one code or theme; None where no inspection was coded."""
        return next((item for item in self.found.found if item.id == name), None)


@dataclass(frozen=True, slots=True)
class ThemesContent:
    """What the page shows. `raised` are those raised at all, `silent` the names of the others."""

    form: ThemeForm
    bys: tuple[tuple[str, str], ...]
    heading: str
    lead: str
    found: Prevalences
    raised: tuple[Prevalence, ...]
    silent: tuple[str, ...]
    contrasts: Contrasts | None
    compared: int
    frameworks: tuple[FrameworkShares, ...]
    years_rules: str
    accuracy: str

    @property
    def has_corrected(self) -> bool:
        """Whether any share is corrected for the coder's errors."""
        return any(item.adjusted for item in self.raised)


def _themes(site: Site, asked: Asked) -> Answer:
    choice = theme_asking.asked_choice(asked, asked.option("by", By) or By.CODES)
    accuracy = shipped_accuracy()
    found = prevalence(site.register, choice, accuracy.recommendations)
    raised = tuple(item for item in found.found if item.raised)
    years = theme_asking.trends(site, choice) if raised else None
    lines = _commonest(raised, years.found if years else ())
    content = ThemesContent(
        form=theme_asking.theme_form(site, asked),
        bys=((By.CODES.value, "Each code"), (By.THEMES.value, "Whole themes")),
        heading=_HEADINGS[choice.told],
        lead=_lead(choice, raised),
        found=found,
        raised=raised,
        silent=tuple(item.name for item in found.found if not item.raised),
        contrasts=below_and_above_good(found) if raised else None,
        compared=_COMPARED,
        frameworks=_frameworks(site, asked, choice) if raised else (),
        years_rules=years.rules if years else "",
        accuracy=accuracy.sentence(choice.told),
    )
    return Page("themes.html.j2", "Themes", "themes", content, downloads=_downloads(content, lines))


def _lead(choice: Choice, raised: Sequence[Prevalence]) -> str:
    """The commonest in words."""
    if not raised:
        return ""
    of = some(raised[0].of, "authority", "authorities")
    told = [f"{item.raised} ({percent(item.share)})" for item in raised[:_LEADING]]
    told[0] += f" {_VERBS[choice.told]}"
    named = (f"{count} {phrase_of(item.id)}" for count, item in zip(told, raised, strict=False))
    return f"Of {of} whose inspection was coded, {'; '.join(named)}."


def _frameworks(site: Site, asked: Asked, choice: Choice) -> tuple[FrameworkShares, ...]:
    """The frameworks side by side, if none was chosen and there are several to compare."""
    if choice.framework or choice.family:
        return ()
    counts = (
        FrameworkShares(title, prevalence(site.register, replace(choice, framework=name)))
        for name, title in theme_asking.judging_frameworks(site, asked)
    )
    found = tuple(item for item in counts if item.found.of)
    return found if len(found) > 1 else ()


def _commonest(raised: Sequence[Prevalence], years: Sequence[Trend]) -> list[Trend]:
    """The lines of what is raised most now, if there is more than one year."""
    lines = {item.id: item for item in years}
    found = [lines[item.id] for item in raised[:_PANELS]]
    return found if found and len(found[0].years) > 1 else []


def _downloads(content: ThemesContent, lines: Sequence[Trend]) -> dict[str, Chart | Table]:
    if not content.raised:
        return {}
    axis = "Share of authorities, with its 95% interval"
    rows = [theme_asking.group(item.name, item) for item in content.raised[:_PICTURED]]
    found: dict[str, Chart | Table] = {
        "most-raised": interval_dots(f"{content.heading}: the most often raised", rows, axis),
        "themes": _table(content.found),
    }
    if lines:
        found["years"] = trend_lines("By year of publication", [theme_asking.years_of(item) for item in lines], axis)
    if content.contrasts:
        found["grades"] = _grades_table(content.contrasts)
    if content.frameworks:
        found["frameworks"] = _frameworks_table(content.frameworks)
    return found


def _table(found: Prevalences) -> Table:
    columns = ("Id", "Name", *SHARE_CELLS, "Sure", "Possible", "Corrected %", "Corrected low %", "Corrected high %")
    rows = []
    for item in found.found:
        corrected = item.adjusted
        ends = (corrected.share, corrected.low, corrected.high) if corrected else (None, None, None)
        parts = (None if part is None else round(100 * part, 1) for part in ends)
        rows.append((item.id, item.name, *share_cells(item), item.sure, item.most, *parts))
    return Table(columns, rows)


def _grades_table(contrasts: Contrasts) -> Table:
    columns = (
        *("Id", "Name", *(f"Less than good: {name}" for name in SHARE_CELLS)),
        *(f"Good or better: {name}" for name in SHARE_CELLS),
        *("Difference in points", "Low", "High", "Fisher", "Benjamini-Hochberg", "Holm", "Said"),
    )
    rows = [
        (
            *(item.id, item.name, *share_cells(item.first), *share_cells(item.second)),
            *(round(100 * part, 1) for part in (item.difference.share, item.difference.low, item.difference.high)),
            *(item.probability, item.discovery, item.strict, item.said()),
        )
        for item in contrasts.found
    ]
    return Table(columns, rows)


def _frameworks_table(frameworks: Sequence[FrameworkShares]) -> Table:
    rows = [
        (framework.title, item.id, item.name, *share_cells(item))
        for framework in frameworks
        for item in framework.found.found
    ]
    return Table(("Framework", "Id", "Name", *SHARE_CELLS), rows)


ROUTES = (Route("/themes", _themes),)
