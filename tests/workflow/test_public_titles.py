"""What the public knows of open complaints before it files another: titles that coordinators gave, counts of many; and who
says that a case is theirs too gets an own case, linked and answered."""

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from complaints.models import Complaint, Statement
from notifications.models import Message
from tests.factories import House, when
from tests.web.forms_of import forms_of
from tests.web.test_filing import filled
from tests.web.test_filing_steps import at, gone_through
from tests.web.test_staff import signed_in
from tests.workflow.paths import answered
from workflow import clock
from workflow.errors import BadInput, NotNow, NotVisible, NotYours
from workflow.models import Event
from workflow.reading import similar
from workflow.verbs import duplicates, public_titles

pytestmark = pytest.mark.usefixtures("rebuilds")
TITLE = "Antrean KTP lebih dari tiga jam"
AT = when("2026-03-06")


def titled(house, case=None, title=TITLE, by=None):
    case = case or house.file("2026-03-02")
    public_titles.give_title(case.pk, title=title, by=by or house.coordinator, at=AT)
    return case


def shown(house):
    return similar.of(house.unit, on=date(2026, 3, 6))


def test_a_title_is_given_by_a_coordinator_alone_told_and_taken_back():
    house = House()
    case = titled(house)
    assert [each.title for each in shown(house).titled] == [TITLE]
    assert shown(house).titled[0].month == date(2026, 3, 1)
    for by in (house.officer, House().coordinator):
        with pytest.raises((NotYours, NotVisible)):
            titled(house, case, by=by)
    titled(house, case, title="Antrean KTP sangat lama")
    assert [each.title for each in shown(house).titled] == ["Antrean KTP sangat lama"]
    public_titles.give_title(case.pk, title=None, by=house.coordinator, at=AT)
    assert not shown(house)
    with pytest.raises(NotNow):
        public_titles.give_title(case.pk, title="", by=house.coordinator, at=AT)
    assert list(case.row.events.order_by("seq").values_list("name", flat=True))[-3:] == [
        "title_given",
        "title_given",
        "title_taken",
    ]
    assert case.row.version == 1


@pytest.mark.parametrize(
    "title", ["Loket lama kata Siti", "Hubungi 0812 3456 7890", "Terlalu", "dua\nbaris judul umum"]
)
def test_a_title_names_nobody_and_holds_no_long_number(title: str):
    house = House()
    with pytest.raises(BadInput):
        titled(house, house.file("2026-03-02"), title=title)
    assert not shown(house)


def test_counts_are_told_in_tens_and_never_small():
    house = House()
    for _n in range(9):
        house.file("2026-03-02")
    assert not shown(house)
    for _n in range(5):
        house.file("2026-03-02")
    assert [(each.month, each.classification, each.at_least) for each in shown(house).many] == [
        (date(2026, 3, 1), "", 10)
    ]


def test_who_has_the_same_trouble_gets_an_own_case_linked_and_answered(client: Client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path  # doctor asks whose each file is
    house = House()
    first = titled(house)
    key = gone_through(client, house)
    page = client.get(at("periksa")).content.decode()
    assert TITLE in page
    assert first.row.reference not in page
    chosen = str(shown(house).titled[0].key)
    sent = client.post(at("periksa"), {"key": key, "same_as": chosen})
    mine = Complaint.objects.exclude(pk=first.pk).get()
    assert sent.headers["Location"] == reverse("web:receipt", args=[mine.reference])
    assert mine.duplicate_of_id == first.pk
    assert mine.events.get(name="linked").facts["title"] == int(chosen)
    assert Message.objects.filter(complaint=mine, notice="receipt").exists()
    now = clock.now()
    answered(first.dispatched(now).begun(now), now, remedy=False)
    mine.refresh_from_db()
    assert mine.state == "answered"
    assert Message.objects.filter(complaint=mine, notice="answered").exists()
    assert not shown(house).titled
    call_command("doctor")


def test_the_whole_form_too_shows_once_what_is_open_about_the_unit_before_it_is_sent(client: Client):
    house, other = House(), House()
    first = titled(house)
    sent = filled(house)
    asked = client.post("/lapor/sekaligus/", sent)
    page = asked.content.decode()
    assert (asked.status_code, Complaint.objects.exclude(pk=first.pk).exists()) == (200, False)
    assert TITLE in page
    assert "Belum terkirim." in page
    assert sent["description"] in page
    assert first.row.reference not in page
    (form,) = (each for each in forms_of(page) if each.action == "/lapor/sekaligus/")
    again = form.sent({})
    assert again["similar"] == [house.unit.code]
    chosen = str(shown(house).titled[0].key)
    wrong = client.post(
        "/lapor/sekaligus/", {**sent, "similar": house.unit.code, "same_as": chosen, "name": ""}
    )
    assert (wrong.status_code, f'name="same_as" value="{chosen}"' in wrong.content.decode()) == (400, True)
    assert titled(other).row.state == "received"
    moved = client.post("/lapor/sekaligus/", {**filled(other), "similar": house.unit.code})
    assert (moved.status_code, "Belum terkirim." in moved.content.decode()) == (200, True), (
        "another unit is shown first"
    )
    done = client.post("/lapor/sekaligus/", {**sent, "similar": house.unit.code, "same_as": chosen})
    assert done.status_code == 302
    assert Complaint.objects.get(duplicate_of=first.pk).unit == house.unit


@pytest.mark.parametrize("said", ["0", "999999", "x", "\u0663", "9" * 30])
def test_what_is_no_title_of_the_unit_files_an_own_case_all_the_same(client: Client, said: str):
    house, other = House(), House()
    foreign = titled(other)
    key = gone_through(client, house)
    said = str(Statement.objects.get(kind="public_title").pk) if said == "0" else said
    assert client.post(at("periksa"), {"key": key, "same_as": said}).status_code == 302
    mine = Complaint.objects.exclude(pk=foreign.pk).get()
    assert mine.duplicate_of_id is None
    assert not Event.objects.filter(name="linked").exists()


def test_a_coordinator_titles_a_case_on_its_page_and_programs_read_and_join_it():
    house = House()
    case = house.file("2026-03-02")
    desk = signed_in(house.coordinator)
    address = reverse("web:staff-deed", args=[case.row.reference, "give_title"])
    assert 'name="public_title"' in desk.get(address).content.decode()
    refused = desk.post(address, {"do": "give_title", "public_title": "Pendek"})
    assert "Pendek" in refused.content.decode()
    assert desk.post(address, {"do": "give_title", "public_title": TITLE}).status_code == 302
    found = Client().get(f"/api/v1/units/{house.unit.code}/similar/").json()
    assert [each["title"] for each in found["titled"]] == [TITLE]
    body = {
        "unit": house.unit.code, "subject": "Antre KTP", "description": "Saya juga menunggu lima jam.",
        "occurred_on": "2026-03-01", "identity": "anonymous", "same_as": found["titled"][0]["key"],
    }  # fmt: skip
    made = Client().post("/api/v1/complaints/", body, content_type="application/json")
    assert made.status_code == 201
    mine = Complaint.objects.get(reference=made.json()["reference"])
    assert mine.duplicate_of_id == case.pk
    duplicates.unlink(mine.pk, by=house.coordinator, at=clock.now())
    assert set(mine.duties.filter(met_at=None, ended_at=None).values_list("kind", flat=True)) >= {
        "verify",
        "settle",
    }
