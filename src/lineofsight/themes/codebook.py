"""The codebook: the themes and codes by which recommendations and findings are sorted, from `codebook.toml`.

It knows what each code means and where it stands among the others. How a text is coded is for `coder`.
"""

import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from lineofsight.errors import DataError, NotFoundError
from lineofsight.vocabulary import Area

__all__ = ["CODEBOOK_FILE", "Code", "Codebook", "Theme", "codebook", "load_codebook"]

CODEBOOK_FILE = Path(__file__).parent / "codebook.toml"
"""The codebook that ships with the package."""


class _Draft(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _CodeDraft(_Draft):
    name: str
    phrase: str
    definition: str
    include: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    related: Area
    national_framework: str
    hints: tuple[str, ...]
    signs: tuple[str, ...]
    residual: bool = False


class _ThemeDraft(_Draft):
    name: str
    codes: dict[str, _CodeDraft]


class _CodebookDraft(_Draft):
    version: str
    title: str
    themes: dict[str, _ThemeDraft]


class Code(_CodeDraft):
    """One code: `phrase` names it within a sentence, `include` and `exclude` say where it ends.

    `related` is the judgement area it mostly bears on, `national_framework` the outcome, enabler or principle (a
    guide). `hints` are regular expressions of words that suggest it on their own, `signs` of words to be weighed.
    A `residual` code takes what fits no other.
    """

    id: str
    theme: str


class Theme(_Draft):
    """A theme with its codes, in the order of the codebook."""

    id: str
    name: str
    codes: tuple[Code, ...]


class Codebook(_Draft):
    """All themes and codes. `version` changes with any change to the codes or their meaning."""

    version: str
    title: str
    themes: tuple[Theme, ...]

    @property
    def codes(self) -> tuple[Code, ...]:
        """All codes, in the order of the codebook."""
        return tuple(code for theme in self.themes for code in theme.codes)

    @cached_property
    def by_id(self) -> Mapping[str, Code]:
        """All codes by their ids."""
        return {code.id: code for code in self.codes}

    def code(self, name: str) -> Code:
        """The code with this id. Raises NotFoundError naming those that begin alike if there is none."""
        found = self.by_id.get(name.strip().lower())
        if found is None:
            alike = [code.id for code in self.codes if code.id.startswith(name.strip().lower()[:3])]
            near = f" Did you mean {', '.join(alike)}?" if alike else ""
            raise NotFoundError(f"The codebook has no code {name!r}.{near} List them with: lineofsight themes codebook")
        return found

    def theme(self, name: str) -> Theme:
        """The theme with this id. Raises NotFoundError naming all themes if there is none."""
        for theme in self.themes:
            if theme.id == name.strip().lower():
                return theme
        raise NotFoundError(f"The codebook has no theme {name!r}. It has {', '.join(item.id for item in self.themes)}.")


@cache
def codebook() -> Codebook:
    """The codebook that ships with the package."""
    return load_codebook(CODEBOOK_FILE)


def load_codebook(path: Path) -> Codebook:
    """The codebook in a TOML file. Raises DataError naming file and key for one that is not as it should be."""
    try:
        draft = _CodebookDraft.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path.name} is not TOML: {error}. Mend the line.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise DataError(f"{path.name}, {place}: {first['msg']}. See the shipped codebook for the fields.") from error
    seen: set[str] = set()
    for theme in draft.themes.values():
        if twice := seen & theme.codes.keys():
            raise DataError(f"{path.name}: the code {min(twice)} stands in two themes. Choose another id for one.")
        seen |= theme.codes.keys()
    return Codebook(
        version=draft.version,
        title=draft.title,
        themes=tuple(
            Theme(
                id=theme_id,
                name=theme.name,
                codes=tuple(
                    Code(id=code_id, theme=theme_id, **code.model_dump()) for code_id, code in theme.codes.items()
                ),
            )
            for theme_id, theme in draft.themes.items()
        ),
    )
