"""An agency of another country: nothing that its people read on a page, a form, a mail, a paper or in an answer of the
API speaks of the law of Indonesia."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actors import Actor
from notifications import rendering
from notifications.models import Message
from tests.api.conftest import Speaker
from tests.factories import Case, House, when
from tests.notifications.paper_words import words_of
from tests.web.test_own_case import opened
from tests.web.test_staff import signed_in
from tests.workflow.paths import CLOCK, use
from workflow.reading import case_file
from workflow.sweep import sweeps

pytestmark = pytest.mark.django_db
INDONESIAN_LAW = re.compile(
    r"\bUU\b|Undang-Undang|undang-undang|\bPasal\b|\bayat\b|Permen|Perpres|Peraturan Pemerintah|LAPOR|SP4N"
    r"|Republik Indonesia|Aturan Tuntas|Aturan sendiri|2009|sp4n-|uu25-|tuntas-1"
    r"|\b(?:3|14|30|60|731) hari (?:kerja|kalender)\b|\b30 (?:calendar|working) days\b"
    r"|tiga hari kerja|lima hari kerja|(?<!Bahasa )Indonesia"
)
ZONE = "Europe/London"


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def of_the_uk() -> House:
    return House(law="uk", zone=ZONE, calendar="none", name="Borough of Camden")


def text_of(page: str) -> str:
    page = re.sub(r"<(script|style)[^>]*>.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def read(case: Case, language: str) -> Iterator[tuple[str, str]]:
    """Everything that people of the agency may read of the case as it stands now: where, and what it says."""
    house, reference = case.house, case.row.reference
    own = opened(Client(headers={"accept-language": language}), case)
    yield "own page", own.get(reverse("web:case", args=[reference])).content.decode()
    yield "own calendar", own.get(reverse("web:case-calendar", args=[reference])).content.decode()
    yield "receipt", own.get(reverse("web:receipt", args=[reference])).content.decode()
    yield "receipt on paper", words_of(own.get(reverse("web:receipt-pdf", args=[reference])).content)
    for actor in (house.coordinator, house.supervisor, house.officer, house.ombudsman):
        staff = _in(language, actor)
        answer = staff.get(reverse("web:staff-case", args=[reference]))
        if answer.status_code == 200:
            yield f"page of {actor.seats[0].role}", answer.content.decode()
            yield from _whys(case, staff, "web:staff-why")
    yield from _whys(case, own, "web:why")
    for speaker in (Speaker(access_code=case.access_code), Speaker(house.coordinator.user)):
        speaker.headers["Accept-Language"] = language
        yield "API", json.dumps(speaker.get(f"complaints/{reference}/").json(), ensure_ascii=False)
        for pk in case.row.duties.values_list("pk", flat=True):
            told = speaker.get(f"complaints/{reference}/duties/{pk}/explain/").json()
            yield "API, why", json.dumps(told, ensure_ascii=False)
        for verb, carried in REFUSED.items():
            yield (
                "API, refusal",
                json.dumps(speaker.verb(reference, verb, **carried).json(), ensure_ascii=False),
            )
    yield "file", words_of(case_file.pdf(case.row, at=case.row.last_at))
    for mail in Message.objects.filter(complaint=case.pk):
        mail.language = language
        words = rendering.render(mail)
        yield f"mail {mail.notice}", f"{words.subject} {words.text} {words.html}"


REFUSED: dict[str, dict[str, Any]] = {
    "reopen": {"reasons": "Belum selesai juga."},
    "appeal": {"reasons": "Tidak benar adanya."},
    "complete": {"addition": "Ini salinannya."},
    "extend": {"days": 300, "reasons": "Menunggu hasil."},
}
"""What is tried long after everything is over."""


def _in(language: str, actor: Actor) -> Client:
    client = signed_in(actor)
    client.cookies["django_language"] = language
    return client


def _whys(case: Case, client: Client, name: str) -> Iterator[tuple[str, str]]:
    for pk in case.row.duties.values_list("pk", flat=True):
        answer = client.get(reverse(name, args=[case.row.reference, pk]))
        assert answer.status_code == 200
        yield "why", answer.content.decode()


def lives() -> Iterator[Case]:
    """Cases where everything stands that a case may come to."""
    house = of_the_uk()
    yield house.file(occurred_on=when("2022-01-06").date())
    yield use(house.file(), "request_completion", "2026-03-03", house.coordinator)
    yield house.file().dispatched("2026-03-03")
    extended = house.file().dispatched("2026-03-03").begun("2026-03-04")
    yield use(
        use(extended, "extend", "2026-03-05", house.supervisor),
        "contest_extension",
        "2026-03-06",
        _me(extended),
    )
    yield (
        house.file()
        .dispatched("2026-03-03")
        .begun("2026-03-04")
        .answered("2026-03-05", remedy="Loket dibuka.", remedy_due_on=when("2026-05-04").date())
    )
    contested = house.file().dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-05")
    yield use(contested, "contest", "2026-03-06", contested.complainant)
    closed = house.file().dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-05")
    yield closed.do("accept", "2026-03-06", rating=4)
    reopened = house.file().dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-05")
    yield use(reopened.do("accept", "2026-03-06", rating=4), "reopen", "2026-03-09", house.coordinator)
    yield use(house.file(), "reject", "2026-03-03", house.coordinator)
    appealed = use(house.file(), "reject", "2026-03-03", house.coordinator)
    yield use(appealed, "appeal", "2026-03-04", appealed.complainant)
    nameless = house.file(identity="anonymous", person=None).dispatched("2026-03-03")
    yield use(nameless, "escalate", "2026-03-04", house.coordinator)
    late = house.file().dispatched("2026-03-03").begun("2026-03-04")
    _sleep(late, "2026-04-12")
    yield use(late, "escalate", "2026-04-13", late.complainant)
    remanded = use(house.file().dispatched("2026-03-03"), "escalate", "2026-03-04", house.coordinator)
    yield use(remanded, "remand", "2026-03-05", house.ombudsman)
    lapsed = use(house.file(), "request_completion", "2026-03-03", house.coordinator)
    yield _sleep(lapsed, "2026-04-05")
    unanswered = house.file().dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-05")
    yield _sleep(unanswered, "2026-04-12")
    yield _sleep(house.file(), "2026-04-12")


def _me(case: Case) -> Actor:
    return case.complainant


def _sleep(case: Case, until: str) -> Case:
    """Nobody acts; the clock does, every other day."""
    at = case.row.last_at
    while at < when(until, ZONE):
        at += timedelta(days=2)
        sweeps.act(case.pk, by=CLOCK, at=at)
    return case


OWN_LAW = {
    "id": (
        "Dalam 31 hari kalender sejak selesai, pengaduan dapat dibuka kembali satu kali.",
        "dalam 28 hari kalender sejak penolakan",
        "Pengadu mendapat 28 hari kalender.",
        "sudah 10 hari kerja atau lebih melewati batas waktunya",
    ),
    "en": (
        "Complaint Handling Code 6.3",
        "Local Government and Social Care Ombudsman",
        "Within 31 calendar days of its closing a complaint can be reopened once.",
        "You can appeal once, within 28 calendar days of the rejection.",
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


@pytest.mark.parametrize("language", ["id", "en"])
def test_nobody_of_another_country_reads_a_word_of_indonesian_law_but_their_own(language: str):
    notices, all_said, offences = set(), [], set()
    for case in lives():
        for where, page in read(case, language):
            said = text_of(page)
            offences |= {
                f"{case.row.state}, {where}: {said[max(found.start() - 60, 0) : found.end() + 60]}"
                for found in INDONESIAN_LAW.finditer(said)
            }
            all_said.append(said)
        notices |= set(Message.objects.filter(complaint=case.pk).values_list("notice", flat=True))
    assert sorted(offences) == []
    assert notices >= NOTICES
    everything = " ".join(all_said)
    assert [words for words in OWN_LAW[language] if words not in everything] == []
