import re
from pathlib import Path

import pytest

from lineofsight.errors import DataError, NotFoundError
from lineofsight.frameworks import get_framework
from lineofsight.themes.codebook import CODEBOOK_FILE, codebook, load_codebook


def test_it_has_two_levels() -> None:
    assert len(codebook().themes) == 12
    assert len(codebook().codes) == 51
    assert [code.id for code in codebook().codes if code.residual] == ["general-practice"]


def test_every_code_says_what_it_takes_in_and_how_it_is_named_in_a_sentence() -> None:
    for code in codebook().codes:
        assert all((code.definition, code.include, code.hints))
        assert code.phrase[0].islower()
        assert codebook().theme(code.theme).codes


def test_exclusions_name_codes_that_exist() -> None:
    known = {code.id for code in codebook().codes}
    for code in codebook().codes:
        for excluded in code.exclude:
            named = re.search(r"\(([a-z0-9, -]+)\)", excluded)
            assert named is None or set(named.group(1).split(", ")) & known


def test_references_are_to_the_national_framework() -> None:
    known = {guide.key for guide in get_framework("ilacs-2023").national_framework}
    assert {code.national_framework for code in codebook().codes} <= known


def test_hints_and_signs_are_patterns_in_lower_case() -> None:
    for code in codebook().codes:
        for pattern in (*code.hints, *code.signs):
            assert re.compile(pattern)
            assert pattern == pattern.lower()


def test_an_unknown_code_is_answered_with_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="neglect"):
        codebook().code("negligence")


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ('version = "1"', "", "version"),
        ("[themes.child-centred.codes.voice-advocacy]", "[themes.child-centred.codes.neglect]", "two themes"),
        ('title = "Themes of inspection"', "title = ", "TOML"),
    ],
)
def test_a_wrong_file_is_named_with_its_place(tmp_path: Path, before: str, after: str, complaint: str) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text(CODEBOOK_FILE.read_text("utf-8").replace(before, after), "utf-8")
    with pytest.raises(DataError, match=complaint):
        load_codebook(path)
