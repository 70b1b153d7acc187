"""Methods and accuracy: how reports are read, grades counted, words coded and dates foretold, and how well."""

from dataclasses import dataclass

from lineofsight.charts import Chart
from lineofsight.register import profile
from lineofsight.register.tables import export_notes
from lineofsight.themes.accuracy import shipped_accuracy
from lineofsight.themes.choice import Told
from lineofsight.themes.codebook import codebook
from lineofsight.themes.score import CodeScore, Score
from lineofsight.vocabulary import Family
from lineofsight.web.accuracy import Accuracy, accuracy
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Page, Route, Table
from lineofsight.web.pages.facts import kind_name
from lineofsight.web.site import Site

__all__ = ["CODED_COLUMNS", "ROUTES", "MethodsContent"]

CODED_COLUMNS = ("Code", "Name", "Passages", "Precision", "Recall", "F1")


@dataclass(frozen=True, slots=True)
class CodedPart:
    """How the coder does on one kind of passage, in words and code by code."""

    name: str
    title: str
    sentence: str
    score: Score


@dataclass(frozen=True, slots=True)
class MethodsContent:
    """What the page shows."""

    rules: str
    notes: tuple[str, ...]
    measured: Accuracy
    coded: tuple[CodedPart, ...]
    names: dict[str, str]
    families: dict[Family, str]
    book: str


def _methods(site: Site, asked: Asked) -> Answer:
    names = {code.id: code.name for code in codebook().codes}
    coded = tuple(
        CodedPart(name, title, shipped_accuracy().sentence(told), shipped_accuracy().score(told))
        for name, title, told in (
            ("coded-recommendations", "Recommendations", Told.RECOMMENDATIONS),
            ("coded-findings", "Sentences of findings", Told.WEAKNESSES),
        )
    )
    content = MethodsContent(
        rules=profile(site.view(asked.day)).rules.sentence(asked.day),
        notes=export_notes(),
        measured=accuracy(),
        coded=coded,
        names=names,
        families={family: kind_name(family) for family in Family},
        book=f"{codebook().title}, version {codebook().version}",
    )
    downloads: dict[str, Chart | Table] = {
        part.name: Table(CODED_COLUMNS, [_cells(item, names) for item in part.score.codes if item.expected])
        for part in coded
    }
    trail = (("Data", "/data"),)
    return Page("data_methods.html.j2", "Methods and accuracy", "data", content, trail=trail, downloads=downloads)


def _cells(item: CodeScore, names: dict[str, str]) -> tuple[str | int | float, ...]:
    figures = (round(figure, 2) for figure in (item.precision, item.recall, item.f1))
    return item.code, names.get(item.code, item.code), item.expected, *figures


ROUTES = (Route("/data/methods", _methods),)
