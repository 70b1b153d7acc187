"""Authorities are counted by their latest inspection, by the rules of the profile, with what is not known beside."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from lineofsight.errors import NotFoundError, UsageError
from lineofsight.register import Entry, Register
from lineofsight.register.codings import decide, passage
from lineofsight.register.standing import grades_named
from lineofsight.themes.choice import By, Choice, Told
from lineofsight.themes.codebook import codebook
from lineofsight.themes.contrasts import by_grade
from lineofsight.themes.correction import corrected
from lineofsight.themes.over_time import recurring, trend
from lineofsight.themes.prevalence import Prevalence, prevalence
from lineofsight.themes.readings import Reading
from lineofsight.vocabulary import Addressee, Area, Family, Grade, Kind
from tests.register.builders import BEDFORD, DORSET, LEEDS, report
from tests.themes.builders import Counted, asking, coded, found, passage_key

TODAY = Choice(date(2025, 1, 1))
PERFECT = Counted(50, 0, 0, 500)
OUTSTANDING, INADEQUATE = frozenset({Grade.OUTSTANDING}), frozenset({Grade.INADEQUATE})
NEIGHBOURS = ("E09000002", "E09000003", "E09000004", "E09000005", "E09000006", "E09000007", "E09000008", "E09000009")


def of(register: Register, name: str, choice: Choice = TODAY, **reliability: Counted) -> Prevalence:
    return next(item for item in prevalence(register, choice, reliability).found if item.id == name)


def graded(grade: str, *texts: str, authority: str = DORSET, **fields: Any) -> Entry:
    return asking(*texts, authority=authority, grades={"overall": grade}, **fields)


def test_an_authority_counts_once_however_often_its_report_says_it(register: Register) -> None:
    coded(register, asking("neglect", "neglect again", "supervision"), asking("adoption", authority=LEEDS))
    neglect = of(register, "neglect")
    assert (neglect.raised, neglect.of, neglect.share) == (1, 2, 0.5)
    assert [activity.authority_name for activity in neglect.activities] == ["Dorset"]
    assert neglect.low < 0.5 < neglect.high


def test_only_the_latest_inspection_published_by_the_day_counts(register: Register) -> None:
    coded(register, asking("neglect", start=date(2020, 3, 2)), asking("adoption", start=date(2024, 3, 4)))
    assert (of(register, "neglect").raised, of(register, "adoption").raised) == (0, 1)
    before = replace(TODAY, as_of=date(2022, 1, 1))
    assert (of(register, "neglect", before).raised, of(register, "adoption", before).raised) == (1, 0)


def test_the_most_frequent_comes_first_and_what_nobody_raises_is_there(register: Register) -> None:
    coded(register, asking("supervision", "neglect"), asking("supervision", authority=LEEDS))
    rows = prevalence(register, TODAY).found
    assert [row.id for row in rows[:2]] == ["supervision", "neglect"]
    assert len(rows) == len(codebook().codes)
    assert rows[-1].raised == 0


def test_an_inspection_that_was_not_coded_is_in_no_share_but_is_told(register: Register) -> None:
    coded(register, asking("neglect"))
    register.add(asking("neglect", authority=LEEDS))
    result = prevalence(register, TODAY)
    assert (result.of, [item.authority_name for item in result.readings.uncoded]) == (1, ["Leeds"])
    assert "1 inspection was coded and counts; 1 was not coded and does not." in result.sentence()


def test_a_coded_report_that_asks_for_nothing_counts_as_raising_nothing(register: Register) -> None:
    coded(register, asking("neglect"), report(LEEDS, findings=found("All is well.")))
    assert (of(register, "neglect").raised, of(register, "neglect").of) == (1, 2)


def test_without_any_coded_inspection_there_is_nothing_to_tell(register: Register) -> None:
    register.add(asking("neglect"))
    assert prevalence(register, TODAY).found == ()


def test_recommendations_to_the_board_count_only_if_asked_for(register: Register) -> None:
    coded(register, asking("neglect", addressee=Addressee.LSCB))
    assert of(register, "neglect").raised == 0
    assert of(register, "neglect", replace(TODAY, partners=True)).raised == 1


def test_a_joint_inspection_that_addresses_only_partners_counts_them(register: Register) -> None:
    joint: dict[str, Any] = {"family": Family.JTAI, "kind": Kind.JTAI, "judgements": ()}
    coded(register, asking("neglect", addressee=Addressee.PARTNERSHIP, **joint))
    joint_only = replace(TODAY, family=Family.JTAI)
    assert of(register, "neglect", joint_only).raised == 1
    without = prevalence(register, replace(joint_only, partners=False))
    assert without.found[0].raised == 0
    assert "(not those to boards or partnerships)" in without.rules


def test_of_visits_without_grades_the_latest_counts(register: Register) -> None:
    visit: dict[str, Any] = {"family": Family.FOCUSED_VISIT, "kind": Kind.FOCUSED_VISIT, "judgements": ()}
    coded(
        register,
        asking("neglect", start=date(2020, 3, 2), **visit),
        asking("supervision", start=date(2022, 3, 7), **visit),
        asking("adoption", start=date(2023, 3, 6)),
    )
    visits = replace(TODAY, family=Family.FOCUSED_VISIT)
    assert [row.id for row in prevalence(register, visits).found if row.raised] == ["supervision"]
    assert "by the latest one (focused visit) published by 1 January 2025" in prevalence(register, visits).rules


def test_findings_tell_weaknesses_and_strengths_apart(register: Register) -> None:
    coded(register, report(findings=found("neglect", "supervision+")))
    weak, strong = (replace(TODAY, told=told) for told in (Told.WEAKNESSES, Told.STRENGTHS))
    assert [row.id for row in prevalence(register, weak).found if row.raised] == ["neglect"]
    assert [row.id for row in prevalence(register, strong).found if row.raised] == ["supervision"]
    assert of(register, "neglect").raised == 0, "nothing was recommended"


def test_what_the_coder_doubts_is_told_beside_the_count(register: Register) -> None:
    coded(
        register,
        asking("neglect"),
        asking("neglect??", authority=LEEDS),  # given, with doubt
        asking("neglect?", authority=BEDFORD),  # not given, with doubt
    )
    row = of(register, "neglect")
    assert (row.sure, row.raised, row.most) == (1, 2, 3)


def test_a_person_s_decision_is_what_counts(register: Register) -> None:
    entry = asking("neglect")
    coded(register, entry)
    decide(register, passage(register, *passage_key(entry)), weaknesses=["adoption"], author="A")
    assert (of(register, "neglect").raised, of(register, "adoption").raised) == (0, 1)


def test_a_theme_is_raised_by_any_of_its_codes(register: Register) -> None:
    coded(register, asking("neglect"), asking("domestic-abuse", authority=LEEDS), asking("adoption", authority=BEDFORD))
    row = of(register, "vulnerable-groups", replace(TODAY, by=By.THEMES))
    assert (row.raised, row.of) == (2, 3)


def test_codes_and_themes_are_never_named_alike() -> None:
    book = codebook()
    assert not {code.id for code in book.codes} & {theme.id for theme in book.themes}


def test_recommendations_are_of_the_area_that_their_code_bears_on(register: Register) -> None:
    coded(register, asking("pathway-plans", "neglect"))
    rows = prevalence(register, replace(TODAY, area=Area.CARE_LEAVERS)).found
    assert {row.id: row.raised for row in rows}.items() >= {("pathway-plans", 1), ("cl-eet", 0)}
    assert "neglect" not in {row.id for row in rows}
    with pytest.raises(UsageError, match="No code bears on adoption"):
        prevalence(register, replace(TODAY, area=Area.ADOPTION))


def test_findings_are_of_the_area_of_their_section(register: Register) -> None:
    texts = found("supervision", section="leaders") + found("neglect", section="help-protection")
    coded(register, report(findings=texts))
    leaders = replace(TODAY, told=Told.WEAKNESSES, area=Area.LEADERS)
    assert [row.id for row in prevalence(register, leaders).found if row.raised] == ["supervision"]


def test_a_section_on_children_in_care_and_care_leavers_is_of_both_as_its_codes_say(register: Register) -> None:
    together = Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS
    coded(register, report(findings=found("pathway-plans", "placement-sufficiency", section=together)))

    def raised(area: Area) -> set[str]:
        choice = replace(TODAY, told=Told.WEAKNESSES, area=area)
        return {row.id for row in prevalence(register, choice).found if row.raised}

    assert raised(Area.CARE_LEAVERS) == {"pathway-plans"}
    assert raised(Area.CHILDREN_IN_CARE) == {"placement-sufficiency"}
    assert raised(together) == {"pathway-plans", "placement-sufficiency"}


def test_inspections_are_chosen_by_their_own_overall_grade_and_none_stands_in_for_it(register: Register) -> None:
    coded(
        register,
        graded("inadequate", "neglect"),
        asking("neglect", authority=LEEDS, grades={"leaders": "inadequate"}),
        graded("good", "neglect", authority=BEDFORD),
    )
    row = of(register, "neglect", replace(TODAY, grades=INADEQUATE))
    assert [item.authority_name for item in row.activities] == ["Dorset"]
    by_leaders = of(register, "neglect", replace(TODAY, grades=INADEQUATE, graded_area=Area.LEADERS))
    assert [item.authority_name for item in by_leaders.activities] == ["Leeds"]


def test_the_grade_is_of_the_area_looked_at_unless_another_is_named(register: Register) -> None:
    coded(register, asking("pathway-plans", grades={"overall": "good", "care_leavers": "inadequate"}))
    choice = replace(TODAY, area=Area.CARE_LEAVERS, grades=INADEQUATE)
    assert of(register, "pathway-plans", choice).raised == 1
    assert prevalence(register, replace(choice, graded_area=Area.OVERALL)).of == 0


def test_region_kind_and_framework_limit_as_in_the_profile(register: Register) -> None:
    short: dict[str, Any] = {"kind": Kind.SHORT, "framework": "ilacs-2023"}
    coded(register, asking("neglect", **short), asking("neglect", authority=LEEDS, framework="ilacs-2018"))

    def names(**limits: Any) -> list[str | None]:
        return [item.authority_name for item in of(register, "neglect", replace(TODAY, **limits)).activities]

    assert names(region="Yorkshire and the Humber") == ["Leeds"]
    assert names(kind=Kind.SHORT) == names(framework="ilacs-2023") == ["Dorset"]
    with pytest.raises(NotFoundError, match="Narnia"):
        names(region="Narnia")


def test_grades_are_named_singly_or_in_groups() -> None:
    assert grades_named("Requires improvement") == {Grade.REQUIRES_IMPROVEMENT}
    assert grades_named("good-or-better") == {Grade.OUTSTANDING, Grade.GOOD}
    with pytest.raises(UsageError, match="less-than-good"):
        grades_named("splendid")


def test_shares_are_corrected_only_where_the_coder_was_measured_and_only_of_recommendations(register: Register) -> None:
    coded(register, asking("neglect", findings=found("neglect")), asking("adoption", authority=LEEDS))
    assert of(register, "neglect").adjusted is None
    adjusted = of(register, "neglect", neglect=PERFECT).adjusted
    assert adjusted is not None
    assert adjusted.share == 0.5
    assert of(register, "neglect", replace(TODAY, told=Told.WEAKNESSES), neglect=PERFECT).adjusted is None


def test_a_code_never_met_when_the_coder_was_measured_is_not_corrected(register: Register) -> None:
    coded(register, asking("neglect"))
    assert of(register, "neglect", neglect=Counted(0, 3, 0, 500)).adjusted is None
    assert of(register, "neglect", neglect=Counted(1, 300, 30, 100)).adjusted is None, "no better than chance"


def reading(raised: int, passages: int, decided: bool = False) -> Reading:
    """A report with the code in `raised` of its passages."""
    return cast(
        "Reading",
        SimpleNamespace(
            raised={"neglect": raised} if raised else {},
            decided=frozenset({"neglect"} if decided else ()),
            unchecked=0 if decided else passages,
        ),
    )


def test_long_reports_are_corrected_more_for_false_alarms_than_short_ones() -> None:
    coder = Counted(45, 25, 5, 475)
    long, short = ([reading(int(place < 5), passages) for place in range(10)] for passages in (12, 2))
    of_long, of_short = corrected(long, "neglect", coder), corrected(short, "neglect", coder)
    assert of_long is not None
    assert of_short is not None
    assert of_long.share < of_short.share < 0.55


def test_what_people_decided_needs_no_correction() -> None:
    coder = Counted(30, 25, 20, 475)
    read = [reading(1, 5, decided=True) for _ in range(6)] + [reading(0, 5, decided=True) for _ in range(4)]
    found_share = corrected(read, "neglect", coder)
    assert found_share is not None
    assert found_share.share == pytest.approx(0.6)


def test_a_corrected_share_of_reports_holds_the_truth_about_as_often_as_it_says() -> None:
    random, truth, sensitivity, specificity, held = np.random.default_rng(3), 0.3, 0.8, 0.985, []
    for _ in range(200):
        right, clear = int(random.binomial(60, sensitivity)), int(random.binomial(1500, specificity))
        passages = random.integers(4, 15, 150)
        true = np.where(random.random(150) < truth, np.minimum(passages, 1 + random.poisson(0.4, 150)), 0)
        given = random.binomial(true, sensitivity) + random.binomial(passages - true, 1 - specificity)
        share = corrected(
            [reading(int(raised), int(number)) for raised, number in zip(given, passages, strict=True)],
            "neglect",
            Counted(right, 1500 - clear, 60 - right, clear),
        )
        assert share is not None
        held.append(share.low <= truth <= share.high)
    assert 0.9 < np.mean(held) < 0.99


def test_grades_are_compared_with_how_likely_the_difference_is_by_chance(register: Register) -> None:
    entries = [graded("inadequate", "neglect", "supervision", authority=code) for code in NEIGHBOURS[:4]]
    entries += [graded("outstanding", "supervision", authority=code) for code in NEIGHBOURS[4:]]
    coded(register, *entries)
    result = by_grade(register, TODAY, OUTSTANDING, INADEQUATE)
    neglect, supervision = result.found
    assert (neglect.id, neglect.difference.share) == ("neglect", -1.0)
    assert neglect.probability == pytest.approx(1 / 35)
    assert (supervision.difference.share, supervision.probability) == (0.0, 1.0)
    assert neglect.discovery == neglect.strict == pytest.approx(2 / 35)
    assert result.separating() == ()
    assert result.separating(0.06) == (neglect,)
    assert "A difference is no cause" in result.sentence()


def test_a_comparison_needs_two_groups_that_are_there(register: Register) -> None:
    coded(register, graded("good", "neglect"))
    with pytest.raises(UsageError, match="Both groups hold good"):
        by_grade(register, TODAY, grades_named("good"), grades_named("good-or-better"))
    with pytest.raises(UsageError, match="No coded inspection is graded inadequate"):
        by_grade(register, TODAY, grades_named("good"), INADEQUATE)


def test_a_year_counts_each_authority_once_and_all_its_inspections(register: Register) -> None:
    coded(
        register,
        asking("neglect", start=date(2020, 1, 6)),
        asking("adoption", start=date(2020, 9, 7)),
        asking("adoption", authority=LEEDS, start=date(2020, 3, 2)),
        asking("supervision", start=date(2022, 3, 7)),
    )
    rows = {
        item.id: [(year.year, year.raised, year.of) for year in item.years] for item in trend(register, TODAY).found
    }
    assert rows["neglect"] == [(2020, 1, 2), (2022, 0, 1)]
    assert rows["adoption"] == [(2020, 2, 2), (2022, 0, 1)]


def test_what_is_raised_again_is_told_beside_what_chance_would_give(register: Register) -> None:
    first, second = date(2018, 3, 5), date(2022, 3, 7)
    coded(
        register,
        *(asking("neglect", authority=code, start=start) for code in NEIGHBOURS[:4] for start in (first, second)),
        *(asking("adoption", authority=code, start=start) for code in NEIGHBOURS[4:] for start in (first, second)),
    )
    rows = {item.id: item for item in recurring(register, TODAY).found}
    neglect = rows["neglect"]
    assert (neglect.pairs, neglect.first, neglect.next, neglect.again, neglect.by_chance) == (8, 4, 4, 4, 2.0)
    assert neglect.repeated is not None
    assert neglect.afresh is not None
    assert (neglect.repeated.share, neglect.afresh.share) == (1.0, 0.0)
    assert rows.keys() == {"neglect", "adoption"}


def test_a_pair_is_an_inspection_and_the_very_next_one_of_the_same_authority(register: Register) -> None:
    coded(
        register,
        graded("inadequate", "neglect", start=date(2014, 3, 3)),
        graded("good", "adoption", start=date(2018, 3, 5)),
        graded("good", "neglect", start=date(2022, 3, 7)),
        graded("good", "neglect", authority=LEEDS, start=date(2016, 3, 7)),
    )
    assert {item.id: item.again for item in recurring(register, TODAY).found} == {"adoption": 0, "neglect": 0}
    after_inadequate = recurring(register, replace(TODAY, grades=INADEQUATE))
    assert {item.pairs for item in after_inadequate.found} == {1}
    assert "whose first was graded inadequate (overall effectiveness)" in after_inadequate.rules


def test_results_are_plain_values_for_programs(register: Register) -> None:
    coded(register, graded("good", "neglect"), graded("inadequate", "neglect", authority=LEEDS))
    found_json = prevalence(register, TODAY, {"neglect": PERFECT}).to_json()
    assert found_json["found"][0]["activities"] == [f"{DORSET}-ilacs-2024-03-04", f"{LEEDS}-ilacs-2024-03-04"]
    assert found_json["found"][0]["adjusted"]["share"] == 1.0
    assert found_json["part"] == "recommendations"
