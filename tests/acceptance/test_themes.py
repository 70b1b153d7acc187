"""The coder and the national briefing against labels never learned from, and pictures published at the time."""

from datetime import date
from pathlib import Path

import pytest

from lineofsight.briefings.document import Document, Figure, Heading, ListOfPoints, NoteBox, Paragraph, Table
from lineofsight.briefings.national import national_briefing
from lineofsight.register import Reconciliation, Register
from lineofsight.register.codings import coders, coding_texts, codings, digest, keep_codings
from lineofsight.themes.choice import By, Choice, Told
from lineofsight.themes.codebook import codebook
from lineofsight.themes.coder import _coded, coder
from lineofsight.themes.labels import Labelled, join_words, read_labelled, read_labels
from lineofsight.themes.prevalence import prevalence
from lineofsight.themes.score import Score, score
from lineofsight.themes.signs import hinted
from lineofsight.themes.training import mark
from lineofsight.vocabulary import Area, Grade

pytestmark = pytest.mark.xdist_group("corpus")

OCTOBER_2018, DECEMBER_2016 = date(2018, 10, 10), date(2016, 12, 31)
LESS_THAN_GOOD = frozenset({Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE})


@pytest.fixture(scope="session")
def coded(register: Register, reconciliation: Reconciliation, tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The register of all reports, with the codes that ship for them: the words are here, and what they were coded."""
    with Register.create(tmp_path_factory.mktemp("shipped") / "register.sqlite", snapshot=True) as shipped:
        found: dict[str, list[object]] = {identity: [] for identity in coders(shipped)}
        for item in codings(shipped):
            found[item.identity].append(item)
    keep_codings(register, coder().version, found.items())  # type: ignore[arg-type]
    assert reconciliation.rows  # the statistics know of inspections without a report
    return register


def _score(passages: list[Labelled], given: list[tuple[str, ...]]) -> Score:
    return score([item.codes for item in passages], given, [code.id for code in codebook().codes])


@pytest.fixture(scope="session")
def held_out(register: Register) -> list[Labelled]:
    labels = [label for label in read_labels() if label.use == "check" and label.part == "recommendation"]
    joined, lost = join_words(register, labels)
    assert not lost
    return [words for _, words in joined]


def test_the_coder_meets_its_aim_on_reports_it_never_saw(held_out: list[Labelled]) -> None:
    texts = [item.text for item in held_out]
    found = _score(held_out, [item.weaknesses for item in coder().code_recommendations(texts)])
    rules = _score(held_out, hinted(codebook(), texts))
    assert found.passages == 300
    assert found.micro_f1 > 0.86 > rules.micro_f1 + 0.08
    assert found.macro_f1 > 0.85 > rules.macro_f1 + 0.04


def test_nothing_was_learned_from_reports_kept_for_checking() -> None:
    labels = read_labels()
    learned = {label.document for label in labels if label.use != "check"}
    assert not learned & {label.document for label in labels if label.use == "check"}


def test_the_shipped_model_is_of_the_shipped_labels(shared: Path) -> None:
    labels = [label for label in read_labels() if label.use == "learn" and (label.codes or label.part == "finding")]
    gold = read_labelled(shared / "gold" / "gold_dev.csv", codebook())
    told = [
        *((item.digest, item.codes, item.polarity) for item in labels),
        *((digest(it.text), it.codes, "") for it in gold),
    ]
    assert coder().version == f"{codebook().version}-{mark(told)}"


def test_hand_coded_codes_are_all_in_the_codebook(shared: Path) -> None:
    assert len(read_labelled(shared / "gold" / "gold_dev.csv", codebook())) == 350


def test_the_shipped_codes_are_what_the_coder_gives(coded: Register) -> None:
    some = sorted(coders(coded))[::60]
    again = dict(_coded(list(coding_texts(coded, some))))
    kept = codings(coded, some)
    assert [
        item
        for identity in some
        for item in sorted(again[identity], key=lambda it: (it.part, it.position))
        if item.weaknesses or item.strengths or item.unsure
    ] == kept


@pytest.fixture(scope="session")
def october(coded: Register) -> Document:
    return national_briefing(coded, OCTOBER_2018, framework="ilacs-2018")


def _text(parts: object) -> str:
    return "".join(part if isinstance(part, str) else part.text for part in parts)  # type: ignore[attr-defined]


def _sentences(document: Document) -> str:
    lines = [_text(point) for point in document.summary]
    for block in document.blocks:
        match block:
            case Paragraph(text):
                lines.append(_text(text))
            case ListOfPoints(points):
                lines += [_text(point) for point in points]
            case Table(rows=rows):
                lines += [" | ".join(_text(cell) for cell in row) for row in rows]
            case NoteBox(blocks=blocks):
                lines += [_text(point) for inner in blocks if isinstance(inner, ListOfPoints) for point in inner.points]
            case _:
                continue
    return "\n".join(lines)


@pytest.mark.parametrize(
    "published",
    [
        "Impact of leaders: 5 of 16 (31%) judged less than good, of them 3 inadequate",
        "North Yorkshire is outstanding in every area.",
        "Wakefield is inadequate in every area.",
        "each was asked to improve oversight, supervision and challenge",
        "was asked of 6 of 15 (40%)",
        "at least 38%",
        "Children in care and care leavers: 12 of 16 (75%) judged good or outstanding.",
    ],
)
def test_october_2018_as_a_consultancy_published_it(october: Document, published: str) -> None:
    assert published in _sentences(october)


def test_why_a_figure_of_october_2018_has_another_base(october: Document) -> None:
    """Of Bournemouth no report is at hand: its grades are in the statistics, what it was asked for is not."""
    told = _sentences(october)
    assert "One inspection counted by grade could not be counted by theme" in told
    assert "coded here: Bournemouth" in told


def test_the_main_asks_for_help_and_protection_and_for_care_in_october_2018(coded: Register) -> None:
    def first(area: Area, count: int) -> list[str]:
        choice = Choice(OCTOBER_2018, area=area, framework="ilacs-2018")
        return [item.id for item in prevalence(coded, choice).found[:count]]

    assert {"missing-return-interviews", "assessment-quality", "plan-quality"} <= set(first(Area.HELP_PROTECTION, 4))
    assert "permanence-planning" in first(Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS, 2)


def test_what_the_outstanding_of_october_2018_are_commended_for(coded: Register) -> None:
    choice = Choice(OCTOBER_2018, Told.STRENGTHS, grades=frozenset({Grade.OUTSTANDING}), framework="ilacs-2018")
    codes = {item.id: item for item in prevalence(coded, choice).found}
    for commended in ("leadership-governance", "management-oversight", "visits-direct-work", "voice-advocacy"):
        assert codes[commended].raised == codes[commended].of == 3
    themes = {
        item.id: item
        for item in prevalence(
            coded,
            Choice(
                OCTOBER_2018, Told.STRENGTHS, By.THEMES, grades=frozenset({Grade.OUTSTANDING}), framework="ilacs-2018"
            ),
        ).found
    }
    assert themes["child-centred"].raised == 3


def test_every_figure_leads_to_sentences_with_their_pages(october: Document) -> None:
    cited = october.cited_evidence()
    assert len(cited) > 100
    assert all(item.sources for item in cited)
    themes = [source for item in cited for source in item.sources if item.statement.startswith(("Asked", "Told"))]
    assert len(themes) > 250
    assert all(source.words and source.page and source.report.endswith(".pdf") for source in themes)


def test_the_single_framework_at_the_end_of_2016(coded: Register) -> None:
    document = national_briefing(coded, DECEMBER_2016)
    told = _sentences(document)
    assert "114 authorities" in told
    assert "inadequate in overall effectiveness whose recommendations were coded" in told
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert "What inadequate authorities have in common" in headings
    inadequate = prevalence(coded, Choice(DECEMBER_2016, grades=frozenset({Grade.INADEQUATE})))
    common = {item.id for item in inadequate.found if item.share >= 0.5}
    assert {"management-oversight", "assessment-quality", "plan-quality", "supervision"} <= common


def test_no_later_fact_is_in_a_briefing(october: Document) -> None:
    years = {source.published[-4:] for item in october.evidence for source in item.sources}
    assert max(years) == "2018"


def test_figures_are_in_every_part(october: Document) -> None:
    assert sum(isinstance(part, Figure) for point in october.summary for part in point) > 20
