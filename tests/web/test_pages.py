"""What holds on every page: languages, links from mails, methods, errors."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from complaints.models import Identity
from notifications import links
from tests.factories import House
from workflow import clock

pytestmark = pytest.mark.django_db
PUBLIC = ("/", "/lapor/", "/lacak/", "/petugas/masuk/")


@pytest.mark.parametrize("address", PUBLIC)
def test_public_pages_speak_both_languages(client: Client, address: str):
    assert '<html lang="id">' in client.get(address).content.decode()
    client.post("/bahasa/", {"language": "en", "next": address})
    page = client.get(address).content.decode()
    assert '<html lang="en">' in page
    assert not [word for word in ("pengaduan", "Anda", "petugas") if f" {word} " in page]


def test_choosing_a_language_leads_to_own_paths_only(client: Client):
    assert client.post("/bahasa/", {"language": "en", "next": "//evil.example"}).headers["Location"] == "/"
    assert client.get("/bahasa/").status_code == 405


@pytest.mark.parametrize("address", [*PUBLIC, "/nilai/", "/pengawasan/", "/petugas/", "/surel/"])
@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_methods_that_a_page_does_not_serve_are_405(client: Client, address: str, method: str):
    answer = getattr(client, method)(address)
    assert answer.status_code in (302, 405)
    if address in PUBLIC:
        assert answer.status_code == 405


def test_a_mailed_link_opens_the_case_by_its_button_only(client: Client):
    case = House().file()
    address = links.to_complainant(Identity.objects.get(), at=clock.now()).partition("/kasus/")[2]
    page = client.get(f"/kasus/{address}")
    assert page.status_code == 200
    assert "Antrean" not in page.content.decode()
    own = reverse("web:case", args=[case.row.reference])
    assert client.get(own).status_code == 404
    assert client.post(f"/kasus/{address}").headers["Location"] == own
    assert client.get(own).status_code == 200
    identity = Identity.objects.get()
    assert identity.email_confirmed_at is not None


def test_a_mailed_link_ends(client: Client):
    House().file()
    old = clock.now() - links.LIFE - timedelta(minutes=1)
    address = links.to_complainant(Identity.objects.get(), at=old).partition("/kasus/")[2]
    answer = client.post(f"/kasus/{address}")
    assert answer.status_code == 404
    assert "tidak berlaku" in answer.content.decode()


def test_a_forged_link_opens_nothing(client: Client):
    assert client.get("/kasus/tautan/forged/").status_code == 404
    assert client.post("/kasus/tautan/forged/").status_code == 404


def test_a_page_that_is_not_there_says_so_in_the_reader_s_language(client: Client):
    answer = client.get("/tidak/ada/")
    assert answer.status_code == 404
    assert "Halaman ini tidak ditemukan" in answer.content.decode()


@pytest.mark.parametrize("reference", ["x", "TNT-7K4M-2Q9X-D", "..%2f..%2fetc", "9" * 300, "%F0%9F%98%80"])
def test_a_reference_that_cannot_be_one_is_404(client: Client, reference: str):
    assert client.get(f"/kasus/{reference}/").status_code == 404


@pytest.mark.parametrize(
    "path", ["/static/web/tuntas.css", "/static/web/tuntas.svg", "/", "/lapor/", "/api/v1/units/"]
)
def test_nothing_is_offered_to_pages_of_others(client: Client, path: str):
    answer = client.get(path, headers={"origin": "https://evil.example"})
    assert answer.status_code == 200
    assert not [name for name in answer.headers if name.lower().startswith("access-control-")]
