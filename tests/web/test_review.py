"""Review: nothing is decided without a name, a sampled passage comes without the coder's codes, and decisions count."""

import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from lineofsight.register import Register
from lineofsight.register.codings import Decision, decisions
from lineofsight.web.app import create_app
from lineofsight.web.settings import Settings
from tests.web.html import first, words


def page_of(client: TestClient, **query: str) -> LexborHTMLParser:
    answer = client.get("/review", params=query)
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def hidden(page: LexborHTMLParser) -> dict[str, str]:
    found = page.css('main form[method="post"] input[type="hidden"]')
    return {item.attributes["name"] or "": item.attributes["value"] or "" for item in found}


def send(client: TestClient, page: LexborHTMLParser, *codes: str, **changes: str) -> tuple[int, str]:
    """The status and the address to look at next, or the page."""
    action = first(page, 'main form[method="post"]').attributes["action"] or ""
    answer = client.post(action, data={**hidden(page), "codes": list(codes), **changes})
    return answer.status_code, answer.headers.get("location") or answer.text


def made_by(settings: Settings, reviewer: str) -> list[Decision]:
    with Register.open(settings.register) as register:
        return [item for item in decisions(register) if item.author == reviewer]


def quotation(page: LexborHTMLParser) -> str:
    return words(page, "blockquote")


def test_without_words_the_page_says_how_to_get_them(client: TestClient) -> None:
    page = page_of(client, reviewer="Ann")
    assert "lineofsight build" in words(page, ".empty")
    assert not page.css('form[method="post"]')


def test_it_begins_with_a_name(own_client: TestClient) -> None:
    page = page_of(own_client)
    assert not page.css('form[method="post"]')
    assert page.css("#agreement")
    assert not page.css("[role=alert]")


@pytest.mark.parametrize(
    ("query", "field"),
    [("begin=yes", "reviewer"), ("reviewer=%E2%80%8B", "reviewer"), ("reviewer=Lu&authority=Narnia", "authority")],
)
def test_what_is_wrong_with_the_beginning_is_said_at_its_field(own_client: TestClient, query: str, field: str) -> None:
    answer = own_client.get(f"/review?{query}")
    assert answer.status_code == 400
    page = LexborHTMLParser(answer.text)
    assert [link.attributes["href"] for link in page.css("[role=alert] a")] == [f"#{field}"]
    assert first(page, f"#{field}").attributes["aria-invalid"] == "true"


def test_a_decision_is_kept_with_its_author_and_the_next_passage_comes(
    own_client: TestClient, own_settings: Settings
) -> None:
    page = page_of(own_client, reviewer="Ann  Lee", part="recommendation")
    status, address = send(own_client, page, "neglect", "supervision", note="  clear ")
    assert status == 303
    (made,) = made_by(own_settings, "Ann Lee")
    assert (made.weaknesses, made.strengths, made.note, made.sampled) == (
        ("neglect", "supervision"),
        (),
        "clear",
        False,
    )
    after = LexborHTMLParser(own_client.get(address).text)
    assert "Your decision is kept" in words(after)
    assert "1 decided" in words(after, "h1")
    assert quotation(after) != quotation(page)


def test_a_decision_counts_in_place_of_the_coder(own_client: TestClient, own_settings: Settings) -> None:
    page = page_of(own_client, reviewer="Bea", part="finding")
    send(own_client, page, "adoption-")
    (made,) = made_by(own_settings, "Bea")
    with Register.open(own_settings.register) as register:
        (activity,) = (item for item in register.activities() if made.identity in item.identities)
    asked = {"told": "weaknesses", "authority": activity.authority_code or "", "family": activity.family.value}
    told = LexborHTMLParser(own_client.get("/themes/adoption", params=asked).text)
    (passage,) = (item for item in told.css("li.behind") if "decided by a reviewer" in item.text())
    assert words(passage, "blockquote") == quotation(page)


def test_of_a_finding_weak_and_strong_are_told_apart(own_client: TestClient, own_settings: Settings) -> None:
    page = page_of(own_client, reviewer="Cy", part="finding")
    assert page.css('input[value="neglect-"]')
    assert page.css('input[value="neglect+"]')
    assert send(own_client, page, "neglect-", "supervision+")[0] == 303
    (made,) = made_by(own_settings, "Cy")
    assert (made.weaknesses, made.strengths) == (("neglect",), ("supervision",))


def test_no_code_is_a_decision_too(own_client: TestClient, own_settings: Settings) -> None:
    send(own_client, page_of(own_client, reviewer="Di"), "none")
    (made,) = made_by(own_settings, "Di")
    assert (made.weaknesses, made.strengths) == ((), ())


def test_the_third_of_five_is_drawn_at_random_and_shows_nothing_of_the_coder(
    own_client: TestClient, own_settings: Settings
) -> None:
    address = "/review?reviewer=Eve&part=recommendation"
    for _ in range(2):
        page = LexborHTMLParser(own_client.get(address).text)
        assert page.css("input[checked]"), "what the coder gives is ticked where it doubts"
        assert re.search(r"\d+%", words(page, "form#codes"))
        _, address = send(own_client, page, "neglect")
    page = LexborHTMLParser(own_client.get(address).text)
    assert "drawn at random" in words(page, ".inset")
    assert not page.css("input[checked]")
    assert not re.search(r"\d+%", words(page, "form#codes"))
    assert send(own_client, page, "neglect")[0] == 303
    assert [item.sampled for item in made_by(own_settings, "Eve")] == [False, False, True]
    assert "Eve" in words(page_of(own_client), "#agreement ~ .scroll")


def test_who_looks_at_the_coder_first_tells_nothing_of_how_right_it_is(
    own_client: TestClient, own_settings: Settings
) -> None:
    address = "/review?reviewer=Flo"
    for _ in range(2):
        _, address = send(own_client, LexborHTMLParser(own_client.get(address).text), "none")
    page = LexborHTMLParser(own_client.get(address).text)
    shown = LexborHTMLParser(own_client.get(first(page, ".inset a").attributes["href"] or "").text)
    assert quotation(shown) == quotation(page)
    send(own_client, shown, "none")
    again = LexborHTMLParser(own_client.get(f"/review?reviewer=Flo&passage={hidden(page)['passage']}").text)
    send(own_client, again, "none")
    assert [item.sampled for item in made_by(own_settings, "Flo")] == [False] * 4


@pytest.mark.parametrize("codes", [(), ("none", "neglect"), ("magic",), ("neglect+",), ("",)])
def test_what_cannot_be_kept_is_told_beside_the_boxes_as_they_were_ticked(
    own_client: TestClient, own_settings: Settings, codes: tuple[str, ...]
) -> None:
    page = page_of(own_client, reviewer="Gil", part="recommendation")
    status, text = send(own_client, page, *codes)
    told = LexborHTMLParser(text)
    assert status == 400
    assert "There is a problem" in words(told)
    assert quotation(told) == quotation(page)
    assert {item.attributes["value"] for item in told.css("input[checked]")} == {*codes} & {"none", "neglect"}
    assert not made_by(own_settings, "Gil")


def test_nothing_is_decided_without_a_name_or_for_words_that_changed(
    own_client: TestClient, own_settings: Settings
) -> None:
    page = page_of(own_client, reviewer="Hal")
    form = {**hidden(page), "codes": "none"}
    assert "needs its author" in own_client.post("/review", data=form).text
    assert "needs its author" in own_client.post("/review?reviewer=%20", data=form).text
    assert "read anew" in own_client.post("/review?reviewer=Hal", data={**form, "digest": "0"}).text
    assert own_client.post("/review?reviewer=Hal", data={**form, "passage": "x"}).status_code == 404
    assert own_client.post("/review?reviewer=Hal", data={**form, "token": "x"}).status_code == 400
    assert not made_by(own_settings, "Hal")


def test_a_skipped_passage_comes_back_later(own_client: TestClient) -> None:
    page = page_of(own_client, reviewer="Ida")
    names = [hidden(page)["passage"]]
    for _ in range(3):
        address = first(page, "form a.secondary").attributes["href"] or ""
        page = LexborHTMLParser(own_client.get(address).text)
        names.append(hidden(page)["passage"])
    assert len({*names}) == 4
    assert dict(parse_qsl(urlsplit(address).query))["skip"] == ",".join(names[:3])


def test_a_decision_can_be_looked_at_and_changed(own_client: TestClient, own_settings: Settings) -> None:
    _, address = send(own_client, page_of(own_client, reviewer="Jo", part="recommendation"), "neglect")
    link = first(LexborHTMLParser(own_client.get(address).text), ".notice a").attributes["href"] or ""
    page = LexborHTMLParser(own_client.get(link).text)
    assert [item.attributes["value"] for item in page.css("input[checked]")] == ["neglect"]
    send(own_client, page, "adoption")
    assert [item.weaknesses for item in made_by(own_settings, "Jo")] == [("neglect",), ("adoption",)]
    assert "1 decided" in words(page_of(own_client, reviewer="Jo"), "h1")


def test_an_early_day_has_no_passage_yet(own_client: TestClient) -> None:
    assert "Nothing is left" in words(page_of(own_client, reviewer="Kim", as_of="2001-01-01"), "h1")


def test_names_and_notes_cannot_bring_markup(own_client: TestClient) -> None:
    answer = own_client.get("/review", params={"reviewer": "<script>alert(1)</script>"})
    assert "<script>" not in answer.text


@pytest.mark.parametrize(
    ("query", "status"),
    [("passage=x", 404), ("part=x", 400), ("authority=Narnia", 400), ("skip=,,x,", 200), ("show=x&last=%3C", 200)],
)
def test_an_odd_address_is_no_error_of_ours(own_client: TestClient, query: str, status: int) -> None:
    assert own_client.get(f"/review?reviewer=Lu&{query}").status_code == status


def test_a_site_that_others_can_reach_has_no_review(own_settings: Settings) -> None:
    shared = replace(own_settings, host="0.0.0.0")  # noqa: S104  # what is tested
    with TestClient(create_app(shared), base_url="http://127.0.0.1:8000", follow_redirects=False) as client:
        assert client.get("/review").status_code == 404
        assert client.get("/review?reviewer=Mo").status_code == 404
        assert client.post("/review?reviewer=Mo", data={"codes": "none"}).status_code == 403
        assert "/review" not in client.get("/themes/supervision?told=weaknesses").text
