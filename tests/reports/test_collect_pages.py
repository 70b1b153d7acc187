"""Reading listing pages by selectors, and the description of a site."""

from datetime import date
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.errors import DataError, NotFoundError
from lineofsight.reports.listing_pages import read_links
from lineofsight.reports.site import load_site
from tests.reports.published_site import page

ADDRESS = "https://reports.ofsted.gov.uk/provider/44/80506"
SHIPPED = (resources.files("lineofsight.reports") / "site.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("label", "text", "published"),
    [
        ("Area SEND full inspection, pdf - 15 July 2024", "Area SEND full inspection", date(2024, 7, 15)),
        (
            "joint area child protection\n inspection, PDF – 6 Jan 2023",
            "joint area child protection inspection",
            date(2023, 1, 6),
        ),
        ("Children's services inspection", "Children's services inspection", None),
        ("Monitoring visit, pdf - soon", "Monitoring visit", None),
        ("Visit, pdf - 31 February 2024", "Visit", None),
    ],
)
def test_a_label_gives_words_and_date(label: str, text: str, published: date | None) -> None:
    (link,) = read_links(page([("/v1/file/1", label)]).decode(), ADDRESS, load_site().listing)
    assert (link.text, link.published) == (text, published)


def test_a_link_without_a_label_goes_by_its_own_words() -> None:
    html = '<a class="publication-link" href="x">Progress inspection, pdf - 1 May 2019</a>'
    (link,) = read_links(html, ADDRESS, load_site().listing)
    assert (link.url, link.text) == ("https://reports.ofsted.gov.uk/provider/44/x", "Progress inspection")


def test_other_links_and_links_without_address_are_no_documents() -> None:
    html = '<a href="/x">Home</a><a class="publication-link">Nowhere</a><a class="publication-link" href="">Here</a>'
    assert read_links(html, ADDRESS, load_site().listing) == ()


@given(st.text(), st.text())
def test_whatever_a_page_prints_becomes_one_short_printable_line(href: str, label: str) -> None:
    for link in read_links(page([(href, label)]).decode("utf-8", "replace"), ADDRESS, load_site().listing):
        assert link.text == "" or link.text.isprintable()
        assert len(link.text) <= 200


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://reports.ofsted.gov.uk/provider/44/80506", True),
        ("https://FILES.ofsted.gov.uk:443/v1/file/1", True),
        ("http://files.ofsted.gov.uk/v1/file/1", False),
        ("https://files.ofsted.gov.uk:8443/v1/file/1", False),
        ("https://files.ofsted.gov.uk.example.org/", False),
        ("https://files.ofsted.gov.uk@example.org/", False),
        ("https://example.org/?https://files.ofsted.gov.uk", False),
        ("//files.ofsted.gov.uk/", False),
        ("mailto:someone@ofsted.gov.uk", False),
        ("http://[", False),
    ],
)
def test_only_the_sites_named_may_be_contacted(address: str, allowed: bool) -> None:
    assert load_site().allows(address) is allowed


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        ("provider_page", "provider_pages", "provider_page"),
        ('"https://reports.ofsted.gov.uk"', '"https://reports.ofsted.gov.uk/"', "base"),
        ('"https://files.ofsted.gov.uk"', '"ftp://files.ofsted.gov.uk"', "document_sites"),
        ("/provider/44/{urn}", "/provider/44/", "{urn}"),
        ("a.publication-link[href]", "a[[", "CSS selector"),
        ("?P<published>", "?P<date>", "published"),
        ("attempts = 4", "attempts = 0", "attempts"),
        ("[listing]", "[listing", "site.toml"),
    ],
)
def test_a_site_described_wrongly_is_refused_by_name(tmp_path: Path, before: str, after: str, named: str) -> None:
    path = tmp_path / "site.toml"
    assert before in SHIPPED
    path.write_text(SHIPPED.replace(before, after), encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_site(path)
    assert named in str(error.value)
    assert "site.toml" in str(error.value)


def test_a_missing_description_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"nowhere\.toml"):
        load_site(tmp_path / "nowhere.toml")
