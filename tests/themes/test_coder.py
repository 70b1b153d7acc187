"""The coder that ships."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.register import Register, load_snapshot
from lineofsight.register.codings import Part, coders, codings, uncoded
from lineofsight.reports.record import Finding, Recommendation
from lineofsight.themes.codebook import codebook
from lineofsight.themes.coder import UNSURE, code_register, coder
from lineofsight.vocabulary import Addressee, RecommendationKind
from tests.register.builders import DORSET, report


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The timeliness of return home interviews when children go missing.", {"missing-return-interviews"}),
        ("Management oversight of pre-proceedings work.", {"pre-proceedings-court", "management-oversight"}),
        ("The frequency and quality of supervision.", {"supervision"}),
        ("Sufficiency of local homes for older children in care.", {"placement-sufficiency"}),
        ("Care leavers’ access to their health histories.", {"cl-health-history"}),
        ("The use of audit to improve practice.", {"qa-audit-learning"}),
    ],
)
def test_plain_asks_get_the_codes_anyone_would_give(text: str, codes: set[str]) -> None:
    assert set(coder().code_recommendations([text])[0].weaknesses) == codes


def test_a_paragraph_is_coded_sentence_by_sentence() -> None:
    text = (
        "Children who go missing are offered effective return home interviews, and risks are reduced. However, "
        "supervision is not regular enough and lacks reflection, which leads to drift."
    )
    found = coder().code_findings([text])[0]
    assert "missing-return-interviews" in found.strengths
    assert "supervision" in found.weaknesses
    parts = coder().code_sentences(text)
    assert [(part.strength, part.weakness) for part in parts] == [(True, False), (False, True)]


def test_the_same_words_get_the_same_codes_alone_or_among_others() -> None:
    texts = ["Supervision of staff.", "The response to neglect.", "Life-story work for children."]
    together = coder().code_recommendations(texts)
    assert [coder().code_recommendations([text])[0].weaknesses for text in texts] == [it.weaknesses for it in together]


def test_unsure_codes_are_those_in_between() -> None:
    texts = ["Better services for children and their families.", "Support and oversight.", "Plans and visits."]
    for found in coder().code_recommendations(texts):
        low, high = UNSURE
        for code in found.unsure:
            assert low <= found.probabilities[code] < high or code in found.weaknesses


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=300), max_size=4))
def test_any_text_can_be_coded(texts: Sequence[str]) -> None:
    known = {code.id for code in codebook().codes}
    for found in (*coder().code_recommendations(texts), *coder().code_findings(texts)):
        assert {*found.weaknesses, *found.strengths, *found.unsure} <= known
        assert all(0 <= value <= 1 for value in found.probabilities.values())


def test_its_reliability_is_known_for_every_code() -> None:
    assert set(coder().reliability) == {code.id for code in codebook().codes} == set(coder().finding_reliability)


def _told(register: Register) -> str:
    entry = report(DORSET)
    asked = Recommendation(
        kind=RecommendationKind.IMPROVEMENT,
        addressee=Addressee.AUTHORITY,
        number=1,
        text="Supervision of staff.",
        page=2,
    )
    found = Finding(section="leaders", number=1, text="Leaders use audit well to learn and improve.", page=3)
    changed = entry.record.model_copy(update={"recommendations": (asked,), "findings": (found,)})
    register.add(replace(entry, record=changed, reader_version=1))
    return entry.identity


def test_a_register_is_coded_once(tmp_path: Path) -> None:
    with Register.create(tmp_path / "register.sqlite") as register:
        identity = _told(register)
        assert uncoded(register, coder().version) == [identity]
        assert code_register(register) == 1
        assert code_register(register) == 0
        found = {item.part: item for item in codings(register)}
        assert found[Part.RECOMMENDATION].weaknesses == ("supervision",)
        assert found[Part.FINDING].strengths[0] == "qa-audit-learning"
        assert found[Part.FINDING].page == 3
        record = next(register.records())
        assert record.recommendations[0].themes == ("supervision",)


def test_codes_stay_when_the_same_reader_reads_a_document_again(tmp_path: Path) -> None:
    with Register.create(tmp_path / "register.sqlite") as register:
        _told(register)
        code_register(register)
        _told(register)
        assert uncoded(register, coder().version) == []


def test_what_the_coder_says_is_no_fact_of_the_register(tmp_path: Path) -> None:
    with Register.create(tmp_path / "register.sqlite") as register:
        _told(register)
        before = register.hash
        code_register(register)
        assert register.hash == before


def test_the_shipped_codes_are_by_the_shipped_coder(tmp_path: Path) -> None:
    with Register.create(tmp_path / "register.sqlite") as register:
        load_snapshot(register)
        assert set(coders(register).values()) == {coder().version}
        assert len(codings(register)) > 40_000
