"""A model on disk: arrays, word lists and JSON, in which nothing can run when it is opened."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy

from lineofsight.errors import DataError
from lineofsight.themes.codebook import Codebook
from lineofsight.themes.features import Block, Vocabulary
from lineofsight.themes.model import Linear, Model, Reliability, Weighing
from lineofsight.themes.signs import sign_finder

__all__ = ["MODEL_FOLDER", "load_model", "load_reliabilities", "save_model"]

MODEL_FOLDER = Path(__file__).parent / "trained"
"""The model that ships with the package."""

_BLOCKS = {"phrases": False, "parts": True, "subject": False}
_LINEAR = ("themes", "polarity")
_WEIGHINGS = ("recommendations", "findings")
_RELIABILITIES = ("reliability", "finding_reliability")
_DIGITS = 6


def save_model(model: Model, folder: Path) -> None:
    """Write the model, in place of one that is there. The same model gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in _LINEAR:
        numpy.save(folder / f"{name}.npy", getattr(model, name).weights, allow_pickle=False)
    for name in _BLOCKS:
        terms = "".join(f"{term}\n" for term in getattr(model.vocabulary, name).terms)
        (folder / f"{name}.txt").write_text(terms, encoding="utf-8", newline="\n")
    kept: dict[str, Any] = {"version": model.version, "codes": model.codes}
    kept["rarity"] = {name: _rounded(getattr(model.vocabulary, name).rarity) for name in _BLOCKS}
    for name in _LINEAR:
        linear = getattr(model, name)
        kept[name] = {"scale": _rounded(linear.scale), "base": _rounded(linear.base)}
    for name in _WEIGHINGS:
        kept[name] = {key: _rounded(value) for key, value in asdict(getattr(model, name)).items()}
    for name in _RELIABILITIES:
        kept[name] = {code: list(asdict(counts).values()) for code, counts in getattr(model, name).items()}
    words = json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (folder / "model.json").write_text(f"{words}\n", encoding="utf-8", newline="\n")


def load_model(folder: Path, book: Codebook) -> Model:
    """The model in a folder. Raises DataError if there is none, or it is damaged or made for another codebook."""
    try:
        kept = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        model = Model(
            version=kept["version"],
            codes=tuple(kept["codes"]),
            vocabulary=Vocabulary(*(_block(folder, name, kept["rarity"][name]) for name in _BLOCKS)),
            themes=_linear(folder, "themes", kept),
            polarity=_linear(folder, "polarity", kept),
            recommendations=_weighing(kept["recommendations"]),
            findings=_weighing(kept["findings"]),
            reliability=_reliability(kept["reliability"]),
            finding_reliability=_reliability(kept["finding_reliability"]),
        )
        blocks = (model.vocabulary.phrases, model.vocabulary.parts, model.vocabulary.subject)
        width = sum(len(block.terms) for block in blocks) + sign_finder(book).width
        fits = model.codes == tuple(code.id for code in book.codes) and len(model.themes.weights) == width
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"There is no sound model in {folder.name}: {error!r}. Make it with: make model") from error
    if not fits:
        raise DataError(f"The model in {folder.name} was made for another codebook. Make it again with: make model")
    return model


def load_reliabilities(folder: Path) -> tuple[dict[str, Reliability], dict[str, Reliability]]:
    """How the model in a folder did, by code: on recommendations, and on sentences of findings. Raises DataError."""
    try:
        kept = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        asked, told = (_reliability(kept[name]) for name in _RELIABILITIES)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"There is no sound model in {folder.name}: {error!r}. Make it with: make model") from error
    return asked, told


def _rounded(value: Any) -> Any:
    """Numbers short enough that another machine's last digits make no other file."""
    return numpy.round(value, _DIGITS).tolist()


def _block(folder: Path, name: str, rarity: list[float]) -> Block:
    terms = (folder / f"{name}.txt").read_text(encoding="utf-8").split("\n")[:-1]
    return Block({term: place for place, term in enumerate(terms)}, numpy.array(rarity), _BLOCKS[name])


def _linear(folder: Path, name: str, kept: Mapping[str, Any]) -> Linear:
    weights = numpy.load(folder / f"{name}.npy", allow_pickle=False)
    return Linear(weights, numpy.array(kept[name]["scale"]), numpy.array(kept[name]["base"]))


def _weighing(kept: Mapping[str, Any]) -> Weighing:
    arrays = {name: numpy.array(value) for name, value in kept.items() if name != "base"}
    return Weighing(**arrays, base=float(kept["base"]))


def _reliability(kept: Mapping[str, list[int]]) -> dict[str, Reliability]:
    return {code: Reliability(*counts) for code, counts in kept.items()}
