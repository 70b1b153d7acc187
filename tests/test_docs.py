"""The documentation says what the code does."""

import re
from pathlib import Path

import pytest

from lineofsight.reports import InspectionRecord

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
CODE = re.compile(r'(?:problem|refuse|ReadingWarning|UnreadableDocumentError|unread)\(\s*(?:[\w.\[\]]+, )?"([a-z-]+)"')
NAMED = re.compile(r'code="([a-z-]+)"')
LINK = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")

RECORD_PAGE = (DOCS / "reference" / "record.md").read_text("utf-8")


def _problem_codes() -> set[str]:
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    return {*CODE.findall(sources), *NAMED.findall(sources)}


def test_every_problem_code_is_explained() -> None:
    codes = _problem_codes()
    assert len(codes) > 30
    assert {code for code in codes if f"`{code}`" not in RECORD_PAGE} == set()


@pytest.mark.parametrize("field", [name for name, info in InspectionRecord.model_fields.items() if not info.exclude])
def test_every_field_of_the_record_is_explained(field: str) -> None:
    assert f"`{field}`" in RECORD_PAGE


@pytest.mark.parametrize("page", sorted([ROOT / "README.md", *DOCS.rglob("*.md")]), ids=lambda page: page.stem)
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = [target for target in LINK.findall(page.read_text("utf-8")) if not (page.parent / target).exists()]
    assert broken == []
