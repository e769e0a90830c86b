"""Who is away, and who stands in: notices go to the deputy, the cases stay, and nothing is told to nobody."""

from datetime import timedelta

import pytest

from accounts.models import Absence, OfficeChange
from accounts.roles import Role
from notifications import recipients
from notifications.notices import Recipient
from notifications.recipients import Directory
from tests import factories
from tests.factories import House
from tests.web.office.driving import posted, signed_in
from workflow import clock
from workflow.people import absences
from workflow.verbs import assignment

pytestmark = pytest.mark.django_db
PATH = "/petugas/akun/ketidakhadiran/"


@pytest.fixture
def house() -> House:
    return House()


def away(actor, deputy=None, *, in_days: int = 0, days: int = 2) -> Absence:
    today = clock.now().astimezone(absences.zone_of(actor.user)).date()
    return absences.note(
        actor.user,
        first_day=today + timedelta(days=in_days),
        last_day=today + timedelta(days=in_days + days),
        deputy=deputy.user if deputy else None,
        by=actor,
        at=clock.now(),
    )


def told(case, *wanted: Recipient) -> set[str]:
    """Who is told, by both ways of asking."""
    row = case.row
    once = recipients.Around(row, wanted, at=clock.now()).users(wanted, besides=None)
    directory = Directory(clock.now())
    directory.accused_of([row])
    assert [user.pk for user in once] == [user.pk for user in directory.users(row, wanted)]
    return {user.username for user in once}


def names(*actors) -> set[str]:
    return {actor.user.username for actor in actors}


def handled(house: House):
    return house.file().dispatched("2026-03-03").begun("2026-03-04")


def test_what_is_told_to_the_handler_goes_to_the_deputy_and_the_case_stays(house: House):
    case = handled(house)
    assert told(case, Recipient.HANDLER) == names(house.officer)
    absence = away(house.officer, house.officer2)
    assert told(case, Recipient.HANDLER) == names(house.officer2)
    assert told(case, Recipient.UNIT) == names(house.officer2, house.supervisor)
    assert case.row.handler == house.officer.user
    absences.end(absence.pk, by=house.officer, at=clock.now())
    assert told(case, Recipient.HANDLER) == names(house.officer)


def test_an_absence_that_has_not_begun_changes_nothing(house: House):
    case = handled(house)
    away(house.officer, house.officer2, in_days=1)
    assert told(case, Recipient.HANDLER) == names(house.officer)


def test_nothing_is_told_to_nobody(house: House):
    """Without a deputy, or with one who is away, accused, or gone, those beside are told; at last whoever is away."""
    case = handled(house)
    away(house.officer)
    assert told(case, Recipient.HANDLER) == names(house.officer2, house.supervisor)
    away(house.officer2, house.officer)
    assert told(case, Recipient.HANDLER) == names(house.supervisor)
    away(house.supervisor)
    assert told(case, Recipient.HANDLER) == names(house.coordinator, house.coordinator2)
    for actor in (house.coordinator, house.coordinator2, house.head):
        away(actor)
    assert told(case, Recipient.HANDLER) == names(house.administrator, house.custodian)
    for actor in (house.administrator, house.custodian):
        away(actor)
    assert told(case, Recipient.HANDLER) == names(house.officer)


def test_a_deputy_who_is_accused_of_the_case_hears_nothing_of_it(house: House):
    carried = {"unit": house.unit, "classification": "ordinary", "accused": [house.officer2.user]}
    case = house.file().do("dispatch", "2026-03-03", house.coordinator, **carried).begun("2026-03-04")
    away(house.officer, house.officer2)
    assert told(case, Recipient.HANDLER) == names(house.supervisor)


def test_a_handler_without_an_active_seat_counts_as_none(house: House):
    case = handled(house)
    house.officer.user.memberships.get().delete()
    assert told(case, Recipient.HANDLER) == names(house.officer2, house.supervisor)


def test_new_work_for_somebody_away_is_told_to_the_deputy(house: House):
    case = house.file().dispatched("2026-03-03")
    away(house.officer, house.officer2)
    row = assignment.assign(case.pk, handler=house.officer.user, by=house.supervisor, at=clock.now())
    assert row.handler == house.officer.user
    assert list(row.notices.filter(notice="assigned_to_you").values_list("user", flat=True)) == [
        house.officer2.user.pk
    ]


def test_on_the_page_one_notes_days_and_ends_them_and_the_deputy_sees_the_cases(house: House):
    case = handled(house)
    desk = signed_in(house.officer)
    today = clock.now().astimezone(absences.zone_of(house.officer.user)).date()
    sent = {
        "first_day": today.isoformat(),
        "last_day": (today + timedelta(days=2)).isoformat(),
        "deputy": house.officer2.user.username,
    }
    for changes, said in (
        ({"last_day": (today - timedelta(days=1)).isoformat()}, "tidak boleh sebelum"),
        ({"deputy": house.other_officer.user.username}, "Pilih salah satu"),
        ({"first_day": "31-12"}, "Tanggal tidak benar"),
        ({"last_day": (today + timedelta(days=800)).isoformat()}, "Paling lama satu tahun"),
    ):
        answer = posted(desk, PATH, **{**sent, **changes})
        assert answer.status_code == 400, changes
        assert said in answer.content.decode(), changes
    assert posted(desk, PATH, **sent).status_code == 302
    twice = posted(desk, PATH, **sent)
    assert "sudah ada catatan" in twice.content.decode()
    page = signed_in(house.officer2).get(PATH).content.decode()
    assert case.row.reference in page
    absence = Absence.objects.get()
    assert posted(signed_in(house.officer2), PATH, end=absence.pk).status_code == 403
    keeper = f"/kelola/orang/{house.officer.user.pk}/ketidakhadiran/"
    assert posted(signed_in(house.coordinator), keeper, end=absence.pk).status_code == 302
    assert posted(signed_in(house.coordinator), keeper, **sent).status_code == 302
    assert signed_in(house.head).get(keeper).status_code == 403
    elsewhere = factories.actor(factories.user(Role.COORDINATOR, agency=factories.agency()))
    assert signed_in(elsewhere).get(keeper).status_code == 404
    assert OfficeChange.objects.filter(what="absence_set").count() == 2
