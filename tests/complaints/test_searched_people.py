"""Searching for people, places and parts of numbers: who finds whom, in whatever spelling, and why."""

from itertools import product

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.models import Unit, User
from accounts.roles import Role
from complaints import gathered, references, search_words, searching, sought
from complaints.codes import IdentityKind
from complaints.entitlement import may_see_identity
from complaints.models import Complaint, Identity, Words
from tests.chance import examples
from tests.complaints.test_searching import far_apart, keys, page_of
from tests.factories import House, region, unit, user
from tests.factories import actor as acting
from tests.workflow.products.examined import examined
from workflow.verbs import assignment
from workflow.verbs.intake import Person

pytestmark = pytest.mark.django_db
READERS = ("coordinator", "officer", "other_officer", "ombudsman", "custodian", "head")
PERSON = Person(
    "Raden Ajeng Djoewita", email="Djoe.Wita@gmail.com", phone="0813 2222 4444", address="Pontang"
)
WAYS = ("juwita", "+62 813-2222-4444", "22224444", "djoewita@gmail.com")


def found(words, by):
    return keys(page_of(words, by).cases)


def of(name, house, **more):
    return house.file(person=Person(name, email="a@example.org", phone="", address=""), **more)


def test_a_complainant_is_found_by_exactly_those_who_may_know_a_named_one():
    house, other = House(), House()
    cases = []
    for kind, way in product(IdentityKind, (None, True, False)):
        person = None if kind == IdentityKind.ANONYMOUS else PERSON
        case = house.file(identity=kind, person=person, description="Loket tutup terlalu cepat hari itu.")
        cases.append(case.dispatched("2026-03-03"))
        if way is not None and kind != IdentityKind.ANONYMOUS:
            Complaint.objects.filter(pk=case.pk).update(
                escalated_at=case.row.received_at, identity_to_ombudsman=way
            )
    of_region = acting(user(Role.OMBUDSMAN, region=region(house.agency)))
    readers = [*(getattr(house, who) for who in READERS), other.coordinator, other.officer, of_region]
    for reader in readers:
        seen = Complaint.objects.visible_to(reader)
        may = {
            row.pk
            for row in seen
            if row.identity_kind == IdentityKind.NAMED and may_see_identity(row, reader)
        }
        for words in WAYS:
            assert set(found(words, reader)) == may, (words, reader.seats)
        assert set(found("loket -juwita", reader)) == set(seen.values_list("pk", flat=True)) - may
    assert found("juwita", house.ombudsman) != found("juwita", house.coordinator)


def test_of_a_confidential_or_unnamed_case_nothing_that_a_search_reads_tells_who_filed_it():
    house = House()
    named, hidden = house.file(), house.file(identity=IdentityKind.CONFIDENTIAL)
    for case, told in ((named, True), (hidden, False)):
        words = Words.objects.get(pk=case.pk).words
        assert ("siti" in words, "\x06" in words) == (told, told)


SAME = [
    ("Soekarno", "sukarno"), ("Djojohadikoesoemo", "Joyohadikusumo"), ("Tjahjadi", "Cahyadi"), ("Jusuf", "Yusuf"),
    ("Sjahrir", "Syahrir"), ("Achmad", "Akhmad"), ("Njoman", "Nyoman"), ("Renée", "renee"), ("Nur’aini", "nuraini"),
]  # fmt: skip
NEAR = [
    ("Muhammad", "Muhamad"), ("Rizky", "Riski"), ("Zaenal", "Zainal"), ("Yusuf", "Yusup"), ("Aisyah", "Aisya"),
    ("Ahmad", "Achmad"), ("Fauziah", "Fauzia"), ("Widodo", "Wdodo"), ("Kartika", "Kratika"), ("Sulastri", "Sulstri"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "typed"), SAME)
def test_old_and_new_spelling_are_one_name(name, typed):
    house = House()
    case = of(name, house)
    of("Bambang", house)
    for words in (typed, name, name.upper()):
        assert found(words, house.coordinator) == [case.pk], words
    assert not page_of(typed, house.coordinator).sought.alike


@pytest.mark.parametrize(("name", "typed"), NEAR)
def test_a_name_that_sounds_alike_or_is_mistyped_is_found_where_none_is_so_written(name, typed):
    house = House()
    case = of(name, house)
    page = page_of(typed, house.coordinator)
    assert (keys(page.cases), page.sought.alike) == ([case.pk], True)
    exact = of(typed, house)
    assert found(typed, house.coordinator) == [exact.pk]


def _each_finds_what_a_look_at_each_case_finds(told, house, other):
    for words, numbers in told.items():
        assert (len(found(words, house.coordinator)), len(found(words, house.ombudsman))) == numbers, words
        for reader in (*(getattr(house, who) for who in READERS), other.coordinator, other.officer):
            seen = Complaint.objects.visible_to(reader)
            assert set(found(words, reader)) == set(keys(seen.search(words, by=reader))), (
                words,
                reader.seats,
            )


def test_words_are_found_in_names_and_texts_together_as_a_look_at_each_case_finds_them(monkeypatch):
    """In whichever parts they are gathered (`complaints/gathered.py`), by lists or case by case."""
    User.objects.bulk_create(
        User(username=f"sekar-{number}", name=f"Arum Sekar {number}") for number in range(20)
    )
    monkeypatch.setattr(gathered, "HANDLERS_BY_THEMSELVES", 0)
    house, other = House(), House()
    for place in (house, other):
        handlers = [user(Role.OFFICER, unit=place.unit) for _ in range(2)]
        for handler, name in zip(handlers, ("Sekar Arum", "Melati Sekar"), strict=True):
            User.objects.filter(pk=handler.pk).update(name=name)
        for name, said, handler in (
            ("Sekar Arum", "Kursi loket patah.", None),
            ("Sekar", "Arum di loket marah.", handlers[1]),
            ("Putri Arum", "Antrean lama sekali di loket.", None),
            ("Budi", "Loket buka.", handlers[0]),
            ("Arum", "Loket tutup.", handlers[1]),
        ):
            case = of(name, place, description=said)
            if place == house:
                case.dispatched("2026-03-03")
            Complaint.objects.filter(pk=case.pk).update(handler=handler, escalated_at=case.row.received_at)
        of("Arum Sekar", place, identity=IdentityKind.CONFIDENTIAL, description="Kursi patah.")
    told = {
        "sekar": (4, 8), "sekar arum": (4, 8), "arum-sekar": (1, 2), "sekar arum kursi": (1, 2), "melati sekar": (2, 4),
        "melati arum": (2, 4), "sekar loket": (4, 8), "budi sekar arum": (1, 2), "putri, !": (1, 2),
        "sekar -kursi": (3, 6), "putri OR budi": (2, 4), "arum tidakada": (0, 0),
    }  # fmt: skip
    for alone, elsewhere in ((sought.READ_ALONE, 0), (0, 10**6)):
        monkeypatch.setattr(sought, "READ_ALONE", alone)
        monkeypatch.setattr(sought, "FEW_ELSEWHERE", elsewhere)
        _each_finds_what_a_look_at_each_case_finds(told, house, other)
        far_apart(house)
        told = {words: told[words] for words in ("sekar arum", "melati arum", "sekar -kursi")}
    alike = page_of("skar arrum", house.ombudsman).sought
    held = Words.objects.extra(where=["words @@ %s::tsquery"], params=[alike.query])
    assert len(alike.few) == 4
    assert set(alike.few) == set(held.values_list("pk", flat=True))


def test_what_is_found_says_why():
    house = House()
    house.unit.name = "Puskesmas Kramatwatoe"
    house.unit.save(update_fields=["name"])
    User.objects.filter(pk=house.officer.user.pk).update(name="Boedi Hartono")
    case = house.file(description="Petugas loket membentak saya waktu mengantre obat.").dispatched(
        "2026-03-03"
    )
    assignment.assign(case.pk, handler=house.officer.user, by=house.coordinator, at=case.row.last_at)
    part = case.row.reference[4:8]
    part = part if any(each.isdigit() for each in part) else f"TNT-{part}"
    for words, why in {
        "membentak": ["words"],
        part: ["reference"],
        case.row.reference: ["reference"],
        "siti aminah": ["name"],
        "0812 3456 7890": ["phone"],
        "siti@example.org": ["mail"],
        "puskesmas kramatwatu": ["unit"],
        "kramat": ["unit"],
        "puskesmas keramatwatu": ["unit_alike"],
        "budi": ["handler"],
        "siti obat": ["words", "name"],
        "aminh": ["name_alike"],
    }.items():
        page = page_of(words, house.coordinator)
        (row,) = searching.explained(page).worklist()
        assert sorted(searching.reasons(row, page.sought)) == sorted(why), words
    page = page_of("bentak -parkir", house.coordinator)
    (row,) = searching.explained(page).worklist()
    assert ("membentak", True) in searching.excerpt(row)
    assert (
        "".join(piece for piece, _asked in searching.excerpt(row))
        in "Petugas loket membentak saya waktu mengantre obat."
    )


def test_units_and_handlers_are_looked_up_where_the_reader_sees_cases():
    house, other = House(), House()
    Unit.objects.filter(pk__in=(house.unit.pk, other.unit.pk)).update(name="Balai Kenari")
    here, there = (one.file().dispatched("2026-03-03") for one in (house, other))
    assert found("balai kenari", house.coordinator) == found("kenari", house.officer) == [here.pk]
    assert sorted(found("kenari", house.ombudsman)) == sorted([here.pk, there.pk])
    assert found("kenari", house.other_officer) == []


CALLED = (
    "Djoewita Sekar", "Sekar-Arum", "  Sekar  Djoewita", "Oesman bin Tjahjadi", "O'Brien", "100% Sekar", "Se_kar", "Sékar Arum", "Arumi Sekarang",
    "Balai Sekar", "UPTD Kenari (Lama)", "Kenariwati", "Ken Ari", "Juwita", "Sekkar", "ARUM",
)  # fmt: skip


def _called_so(table, typed, *, alike):
    """Whom a look at each name finds."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, ' ' || spelled(name), ' ' || spelled(%s), word_similarity(spelled(%s), spelled(name)) FROM {table}",
            [typed, typed],
        )
        rows = cursor.fetchall()
    if not rows or len(rows[0][2]) < 4:
        return []
    if alike:
        near = sorted((-likeness, key) for key, _name, _whole, likeness in rows if likeness >= 0.5)
        return [key for _likeness, key in near[:50]]
    return [key for key, name, whole, _likeness in rows if whole in name]


def test_units_and_staff_are_found_by_their_names_as_a_look_at_each_finds_them():
    """However they are spelled, there and in what is typed, also by who sees one agency alone."""
    house = House()
    here_alone = {
        "unit": {unit(house.agency, name=name).pk for name in CALLED},
        "handler": {user(Role.OFFICER, unit=house.unit, name=name).pk for name in CALLED},
    }  # others of the house, in no unit of the agency, are seen from all of the country only

    @settings(max_examples=examples(60))
    @given(
        typed=st.one_of(
            st.sampled_from(CALLED),
            st.builds(
                lambda name, first, last: name[first : first + last],
                st.sampled_from(CALLED),
                st.integers(0, 9),
                st.integers(3, 9),
            ),
            st.text("skaruey j'_%-", min_size=3, max_size=8),
        ),
        alike=st.booleans(),
        here=st.booleans(),
    )
    def holds(typed, alike, here):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT kind, ARRAY(SELECT found[1]::bigint FROM regexp_matches(query::text, '[\\x03\\x04](\\d+)', 'g') found)"
                " FROM found_in(%s, false, %s, '', '{}', '{}', %s, %s)",
                [typed, alike, *([[house.agency.pk], []] if here else [None, None])],
            )
            found = dict(cursor.fetchall())
        for kind, table in (("unit", "accounts_unit"), ("handler", "accounts_user")):
            said, true = set(found.get(kind, [])), set(_called_so(table, typed, alike=alike))
            among = here_alone[kind] if here else said | true
            assert said & among == true & among, kind

    holds()


def test_a_word_that_very_many_units_bear_is_a_part_of_the_name_of_the_fewer_that_another_word_names(
    monkeypatch,
):
    house = House()
    other = House()
    Unit.objects.filter(pk=house.unit.pk).update(name="UPTD Puskesmas Kenari")
    Unit.objects.filter(pk=other.unit.pk).update(name="UPTD Puskesmas Merpati")
    bare = {"description": "Parkir mahal sekali di sana.", "subject": "Tarif"}
    here, there = (one.file(**bare).dispatched("2026-03-03").pk for one in (house, other))
    says = (
        other.file(subject="Pindah", description="Saya dari puskesmas ke kenari.").dispatched("2026-03-03").pk
    )
    monkeypatch.setattr(sought, "MANY_UNITS", 1)
    for few in (searching.FEW_OF_ALL, 0):
        monkeypatch.setattr(searching, "FEW_OF_ALL", few)
        for words, expected in {
            "uptd puskesmas kenari": [here],
            "puskesmas kenari": [here, says],
            "puskesmas kenari parkir": [here],
            "parkir uptd puskesmas kenari -merpati": [here],
            "puskesmas parkir": [here, there],
            "-puskesmas tarif": [],
            "parkir -kenari": [there],
            "kenari OR puskesmas parkir": [here, there],
            "uptd puskesmas": [here, there, says],
        }.items():
            assert sorted(found(words, house.ombudsman)) == sorted(expected), (words, few)


def test_quotes_or_and_minus(monkeypatch):
    house = House()
    first = house.file(subject="Loket tutup", description="Antrean panjang sekali di depan.")
    second = house.file(subject="Tutup loket", description="Parkir mahal sekali di sana.")
    for few in (searching.FEW, 0):
        monkeypatch.setattr(searching, "FEW", few)
        for words, expected in {
            '"loket tutup"': [first.pk],
            "“tutup loket”": [second.pk],
            "loket -parkir": [first.pk],
            '-"loket tutup" loket': [second.pk],
            "antrean OR parkir": [first.pk, second.pk],
            "antrean ATAU parkir loket": [first.pk, second.pk],
            "antrean | parkir -mahal": [first.pk],
            '"antrean panjang" OR "parkir mahal"': [first.pk, second.pk],
            '"antrean sekali"': [],
            "-loket": [],
            '"siti aminah"': [first.pk, second.pk],
        }.items():
            assert sorted(found(words, house.coordinator)) == sorted(expected), (words, few)


def test_a_part_of_a_number_is_found_in_any_spelling():
    house = House()
    cases = [house.file() for _ in range(3)]
    for case in cases:
        bare = case.row.reference.replace("-", "").removeprefix("TNT")
        for typed in (
            f"TNT-{bare[:4]}",
            f"tnt {bare[:4]} {bare[4:8]}",
            f"TNT–{bare[:4]}–{bare[4:]}",
            f"TNT{bare[2:8]}",
        ):
            assert case.pk in found(typed, house.coordinator), typed
        assert len(found(f"TNT-{bare[:8]}", house.coordinator)) == 1
        link = f"https://aduan.example/petugas/kasus/{case.row.reference}/?list=x"
        assert found(link, house.coordinator) == [case.pk]


def test_a_name_that_was_changed_or_erased_is_found_no_more():
    house = House()
    case = house.file()
    Identity.objects.filter(complaint=case.pk).update(name="Wulan Dari", phone="", email="")
    assert (found("aminah", house.coordinator), found("wulan", house.coordinator)) == ([], [case.pk])
    assert found("0812 3456 7890", house.coordinator) == []
    case.row.notices.filter(identity__isnull=False).update(identity=None)
    Identity.objects.filter(complaint=case.pk).delete()
    assert found("wulan", house.coordinator) == []


def test_what_stands_in_cases_that_a_reader_may_not_know_of_changes_nothing_that_they_find():
    """Names that are alike are looked for where nothing is found: whether they are must not tell of such a case."""
    house, other = House(), House()
    hidden, near = (of(name, house).dispatched("2026-03-03") for name in ("Sity Kemuning", "Sity Kemunin"))
    elsewhere = of("Zul", other)
    hidden.row.accused.add(house.officer.user)
    for words, is_alike in {"kemuning": True, "sity kemuning": True, "kemunin": False}.items():
        page = page_of(words, house.officer)
        assert (keys(page.cases), page.sought.alike) == ([near.pk], is_alike), words
        assert hidden.pk in keys(page_of(words, house.coordinator).cases) or not is_alike
    for unknown in (hidden, elsewhere):
        assert page_of(unknown.row.reference, house.officer).sought.nothing
    examined(house, subject="Layanan Kenanga pada masa mudik")
    of_such_a_name = of("Kenangga", house).dispatched("2026-03-03")
    for reader in (house.officer, house.coordinator):
        assert found("kenanga", reader) == [of_such_a_name.pk]


@given(st.text(alphabet="ab\"-| OR–“”'1@", max_size=40))
def test_whatever_is_typed_can_be_read(text):
    wanted = search_words.read(text)
    for leaf in wanted.leaves:
        assert leaf.word.strip()
        assert leaf.part == "" or 4 <= len(leaf.part) <= 9
    assert all(len(clause.leaves) == 1 for clause in wanted.clauses if clause.no)


@given(st.binary(min_size=5, max_size=5), st.integers(0, 5), st.integers(4, 9))
def test_each_part_of_a_number_that_has_a_figure_is_known_as_one(drawn, first, length):
    bare = references.new_reference(lambda _n: drawn).replace("-", "").removeprefix("TNT")
    part = bare[first : first + length]
    if len(part) >= 4 and any(each.isdigit() for each in part):
        assert references.part(part.lower()) == part
    assert references.part(f"tnt-{part}") == part
