"""An agency of another country: nothing that its people read on a page, a form, a mail, a paper or in an answer of the
API speaks of the law of Indonesia."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from notifications import rendering
from notifications.models import Message
from tests.api.conftest import Speaker
from tests.factories import Case, House, when
from tests.notifications.paper_words import words_of
from tests.web import test_staff as staff_page
from tests.web.test_own_case import opened
from tests.web.test_staff import signed_in
from tests.workflow.paths import CLOCK, use
from workflow import clock
from workflow.reading import case_file
from workflow.sweep import sweeps

pytestmark = pytest.mark.django_db
INDONESIAN_LAW = re.compile(
    r"\bUU\b|Undang-Undang|undang-undang|\bPasal\b|\bayat\b|Permen|Perpres|Peraturan Pemerintah|LAPOR|SP4N"
    r"|Republik Indonesia|Aturan Tuntas|Aturan sendiri|2009|sp4n-|uu25-|tuntas-1"
    r"|\b(?:14|30|60|731) hari (?:kerja|kalender)\b|\b(?:14|30|60|731) (?:calendar|working) days\b"
    r"|tiga hari kerja|lima hari kerja|(?<!Bahasa )Indonesia"
)
ZONE = "Europe/London"


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def of_the_uk() -> House:
    return House(law="uk", zone=ZONE, calendar="none", name="Borough of Camden")


def text_of(page: str) -> str:
    page = re.sub(r'"request_id": "[0-9a-f]+"', " ", page)  # drawn by chance, so it may hold any number
    page = re.sub(r"<(script|style)[^>]*>.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def read(case: Case, language: str) -> Iterator[tuple[str, str]]:
    """What people of the agency may read of the case as it stands now: where, and what it says."""
    house, reference = case.house, case.row.reference
    own = _in(language, opened(Client(), case))
    for name in ("web:case", "web:case-calendar", "web:receipt"):
        yield name, own.get(reverse(name, args=[reference])).content.decode()
    for actor in (house.coordinator, house.supervisor, house.ombudsman):
        page = _in(language, signed_in(actor)).get(reverse("web:staff-case", args=[reference]))
        yield f"page of {actor.seats[0].role}", page.content.decode()
        for verb in staff_page.verbs_on(page.content.decode()) & {"request_completion", "extend", "demand"}:
            form = _in(language, signed_in(actor)).get(staff_page.deed_of(case, verb))
            yield f"form of {verb}", form.content.decode()
    for pk in case.row.duties.values_list("pk", flat=True):
        yield "why", own.get(reverse("web:why", args=[reference, pk])).content.decode()
    speaker = Speaker(house.coordinator.user, case.access_code)
    speaker.headers["Accept-Language"] = language
    yield "API", json.dumps(speaker.get(f"complaints/{reference}/").json(), ensure_ascii=False)
    for verb, carried in REFUSED.items():
        told = speaker.verb(reference, verb, **carried).json()
        yield "API, refusal", json.dumps(told, ensure_ascii=False)
    for mail in Message.objects.filter(complaint=case.pk):
        mail.language = language
        words = rendering.render(mail)
        yield f"mail {mail.notice}", f"{words.subject} {words.text} {words.html}"


def on_paper(case: Case) -> Iterator[tuple[str, str]]:
    """What is printed of it, in the language in which it was filed."""
    own = opened(Client(), case)
    yield "receipt", words_of(own.get(reverse("web:receipt-pdf", args=[case.row.reference])).content)
    yield "file", words_of(case_file.pdf(case.row, at=case.row.last_at))


REFUSED: dict[str, dict[str, Any]] = {
    "reopen": {"reasons": "Belum selesai juga."},
    "appeal": {"reasons": "Tidak benar adanya."},
    "complete": {"addition": "Ini salinannya."},
    "extend": {"days": 300, "reasons": "Menunggu hasil."},
}
"""What is tried long after everything is over."""


def _in(language: str, client: Client) -> Client:
    client.cookies["django_language"] = language
    return client


def lives() -> Iterator[Case]:
    """Cases where everything stands that a case may come to."""
    house = of_the_uk()

    def begun() -> Case:
        return house.file().dispatched("2026-03-03").begun("2026-03-04")

    def answered() -> Case:
        return begun().answered("2026-03-05", remedy="Loket dibuka.", remedy_due_on=date(2026, 5, 4))

    def rejected() -> Case:
        return use(house.file(), "reject", "2026-03-03", house.coordinator)

    yield house.file(occurred_on=date(2022, 1, 6))
    yield use(house.file(), "request_completion", "2026-03-03", house.coordinator)
    yield _today(house)
    extended = use(begun(), "extend", "2026-03-05", house.supervisor)
    yield use(extended, "contest_extension", "2026-03-06", extended.complainant)
    yield answered()
    contested = answered()
    yield use(contested, "contest", "2026-03-06", contested.complainant)
    yield answered().do("accept", "2026-03-06", rating=4)
    yield rejected()
    appealed = rejected()
    yield use(appealed, "appeal", "2026-03-04", appealed.complainant)
    nameless = house.file(identity="anonymous", person=None).dispatched("2026-03-03")
    yield use(nameless, "escalate", "2026-03-04", house.coordinator)
    yield use(
        use(begun(), "escalate", "2026-03-05", house.coordinator), "remand", "2026-03-06", house.ombudsman
    )
    yield _sleep(use(house.file(), "request_completion", "2026-03-03", house.coordinator), "2026-04-05")
    yield _sleep(answered(), "2026-04-12")
    late = _sleep(begun(), "2026-04-12")
    yield use(late, "escalate", "2026-04-13", late.complainant)


def _today(house: House) -> Case:
    """One that is under way now, so that pages offer what may be done."""
    now = clock.now()
    return (
        house.file(now - timedelta(hours=3))
        .dispatched(now - timedelta(hours=2))
        .begun(now - timedelta(hours=1))
    )


def _sleep(case: Case, until: str) -> Case:
    """Nobody acts; the clock does, every other day."""
    at = case.row.last_at
    while at < when(until, ZONE):
        at += timedelta(days=2)
        sweeps.act(case.pk, by=CLOCK, at=at)
    return case


OWN_LAW = {
    "id": (
        "Waktu untuk membukanya kembali, 31 hari kalender sejak selesai, berakhir pada ",
        "28 hari kalender sejak penolakan",
        "Pengadu mendapat 28 hari kalender.",
        "sudah 10 hari kerja atau lebih melewati batas waktunya",
    ),
    "en": (
        "Complaint Handling Code 6.3",
        "Local Government and Social Care Ombudsman",
        "The time to reopen it, 31 calendar days from its end, ended on ",
        "28 calendar days from the rejection, ended on ",
        "The complainant gets 28 calendar days.",
        "Filed more than 366 calendar days after the service was received",
        "is 10 working days or more past its deadline",
        "By the rule at most 10 working days more, once.",
    ),
}
NOTICES = {
    "receipt",
    "completion_requested",
    "rejected",
    "extended",
    "lapsed",
    "closed_without_reply",
    "three_days_over",
    "five_days_over",
    "file_offered",
    "escalated",
    "escalated_to_you",
}


def test_nobody_of_another_country_reads_a_word_of_indonesian_law_but_their_own():
    said: dict[str, list[tuple[str, str]]] = {"id": [], "en": []}
    notices = set()
    for case in lives():
        for language, pages in said.items():
            pages += [(f"{case.row.state}, {where}", text_of(page)) for where, page in read(case, language)]
        notices |= set(Message.objects.filter(complaint=case.pk).values_list("notice", flat=True))
    said["id"] += [(where, text_of(page)) for where, page in on_paper(case)]
    offences = {
        f"{where}: {page[max(found.start() - 60, 0) : found.end() + 60]}"
        for where, page in (*said["id"], *said["en"])
        for found in INDONESIAN_LAW.finditer(page)
    }
    assert sorted(offences) == []
    assert notices >= NOTICES
    for language, own in OWN_LAW.items():
        everything = " ".join(page for _where, page in said[language])
        assert [words for words in own if words not in everything] == []
