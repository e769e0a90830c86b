"""One table gives every refusal its HTTP status, and both doors answer by it."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests.api.conftest import filing
from tests.factories import House
from tests.web.test_filing import filled
from workflow.errors import (
    RETRY_AFTER,
    STATUS,
    BadInput,
    Busy,
    Full,
    KeyReused,
    NotNow,
    NotVisible,
    NotYours,
    Refusal,
    TooMany,
    Unavailable,
)

ROOMS = ("accounts", "complaints", "notifications", "workflow", "compliance", "api", "web", "demo", "config")
NOT_IMPORTED = ("migrations", "settings", "wsgi", "__main__")
REFUSALS = [
    BadInput({"subject": ("too_short", "Terlalu pendek sekali.")}),
    NotVisible("not_found", "Tidak ditemukan."),
    NotNow("illegal_now", "Belum waktunya.", state="received", version=3),
    NotYours("not_your_verb", "Bukan wewenang Anda."),
    KeyReused(),
    TooMany(90),
    Busy("busy", "Permintaan yang sama masih diproses."),
    Full("case_files_full", "Berkas pengaduan ini sudah banyak."),
    Unavailable(),
]


def everywhere(room: str) -> Iterator[str]:
    """The modules of a room that can be imported without doing anything."""
    package = importlib.import_module(room)
    for module in pkgutil.walk_packages(package.__path__, f"{room}."):
        if not set(module.name.split(".")) & set(NOT_IMPORTED):
            yield module.name


def below(refusal: type[Refusal]) -> set[type[Refusal]]:
    return {refusal}.union(*(below(each) for each in refusal.__subclasses__()))


def test_every_refusal_of_every_room_has_its_status_and_none_has_one_by_default():
    for room in ROOMS:
        for name in everywhere(room):
            importlib.import_module(name)
    assert set(STATUS) == below(Refusal) - {Refusal}
    assert {type(refusal) for refusal in REFUSALS} == set(STATUS)


def refusing(refusal: Refusal) -> Callable[..., Any]:
    def verb(*_args: object, **_kwargs: object) -> None:
        raise refusal

    return verb


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: type(refusal).__name__)
@pytest.mark.django_db
def test_a_page_and_a_problem_document_agree_on_a_refusal(refusal, client: Client, monkeypatch):
    """Filing, through either door, when the verb refuses so."""
    house = House()
    monkeypatch.setattr("api.complaints.register", refusing(refusal))
    monkeypatch.setattr("web.views.file.register_with", refusing(refusal))
    document = client.post("/api/v1/complaints/", filing(house), content_type="application/json")
    page = client.post("/lapor/", filled(house))
    assert document.status_code == page.status_code == document.json()["status"] == STATUS[type(refusal)]
    comes_again = {Busy: RETRY_AFTER, Unavailable: RETRY_AFTER, TooMany: "90"}.get(type(refusal))
    assert document.get("Retry-After") == page.get("Retry-After") == comes_again
    told = [error["message"] for errors in document.json()["errors"].values() for error in errors]
    for sentence in told or [document.json()["title"]]:
        assert sentence == str(refusal.sentence)
        assert sentence in unescape(page.content.decode())


@pytest.mark.django_db
def test_what_django_finds_too_large_is_413_at_both_doors(client: Client):
    house, much = House(), "x" * 1_100_000
    page = client.post("/lapor/", filled(house, description=much))
    document = client.post(
        "/api/v1/complaints/", filing(house, description=much), content_type="application/json"
    )
    assert (page.status_code, document.status_code) == (413, 413)
