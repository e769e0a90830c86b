"""The page that says why a date is what it is, for staff and for the complainant; and looking before confirming."""

import re
from datetime import timedelta
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from complaints.codes import Outcome
from notifications import rendering
from notifications.models import Message
from tests.api.conftest import Speaker
from tests.factories import Case, House
from tests.web.test_own_case import opened
from tests.web.test_staff import deed_of, form, page_of, signed_in
from tests.workflow.lives import one_of
from workflow import clock
from workflow.models import Duty
from workflow.reading import receipts
from workflow.verbs.investigation import Decision

pytestmark = pytest.mark.django_db


def settle(case: Case) -> Duty:
    return case.row.duties.get(kind="settle", round=1)


def own_page(case: Case, duty: Duty | None = None) -> str:
    return reverse("web:why", args=[case.row.reference, (duty or settle(case)).pk])


def staff_page(case: Case, duty: Duty | None = None) -> str:
    return reverse("web:staff-why", args=[case.row.reference, (duty or settle(case)).pk])


def text_of(page: str) -> str:
    """What the page says, without its marks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_the_page_tells_day_zero_the_days_and_the_rule():
    case = one_of(House())
    page = text_of(signed_in(case.house.officer).get(staff_page(case)).content.decode())
    for said in (
        "Hari ke-0 adalah Senin, 2 Maret 2026. Pengaduan diterima.",
        "2 Maret 2026, 09.00 WIB",
        "di luar hari kerja (Senin sampai Jumat)",
        "Libur nasional",
        "ditangguhkan oleh",
        "belum diverifikasi terhadap naskah resmi",
        "sp4n-2018/settle/ordinary",
        settle(case).calendar,
        "Batas semula",
        "Karena demikian adanya.",
    ):
        assert said in page, said


def test_each_day_from_day_zero_to_the_end_has_its_cell():
    case = one_of(House())
    duty = settle(case)
    assert duty.due_on is not None
    page = signed_in(case.house.officer).get(staff_page(case)).content.decode()
    cells = re.findall(r'<td class="a-day a-day-(\w+)"', page)
    assert len(cells) == (duty.due_on - duty.opened_on).days + 1
    assert cells[0] == "zero"
    assert cells[-1] == "end"
    assert cells.count("counted") + 1 == 14 + 3
    assert cells.count("suspended") == 3


def test_a_complainant_reads_the_same_working_without_names():
    case = one_of(House())
    page = opened(Client(), case).get(own_page(case)).content.decode()
    assert text_of(page).count("ditangguhkan oleh Petugas") >= 1
    assert str(case.house.supervisor.user) not in page
    assert str(case.house.officer.user) not in page


def test_without_the_key_the_page_is_not_there():
    case = House().file("2026-03-02")
    assert Client().get(own_page(case)).status_code == 404
    assert Client().get(staff_page(case)).status_code == 302
    assert signed_in(case.house.other_officer).get(staff_page(case)).status_code == 404


def test_a_duty_of_another_case_is_not_there():
    house = House()
    case, other = house.file("2026-03-02"), house.file("2026-03-02")
    foreign = settle(other)
    assert signed_in(house.coordinator).get(staff_page(case, foreign)).status_code == 404
    assert opened(Client(), case).get(own_page(case, foreign)).status_code == 404
    nowhere = reverse("web:staff-why", args=[case.row.reference, 2**70])
    assert signed_in(house.coordinator).get(nowhere).status_code == 404


def test_every_duty_of_a_case_has_its_page_in_both_languages():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04")
    case.answered("2026-03-05", remedy="Loket ditambah.", remedy_due_on=case.row.received_on.replace(month=6))
    client = signed_in(house.coordinator)
    for language in ("id", "en"):
        client.post("/bahasa/", {"language": language, "next": "/petugas/"})
        for duty in case.row.duties.all():
            answer = client.get(staff_page(case, duty))
            assert answer.status_code == 200, duty.kind
            assert answer.content.decode().count("<h1") == 1


def test_the_page_asks_at_most_twelve_times_and_is_kept_by_no_cache():
    case = one_of(House())
    client = signed_in(case.house.officer)
    address = staff_page(case)
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    assert len(captured) <= 12
    assert "no-store" in answer.headers["Cache-Control"]
    page = answer.content.decode()
    assert not re.search(r"<script(?! src=)|<style| style=| on\w+=", page)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_is_sent_to_the_page(method: str):
    case = House().file("2026-03-02")
    assert getattr(opened(Client(), case), method)(own_page(case)).status_code == 405


def test_both_case_pages_link_to_the_working_of_every_duty():
    case = one_of(House())
    staff = signed_in(case.house.officer).get(page_of(case)).content.decode()
    own = opened(Client(), case).get(reverse("web:case", args=[case.row.reference])).content.decode()
    for duty in case.row.duties.all():
        assert staff_page(case, duty) in staff
        assert own_page(case, duty) in own


def fresh() -> Case:
    now = clock.now()
    case = House().file(now - timedelta(days=1))
    case.do(
        "dispatch",
        now - timedelta(hours=2),
        case.house.coordinator,
        unit=case.house.unit,
        classification="ordinary",
    )
    return case.begun(now - timedelta(hours=1))  # type: ignore[arg-type]  # an instant will do


def test_looking_first_shows_the_dates_keeps_what_was_typed_and_does_nothing():
    case = fresh()
    before = settle(case)
    client = signed_in(case.house.supervisor)
    said = form(case, "extend", days="3", reasons="Menunggu hasil laboratorium.", look="1")
    answer = client.post(page_of(case), said)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Menunggu hasil laboratorium." in page
    assert re.search(r'name="days" value="3"', page)
    after = settle(case)
    assert (after.due_on, after.extensions) == (before.due_on, 0)
    client.post(page_of(case), form(case, "extend", days="3", reasons="Menunggu hasil laboratorium."))
    done = settle(case).due_on
    assert date_format(done, "j F Y") in text_of(re.sub(r"(?s).*?class=\"date-preview\"", "", page, count=1))


def test_looking_needs_no_reasons_yet_and_a_refusal_stands_at_its_field():
    case = fresh()
    client = signed_in(case.house.supervisor)
    assert client.post(page_of(case), form(case, "extend", days="1", reasons="", look="1")).status_code == 200
    refused = client.post(page_of(case), form(case, "extend", days="99", reasons="", look="1"))
    assert refused.status_code == 400
    assert "paling banyak" in text_of(refused.content.decode())
    assert settle(case).extensions == 0


@pytest.mark.parametrize(
    ("verb", "by", "fields"),
    [
        ("transfer", "coordinator", {"unit": "other", "reasons": ""}),
        ("suspend", "officer", {"reason": "awaiting_other_body", "reasons": ""}),
        ("reclassify", "supervisor", {"classification": "information", "reasons": ""}),
    ],
)
def test_every_form_whose_verb_moves_dates_can_be_looked_at(verb: str, by: str, fields: dict[str, str]):
    case = fresh()
    if "unit" in fields:
        fields = {**fields, "unit": case.house.other_unit.code}
    before = list(case.row.duties.order_by("pk").values_list())
    client = signed_in(getattr(case.house, by))
    page = client.get(deed_of(case, verb)).content.decode()
    assert f'formaction="{deed_of(case, verb)}#tindakan-{verb}"' in page
    answer = client.post(deed_of(case, verb), form(case, verb, look="1", **fields))
    assert answer.status_code == 200
    assert 'class="date-preview"' in answer.content.decode()
    assert list(case.row.duties.order_by("pk").values_list()) == before


def test_an_act_shows_its_mails_and_dates_in_the_words_that_then_are_sent_and_leaves_no_trace():
    case = fresh()
    client = signed_in(case.house.officer)
    said = form(case, "answer", outcome="founded", reasons="", remedy="", remedy_due_on="")
    mails, events = Message.objects.count(), case.row.events.count()
    seen = client.post(deed_of(case, "answer"), {**said, "look": "1"})
    assert (seen.status_code, case.row.state) == (200, "investigating")
    assert (Message.objects.count(), case.row.events.count()) == (mails, events)
    preview = seen.context["attempt"].preview
    assert client.post(deed_of(case, "answer"), {**said, "reasons": "Benar."}).status_code == 302
    sent = list(Message.objects.filter(pk__gt=0).order_by("pk"))[mails:]
    words = [rendering.render(mail) for mail in sent]
    assert [(mail.heading, mail.said) for mail in preview.mails] == [
        (each.heading, each.said) for each in words
    ]
    assert words
    reply = case.row.duties.get(kind="reply")
    assert date_format(reply.due_on, "j F Y") in " ".join(preview.lines)


def test_what_is_refused_when_sent_is_refused_when_looked_at():
    case = fresh()
    said = form(case, "answer", outcome="founded", reasons="", remedy="", remedy_due_on="", look="1")
    decision = Decision(Outcome.FOUNDED, "Benar adanya.")
    case.do("answer", clock.now(), case.house.officer, decision=decision)
    assert signed_in(case.house.officer2).post(deed_of(case, "answer"), said).status_code == 409


def test_t03_unit_server_and_reader_in_three_zones_see_one_date(settings: Any):
    """Filed at half past midnight in Jayapura: still the day before in the server's zone. Page, list, paper, mail,
    calendar and API show the one date of the agency."""
    settings.TIME_ZONE = "America/Los_Angeles"
    house = House(zone="Asia/Jayapura")
    case = house.file("2026-03-03T00:30").dispatched("2026-03-03T09:00")
    duty = settle(case)
    assert duty.opened_on.isoformat() == "2026-03-03"
    assert duty.due_on is not None
    end = date_format(duty.due_on, "j F Y")
    client, own = signed_in(house.coordinator), opened(Client(), case)
    api = Speaker(house.coordinator.user)
    with timezone.override(ZoneInfo("Pacific/Auckland")):
        page = text_of(client.get(staff_page(case)).content.decode())
        assert "3 Maret 2026, 00.30 WIT" in page
        assert end in page
        assert end in text_of(client.get(page_of(case)).content.decode())
        assert end in text_of(own.get(own_page(case)).content.decode())
        nearest = date_format(case.row.next_due_on, "j F Y")
        assert nearest in text_of(client.get("/petugas/?state=all").content.decode())
        paper = receipts.facts(case.row, case.complainant)
        assert end in {each.when for each in paper.duties}
        mail = Message.objects.get(complaint=case.pk, notice="dispatched", identity__isnull=False)
        assert end in rendering.render(mail).text
        shown = api.get(f"complaints/{case.row.reference}/").json()["duties"]
        assert duty.due_on.isoformat() in {each["due_on"] for each in shown if each["id"] == duty.pk}
        explained = api.get(f"complaints/{case.row.reference}/duties/{duty.pk}/explain/").json()
        assert (explained["day_zero"], explained["due_on"]) == ("2026-03-03", duty.due_on.isoformat())
        file = own.get(reverse("web:case-calendar", args=[case.row.reference])).content.decode()
        assert f"DTSTART;VALUE=DATE:{duty.due_on:%Y%m%d}" in file
