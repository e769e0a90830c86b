"""A new key at the counter: two coordinators, a document, a slip; and nobody else, and never for who gave no name."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.actors import Actor
from complaints import access
from complaints.codes import IdentityKind, Outcome, Shown
from complaints.models import Complaint
from notifications.models import Message
from notifications.notices import Notice
from tests.api.conftest import Speaker
from tests.factories import House, when
from tests.notifications.conftest import file_live
from tests.notifications.paper_words import words_of
from tests.web.test_held import key_for, sign_in
from tests.workflow.rebuilt import assert_rebuilds
from web import door
from workflow import clock
from workflow.errors import NotNow, NotVisible, NotYours
from workflow.verbs import counter, slips
from workflow.verbs.investigation import Decision
from workflow.verbs.table import VERBS

pytestmark = pytest.mark.django_db
REASONS = "Ponsel pengadu hilang; datang sendiri dengan KTP."
AT = when("2026-03-09")


def asked(complaint_id: int, by: Actor, at: Any = AT) -> Complaint:
    return counter.ask_counter_key(complaint_id, shown=Shown.KTP, reasons=REASONS, by=by, at=at)


def approved(house: House, complaint_id: int, at: Any = AT) -> None:
    asked(complaint_id, house.coordinator, at)
    counter.approve_counter_key(complaint_id, by=house.coordinator2, at=at)


def key_on(paper: bytes) -> str:
    (key,) = re.findall(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}-[0-9A-Z]\b", words_of(paper))
    return str(key)


def test_two_coordinators_give_a_key_that_the_complainant_opens_and_the_old_code_dies(client: Client):
    house = House()
    case = file_live(house)
    reference = case.complaint.reference
    page, slip = f"/petugas/kasus/{reference}/kode-baru/", f"/petugas/lapor/{reference}/"
    one, other = Client(), Client()
    form = sign_in(one, house.coordinator, page).context["form"]
    sent = {"shown": "ktp", "reasons": REASONS, "key": form.initial["key"]}
    bad = one.post(page, {**sent, "shown": "", "reasons": "ya"})
    assert bad.status_code == 400
    assert "ya" in bad.content.decode()
    assert one.post(page, sent).status_code == 302
    assert one.post(page, sent).status_code == 302, "the same click twice"
    assert one.post(slip, {"key": door.new_key()}).status_code == 404, "printed before it was approved"
    approve = {"do": "approve", "key": door.new_key()}
    assert one.post(page, approve).status_code == 403
    assert sign_in(other, house.coordinator2, page).status_code == 200
    assert other.post(page, approve).status_code == 302
    assert other.post(slip, {"key": door.new_key()}).status_code == 404, "printed by who approved"
    key = key_on(one.post(slip, {"key": door.new_key()}).content)
    assert access.opens(Complaint.objects.get(), case.access_code), (
        "until the slip is opened the old code holds"
    )
    opened = client.post("/lacak/", {"reference": reference, "code": key, "open": "1", "key": door.new_key()})
    assert opened.status_code == 302
    row = Complaint.objects.get()
    assert not access.opens(row, case.access_code)
    told = Message.objects.filter(notice__in=[Notice.COUNTER_KEY_ASKED, Notice.ACCESS_RENEWED])
    assert sorted(told.values_list("notice", flat=True)) == ["access_renewed", "counter_key_asked"]
    history = client.get(f"/kasus/{reference}/").content.decode()
    assert "tanda pengenal diperiksa: KTP" in history
    assert REASONS in history
    assert_rebuilds()


@pytest.mark.parametrize("identity", [IdentityKind.CONFIDENTIAL, IdentityKind.ANONYMOUS])
def test_who_gave_no_name_to_the_office_gets_none_and_is_told_so(identity: IdentityKind):
    house = House()
    more = {} if identity == IdentityKind.CONFIDENTIAL else {"person": None}
    case = file_live(house, identity=identity, **more).complaint
    with pytest.raises(NotNow, match="no_name"):
        asked(case.pk, house.coordinator, clock.now())
    page = f"/petugas/kasus/{case.reference}/kode-baru/"
    assert "tidak dapat dicocokkan" in sign_in(Client(), house.coordinator, page).content.decode()


def test_nobody_but_two_coordinators_of_the_agency_has_a_part_in_it():
    house = House()
    case = house.file().dispatched("2026-03-03").begun("2026-03-04")
    for by in (house.officer, house.supervisor, house.ombudsman, case.complainant):
        with pytest.raises(NotYours):
            asked(case.pk, by)
    with pytest.raises(NotVisible):
        asked(case.pk, House().coordinator)
    asked(case.pk, house.coordinator)
    for by in (house.coordinator, house.officer, house.supervisor, house.ombudsman):
        with pytest.raises(NotYours):
            counter.approve_counter_key(case.pk, by=by, at=AT)
    with pytest.raises(NotNow):
        asked(case.pk, house.coordinator2)


def test_a_request_and_an_approval_hold_for_a_day_and_for_one_slip():
    house = House()
    case = house.file()
    asked(case.pk, house.coordinator)
    day_after = AT + timedelta(days=1)
    with pytest.raises(NotNow, match="no_key_asked"):
        counter.approve_counter_key(case.pk, by=house.coordinator2, at=day_after)
    approved(house, case.pk, day_after)
    with pytest.raises(NotVisible):
        slips.print_slip(case.pk, by=house.coordinator, at=day_after + timedelta(days=1))
    approved(house, case.pk, day_after + timedelta(days=1))
    slips.print_slip(case.pk, by=house.coordinator, at=day_after + timedelta(days=1))
    with pytest.raises(NotVisible):
        slips.print_slip(case.pk, by=house.coordinator, at=day_after + timedelta(days=1))


def test_a_rating_given_after_the_office_had_the_key_stands_apart():
    house = House()
    case = house.file().dispatched("2026-03-03").begun("2026-03-04")
    approved(house, case.pk)
    decision = Decision(Outcome.FOUNDED, "Loket dibuka dua.", None, None)
    VERBS["answer"](case.pk, decision=decision, by=house.officer, at=AT, version=case.row.version)
    VERBS["accept"](case.pk, rating=4, comment="", by=case.complainant, at=AT, version=case.row.version)
    assert case.row.rating_apart
    assert_rebuilds()


def test_programs_ask_and_approve_too():
    house = House()
    case = file_live(house).complaint
    path = f"complaints/{case.reference}/"
    one, other = Speaker(house.coordinator.user), Speaker(house.coordinator2.user)
    body = {"shown": "passport", "reasons": REASONS}
    assert one.post(f"{path}ask-counter-key/", {**body, "shown": "x"}).status_code == 400
    assert one.post(f"{path}ask-counter-key/", body).status_code == 200
    assert one.post(f"{path}approve-counter-key/").status_code == 403
    assert other.post(f"{path}approve-counter-key/").status_code == 200
    assert other.post(f"{path}slip/").status_code == 404
    assert one.post(f"{path}slip/")["Content-Type"] == "application/pdf"


def test_what_a_coordinator_wrote_is_there_again_after_the_session_ended(client: Client):
    house = House()
    page = f"/petugas/kasus/{house.file().row.reference}/kode-baru/"
    sent = {"shown": "sim", "reasons": REASONS, "key": key_for(house.coordinator)}
    assert client.post(page, sent).status_code == 302
    given_back = sign_in(client, house.coordinator, page)
    assert REASONS in given_back.content.decode()
    assert given_back.context["form"].initial["shown"] == "sim"
