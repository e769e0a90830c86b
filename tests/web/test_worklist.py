"""The parts of the work list with their numbers, its orders, and the way from case to case."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from complaints import paging
from complaints.codes import Channel
from complaints.models import Complaint
from complaints.paging import Order
from law.codes import SuspensionReason
from tests.chance import examples
from tests.complaints.walks import walked
from tests.factories import House
from tests.web.test_staff import ago, escalated, form, page_of, signed_in
from web.case import listed
from web.templatetags.tuntas import day
from web.views.worklist import ORDERS
from workflow import clock
from workflow.models import CaseRead, ListVisit
from workflow.reading import listing, worklist
from workflow.reading.turns import Turn, is_turn, ways, whose
from workflow.reading.worklist import Part
from workflow.verbs import assignment, conversation, extensions

pytestmark = pytest.mark.django_db
REFERENCE = r"TNT-[0-9A-Z-]{11}"


def shown(client, query=""):
    """The references of a page of the list, in its order."""
    page = client.get(f"/petugas/{query}").content.decode()
    return list(dict.fromkeys(re.findall(REFERENCE, page)))


def varied(house):
    """Cases in every part of a list."""
    handled = house.file(ago(3)).dispatched(ago(2)).begun(ago(1))
    late = house.file(ago(90)).dispatched(ago(89))
    standing = house.file(ago(4)).dispatched(ago(4)).begun(ago(3))
    extensions.suspend(
        standing.pk,
        reason=SuspensionReason.AWAITING_COMPLAINANT,
        reasons="Kapan kejadiannya?",
        by=house.officer,
        at=ago(2),
        version=standing.row.version,
    )
    answered = house.file(ago(9)).dispatched(ago(8)).begun(ago(7)).answered(ago(1))
    house.file(ago(2), unit=None)
    house.file(ago(1))
    return handled, late, standing, answered, escalated(house)


def test_each_part_counts_the_cases_that_it_shows():
    house = House()
    varied(house)
    for actor in (house.coordinator, house.officer, house.ombudsman):
        client, at = signed_in(actor), clock.now()
        client.get("/petugas/")
        counts = worklist.counts(actor, at=at)()
        for part in worklist.parts_of(actor):
            found = shown(client, f"?part={part}")
            assert len(found) == counts.parts[part], part
        assert len(shown(client)) == counts.all > 0
    assert Part.UNIT not in worklist.parts_of(house.coordinator)


def test_a_turn_is_the_same_one_by_one_and_in_a_query():
    house = House()
    _handled, _late, standing, answered, taken = varied(house)
    at = clock.now()
    cases = Complaint.objects.open()
    turn_of = {row.pk: whose(row.state, row.handed_until, at=at) for row in cases}
    for turn in Turn:
        assert set(cases.filter(is_turn(turn, at)).values_list("pk", flat=True)) == {
            pk for pk, one in turn_of.items() if one == turn
        }
        found = [
            pk for _state, way in ways(turn, at) for pk in cases.filter(way).values_list("pk", flat=True)
        ]
        assert len(found) == len(set(found))  # each can be counted for itself
    assert (turn_of[standing.pk], turn_of[answered.pk]) == (Turn.COMPLAINANT, Turn.COMPLAINANT)
    assert turn_of[taken.pk] == Turn.OMBUDSMAN


def test_a_row_says_which_duty_runs_out_and_why_it_is_red():
    house = House()
    house.file(ago(90)).dispatched(ago(89))
    page = signed_in(house.officer).get("/petugas/?part=overdue").content.decode()
    assert re.search(r"terlambat \d+ hari kerja", page)
    assert "Belum dilakukan Unit pelayanan: Unit " in page


def test_new_is_what_happened_since_the_visit_before_and_not_by_oneself():
    house = House()
    client = signed_in(house.coordinator)
    old, moved = house.file(ago(3)), house.file(ago(3))
    assert "Ini kunjungan pertama Anda" in client.get("/petugas/?part=new").content.decode()
    ListVisit.objects.update(last_at=clock.now() - timedelta(days=1))
    assert shown(client, "?part=new") == []
    fresh = house.file(clock.now())
    own = house.file(ago(2))
    own.dispatched(clock.now())
    conversation.send_message(moved.pk, text="Antrean masih panjang.", by=moved.complainant, at=clock.now())
    assert set(shown(client, "?part=new")) == {fresh.row.reference, moved.row.reference}
    assert old.row.reference not in shown(client, "?part=new")


def test_what_was_committed_after_one_had_looked_is_new_though_its_instant_was_before():
    """A visit that ended while it was written; and, as none can end in the future, one that ended long after."""
    house = House()
    client = signed_in(house.coordinator)
    case = house.file(ago(3))
    client.get("/petugas/")
    now = clock.now()
    ended = now - timedelta(minutes=40)
    ListVisit.objects.update(last_at=ended)
    written = ended - timedelta(seconds=30)
    conversation.send_message(case.pk, text="Antrean masih panjang.", by=case.complainant, at=written)
    assert shown(client, "?part=new") == [case.row.reference]
    ListVisit.objects.update(before_at=now + timedelta(seconds=90))
    conversation.send_message(case.pk, text="Sudah ada kabar?", by=case.complainant, at=clock.now())
    assert shown(client, "?part=new") == []


def test_a_message_is_unread_until_the_reader_opens_the_case_and_again_after_the_next():
    house = House()
    case = house.file(ago(3)).dispatched(ago(2))
    officer, coordinator = signed_in(house.officer), signed_in(house.coordinator)
    for client in (officer, coordinator):
        client.get("/petugas/")
    ListVisit.objects.update(first_at=ago(1))
    conversation.send_message(case.pk, text="Sudah ada kabar?", by=case.complainant, at=clock.now())
    assert shown(officer, "?part=unread") == [case.row.reference]
    today = clock.today(house.agency.zone)
    told = f"Pesan belum dibaca, {day(today).removesuffix(f' {today.year}')}\n"
    assert told in officer.get("/petugas/").content.decode()
    begun = clock.now()
    officer.get(page_of(case))
    assert shown(officer, "?part=unread") == []
    assert shown(coordinator, "?part=unread") == [case.row.reference]
    # Its writing began before the case was opened, and it was not there yet.
    conversation.send_message(case.pk, text="Saya masih menunggu.", by=case.complainant, at=begun)
    assert shown(officer, "?part=unread") == [case.row.reference]
    officer.get(page_of(case))
    assert shown(officer, "?part=unread") == []
    assert CaseRead.objects.count() == 1
    # What the office does later in the case makes nothing read, and nothing unread.
    conversation.write_note(case.pk, text="Sudah ditelepon.", by=house.officer, at=clock.now())
    assert shown(officer, "?part=unread") == []
    assert shown(coordinator, "?part=unread") == [case.row.reference]


def test_a_unit_an_agency_and_who_sees_all_find_the_same_unread_as_each_case_says_of_itself():
    house = House()
    cases = [house.file(ago(5)).dispatched(ago(4)) for _ in range(5)]
    unread, opened, again, old, _silent = cases
    conversation.send_message(old.pk, text="Terlalu lama?", by=old.complainant, at=ago(3))
    readers = [house.officer, house.coordinator, house.ombudsman]
    for reader in readers:
        ListVisit.objects.create(user=reader.user, first_at=ago(2), last_at=ago(2), before_at=ago(2))
    for case in (unread, opened, again):
        conversation.send_message(case.pk, text="Sudah ada kabar?", by=case.complainant, at=ago(1))
    for reader in readers:
        for case in (opened, again):
            CaseRead.objects.create(user=reader.user, complaint=case.row, at=ago(1) + timedelta(hours=1))
    conversation.send_message(again.pk, text="Saya menunggu.", by=again.complainant, at=clock.now())
    conversation.write_note(opened.pk, text="Ditelepon.", by=house.officer, at=clock.now())
    at = clock.now()
    for reader in readers:
        seen = Complaint.objects.visible_to(reader)
        part = set(worklist.narrowed(seen, Part.UNREAD, by=reader, at=at).values_list("pk", flat=True))
        each = {row.pk for row in worklist.with_unread(seen, by=reader, at=at) if row.unread}
        assert part == each == {unread.pk, again.pk}
        assert worklist.counts(reader, at=at)().parts[Part.UNREAD] == len(part)
    ListVisit.objects.all().delete()
    for reader in readers:  # who never looked at the list is told nothing
        seen = Complaint.objects.visible_to(reader)
        assert not worklist.narrowed(seen, Part.UNREAD, by=reader, at=at).exists()
        assert not any(row.unread for row in worklist.with_unread(seen, by=reader, at=at))


def test_unread_are_those_of_a_plain_question_the_latest_written_first(monkeypatch):
    """Whoever has read what, however many were written at once, for each seat, page by page both ways; and counted."""
    house = House()
    cases = [house.file(ago(50)).dispatched(ago(49)) for _ in range(6)]
    house.file(ago(1))
    at = clock.now()
    days = st.one_of(st.none(), st.integers(1, 4), st.integers(29, 32))
    seat = st.sampled_from(["coordinator", "officer", "ombudsman"])

    @settings(max_examples=examples(30))
    @given(
        written=st.lists(days, min_size=6, max_size=6),
        read=st.lists(days, min_size=6, max_size=6),
        first=st.sampled_from([2, 31, 60]),
        who=seat,
        overdue=st.sampled_from(["", "1"]),
        few=st.sampled_from([0, 1, 1000]),
        looks=st.sampled_from([1, 3, 1000]),
        size=st.integers(1, 3),
    )
    def holds(written, read, first, who, overdue, few, looks, size):
        monkeypatch.setattr(paging, "FEW", few)
        monkeypatch.setattr(paging, "LOOKS", looks)
        by = getattr(house, who)
        ListVisit.objects.all().delete()
        CaseRead.objects.all().delete()
        begun = at - timedelta(days=first)
        ListVisit.objects.create(user=by.user, first_at=begun, last_at=at, before_at=None)
        unread = []
        for case, wrote, opened in zip(cases, written, read, strict=True):
            of = wrote and at - timedelta(days=wrote)
            Complaint.objects.filter(pk=case.pk).update(wrote_at=of, last_at=of or ago(49))
            if opened:
                CaseRead.objects.create(user=by.user, complaint=case.row, at=at - timedelta(days=opened))
            if of and of > max(begun, at - timedelta(days=30)) and (not opened or wrote < opened):
                unread.append((wrote, -case.pk))
        expected = [-pk for _days, pk in sorted(unread)]
        filters = {"part": Part.UNREAD, "overdue": overdue}
        found = listing.found(filters, by=by, at=at)
        onwards = list(walked(found, Order.WRITTEN, size, None, "next"))
        assert [row.pk for page in onwards for row in page.rows] == expected
        if onwards[-1].previous:
            back = list(walked(found, Order.WRITTEN, size, onwards[-1].previous, "previous"))[::-1]
            assert [row.pk for page in [*back, onwards[-1]] for row in page.rows] == expected
        assert worklist.counts(by, at=at)().parts[Part.UNREAD] == len(expected)

    holds()


def test_a_part_begins_in_its_own_order_and_the_form_names_it_first():
    house = House()
    house.file(ago(3))
    client = signed_in(house.coordinator)
    for query, own in (("", "deadline"), ("?part=new", "activity"), ("?part=unread", "written")):
        text = client.get(f"/petugas/{query}").content.decode()
        select = re.search(r'<select name="sort".*?</select>', text, re.DOTALL)[0]
        offered = re.findall(r'<option value="([^"]*)"[^>]*>([^<]*)<', select)
        assert offered[0] == ("", str(ORDERS[Order(own)]))
        assert {value for value, _name in offered[1:]} == set(paging.CHOSEN) - {own}
    # What was kept when every form sent its order is still read, and nobody may ask for an order that not all cases have.
    assert client.get("/petugas/?part=new&sort=activity").status_code == 200
    assert client.get("/petugas/?sort=deadline").status_code == 200
    assert client.get("/petugas/?part=unread&sort=written").status_code == 400


def test_an_empty_part_says_what_there_is_instead():
    house = House()
    for _ in range(3):
        house.file(ago(1)).dispatched(ago(1))
    officer, coordinator = signed_in(house.officer), signed_in(house.coordinator)
    said = "Anda tidak memegang pengaduan; unit Anda punya 3 terbuka."
    assert said in officer.get("/petugas/?part=mine").content.decode()
    said = "Anda tidak memegang pengaduan; instansi ini punya 3 terbuka."
    assert said in coordinator.get("/petugas/?part=mine").content.decode()
    said = "Tidak ada pesan pengadu yang belum Anda baca; instansi ini punya 3 terbuka."
    assert said in coordinator.get("/petugas/?part=unread").content.decode()
    assert "Semua sudah tuntas" in signed_in(House().coordinator).get("/petugas/?part=mine").content.decode()


@pytest.mark.parametrize(
    ("query", "order"),
    [
        *((f"sort={order}", order) for order in paging.CHOSEN),
        ("part=new", Order.ACTIVITY),
        ("part=unread", Order.WRITTEN),
        ("part=unread&sort=deadline", Order.DEADLINE),
    ],
)
def test_every_order_pages_and_walks_both_ways_and_takes_the_same_file(query, order, monkeypatch):
    monkeypatch.setattr("web.case.asking.SIZE", 2)
    house = House()
    for days in (5, 1, 3, 3, 2):
        case = house.file(ago(days)).dispatched(clock.now() - timedelta(hours=days))
        wrote = clock.now() - timedelta(minutes=7 * days % 11)
        conversation.send_message(case.pk, text="Sudah ada kabar?", by=case.complainant, at=wrote)
    client = signed_in(house.coordinator)
    ListVisit.objects.create(user=house.coordinator.user, first_at=ago(20), last_at=ago(20), before_at=None)
    sign = "" if order == Order.DEADLINE else "-"
    rows = Complaint.objects.order_by(f"{sign}{paging.FIELDS[order]}", f"{sign}pk")
    expected = [row.reference for row in rows]
    page, found = f"/petugas/?{query}", []
    pages = []
    while page:
        text = client.get(page).content.decode()
        assert f"menurut: {ORDERS[order]}." in text
        found += list(dict.fromkeys(re.findall(REFERENCE, text)))
        pages.append(text)
        following = re.search(r'rel="next"\s+href="([^"]+)"', text)
        page = following and "/petugas/" + unescape(following.group(1))
    assert found == expected
    before = re.search(r'rel="prev"\s+href="([^"]+)"', pages[-1])
    assert (
        list(
            dict.fromkeys(
                re.findall(REFERENCE, client.get("/petugas/" + unescape(before[1])).content.decode())
            )
        )
        == expected[2:4]
    )
    lines = b"".join(client.get(reverse("web:worklist-csv") + f"?{query}").streaming_content).decode()
    assert re.findall(REFERENCE, lines) == expected
    case = re.search(r'href="(/petugas/kasus/[^"]+)"', pages[0])
    address, walked = unescape(case[1]), []
    while address:
        walked.append(re.search(REFERENCE, address)[0])
        text = client.get(address).content.decode()
        following = re.search(r'rel="next"\s+href="([^"]+)"', text)
        address = following and unescape(following[1])
    assert walked == expected


def test_a_search_that_stopped_before_its_page_was_full_says_so_and_is_gone_on_with(monkeypatch):
    monkeypatch.setattr("complaints.searching.FEW", 0)
    monkeypatch.setattr(paging, "LOOKS", 2)
    house = House()
    for _ in range(3):
        house.file(ago(3), description="Laporan tentang merpati di loket.")
    far = [house.file(ago(1), description="Laporan tentang kenari di loket.") for _ in range(2)]
    client = signed_in(house.coordinator)
    page, found, stopped = "/petugas/?q=kenari", [], []
    while page:
        text = client.get(page).content.decode()
        found += list(dict.fromkeys(re.findall(REFERENCE, text)))
        stopped.append("Untuk halaman ini 2 pengaduan diperiksa" in text)
        assert "Tidak ada pengaduan yang cocok" not in text
        following = re.search(r'rel="next"\s+href="([^"]+)"', text)
        page = following and "/petugas/" + unescape(following.group(1))
    assert found == [case.row.reference for case in far]
    assert stopped == [True, True, False]
    walked = client.get(listed.addresses({"q": "kenari"})(far[0].row)).content.decode()
    assert re.search(REFERENCE, re.search(r'rel="next"\s+href="([^"]+)"', walked)[1])[0] == found[1]


def test_pages_of_what_is_narrowed_are_together_what_a_scan_finds_both_ways(monkeypatch):
    """However few cases are put in order at once and however few looks a page may take; for whom, and in which order."""
    house, other = House(), House()
    for place in (house, other):
        varied(place)
    ListVisit.objects.bulk_create(
        ListVisit(user=by.user, first_at=ago(40), before_at=None, last_at=ago(2))
        for by in (house.coordinator, house.officer, house.ombudsman)
    )
    asked = [house.file(ago(1)).dispatched(ago(1)) for _ in range(4)]
    for case in asked:
        conversation.send_message(case.pk, text="Sudah sampai mana?", by=case.complainant, at=clock.now())
    at = clock.now()

    @settings(max_examples=examples(12))
    @given(
        filters=st.fixed_dictionaries(
            {"part": st.sampled_from(["", *Part]), "sort": st.sampled_from(["", *paging.CHOSEN])},
            optional={
                "state": st.sampled_from(["", "received", "escalated", "closed", "all"]),
                "overdue": st.sampled_from(["", "1"]),
                "agency": st.just(house.agency.code),
            },
        ),
        who=st.sampled_from(["coordinator", "officer", "ombudsman"]),
        few=st.sampled_from([0, 1, 3, 1000]),
        looks=st.sampled_from([1, 2, 5, 1000]),
        size=st.integers(1, 4),
    )
    def holds(filters, who, few, looks, size):
        monkeypatch.setattr(paging, "FEW", few)
        monkeypatch.setattr(paging, "LOOKS", looks)
        by, order = getattr(house, who), listing.order_of(filters)
        sign = "" if order == Order.DEADLINE else "-"
        scanned = listing.all_of(filters, by=by, at=at).order_by(f"{sign}{paging.FIELDS[order]}", f"{sign}pk")
        expected = list(scanned.values_list("pk", flat=True))
        found = listing.found(filters, by=by, at=at)
        counted = found.along.counted if found.along else None
        most = few if counted is None else counted

        def pages(cursor, onwards):
            for each in walked(found, order, size, cursor, onwards):
                assert each.total in (None, min(len(expected), most + 1))
                yield each

        onwards = list(pages(None, "next"))
        assert [row.pk for each in onwards for row in each.rows] == expected
        if onwards[-1].previous:
            back = list(pages(onwards[-1].previous, "previous"))[::-1]
            assert [row.pk for each in [*back, onwards[-1]] for row in each.rows] == expected
        for place, pk in enumerate(expected) if looks == 1000 else ():
            stood = paging.place(Complaint.objects.get(pk=pk), order)
            beside = paging.beside(found.among, stood, order, along=found.along)
            told = [each and each.pk for each in (beside.previous, beside.next)]
            assert told == [expected[place - 1] if place else None, (*expected, None)[place + 1]]
            break

    holds()


def test_ten_thousand_cases_are_scrolled_by_cursor_each_once_and_no_page_counts_its_way():
    house = House()
    one = house.file(ago(5)).dispatched(ago(4)).row
    own = {"id", "reference", "next_due_at"}
    kept = ", ".join(field.column for field in Complaint._meta.concrete_fields if field.column not in own)
    cursor, seen = None, []
    with transaction.atomic():
        with connection.cursor() as rows:
            rows.execute(
                f"INSERT INTO complaints_complaint ({kept}, reference, next_due_at) "
                f"SELECT {kept}, 'T' || n, next_due_at + (n / 7) * interval '1 minute' "
                "FROM complaints_complaint, generate_series(1, 9999) n WHERE id = %s",
                [one.pk],
            )
        with CaptureQueriesContext(connection) as asked:
            while cursor or not seen:
                cases = Complaint.objects.visible_to(house.officer)
                found = paging.page(cases.all, size=1000, cursor=cursor)
                seen += [row.pk for row in found.rows]
                cursor = found.next
        transaction.set_rollback(True)  # cases without events are no cases
    assert len(seen) == len(set(seen)) == 10_000
    assert len(asked) == 10
    assert not any("OFFSET" in each["sql"] for each in asked.captured_queries)


def test_the_walk_goes_on_from_a_case_that_left_the_list():
    house = House()
    first, second, third = (house.file(ago(9 - n), channel=Channel.WEB) for n in range(3))
    filters = {"state": "received", "sort": "newest"}
    client = signed_in(house.coordinator)
    address = listed.addresses(filters)(second.row)
    fields = form(second, "dispatch", unit=house.unit.code, classification="ordinary")
    answer = client.post(address, fields)
    assert answer.status_code == 302
    assert "list=" in answer.headers["Location"]
    page = client.get(answer.headers["Location"]).content.decode()
    assert second.row.reference not in shown(client, "?state=received")
    ways = [re.search(rf'rel="{rel}"\s+href="([^"]+)"', page)[1] for rel in ("prev", "next")]
    assert [re.search(REFERENCE, way)[0] for way in ways] == [third.row.reference, first.row.reference]


def test_a_unit_that_sends_a_case_back_is_led_to_the_next_one():
    house = House()
    back, other = house.file(ago(5)).dispatched(ago(4)), house.file(ago(2)).dispatched(ago(1))
    fields = form(back, "send_back", reasons="Bukan tugas unit kami.")
    answer = signed_in(house.officer).post(listed.addresses({})(back.row), fields)
    assert other.row.reference in answer.headers["Location"]


@pytest.mark.parametrize(
    "asked",
    [
        "list=part%3Dx&place=x",
        "list=sort%3Dx&place=x",
        "list=&place=WyJh",
        "list=q%3D%2500&place=x",
        "place=",
    ],
)
def test_a_way_that_cannot_be_read_leads_nowhere_and_breaks_nothing(asked):
    house = House()
    case = house.file(ago(1))
    answer = signed_in(house.coordinator).get(f"{page_of(case)}?{asked}")
    assert answer.status_code == 200
    assert 'rel="next"' not in answer.content.decode()


def test_a_walk_costs_two_queries():
    house = House()
    for _ in range(3):
        house.file(ago(1))
    case = Complaint.objects.order_by("pk")[1]
    client, plain = signed_in(house.coordinator), reverse("web:staff-case", args=[case.reference])
    numbers = []
    for address in (plain, listed.addresses({"part": "office"})(case)):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        numbers.append(len(captured))
    assert numbers[1] - numbers[0] == 2


def test_a_hundred_are_counted_and_no_more(monkeypatch):
    monkeypatch.setattr(worklist, "MOST", 3)
    monkeypatch.setattr(worklist, "WORDED", {})
    house = House()
    for _ in range(4):
        house.file(ago(1))
    assert ">2+</span>" in signed_in(house.coordinator).get("/petugas/").content.decode()


def test_new_and_unread_are_counted_no_further_than_their_tabs(monkeypatch):
    monkeypatch.setattr(worklist, "MOST", 3)
    monkeypatch.setattr(worklist, "WORDED", {})
    house = House()
    ListVisit.objects.create(user=house.coordinator.user, first_at=ago(9), last_at=ago(5), before_at=None)
    client = signed_in(house.coordinator)
    for said in ("1", "2", "2+", "2+"):
        case = house.file(ago(2)).dispatched(ago(2))
        conversation.send_message(case.pk, text="Sudah ada kabar?", by=case.complainant, at=clock.now())
        for part in ("new", "unread"):
            page = client.get(f"/petugas/?part={part}").content.decode()
            assert re.findall(r"(\S+) pengaduan,", page) == [said], (part, said)


def test_mine_is_what_was_assigned_to_me():
    house = House()
    case = house.file(ago(2)).dispatched(ago(1))
    assignment.assign(case.pk, handler=house.officer.user, by=house.coordinator, at=clock.now())
    client = signed_in(house.officer)
    assert shown(client, "?part=mine") == [case.row.reference]
    assert shown(client, "?part=unassigned") == []
