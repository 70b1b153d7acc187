"""Learning from made-up passages, and what is kept of it."""

import json
import shutil
from pathlib import Path

import numpy
import pytest

from lineofsight.errors import DataError
from lineofsight.themes.codebook import codebook
from lineofsight.themes.coder import Coder
from lineofsight.themes.evaluation import cross_validate, reliability, the_coder
from lineofsight.themes.labels import Labelled
from lineofsight.themes.model import Model
from lineofsight.themes.model_files import load_model, save_model
from lineofsight.themes.training import Material, folds, train

_WHAT = {
    "supervision": "reflective supervision of social workers",
    "neglect": "the response to neglect in families",
    "life-story": "life-story work for adopted children",
    "pathway-plans": "pathway plans for young people",
}
_HOW = ("The quality of {}.", "Improve {} across the service.", "Ensure that {} is timely.", "The consistency of {}.")


def _material() -> Material:
    asked = [
        Labelled(f"{report}#{code}", f"report-{report}", how.format(words), (code,))
        for report in range(10)
        for code, words in _WHAT.items()
        for how in (_HOW[report % len(_HOW)],)
    ]
    told = [
        Labelled(f"{report}!{code}", f"report-{report}", f"{words.capitalize()} is {how}.", (code,), polarity)
        for report in range(10)
        for code, words in _WHAT.items()
        for how, polarity in (("good and effective", "s"), ("poor, and delay is common", "w"))
    ]
    return Material(asked, told)


@pytest.fixture(scope="module")
def model() -> Model:
    return train(_material(), codebook())


def test_the_same_passages_give_the_same_model(model: Model, tmp_path: Path) -> None:
    save_model(model, tmp_path / "once")
    save_model(train(_material(), codebook()), tmp_path / "twice")
    for path in (tmp_path / "once").iterdir():
        assert path.read_bytes() == (tmp_path / "twice" / path.name).read_bytes()


def test_it_learns_what_is_there_to_learn(model: Model) -> None:
    coded = Coder(model).code_recommendations(["The frequency of reflective supervision.", "Life-story work in care."])
    assert [item.weaknesses[0] for item in coded] == ["supervision", "life-story"]


def test_it_tells_strengths_from_weaknesses(model: Model) -> None:
    text = "The response to neglect in families is poor, and delay is common. Pathway plans are good and effective."
    found = Coder(model).code_findings([text])[0]
    assert found.weaknesses[0] == "neglect"
    assert found.weakness_sentences[0] == 0
    assert found.strengths[0] == "pathway-plans"
    assert found.strength_sentences[0] == 1


def test_a_kept_model_codes_as_the_one_that_was_made(model: Model, tmp_path: Path) -> None:
    save_model(model, tmp_path)
    texts = [item.text for item in _material().recommendations]
    kept = Coder(load_model(tmp_path, codebook()))
    for one, other in zip(kept.code_recommendations(texts), Coder(model).code_recommendations(texts), strict=True):
        assert one.weaknesses == other.weaknesses
        assert one.probabilities == pytest.approx(other.probabilities, abs=0.001)


def test_nothing_in_a_kept_model_can_run(model: Model, tmp_path: Path) -> None:
    save_model(model, tmp_path)
    assert {path.suffix for path in tmp_path.iterdir()} == {".json", ".npy", ".txt"}
    for path in tmp_path.glob("*.npy"):
        assert numpy.load(path, allow_pickle=False).dtype == numpy.int8


@pytest.mark.parametrize("damage", ["missing", "cut", "other codes"])
def test_a_damaged_model_is_refused(model: Model, tmp_path: Path, damage: str) -> None:
    save_model(model, tmp_path)
    words = tmp_path / "model.json"
    if damage == "missing":
        shutil.rmtree(tmp_path)
    elif damage == "cut":
        words.write_bytes(words.read_bytes()[:100])
    else:
        kept = json.loads(words.read_text("utf-8"))
        words.write_text(json.dumps(kept | {"codes": kept["codes"][1:]}), "utf-8")
    with pytest.raises(DataError, match="make model"):
        load_model(tmp_path, codebook())


def test_passages_of_a_report_are_never_on_both_sides() -> None:
    passages = _material().passages
    groups = folds(passages)
    assert sorted(report for group in groups for report in group) == sorted({item.report for item in passages})


def test_cross_validation_learns_from_the_other_reports() -> None:
    material = _material()
    guesses = cross_validate(the_coder, material.recommendations, material, codebook())
    assert guesses.score_of([code.id for code in codebook().codes]).micro_f1 > 0.9
    counts = reliability(guesses, codebook())["supervision"]
    assert counts.true_positives + counts.false_negatives == 10
    assert counts.true_positives + counts.false_positives + counts.false_negatives + counts.true_negatives == 40
