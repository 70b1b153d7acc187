"""Who was asked the same, is graded better since, and is not asked for it again."""

from datetime import date

from lineofsight.register import Register
from lineofsight.themes.choice import Choice
from lineofsight.themes.peers import Lead, improved_on_the_same
from lineofsight.themes.prevalence import prevalence
from tests.briefings.made_up import EARLIER, graded
from tests.register.builders import BEDFORD, DORSET, LEEDS
from tests.themes.builders import coded

TODAY = date(2025, 1, 1)


def _leads(register: Register, as_of: date = TODAY) -> tuple[Lead, ...]:
    found = prevalence(register, Choice(as_of)).readings.read
    (own,) = (item for item in found if item.activity.authority_code == DORSET)
    return improved_on_the_same(register, own, found, as_of)


def test_a_lead_shared_a_code_then_lost_it_and_rose(register: Register) -> None:
    coded(
        register,
        graded("good", "neglect", "adoption"),
        graded("inadequate", "neglect", "adoption", authority=LEEDS, start=EARLIER),
        graded("good", "adoption", authority=LEEDS),
    )
    (lead,) = _leads(register)
    assert [code.id for code in lead.shared] == ["neglect"]
    assert (lead.now.activity.authority_code, lead.steps, lead.is_near) == (LEEDS, 2, False)


def test_who_fell_or_is_asked_again_is_no_lead(register: Register) -> None:
    coded(
        register,
        graded("good", "neglect"),
        graded("good", "neglect", authority=LEEDS, start=EARLIER),
        graded("inadequate", authority=LEEDS),
        graded("inadequate", "neglect", authority=BEDFORD, start=EARLIER),
        graded("good", "neglect", authority=BEDFORD),
    )
    assert _leads(register) == ()


def test_what_was_published_later_makes_no_lead(register: Register) -> None:
    coded(
        register,
        graded("good", "neglect", start=EARLIER),
        graded("inadequate", "neglect", authority=LEEDS, start=EARLIER),
        graded("good", "adoption", authority=LEEDS),
    )
    assert _leads(register, date(2020, 1, 1)) == ()
    assert len(_leads(register)) == 1
