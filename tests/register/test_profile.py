"""A profile counts by its rules, and says them."""

from datetime import date

import pytest

from lineofsight.errors import NotFoundError, UsageError
from lineofsight.register import Entry, Register, Source, profile
from lineofsight.register.view import View, view_of
from lineofsight.vocabulary import Area, Family, Grade, Kind
from tests.register.builders import BEDFORD, DORSET, LEEDS, judgements, report, statement

CUMBRIA, NORTHAMPTONSHIRE, NORTH_NORTHAMPTONSHIRE = "E10000006", "E10000021", "E06000061"
OLD, NEW = date(2017, 3, 6), date(2022, 3, 7)
DAY = date(2022, 7, 19)


def sif(authority: str, start: date = OLD, grade: str = "inadequate", **fields: object) -> Entry:
    settings: dict[str, object] = {"family": Family.SIF, "kind": Kind.INSPECTION, "framework": "sif-2013"}
    return report(authority, start, grades={"overall": grade, "leaders": grade}, **(settings | fields))  # type: ignore[arg-type]


def ilacs(authority: str, start: date = NEW, grade: str = "good", **fields: object) -> Entry:
    return report(authority, start, grades={"overall": grade}, **fields)  # type: ignore[arg-type]


def of(*entries: Entry, day: date = DAY) -> View:
    return view_of(entries, day)


def overall(counted: object) -> dict[str, int]:
    return counted.to_json()["areas"]["overall"]  # type: ignore[attr-defined, no-any-return]


def test_the_json_form_has_day_counting_and_areas_with_every_grade_of_the_scale() -> None:
    told = profile(of(ilacs(DORSET), ilacs(LEEDS, grade="outstanding"))).to_json()
    assert list(told) == ["as_of", "counting", "areas"]
    assert told["as_of"] == "2022-07-19"
    assert told["areas"] == {"overall": {"outstanding": 1, "good": 1, "requires-improvement": 0, "inadequate": 0}}


def test_an_authority_counts_once_by_its_latest_inspection() -> None:
    view = of(sif(DORSET), ilacs(DORSET), sif(LEEDS))
    assert overall(profile(view)) == {"outstanding": 0, "good": 1, "requires-improvement": 0, "inadequate": 1}


def test_reports_count_each() -> None:
    counted = profile(of(sif(DORSET), ilacs(DORSET), sif(LEEDS)), counting="reports")
    assert (counted.authorities, len(counted.counted)) == (2, 3)
    assert counted.count(Area.OVERALL, Grade.INADEQUATE) == 2


def test_reports_can_be_counted_by_the_latest_of_each_authority() -> None:
    assert len(profile(of(sif(DORSET), ilacs(DORSET)), counting="reports", inspections="latest").counted) == 1


def test_the_first_inspection_is_never_a_re_inspection() -> None:
    again = sif(DORSET, date(2016, 3, 7), "good", kind=Kind.REINSPECTION)
    counted = profile(of(sif(DORSET), again), family=Family.SIF, inspections="first")
    assert counted.count(Area.OVERALL, Grade.INADEQUATE) == 1


def test_a_family_can_be_asked_for_alone() -> None:
    view = of(sif(DORSET), ilacs(DORSET), ilacs(LEEDS))
    assert [item.family for item in profile(view, family=Family.SIF).counted] == [Family.SIF]
    assert profile(view, family=Family.ILACS).authorities == 2


def test_a_framework_kind_or_region_limits_what_is_counted() -> None:
    view = of(sif(DORSET), ilacs(LEEDS, kind=Kind.SHORT), ilacs(BEDFORD))
    assert profile(view, framework="sif-2013").authorities == 1
    assert profile(view, kind=Kind.SHORT).authorities == 1
    south_west = profile(view, region="South West")
    assert (south_west.authorities, south_west.existing) == (1, 15)
    assert "Leeds" not in south_west.unjudged


def test_earlier_families_count_only_when_asked_for() -> None:
    early = report(DORSET, date(2013, 7, 8), family=Family.LOOKED_AFTER, grades={"overall": "adequate"})
    assert profile(of(early)).to_json()["areas"] == {}
    counted = profile(of(early), family=Family.LOOKED_AFTER)
    assert overall(counted)["adequate"] == 1
    assert list(overall(counted)) == ["outstanding", "good", "requires-improvement", "adequate", "inadequate"]


def test_a_review_of_the_board_alone_is_no_inspection_of_the_authority() -> None:
    review = sif(DORSET, kind=Kind.REVIEW, judgements=judgements(lscb="inadequate"))
    odd = sif(LEEDS, kind=Kind.REVIEW, judgements=judgements(lscb="inadequate", leaders="good"))
    counted = profile(of(review, odd))
    assert (counted.authorities, counted.areas) == (0, ())


def test_an_abolished_authority_is_left_out_and_named_and_its_successors_start_unjudged() -> None:
    counted = profile(of(sif(NORTHAMPTONSHIRE), ilacs(DORSET)))
    assert counted.count(Area.OVERALL, Grade.INADEQUATE) == 0
    assert counted.abolished_left_out == ("Northamptonshire (to 2021)",)
    assert "North Northamptonshire" in counted.unjudged
    assert counted.existing == len(counted.unjudged) + counted.authorities == 152


def test_an_abolished_authority_counts_while_it_exists_and_when_asked_for() -> None:
    view = of(sif(NORTHAMPTONSHIRE), day=date(2021, 3, 31))
    assert profile(view).authorities == 1
    later = profile(of(sif(NORTHAMPTONSHIRE)), abolished="include")
    assert (later.authorities, later.abolished_left_out) == (1, ())


def test_a_secondary_source_counts_and_is_counted_apart() -> None:
    press = statement(Source.SECONDARY, CUMBRIA, OLD, family=Family.SIF, grades={"overall": "requires-improvement"})
    told = profile(of(press, ilacs(DORSET))).to_json()
    assert told["counting"]["sources"] == {"report": 1, "secondary": 1}
    assert told["areas"]["overall"]["requires-improvement"] == 1


def test_an_inspection_without_an_overall_grade_counts_where_it_graded() -> None:
    counted = profile(of(ilacs(DORSET), ilacs(LEEDS, judgements=judgements(leaders="good"))))
    assert sum(overall(counted).values()) == 1
    assert counted.count(Area.LEADERS, Grade.GOOD) == 1
    assert counted.to_json()["counting"]["without_overall"] == 1


def test_care_alone_and_care_with_leavers_are_separate_areas() -> None:
    view = of(
        ilacs(DORSET, judgements=judgements(children_in_care="good")),
        ilacs(LEEDS, judgements=judgements(children_in_care_and_care_leavers="good")),
    )
    assert set(profile(view).to_json()["areas"]) == {"children-in-care", "children-in-care-and-care-leavers"}


def test_by_fieldwork_an_inspection_counts_from_its_first_day_though_not_yet_published(register: Register) -> None:
    register.add(ilacs(DORSET, published=date(2022, 8, 1)))
    assert profile(register, as_of=DAY).authorities == 0
    counted = profile(register, as_of=DAY, by="fieldwork")
    assert counted.authorities == 1
    assert "with fieldwork started by 19 July 2022" in counted.to_json()["counting"]["rules"]


def test_a_register_and_its_view_give_the_same_profile(register: Register) -> None:
    for entry in (sif(DORSET), ilacs(DORSET), ilacs(LEEDS, date(2023, 1, 9))):
        register.add(entry)
    assert profile(register, as_of=DAY) == profile(register.as_of(DAY))


def test_the_rules_are_told_in_values_and_words() -> None:
    counting = profile(of(ilacs(DORSET)), kind=Kind.STANDARD, region="South West").to_json()["counting"]
    assert {key: counting[key] for key in ("count", "date", "inspections", "families", "abolished")} == {
        "count": "authorities",
        "date": "published",
        "inspections": "latest",
        "families": ["ilacs", "sif"],
        "abolished": "exclude",
    }
    assert "standard only, region South West only" in counting["rules"]
    assert "authorities abolished by then are left out" in counting["rules"]


def test_options_that_contradict_each_other_are_refused(register: Register) -> None:
    with pytest.raises(UsageError, match="An authority counts once"):
        profile(of(), inspections="all")
    with pytest.raises(UsageError, match="The view is of 2022-07-19"):
        profile(of(), as_of=OLD)
    with pytest.raises(UsageError, match="needs the day"):
        profile(register)
    with pytest.raises(NotFoundError, match="no region 'Nowhere'"):
        profile(of(), region="Nowhere")


def test_good_or_better_counts_both_grades_of_an_area_and_nothing_of_one_not_graded() -> None:
    counted = profile(of(ilacs(DORSET), ilacs(LEEDS, grade="outstanding"), ilacs(BEDFORD, grade="inadequate")))
    assert (counted.area(Area.OVERALL).good_or_better, counted.area(Area.OVERALL).total) == (2, 3)
    assert counted.area(Area.ADOPTION).total == 0


def test_the_oldest_that_counts_is_the_one_known_for_longest() -> None:
    counted = profile(of(sif(DORSET), ilacs(DORSET), sif(LEEDS, date(2018, 3, 5))))
    assert counted.oldest is not None
    assert counted.oldest.authority_code == LEEDS
    assert profile(of()).oldest is None
