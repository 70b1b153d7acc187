"""Which version of the rules an inspection was made under, and what that version says of its kinds."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.errors import NotFoundError
from lineofsight.frameworks import all_frameworks, framework_for, get_framework
from lineofsight.vocabulary import Area, Family, Kind

CARE_TOGETHER = Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS


def identifier(family: Family, started: date) -> str | None:
    framework = framework_for(family, started)
    return framework.id if framework else None


def test_the_version_follows_the_first_day_of_fieldwork() -> None:
    assert identifier(Family.ILACS, date(2022, 12, 31)) == "ilacs-2018"
    assert identifier(Family.ILACS, date(2023, 1, 1)) == "ilacs-2023"
    assert identifier(Family.ILACS, date(2026, 3, 31)) == "ilacs-2023"
    assert identifier(Family.ILACS, date(2026, 4, 1)) == "ilacs-2026"


def test_a_day_before_the_first_version_has_none() -> None:
    assert identifier(Family.ILACS, date(2017, 12, 31)) is None
    assert framework_for(Family.ILACS, None) is None


def test_single_inspections_went_on_into_2018() -> None:
    assert identifier(Family.SIF, date(2018, 7, 5)) == "sif-2013"


def test_monitoring_visits_of_2018_belong_to_the_newer_framework() -> None:
    assert identifier(Family.MONITORING_VISIT, date(2017, 12, 1)) == "sif-2013"
    assert identifier(Family.MONITORING_VISIT, date(2018, 3, 1)) == "ilacs-2018"


def test_care_leavers_are_judged_apart_from_2023() -> None:
    assert CARE_TOGETHER in get_framework("ilacs-2018").areas
    assert get_framework("ilacs-2023").areas == (
        Area.OVERALL,
        Area.LEADERS,
        Area.HELP_PROTECTION,
        Area.CHILDREN_IN_CARE,
        Area.CARE_LEAVERS,
    )


def test_there_is_no_overall_judgement_from_2026() -> None:
    framework = get_framework("ilacs-2026")
    assert not framework.has_overall
    assert framework.areas == get_framework("ilacs-2023").areas[1:]


def test_parts_of_a_single_inspection_may_be_absent() -> None:
    framework = get_framework("sif-2013")
    assert set(framework.optional_areas) == {Area.ADOPTION, Area.CARE_LEAVERS, Area.LSCB}
    assert not set(framework.areas) & set(framework.optional_areas)


@pytest.mark.parametrize("identifier", ["ilacs-2018", "ilacs-2023", "ilacs-2026"])
def test_a_short_inspection_is_five_days_on_site_and_a_standard_one_ten(identifier: str) -> None:
    framework = get_framework(identifier)
    short, standard = framework.kind(Kind.SHORT), framework.kind(Kind.STANDARD)
    assert short is not None
    assert standard is not None
    assert (short.on_site_days, standard.on_site_days) == (5, 10)
    assert standard.notice is not None
    assert standard.notice.measured_words == "5 working days"


def test_a_kind_says_only_what_the_rules_fix() -> None:
    single = get_framework("sif-2013").kind(Kind.INSPECTION)
    assert single is not None
    assert single.on_site_days is None
    assert single.on_site is not None
    assert "24 to 25 days" in single.on_site.words
    assert get_framework("sif-2013").kind(Kind.SHORT) is None


def test_the_notice_of_a_focused_visit_is_shown_as_doubtful() -> None:
    visit = get_framework("ilacs-2023").kind(Kind.FOCUSED_VISIT)
    assert visit is not None
    assert visit.notice is not None
    assert visit.notice.shown.endswith("[in doubt]")


def test_an_unknown_identifier_names_the_nearest() -> None:
    with pytest.raises(NotFoundError, match=r"nearest: ilacs-2023\."):
        get_framework("ilac-2023")


def test_a_proposal_is_never_in_force() -> None:
    proposal = get_framework("sector-proposal-2015")
    assert proposal.state(date(2016, 1, 1)) == "proposal"
    assert not any(proposal.applies_to(family, date(2016, 1, 1)) for family in Family)


def test_the_state_of_a_framework_follows_from_its_dates() -> None:
    framework = get_framework("ilacs-2023")
    states = [framework.state(date(year, 6, 1)) for year in (2022, 2023, 2026)]
    assert states == ["future", "in-force", "past"]


@given(st.sampled_from(Family), st.dates(date(2012, 1, 1), date(2030, 1, 1)))
def test_at_most_one_version_holds_except_where_monitoring_overlaps(family: Family, day: date) -> None:
    found = [framework.id for framework in all_frameworks() if framework.applies_to(family, day)]
    assert len(found) <= 1 or (family is Family.MONITORING_VISIT and found == ["sif-2013", "ilacs-2018"])


@pytest.mark.parametrize("family", [family for family in Family if family is not Family.UNKNOWN])
def test_a_family_has_no_gap_between_versions_but_a_documented_pause(family: Family) -> None:
    versions = [framework for framework in all_frameworks() if family in framework.families]
    assert versions
    for earlier, later in pairwise(versions):
        assert earlier.ends is not None
        assert later.starts is not None
        gap = (earlier.ends + timedelta(1), later.starts - timedelta(1))
        covered = any(pause.starts <= gap[0] and pause.ends == gap[1] for pause in earlier.pauses)
        assert gap[0] > gap[1] or covered, (earlier.id, later.id)
