"""Running the people of an office: whom a coordinator and an administrator see and change, invitations, hand-over."""

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client

from accounts.models import Membership, OfficeChange, User
from accounts.people.places import Place
from accounts.roles import Role
from complaints.models import Complaint
from notifications import delivery
from notifications.models import Message
from tests import factories
from tests.factories import House
from tests.web.office.driving import mailed_link, posted, signed_in
from workflow import clock
from workflow.errors import NotYours
from workflow.people import invitations, seats
from workflow.people.invitations import Draft

pytestmark = pytest.mark.django_db
NEW = {
    "name": "Sri Wahyuni",
    "email": "sri.wahyuni@example.org",
    "username": "",
    "language": "id",
    "role": "officer",
}
PASSWORD = "kerbau terbang ungu"


@pytest.fixture
def house() -> House:
    return House()


PAGES = ("/kelola/", "/kelola/orang/", "/kelola/orang/undang/", "/kelola/catatan/")


@pytest.mark.parametrize("path", PAGES)
def test_only_coordinators_and_administrators_run_an_office(house: House, path: str):
    expected = {"coordinator": 200, "administrator": 200}
    for name in ("coordinator", "administrator", "officer", "supervisor", "head", "ombudsman", "custodian"):
        status = signed_in(getattr(house, name)).get(path).status_code
        assert status == expected.get(name, 403), name
    assert Client().get(path).status_code == 302


def test_an_invited_person_sets_a_password_and_is_in(house: House):
    """Invited in one form; then the mail, one page, and the sign-in page that knows the name."""
    desk = signed_in(house.coordinator)
    answer = posted(desk, "/kelola/orang/undang/", **NEW, place=f"unit:{house.unit.code}")
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    user = User.objects.get(email=NEW["email"])
    assert (user.username, user.name, user.has_usable_password()) == ("sri.wahyuni", NEW["name"], False)
    path = mailed_link()
    person = Client()
    page = person.get(path)
    assert user.username in page.content.decode()
    sent = {"password1": PASSWORD, "password2": PASSWORD}
    assert person.post(path, {**sent, "password2": "lain sekali 77"}).status_code == 400
    answer = person.post(path, sent)
    assert answer["Location"] == "/petugas/masuk/?nama=sri.wahyuni"
    assert 'value="sri.wahyuni"' in person.get(answer["Location"]).content.decode()
    entered = person.post("/petugas/masuk/", {"username": user.username, "password": PASSWORD})
    assert entered["Location"] == "/petugas/"
    assert person.get("/petugas/").status_code == 200
    assert Client().get(path).status_code == 404  # once
    told = set(OfficeChange.objects.values_list("what", "user"))
    assert {("invited", user.pk), ("password_set", user.pk)} <= told
    log = desk.get("/kelola/catatan/").content.decode()
    assert "diundang" in log
    assert NEW["email"] not in str(list(OfficeChange.objects.values_list("facts", flat=True)))


def test_a_second_invitation_ends_the_link_of_the_first(house: House):
    desk = signed_in(house.coordinator)
    posted(desk, "/kelola/orang/undang/", **NEW, place=f"unit:{house.unit.code}")
    first = mailed_link()
    user = User.objects.get(email=NEW["email"])
    assert posted(desk, f"/kelola/orang/{user.pk}/", do="again").status_code == 302
    second = mailed_link()
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"role": "officer", "place": "agency"}, "pilih unitnya"),
        ({"role": "coordinator", "place": "unit"}, "pilih instansinya"),
        ({"email": "bukan alamat"}, "Alamat surel tidak benar"),
        ({"name": ""}, "Wajib diisi"),
        ({"username": "dua kata"}, "Nama pengguna hanya memuat"),
        ({"email": "taken"}, "sudah dipakai oleh akun lain"),
        ({"role": "administrator"}, "Pilih salah satu"),
        ({"place": "nation"}, "Pilih salah satu"),
        ({"place": "elsewhere"}, "Pilih salah satu"),
    ],
    ids=str,
)
def test_a_senseless_invitation_is_refused_with_a_sentence_and_what_was_typed(house, changes, said):
    elsewhere = House()
    names = {
        "unit": f"unit:{house.unit.code}",
        "agency": f"agency:{house.agency.code}",
        "elsewhere": f"unit:{elsewhere.unit.code}",
        "taken": house.officer.user.email.upper(),
    }
    fields = {**NEW, "place": "unit", **changes}
    fields = {name: names.get(value, value) for name, value in fields.items()}
    before = User.objects.count()
    answer = posted(signed_in(house.coordinator), "/kelola/orang/undang/", **fields)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert said in page
    assert fields["name"] in page
    assert User.objects.count() == before


def test_a_coordinator_looks_after_those_of_the_own_agency_alone(house: House):
    elsewhere = House()
    both = factories.user(Role.OFFICER, unit=house.unit)
    Membership.objects.create(user=both, role=Role.OFFICER, unit=elsewhere.unit)
    desk = signed_in(house.coordinator)
    listed = desk.get("/kelola/orang/").content.decode()
    for stranger in (elsewhere.officer, house.ombudsman, house.administrator):
        assert stranger.user.username not in listed
        assert desk.get(f"/kelola/orang/{stranger.user.pk}/").status_code == 404
    page = desk.get(f"/kelola/orang/{both.pk}/").content.decode()
    assert elsewhere.unit.name not in page
    for do in ("disable", "password", "again", "enable"):
        assert posted(desk, f"/kelola/orang/{both.pk}/", do=do, to="").status_code == 403
    foreign = both.memberships.get(unit=elsewhere.unit)
    assert posted(desk, f"/kelola/orang/{both.pk}/", do="take", seat=foreign.pk).status_code == 404
    own = both.memberships.get(unit=house.unit)
    assert posted(desk, f"/kelola/orang/{both.pk}/", do="take", seat=own.pk).status_code == 302
    assert list(both.memberships.values_list("unit", flat=True)) == [elsewhere.unit.pk]
    for role, place in ((Role.OMBUDSMAN, Place()), (Role.OFFICER, Place(unit=elsewhere.unit))):
        with pytest.raises(NotYours):
            seats.give(house.officer.user, role, place, by=house.coordinator, at=clock.now())
        draft = Draft("Siapa", "siapa@example.org", role, place)
        with pytest.raises(NotYours):
            invitations.invite(draft, by=house.coordinator, at=clock.now())
    assert elsewhere.unit.name not in desk.get("/kelola/catatan/").content.decode()


def test_who_leaves_hands_over_every_open_case_in_one_step(house: House, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path  # doctor asks whose each file is
    """What fits goes to the person named, the rest back to its unit; each with an event, and nobody hears nothing."""
    leaver, taker = house.officer.user, house.officer2.user
    Membership.objects.create(user=leaver, role=Role.OFFICER, unit=house.other_unit)
    fits = [house.file().dispatched("2026-03-03").begun("2026-03-04") for _n in range(2)]
    carried = {"unit": house.unit, "classification": "ordinary", "accused": [taker]}
    accused = house.file().do("dispatch", "2026-03-03", house.coordinator, **carried).begun("2026-03-04")
    other = house.file().dispatched("2026-03-03", unit=house.other_unit)
    other.begun("2026-03-04", factories.actor(leaver))
    done = house.file().dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-05")
    desk = signed_in(house.coordinator)
    page = desk.get(f"/kelola/orang/{leaver.pk}/").content.decode()
    assert f"{taker} (2 kasus)" in page
    answer = posted(desk, f"/kelola/orang/{leaver.pk}/", do="disable", to=taker.username)
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    handlers = dict(Complaint.objects.values_list("pk", "handler"))
    assert [handlers[case.pk] for case in (*fits, accused, other, done)] == [
        taker.pk, taker.pk, None, None, leaver.pk,
    ]  # fmt: skip
    ends = [case.row.events.order_by("seq").last().name for case in (*fits, accused, other)]
    assert ends == ["handed_over", "handed_over", "handler_left", "handler_left"]
    told = {
        (message.user_id, message.facts["count"], message.facts["to_person"])
        for message in Message.objects.filter(notice="handed_over")
    }
    assert (taker.pk, 2, True) in told
    assert (house.supervisor.user.pk, 1, False) in told
    assert (house.other_officer.user.pk, 1, False) in told
    leaver.refresh_from_db()
    assert not leaver.is_active
    mail.outbox.clear()
    delivery.drain()
    assert any("2 kasus diserahkan kepada Anda" in str(sent.body) for sent in mail.outbox)
    call_command("doctor")


def test_a_seat_that_ends_gives_its_cases_back_to_the_unit(house: House):
    case = house.file().dispatched("2026-03-03").begun("2026-03-04")
    seat = house.officer.user.memberships.get()
    desk = signed_in(house.coordinator)
    assert posted(desk, f"/kelola/orang/{house.officer.user.pk}/", do="take", seat=seat.pk).status_code == 302
    assert Complaint.objects.get(pk=case.pk).handler is None
    assert (
        desk.get(f"/kelola/orang/{house.officer.user.pk}/").status_code == 404
    )  # nobody of this agency any more
    assert OfficeChange.objects.filter(what="seat_taken", by=house.coordinator.user).exists()


def test_nobody_ends_themselves_and_the_last_administrator_stays(house: House):
    desk = signed_in(house.administrator)
    path = f"/kelola/orang/{house.administrator.user.pk}/"
    assert posted(desk, path, do="disable", to="").status_code == 409
    seat = house.administrator.user.memberships.get()
    assert posted(desk, path, do="take", seat=seat.pk).status_code == 409
    other = factories.actor(factories.user(Role.ADMINISTRATOR))
    assert posted(signed_in(other), path, do="disable", to="").status_code == 302
    assert posted(signed_in(other), path, do="enable").status_code == 302


def test_an_address_in_use_is_changed_by_administrators_alone(house: House):
    officer = factories.signing_in(house.officer, PASSWORD)
    path = f"/kelola/orang/{officer.pk}/"
    sent = {"do": "correct", "name": "Nama Baru", "email": "lain@example.org"}
    refused = posted(signed_in(house.coordinator), path, **sent)
    assert refused.status_code == 400
    assert "hanya dapat diganti administrator" in refused.content.decode()
    assert posted(signed_in(house.administrator), path, **sent).status_code == 302
    officer.refresh_from_db()
    assert (officer.name, officer.email) == ("Nama Baru", "lain@example.org")
    assert OfficeChange.objects.get(what="corrected").facts == {"columns": ["name", "email"]}
