import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from lineofsight.themes.codebook import codebook
from lineofsight.themes.signs import hinted, sign_finder

_SIGNS = [(code, text) for code in codebook().codes for text in dict.fromkeys((*code.hints, *code.signs))]
_PATTERNS = [re.compile(rf"\b(?:{text.replace('’', chr(39))})") for _, text in _SIGNS]
_WORDS = sorted({word for _, text in _SIGNS for word in re.sub(r"\\.|[^a-z' -]", " ", text).split()})


@given(st.lists(st.sampled_from([*_WORDS, "the", "of", "children", "16", "17", "0-25"]), max_size=12).map(" ".join))
def test_the_short_cuts_find_what_plain_search_finds(text: str) -> None:
    places, values = sign_finder(codebook()).features(text)
    found = {place for place, value in zip(places, values, strict=True) if place < len(_PATTERNS) and value}
    assert found == {place for place, pattern in enumerate(_PATTERNS) if pattern.search(text)}


def test_an_early_sign_weighs_more_than_a_late_one() -> None:
    finder = sign_finder(codebook())
    rows = []
    for text in ("neglect is not seen", "what is not seen early enough is neglect"):
        places, values = finder.features(text)
        rows.append(csr_matrix((values, places, [0, len(places)]), shape=(1, finder.width)))
    here = [code.id for code in codebook().codes].index("neglect")
    early, late = (finder.summaries(row)[:, 0, here] for row in rows)
    assert early[0] == pytest.approx(1) == late[0]
    assert early[1] == pytest.approx(1)
    assert 0 < late[1] < 1


def test_keyword_rules_give_every_code_with_a_hint() -> None:
    assert hinted(codebook(), ["Return home interviews and supervision", "Nothing of the kind"]) == [
        ("missing-return-interviews", "supervision"),
        (),
    ]
