"""Names as reports print them: what they resolve to, and what must resolve to nothing."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.authorities import Authority, all_authorities, by_code, resolve
from lineofsight.authorities.tables import Wrapping, tables

NOW = date(2025, 6, 1)
BEFORE = date(2015, 6, 1)
FITS_EVERYONE = [wrapping for wrapping in tables().wrappings if wrapping.style is None]


def resolved(printed: str, on: date | None = NOW) -> str | None:
    authority = resolve(printed, on).authority
    return authority.label if authority else None


def a_day_of(authority: Authority) -> date:
    return authority.closed or authority.opened or BEFORE


def styled(authority: Authority) -> list[str]:
    """Every name and alias, bare and in each style the authority bears, that it shares with no other."""
    names = [authority.name, *authority.aliases]
    fits = [wrapping for wrapping in tables().wrappings if wrapping.style in authority.styles]
    written = names + [wrapping.words.format(name) for name in names for wrapping in fits]
    return [name for name in written if resolve(name, a_day_of(authority)).reason != "ambiguous"]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Portsmouth City", "Portsmouth"),
        ("Dorset local authority", "Dorset"),
        ("London Borough of Merton Council", "Merton"),
        ("the London Borough of Lewisham’s", "Lewisham"),
        ("Blackburn with Darwen Borough Council area", "Blackburn with Darwen"),
        ("City of Bradford Metropolitan District Council", "Bradford"),
        ("City of Bradford Metropolitan Borough Council local authority children’s services", "Bradford"),
        ("Bradford Children and Families Trust", "Bradford"),
        ("Royal Borough of Windsor and Maidenhead", "Windsor and Maidenhead"),
        ("the Royal Borough of Kingston-upon-Thames local authority", "Kingston upon Thames"),
        ("Kingston Upon Hull, City of", "Kingston upon Hull"),
        ("Hull City Council", "Kingston upon Hull"),
        ("Bristol City of", "Bristol"),
        ("City of York Council", "York"),
        ("City of London Corporation", "City of London"),
        ("Council of the Isles of Scilly", "Isles of Scilly"),
        ("The County of Herefordshire District Council", "Herefordshire"),
        ("Metropolitan Borough of Solihull", "Solihull"),
        ("Borough of Redcar & Cleveland", "Redcar and Cleveland"),
        ("Cheshire East Unitary Authority", "Cheshire East"),
        ("Cheshire West & Chester", "Cheshire West and Chester"),
        ("Calderdale Metropolitan Council", "Calderdale"),
        ("Durham County Council", "Durham"),
        ("County Durham", "Durham"),
        ("East Riding local authority", "East Riding of Yorkshire"),
        ("Telford & Wrekin", "Telford and Wrekin"),
        ("St. Helens", "St Helens"),
        ("St Helen’s Council", "St Helens"),
        ("Stoke on Trent", "Stoke-on-Trent"),
        ("Stoke-on\ufffeTrent Local Area Partnership", "Stoke-on-Trent"),
        ("Southend–on–Sea\nCity  Council", "Southend-on-Sea"),
        ("Bath & North East Somerset", "Bath and North East Somerset"),
        ("Surrey Safeguarding Children Board", "Surrey"),
        ("Kent County Council children's services", "Kent"),
        ("Royal Borough of Greenwich children and young people’s services", "Greenwich"),
        ("\u00a0HERT\u00adFORDSHIRE county council ", "Hertfordshire"),
        ("Derby City. 1", "Derby"),
        ("Bradford1", "Bradford"),
    ],
)
def test_a_printed_name_resolves(printed: str, name: str) -> None:
    assert resolved(printed) == name


@pytest.mark.parametrize(
    "printed",
    [
        "Bedfordshire",
        "Northamptonshire",
        "Northampton",
        "Gloucester City Council",
        "Derby County Council",
        "Nottingham County",
        "City of Durham",
        "York County Council",
        "London Borough of Reading",
        "London",
        "Cheshire",
        "Yorkshire",
        "Berkshire",
        "Tyneside",
        "Wokingam",
        "Derby and Derbyshire",
        "Leicester, Leicestershire and Rutland",
        "Achieving for Children",
        "children’s services",
        "Council",
        "the",
        "12",
        "",
        "\n \ufffe",
    ],
)
def test_a_name_of_no_authority_is_unknown(printed: str) -> None:
    result = resolve(printed, NOW)
    assert (result.authority, result.reason) == (None, "unknown")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bedford", "Central Bedfordshire"),
        ("Derby", "Derbyshire"),
        ("Leicester", "Leicestershire"),
        ("Nottingham", "Nottinghamshire"),
        ("York", "North Yorkshire"),
        ("Gloucestershire", "South Gloucestershire"),
        ("Lincolnshire", "North Lincolnshire"),
        ("North Lincolnshire", "North East Lincolnshire"),
        ("Somerset", "North Somerset"),
        ("Southampton", "Northumberland"),
        ("Newham", "Lewisham"),
    ],
)
def test_one_is_not_the_other(one: str, other: str) -> None:
    assert (resolved(f"{one} Council"), resolved(f"{other} Council")) == (one, other)


def test_dorset_is_the_dorset_of_its_day() -> None:
    assert resolved("Dorset County Council", date(2019, 3, 31)) == "Dorset (to 2019)"
    assert resolved("Dorset Council", date(2019, 4, 1)) == "Dorset"


def test_dorset_without_a_day_is_ambiguous() -> None:
    result = resolve("Dorset")
    assert (result.authority, result.reason) == (None, "ambiguous")
    assert result.suggestions == ("Dorset", "Dorset (to 2019)")


def test_a_label_needs_no_day() -> None:
    for authority in all_authorities():
        if authority.closed:
            assert resolve(authority.label).authority is authority


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Kingston", ("Kingston upon Hull", "Kingston upon Thames")),
        ("Cornwall and the Isles of Scilly", ("Cornwall", "Isles of Scilly")),
    ],
)
def test_a_name_of_two_authorities_is_ambiguous(printed: str, meant: tuple[str, ...]) -> None:
    result = resolve(printed, NOW)
    assert (result.authority, result.reason, result.suggestions) == (None, "ambiguous", meant)


def test_an_abolished_authority_suggests_those_in_its_place() -> None:
    after = resolve("Cumbria County Council", NOW)
    assert after.reason == "unknown"
    assert after.suggestions == ("Cumberland", "Westmorland and Furness", "Cumbria (to 2023)")


def test_an_authority_yet_to_come_suggests_the_one_before() -> None:
    assert resolve("Cumberland", BEFORE).suggestions == ("Cumbria (to 2023)", "Cumberland")


@pytest.mark.parametrize(
    ("printed", "first"),
    [
        ("Wokingam Borough Council", "Wokingham"),
        ("Bournmouth", "Bournemouth, Christchurch and Poole"),
        ("Telford", "Telford and Wrekin"),
        ("Bedfordshire", "Bedford"),
    ],
)
def test_likeness_suggests_and_never_decides(printed: str, first: str) -> None:
    result = resolve(printed, NOW)
    assert result.authority is None
    assert result.suggestions[0] == first


def test_suggestions_are_of_the_day() -> None:
    assert "Bournemouth (to 2019)" not in resolve("Bournmouth", NOW).suggestions
    assert "Bournemouth (to 2019)" in resolve("Bournmouth", BEFORE).suggestions


def test_the_explanation_is_a_sentence_for_people() -> None:
    assert resolve("Telford\nCouncil", NOW).explanation == (
        "No authority is called 'Telford Council' on 1 June 2025: did you mean Telford and Wrekin?"
    )
    assert resolve("Dorset").explanation == (
        "More than one authority is called 'Dorset': did you mean Dorset or Dorset (to 2019)?"
    )
    assert resolve("Atlantis").explanation == "No authority is called 'Atlantis'."


def test_a_resolved_name_needs_no_explanation() -> None:
    result = resolve("Leeds", NOW)
    assert (result.reason, result.suggestions, result.explanation) == (None, (), "")


@pytest.mark.parametrize("authority", all_authorities(), ids=lambda authority: authority.label)
def test_every_name_in_every_wrapping_that_fits_is_its_authority(authority: Authority) -> None:
    printed = [wrapping.words.format(name) for name in styled(authority) for wrapping in FITS_EVERYONE]
    assert {resolve(words, a_day_of(authority)).authority for words in printed} == {authority}


@pytest.mark.parametrize("authority", all_authorities(), ids=lambda authority: authority.label)
def test_no_name_of_one_authority_is_ever_another(authority: Authority) -> None:
    for name in (authority.name, *authority.aliases):
        result = resolve(name, a_day_of(authority))
        assert result.authority is authority or (result.reason, authority in result.candidates) == (
            "ambiguous",
            True,
        )


@settings(deadline=None)
@given(
    authority=st.sampled_from(all_authorities()),
    layers=st.lists(st.sampled_from(FITS_EVERYONE), max_size=3),
    space_and_dash=st.tuples(st.sampled_from([" ", "\n", "  ", "\u00a0", " \r\n"]), st.sampled_from("-–—‑\ufffe ")),
    recase=st.sampled_from([str.upper, str.lower, str.title, str.swapcase]),
    data=st.data(),
)
def test_layers_of_wrapping_and_ways_of_printing_change_nothing(
    authority: Authority,
    layers: list[Wrapping],
    space_and_dash: tuple[str, str],
    recase: Callable[[str], str],
    data: st.DataObject,
) -> None:
    space, dash = space_and_dash
    printed = data.draw(st.sampled_from(styled(authority)))
    for layer in layers:
        printed = layer.words.format(printed)
    printed = recase(printed).replace("-", dash).replace(" ", space)
    assert resolve(printed, a_day_of(authority)).authority is authority


@settings(deadline=None)
@given(printed=st.text(), on=st.none() | st.dates())
def test_no_text_breaks_it(printed: str, on: date | None) -> None:
    result = resolve(printed, on)
    assert (result.authority is None) == (result.reason is not None) == bool(result.explanation)


@settings(deadline=None)
@given(
    name=st.sampled_from([authority.name for authority in all_authorities(NOW)]),
    extra=st.sampled_from(["East", "North", "Greater", "Mid", "Old", "Vale", "Heath", "Valley", "Deane", "Coast"]),
    before=st.booleans(),
)
def test_a_further_word_never_leaves_the_name_it_was_added_to(name: str, extra: str, before: bool) -> None:
    printed = f"{extra} {name}" if before else f"{name} {extra}"
    assert resolved(printed) in (None, printed)


def test_by_code_and_resolve_agree() -> None:
    assert resolve("Wirral", NOW).authority is by_code("E08000015")
