"""The pages in docs/frameworks are written from the data, are up to date, and hide no doubt."""

from pathlib import Path
from xml.etree import ElementTree

from lineofsight.frameworks import all_frameworks, rulebook
from lineofsight.frameworks.pages import pages, write_pages

COMMITTED = Path(__file__).parents[2] / "docs" / "frameworks"
SVG = "{http://www.w3.org/2000/svg}"


def test_the_committed_pages_are_up_to_date() -> None:
    """If this fails: PYTHONPATH=src python -m lineofsight.frameworks.pages docs/frameworks"""
    committed = {path.name: path.read_text("utf-8") for path in COMMITTED.iterdir()}
    assert committed == pages(rulebook())


def test_writing_removes_pages_of_versions_that_are_gone(tmp_path: Path) -> None:
    (tmp_path / "ilacs-1999.md").write_text("old", "utf-8")
    write_pages(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == pages(rulebook()).keys()


def test_every_page_shows_doubt_and_links_every_source_to_the_table() -> None:
    written = pages(rulebook())
    for framework in all_frameworks():
        page = written[f"{framework.id}.md"]
        for _, statement in framework.statements():
            assert statement.words in page
            assert not statement.doubt or f"{statement.words} **[{statement.doubt}]**" in page
            assert all(f"[{code}](sources.md#{code.lower()})" in page for code in statement.sources)
    assert all(f'<a id="{code.lower()}"></a>' in written["sources.md"] for code in rulebook().sources)


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    for page in pages(rulebook()).values():
        for block in page.split("\n\n"):
            rows = [line for line in block.split("\n") if line.startswith("|")]
            assert len({row.count("|") for row in rows}) <= 1


def test_the_timeline_has_a_bar_for_every_framework_and_tells_it_in_words() -> None:
    written = pages(rulebook())
    picture = ElementTree.fromstring(written["timeline.svg"])  # noqa: S314 - our own text
    described = picture.findtext(f"{SVG}desc") or ""
    labels = {text.text for text in picture.iter(f"{SVG}text")}
    for framework in all_frameworks():
        dated = framework.starts is not None
        assert (framework.id in labels) == dated
        assert (framework.id in described) == dated
        assert f"| {framework.id} |" in written["index.md"]
    assert f"![{described}](timeline.svg)" in written["index.md"]
