"""A page of a search: the same cases whichever way they are found, and how many are said."""

from itertools import product

import pytest
from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.actors import Actor
from complaints import paging, searching, sought
from complaints.models import Complaint, Statement, Words
from complaints.paging import CHOSEN, FIELDS, Order
from tests.chance import examples
from tests.complaints.walks import walked
from tests.factories import House

pytestmark = pytest.mark.django_db
READERS = ("coordinator", "officer", "ombudsman", "custodian", "other_officer")


def page_of(words: str, by: Actor) -> searching.Found:
    return searching.found(Complaint.objects.visible_to(by), words, by=by)


def keys(cases) -> list[int]:
    return [case.pk for case in cases.worklist()]


@pytest.fixture(params=["those cases first", "along the list"])
def way(request, monkeypatch):
    """Both ways; the second as if one case were many."""
    if request.param == "along the list":
        monkeypatch.setattr(searching, "FEW", 0)
        monkeypatch.setattr(searching, "FEW_OF_ALL", 0)
    return request.param


def two_houses() -> tuple[House, House]:
    house, other = House(), House()
    for place in (house, other):
        place.file(subject="Antrean loket terlalu lama", description="Saya menunggu lima jam tanpa kursi.")
        place.file(subject="Pungutan liar", description="Diminta membayar di loket.").dispatched("2026-03-03")
        place.file(subject="Salat Jum'at", description="Kafé di depan kantor.")
    return house, other


def far_apart(house: House) -> None:
    """One more case, with a key as if there were ten thousand between."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(nextval(pg_get_serial_sequence('complaints_complaint', 'id'))) FROM generate_series(1, 10001)"
        )
    house.file(subject="Parkir", description="Parkir mahal.")


WORDS = (
    "loket",
    "kursi",
    "jumat",
    "cafe",
    "liar loket",
    "tidakada",
    "yang",
    "",
    "!",
    '"di loket"',
    "liar OR kursi",
    "loket -liar",
    "-loket",
    '-"di loket"',
    "aminah",
    "amina",
)


def test_each_reader_finds_the_same_page_either_way(way):
    house, _other = two_houses()
    for who, words in product(READERS, WORDS):
        by = getattr(house, who)
        expected = keys(Complaint.objects.visible_to(by).search(words, by=by))
        assert keys(page_of(words, by).cases) == expected, (who, words)


def test_what_stands_in_the_subject_and_what_stands_in_the_description_are_found_together(way):
    house, _other = two_houses()
    (found,) = keys(page_of("antrean kursi", house.coordinator).cases)
    assert Complaint.objects.get(pk=found).agency == house.agency


def test_a_number_is_found_either_way(way):
    house, other = two_houses()
    case = house.file()
    assert keys(page_of(case.row.reference.lower(), house.coordinator).cases) == [case.pk]
    assert keys(page_of(case.row.reference, other.coordinator).cases) == []
    link = f"https://aduan.example/petugas/kasus/{case.row.reference}/"
    assert keys(page_of(link, house.coordinator).cases) == [case.pk]
    assert keys(page_of(link, other.coordinator).cases) == []


def test_very_many_are_not_counted_and_said_to_be_so_only_of_readers_who_see_all_of_them(monkeypatch):
    house, _other = two_houses()
    few = page_of("loket", house.coordinator)
    assert (few.many, few.at_least) == (False, 0)
    monkeypatch.setattr(searching, "FEW", 1)
    many = page_of("loket", house.coordinator)
    assert (many.many, many.at_least) == (True, 1)
    house.file(description="Tidak ada petugas di loket.")
    phrase = page_of('"di loket"', house.coordinator)
    assert (phrase.many, phrase.at_least) == (True, 0)
    assert page_of("loket", house.officer).at_least == 0


def test_a_text_cannot_pass_for_a_word_of_a_place_or_a_person():
    house, other = two_houses()
    house.file(description=f"\\x01{other.agency.pk} '{other.agency.pk}' \\x06nkenari kenari milik sini.")
    assert keys(page_of("milik sini", other.coordinator).cases) == []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT keys FROM cases_sought(lexeme(chr(6) || 'nkenari'), NULL, 10, NULL, NULL, '', 800, 2000)"
        )
        assert cursor.fetchone()[0] == []


def test_a_text_that_is_changed_or_erased_is_found_by_what_it_says_now(way):
    house, _other = two_houses()
    case = house.file(description="Nama dokter itu Kenari Jingga.")
    row = Statement.objects.get(complaint=case.pk, kind="description")
    for body, words, found in (("Merpati saja.", "merpati", [case.pk]), ("", "merpati", [])):
        row.body = body
        row.save(update_fields=["body"])
        assert keys(page_of("kenari", house.coordinator).cases) == []
        assert keys(page_of(words, house.coordinator).cases) == found


def test_a_case_that_goes_to_another_agency_is_found_there(way):
    house, other = two_houses()
    case = house.file(description="Kenari jingga.")
    Complaint.objects.filter(pk=case.pk).update(agency=other.agency)
    assert keys(page_of("kenari", house.coordinator).cases) == []
    assert keys(page_of("kenari", other.coordinator).cases) == [case.pk]


def test_notes_and_messages_are_no_words_of_a_case():
    house = House()
    case = house.file(subject="Antrean", description="Loket tutup.")
    Statement.objects.create(
        complaint=case.row,
        kind="note",
        author_kind="staff",
        at=case.row.received_at,
        body="Kenari.",
        salt=b"x" * 16,
    )
    written = Words.objects.get(pk=case.pk).words
    assert [word for word in written.split() if ord(word[1]) > 7] == ["'antre'", "'loket'", "'tutup'"]


@given(
    words=st.text(max_size=40).map(lambda text: text.replace("\0", "")),
    who=st.sampled_from(["coordinator", "officer", "ombudsman"]),
)
def test_no_words_break_a_page_of_a_search(words, who):
    house = House()
    house.file()
    page_of(words, getattr(house, who)).cases.first()


BIRDS = ("kenari", "merpati", "elang", "gelatik")


def test_pages_that_end_after_some_looks_are_together_what_a_scan_of_all_finds_both_ways(monkeypatch):
    """However few looks a page may take, in each order, for whom and where it begins to go back; and where they are few and met along
    the list before they are put in order, or not."""
    house, other = House(), House()
    said = {}
    for number in range(14):
        birds = [bird for place, bird in enumerate(BIRDS) if number * 7 % 11 >> place & 1]
        case = (house if number % 3 else other).file(description=f"Laporan ini tentang {' '.join(birds)}.")
        if number % 4 == 0:
            case.dispatched(f"2026-03-{3 + number % 3:02}")
        said[case.pk] = birds

    @settings(max_examples=examples(40))
    @given(
        wanted=st.sets(st.sampled_from(BIRDS), min_size=1, max_size=2),
        who=st.sampled_from(["coordinator", "officer", "ombudsman"]),
        order=st.sampled_from(CHOSEN),
        looks=st.sampled_from([1, 2, 4, 6, 20]),
        size=st.integers(1, 5),
        few=st.sampled_from([0, 0, searching.FEW]),
        ahead=st.sampled_from([(), ((0, 3),), ((0, 1000),)]),
        quoted=st.booleans(),
    )
    def holds(wanted, who, order, looks, size, few, ahead, quoted):
        monkeypatch.setattr(paging, "LOOKS", looks)
        monkeypatch.setattr(searching, "FEW", few)
        monkeypatch.setattr(searching, "FEW_OF_ALL", few)
        monkeypatch.setattr(sought, "AHEAD", ahead)
        words, after = " ".join(sorted(wanted)), min(wanted)
        if quoted:
            words, wanted = f'"tentang {after}"', {after}
        by = getattr(house, who)
        sign = "" if order == Order.DEADLINE else "-"
        scanned = Complaint.objects.visible_to(by).order_by(f"{sign}{FIELDS[order]}", f"{sign}pk")
        expected = [
            pk
            for pk in scanned.values_list("pk", flat=True)
            if (said[pk][:1] == [after] if quoted else wanted <= set(said[pk]))
        ]
        found = page_of(words, by)

        def pages(cursor, onwards):
            return walked(found, order, size, cursor, onwards)

        onwards = list(pages(None, "next"))
        assert [row.pk for each in onwards for row in each.rows] == expected
        if onwards[-1].previous:
            back = list(pages(onwards[-1].previous, "previous"))[::-1]
            known = [row.pk for each in [*back, onwards[-1]] for row in each.rows]
            assert known == expected
            again = pages(back[0].next, "next")
            assert [row.pk for each in [back[0], *again] for row in each.rows] == expected

    holds()


def test_a_look_at_the_words_of_a_case_asks_the_index_that_reads_one_page(monkeypatch):
    monkeypatch.setattr(searching, "FEW", 0)
    house = House()
    house.file(subject="Antrean loket")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
    along = page_of("antrean", house.coordinator).along
    assert along is not None
    looks = along.list.annotate(is_held=ExpressionWrapper(along.held, output_field=BooleanField()))
    assert "words_by_key" in looks.explain()


def test_a_word_that_many_of_some_cases_hold_is_not_counted_and_not_said_to_be_in_a_thousand_cases():
    """Where keys are far apart the statistics are asked, which expect few here: then it is counted at once."""
    house, other = two_houses()
    for place in (house, other):
        for _ in range(8):
            place.file(description="Laporan tentang kenari di loket.")
    here = [f"\x01{house.agency.pk}"]

    def sought_for(word, places, most):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT cardinality(keys), counted FROM"
                " cases_sought(plainto_tsquery('indonesian', %s), %s, %s, NULL, NULL, '', 800, 2000)",
                [word, places, most],
            )
            return cursor.fetchone()

    for places, most, expected in (
        (None, 0, (None, False)),
        (here, 0, (None, False)),
        ([f"\x01{house.agency.pk}", f"\x02{house.unit.pk}"], 0, (None, True)),
        (None, 10_000_000, (16, True)),
        (here, 10_000_000, (8, True)),
        ([], 0, (0, True)),
    ):
        assert sought_for("kenari", places, most) == expected, (places, most)
    assert sought_for("merpati", None, 0) == (0, True)
    far_apart(house)
    assert sought_for("kenari", None, 0) == (None, True)
    assert sought_for("kenari", here, 0) == (None, True)
    assert sought_for("kenari", here, 8) == (8, True)
