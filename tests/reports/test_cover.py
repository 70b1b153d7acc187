"""People's names without their offices, and the lines covers are read from."""

import pytest

from lineofsight.pdf import Line
from lineofsight.reports.cover import find_authority, find_fieldwork, find_lead_inspector, find_published, person


def _lines(*texts: str, size: float = 12.0) -> list[Line]:
    return [
        Line(1, text, 0, False, size, 72, 700 - 15 * place, 710 - 15 * place, lambda *_: (0, 0, 1, 1))
        for place, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Jane Example HMI", "Jane Example"),
        ("Jane Example, His Majesty’s Inspector", "Jane Example"),
        ("Mr John O’Example SHMI", "John O'Example"),
        ("Jane Example-Smith Her Majesty's Inspector", "Jane Example-Smith"),
        ("Jane J Example (Ofsted)", "Jane J Example"),
        ("Her Majesty’s Inspector", None),
        ("12 inspectors", None),
        ("", None),
    ],
)
def test_a_person_is_a_name_without_office(printed: str, name: str | None) -> None:
    assert person(printed) == name


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (["Inspection of Example City local", "authority children’s services"], "Example City local authority"),
        (["Inspection of the Royal Borough of", "Example children’s services"], "Royal Borough of Example"),
        (["Inspection of Example Children and", "Families Trust"], "Example Children and Families Trust"),
        (["Example Council", "Inspection of children’s social care services"], "Example Council"),
        (
            ["City of Example", "Council", "Inspection of local authority children's services"],
            "City of Example Council",
        ),
        (["Example", "Re-inspection of services for children in need"], "Example"),
    ],
)
def test_the_authority_stands_in_the_title_or_above_it(texts: list[str], name: str) -> None:
    found = find_authority(_lines(*texts, "Inspection dates: 1 to 5 July 2024"))
    assert found is not None
    assert found[0] == name


def test_a_cover_without_a_title_names_no_authority() -> None:
    assert find_authority(_lines("Dear colleague", "Thank you for your letter")) is None


def test_dates_may_run_over_two_lines() -> None:
    found = find_fieldwork(
        _lines("Inspection dates: 8 July 2019 to 12 July 2019 and 7 August 2019 to", "8 August 2019")
    )
    assert found is not None
    assert [(str(entry.start), str(entry.end)) for entry in found[0]] == [
        ("2019-07-08", "2019-07-12"),
        ("2019-08-07", "2019-08-08"),
    ]


def test_publication_and_lead_inspector_follow_their_labels() -> None:
    lines = _lines("Report published: 13 June 2017", "Lead inspector:", "Jane Example HMI")
    published, lead = find_published(lines), find_lead_inspector(lines)
    assert published is not None
    assert str(published[0]) == "2017-06-13"
    assert lead is not None
    assert lead[0] == "Jane Example"
