"""The mails of a case: what became of each and what it said, for staff who see the case."""

import pytest
from django.test import Client

from notifications import outbox
from notifications.models import Message
from notifications.notices import Notice
from tests.factories import Case, House
from tests.web.test_staff import ago, page_of, signed_in
from web.case import mails
from workflow import clock

pytestmark = pytest.mark.django_db


def mails_of(case: Case) -> str:
    return f"/petugas/kasus/{case.row.reference}/surel/"


def one(case: Case, notice: Notice, **columns: object) -> Message:
    outbox.enqueue(notice, case.row, by=case.house.coordinator, at=clock.now(), facts={})
    row = Message.objects.filter(complaint=case.pk).latest("pk")
    promised = {name: getattr(row, name) for name in ("facts", "message_id", "seal")}
    Message.objects.filter(pk=row.pk).update(record=None, **promised, **columns)
    return row


def test_what_became_of_each_mail_and_what_it_said_stand_on_a_page_of_the_case(
    django_assert_max_num_queries,
):
    house = House()
    case = house.file(ago(5)).dispatched(ago(4)).begun(ago(3)).answered(ago(2))
    standing = Message.State
    live = {"origin": "live", "sent_at": None, "frame": None, "body": None, "subject": ""}
    one(case, Notice.SUSPENDED, **live, state=standing.SET_ASIDE, last_error="smtp_550")
    one(case, Notice.RESUMED, **live, state=standing.QUEUED)
    one(case, Notice.REOPENED, **live, state=standing.HELD)
    one(case, Notice.REMEDIED, origin="live", frame=None, body=None)
    client = signed_in(house.officer)
    with django_assert_max_num_queries(8):
        page = client.get(mails_of(case)).content.decode()
    for word in (
        "Gagal, disisihkan",
        "alamat ditolak (smtp_550)",
        "Menunggu dikirim",
        "Ditahan",
        "Terkirim",
        "Isinya sudah dihapus menurut jadwal penyimpanan.",
        "(tautan)",
        str(house.officer.user),
    ):
        assert word in page
    answered = page.split("Pengaduan dijawab")[1].split("</details>")[0]
    assert case.row.reference in answered
    assert "siti@example.org" not in page
    assert "Siti Aminah" not in page
    assert "[[link" not in page
    shown = client.get(page_of(case)).content.decode().split('id="surel"')[1].split("</section>")[0]
    assert "Gagal, disisihkan" in shown
    assert mails_of(case) in shown


def test_a_digest_of_several_cases_of_one_address_says_nothing_of_the_others_here():
    house = House()
    case, other = house.file(ago(5)), house.file(ago(4))
    row = one(
        case, Notice.GATHERED, state=Message.State.QUEUED, origin="live", sent_at=None, frame=None, body=None
    )
    facts = {"cases": [{"reference": other.row.reference, "notices": 2, "identity": 1}]}
    Message.objects.filter(pk=row.pk).update(facts=facts)
    page = signed_in(house.coordinator).get(mails_of(case)).content.decode()
    assert other.row.reference not in page
    assert "beberapa pengaduan" in page


def test_the_mails_of_a_case_turn_page_by_page_to_the_first(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(mails, "SIZE", 2)
    house = House()
    case = house.file(ago(5)).dispatched(ago(4)).begun(ago(3)).answered(ago(2))
    client, told, page = signed_in(house.officer), [], 1
    while page:
        shown = client.get(mails_of(case), {"page": page})
        told += [mail.row.pk for mail in shown.context["mails"]]
        page = shown.context["next"]
    assert told == list(
        Message.objects.filter(complaint=case.pk).order_by("-pk").values_list("pk", flat=True)
    )
    assert len(told) > 2
    for wrong in ("0", "-1", "dua", "²", "9" * 9):
        answer = client.get(mails_of(case), {"page": wrong})
        assert (answer.status_code, len(answer.context["mails"])) == (400, 2)
    assert client.get(mails_of(case), {"page": 999}).status_code == 200


def test_nobody_else_reads_the_mails_of_a_case():
    house = House()
    case = house.file(ago(5)).dispatched(ago(4))
    for who in (house.other_officer, house.head, house.administrator):
        assert signed_in(who).get(mails_of(case)).status_code == 404
    assert Client().get(mails_of(case)).status_code == 302
