"""A document as PDF, set by Typst with the type inside it, so that every machine gives the same pages.

Words reach the page only as data (JSON), never as markup. The PDF is tagged and claims PDF/UA-1. A document that cannot
keep that claim, for a character the type lacks or a level of headings left out, is set without it.
"""

import json
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst

from lineofsight.briefings.document import Document, Evidence, Source
from lineofsight.briefings.printing import LANGUAGE, Words, link_of, name_of, passages, prepared, running
from lineofsight.charts.chart import Chart

__all__ = ["to_pdf"]

_TEMPLATE = Path(__file__).with_name("templates") / "briefing.typ"


def to_pdf(document: Document) -> bytes:
    """The document as a tagged PDF on A4, with bookmarks; every figure leads to its evidence and back."""
    ready = prepared(document)
    language, region = LANGUAGE.split("-")
    told = _plain(ready) | {
        "evidence": [_plain(item) for item in ready.cited_evidence()],
        "running": running(ready.title),
        "words": asdict(Words()),
        "language": language,
        "region": region,
    }
    inputs = {"document": json.dumps(told, ensure_ascii=False)}
    try:
        return _set(inputs, claiming=True)
    except typst.TypstError:
        return _set(inputs, claiming=False)


def _set(inputs: dict[str, str], *, claiming: bool) -> bytes:
    """The pages, without any date of making: the same document gives the same bytes."""
    return typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs=inputs,
        pdf_standards=["ua-1"] if claiming else [],
        timestamp=0,
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def _plain(value: Any) -> Any:
    """Values as JSON holds them; each part of a document says its kind."""
    match value:
        case Chart():
            return {"svg": value.svg, "alternative": value.alternative}
        case Evidence():
            return {"statement": value.statement, "passages": [_plain(passage) for passage in passages(value.sources)]}
        case Source():
            return {"name": name_of(value), "link": link_of(value), "words": value.words}
        case tuple():
            return [_plain(item) for item in value]
        case _ if is_dataclass(value):
            parts = {field.name: _plain(getattr(value, field.name)) for field in fields(value) if field.init}
            return {"kind": type(value).__name__, **parts}
    return value
