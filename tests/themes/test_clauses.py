from hypothesis import given
from hypothesis import strategies as st

from lineofsight.themes.clauses import clauses, sentences


def test_a_reason_is_no_demand() -> None:
    found = clauses("The quality of supervision, so that neglect is recognised.")
    assert "supervision" in found.demand
    assert "neglect" not in found.demand


def test_a_text_that_is_all_reason_is_its_own_demand() -> None:
    assert clauses("So that plans improve").demand


def test_the_subject_is_what_is_named_first() -> None:
    found = clauses("The quality of pathway planning, particularly for children with disabilities.")
    assert found.subject == "pathway planning"


def test_references_to_paragraphs_and_outcomes_are_left_out() -> None:
    assert "outcome" not in clauses("The response to missing children (Outcome 3, National Framework).").demand
    assert "29" not in clauses("Supervision of all staff (paragraph 29)").demand


def test_sentences_end_where_sentences_end() -> None:
    text = "Dr Smith leads the hub. It works well! “Is it safe?” That was asked, e.g. by the police."
    assert len(sentences(text)) == 4


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    found = clauses(text)
    assert found.subject in found.demand or not found.subject.strip()
    assert "".join("".join(sentences(text)).split()) in "".join(text.split()) or sentences(text)


@given(st.lists(st.sampled_from(["Plans drift.", "Visits are good.", "Is it safe?"]), min_size=1, max_size=6))
def test_sentences_put_together_come_apart_again(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts
