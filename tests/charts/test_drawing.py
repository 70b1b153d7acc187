"""The few shapes our own drawings are made of."""

import re

from lineofsight.charts.drawing import WIDTH, area, key, path, text
from lineofsight.charts.palette import INK


def test_a_line_is_broken_at_gaps_and_a_lone_place_draws_none() -> None:
    assert path([(0, 0), (1, 1), None, (3, 3), (4, 4)], INK).count("M") == 2
    assert path([(0, 0), None, (3, 3), (4, 4)], INK).count("M") == 1
    assert path([(0, 0), None], INK) == ""


def test_a_band_is_closed_at_each_gap() -> None:
    assert area([((0, 0), (0, 1)), ((1, 0), (1, 1)), None, ((3, 0), (3, 1))], INK, 0.2).count("Z") == 2
    assert area([None], INK, 0.2) == ""


def test_words_are_escaped() -> None:
    assert "&lt;b&gt; &amp;" in text("<b> &", 0, 0)


def test_a_key_takes_as_many_lines_as_it_needs_and_stays_on_the_page() -> None:
    _, one = key([("", "short")], 12)
    drawn, many = key([("", "a rather long entry of the key")] * 6, 12)
    assert many > one
    assert max(float(x) for x in re.findall(r'<text x="([\d.]+)"', drawn)) < WIDTH
