"""Registers of any shape: what is imported, what is refused, and what a mapping may say."""

import hashlib
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from accounts.actors import Origin, staff
from accounts.models import Agency, Unit
from accounts.roles import Role
from complaints.codes import Outcome
from complaints.models import Complaint, Statement
from config import checkup
from tests.factories import House, agency, unit, user
from tests.workflow.rebuilt import assert_rebuilds
from workflow import clock
from workflow.models import Duty, Event, ImportedCase
from workflow.record import timeline
from workflow.register.lines import RowRefused, unit_code
from workflow.register.mapping import CODE
from workflow.sweep import sweeps
from workflow.verbs import investigation
from workflow.verbs.investigation import Decision

pytestmark = pytest.mark.django_db

AGENCY = """
[agency]
code = "kota-uji"
name = "Kota Uji"
level = "city"
zone = "Asia/Jakarta"
working_week = [1, 2, 3, 4, 5]
holidays = "id"
"""
REST = """
[columns]
reference = "no"
filed_at = "masuk"
unit = "opd"
status = "status"
ended_at = "selesai"
channel = "kanal"
subject = "perihal"
description = "uraian"
[status]
"Baru" = "received"
"Disposisi" = "dispatched"
"Proses" = "investigating"
"Selesai" = "closed"
"Batal" = "withdrawn"
"Bukan wewenang" = { rejected = "other_body" }
[channel]
"WA" = "whatsapp"
"""
TOP = """
source = "lama"
classification = "ordinary"
date_formats = ["%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M:%S%z"]
"""
STATUSES = ("Baru", "Disposisi", "Proses", "Selesai", "Batal", "Bukan wewenang")
HEADING = "no,masuk,opd,status,selesai,kanal,perihal,uraian"


class Desk:
    """A place with a mapping and a register, and the command."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mapping = TOP + AGENCY + REST

    def run(self, *lines: str, heading: str = HEADING) -> list[str]:
        return self.run_bytes("\n".join([heading, *lines]).encode())

    def run_bytes(self, content: bytes) -> list[str]:
        register, mapping, out = self.folder / "register.csv", self.folder / "map.toml", io.StringIO()
        register.write_bytes(content)
        mapping.write_text(self.mapping, encoding="utf-8")
        call_command("import_register", str(register), f"--mapping={mapping}", stdout=out)
        return out.getvalue().splitlines()

    def change(self, old: str, new: str) -> None:
        assert old in self.mapping
        self.mapping = self.mapping.replace(old, new)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def case(reference: str) -> Complaint:
    return Complaint.objects.select_related("agency", "unit", "held_by").get(
        imported_from__reference=reference
    )


def duties(reference: str) -> dict[str, Duty]:
    return {duty.kind: duty for duty in Duty.objects.filter(complaint__imported_from__reference=reference)}


def test_a_closed_row_is_answered_and_closed_at_its_end(desk):
    desk.run("7,02/03/2026 09:30,Dinas Kesehatan,Selesai,09/03/2026 15:00,WA,Antrean,Lima jam di loket")
    row = case("7")
    ended = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
    assert (row.state, row.ended_by, row.ended_at, row.answered_at) == ("closed", "import", ended, ended)
    assert (row.received_on, row.first_answered_on) == (date(2026, 3, 2), date(2026, 3, 9))
    assert (row.unit.code, row.held_by, row.channel) == ("dinas-kesehatan", row.unit, "whatsapp")
    assert (row.origin, row.identity_kind, row.access_hash) == ("import", "anonymous", "")
    assert {kind: (duty.met_at, duty.ended_at) for kind, duty in duties("7").items()} == {
        "settle": (ended, None),
        "decide": (ended, None),
    }
    texts = {text.kind: (text.body, text.author_kind) for text in row.statements.all()}
    assert texts == {"subject": ("Antrean", "import"), "description": ("Lima jam di loket", "import")}


def test_its_history_is_the_import_and_the_answer(desk):
    desk.run("7,02/03/2026 09:30,Dinas Kesehatan,Selesai,09/03/2026 15:00,WA,Antrean,Lima jam di loket")
    filed, ended = datetime(2026, 3, 2, 2, 30, tzinfo=UTC), datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
    imported, answered = Event.objects.order_by("seq")
    assert (imported.seq, imported.name, imported.from_state, imported.to_state) == (
        1,
        "imported",
        "",
        "closed",
    )
    assert (imported.at, imported.effective_at) == (filed, ended)
    assert (answered.seq, answered.name, answered.from_state, answered.to_state) == (
        2,
        "answered",
        "closed",
        "closed",
    )
    assert (answered.at, answered.effective_at) == (ended, ended)
    assert set(imported.statements) == {"subject", "description"}
    words = str(imported.facts) + str(answered.facts)
    assert not any(word in words for word in ("Antrean", "Lima", "Dinas Kesehatan"))


def test_its_timeline_tells_that_another_register_says_so(desk):
    desk.run("7,02/03/2026 09:30,Dinas Kesehatan,Selesai,09/03/2026 15:00,WA,Antrean,Lima jam di loket")
    coordinator = staff(user(Role.COORDINATOR, agency=Agency.objects.get()))
    with override("id"):
        told = [entry.sentence for entry in timeline.entries(case("7"), coordinator)]
    assert told == ["Pengaduan diimpor dari lama.", "Pengaduan dijawab menurut register asal."]


def test_the_doctor_finds_an_imported_history_sound(desk):
    desk.run(
        *(f"{n},02/03/2026 09:30,Dinkes,{status},09/03/2026 15:00,,," for n, status in enumerate(STATUSES))
    )
    assert [list(check(clock.now())) for check in (checkup.sequences, checkup.edges, checkup.hashes)] == [
        [],
        [],
        [],
    ]


def test_the_duties_of_every_imported_row_are_rebuilt_from_its_history_also_after_it_went_on(desk):
    """The answer that a register tells is part of the import: done again, it would open what nobody ever owed."""
    desk.run(
        *(f"{n},02/03/2026 09:30,Dinkes,{status},09/03/2026 15:00,,," for n, status in enumerate(STATUSES))
    )
    assert_rebuilds()
    officer = staff(user(Role.OFFICER, unit=Unit.objects.get()))
    decision = Decision(Outcome.FOUNDED, "Loket kini dibuka dua.")
    going_on = Complaint.objects.get(state="investigating")
    investigation.answer(going_on.pk, decision=decision, by=officer, at=clock.now(), version=1)
    assert {"notify", "reply"} <= set(going_on.duties.values_list("kind", flat=True))
    assert_rebuilds()


@pytest.mark.parametrize(
    ("status", "state", "ended_by", "held"),
    [
        ("Batal", "withdrawn", "withdraw", True),
        ("Bukan wewenang", "rejected", "reject", False),
        ("Proses", "investigating", "", True),
        ("Disposisi", "dispatched", "", True),
    ],
)
def test_t13_other_fates_end_their_duties_or_leave_them_running(desk, status, state, ended_by, held):
    desk.run(f"7,02/03/2026 09:30,Dinas Kesehatan,{status},09/03/2026 15:00,WA,Antrean,")
    row = case("7")
    ended = datetime(2026, 3, 9, 8, 0, tzinfo=UTC) if ended_by else None
    assert (row.state, row.ended_by, row.ended_at, row.first_answered_at) == (state, ended_by, ended, None)
    assert (row.held_by is not None, row.holdings.exists()) == (held, held)
    assert {kind: (duty.met_at, duty.ended_at, duty.ended_by) for kind, duty in duties("7").items()} == {
        "settle": (None, ended, ended_by),
        "decide": (None, ended, ended_by),
    }
    assert Event.objects.get().name == "imported"


def test_t13_a_row_not_yet_dispatched_still_waits_for_verification(desk):
    desk.run("7,02/03/2026 09:30,Dinas Kesehatan,Baru,,WA,Antrean,")
    assert case("7").held_by is None
    assert set(duties("7")) == {"receipt", "verify", "first_answer", "settle", "decide"}
    assert all(duty.swept_at for duty in duties("7").values() if duty.running)


def test_an_end_that_lies_ahead_is_left_to_the_clock(desk):
    now = clock.now().astimezone()
    desk.run(f"7,{now.strftime('%Y-%m-%dT%H:%M:%S%z')},Dinas Kesehatan,Proses,,WA,Antrean,")
    assert [duty.swept_at for duty in duties("7").values()] == [None, None]


def test_of_two_rows_of_one_reference_the_first_counts(desk):
    desk.run(
        "7,02/03/2026 09:30,Dinas Kesehatan,Proses,,WA,Perihal pertama,",
        "7,03/03/2026 09:30,Dinas Sosial,Selesai,09/03/2026 15:00,WA,Perihal kedua,",
    )
    assert (case("7").state, case("7").unit.code) == ("investigating", "dinas-kesehatan")
    assert case("7").statements.get().body == "Perihal pertama"


def test_the_event_holds_a_hash_of_the_reference_and_each_text_one_under_a_salt_of_its_own(desk):
    desk.run(*(f"REF-{n},02/03/2026 09:30,Dinkes,Proses,,WA,Antrean,Lima jam" for n in range(3)))
    hashes = {hashlib.sha256(f"REF-{n}".encode()).hexdigest() for n in range(3)}
    events = Event.objects.filter(name="imported")
    assert {event.facts["source_reference"] for event in events} == hashes
    rows = list(Statement.objects.all())
    proofs = dict(entry for event in events for entry in event.statements.values())
    assert proofs == {row.pk: hashlib.sha256(bytes(row.salt) + row.body.encode()).hexdigest() for row in rows}
    assert len({bytes(row.salt) for row in rows}) == len(rows) == 6


def test_nobody_is_reminded_of_rungs_that_an_imported_case_had_passed(desk):
    desk.run("7,02/03/2026 09:30,Dinas Kesehatan,Proses,,WA,Antrean,")
    now = clock.now()
    for duty in duties("7").values():
        assert duty.due_at < now
        assert (duty.rung, duty.rung_at) == ("", None)
    sweeps.sweep(at=now)
    assert not case("7").rungs.exists()
    assert not case("7").notices.exists()
    assert not case("7").events.filter(name="breached").exists()


def test_an_imported_case_goes_on_with_the_verbs(desk):
    desk.run("7,02/03/2026 09:30,Dinas Kesehatan,Proses,,WA,Antrean,")
    officer = staff(user(Role.OFFICER, unit=Unit.objects.get()), origin=Origin.LIVE)
    decision = Decision(Outcome.FOUNDED, "Loket kini dibuka dua.")
    investigation.answer(case("7").pk, decision=decision, by=officer, at=clock.now(), version=1)
    assert case("7").state == "answered"
    assert {kind: duty.met_at is not None for kind, duty in duties("7").items()} == {
        "settle": True,
        "decide": True,
        "notify": False,
        "reply": False,
    }


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("7,02/03/2026 09:30,Dinkes,Hilang,,WA,,", "the mapping does not know the status 'Hilang'"),
        (
            "7,31/02/2026 09:30,Dinkes,Proses,,WA,,",
            "'31/02/2026 09:30' is no date in any of the mapping's date_formats",
        ),
        (
            "7,02/03/2026 09:30,Dinkes,Proses,besok,WA,,",
            "'besok' is no date in any of the mapping's date_formats",
        ),
        ("7,02/03/2026 09:30,Dinkes,Selesai,,WA,,", "it is closed without an end date"),
        ("7,02/03/2026 09:30,Dinkes,Batal,,WA,,", "it is withdrawn without an end date"),
        (
            "7,02/03/2026 09:30,Dinkes,Selesai,02/03/2026 09:29,WA,,",
            "it ended 02/03/2026 09:29, before it was filed 02/03/2026 09:30",
        ),
        ("7,02/03/9998 09:30,Dinkes,Proses,,WA,,", "it lies in the future"),
        ("7,17/07/2009 09:30,Dinkes,Proses,,WA,,", "it was filed before 2009-07-18, when the law began"),
        ("7,0001-01-01T00:00:00+0700,Dinkes,Proses,,WA,,", "'0001-01-01T00:00:00+0700' is no date in any of"),
        (",02/03/2026 09:30,Dinkes,Proses,,WA,,", "it has no reference"),
        ("7,,Dinkes,Proses,,WA,,", "it has no filed_at"),
        ("7,02/03/2026 09:30, ,Proses,,WA,,", "it has no unit"),
        ("7,02/03/2026 09:30,処,Proses,,WA,,", "the unit '処' yields no code"),
        ("7,02/03/2026 09:30,Dinkes", "it has no status"),
        ("7,02/03/2026 09:30,Dinkes,Proses,,WA,,,satu lagi", "it has 9 cells, the heading 8"),
        (f"7,02/03/2026 09:30,Dinkes,Proses,,WA,{'x' * 201},", "its subject cannot be kept (too_long)"),
        ("7,02/03/2026 09:30,Dinkes,Proses,,WA,a\0b,", "its subject cannot be kept (nul)"),
        (f"{'9' * 101},02/03/2026 09:30,Dinkes,Proses,,WA,,", "its reference cannot be kept (too_long)"),
    ],
)
def test_a_refused_row_is_told_with_its_line_and_leaves_no_trace(desk, row, reason):
    told = desk.run("6,02/03/2026 09:30,Dinas Kesehatan,Proses,,WA,,", row)
    assert told[0].startswith("refused: line 3, ")
    assert reason in told[0]
    assert told[-1] == "read 2 = imported 1 + already there 0 + refused 1"
    assert Complaint.objects.count() == ImportedCase.objects.count() == Unit.objects.count() == 1


def test_a_line_is_counted_where_its_row_begins(desk):
    told = desk.run('6,02/03/2026 09:30,Dinkes,Proses,,WA,,"dua\nbaris"', "", "7,kemarin,Dinkes,Proses,,WA,,")
    assert told[0].startswith("refused: line 5, 7: ")


def test_a_row_in_another_encoding_is_refused_and_the_rest_imported(desk):
    good, bad = b"6,02/03/2026 09:30,Dinkes,Proses,,WA,,", b"7,02/03/2026 09:30,Dink\xe9s,Proses,,WA,,"
    told = desk.run_bytes(b"\xef\xbb\xbf" + b"\n".join([HEADING.encode(), good, bad]))
    assert told[0] == "refused: line 3, 7: it is not in utf-8-sig"
    assert told[-1] == "read 2 = imported 1 + already there 0 + refused 1"


def test_a_mapping_may_name_encoding_and_delimiter(desk):
    desk.change('source = "lama"', 'source = "lama"\nencoding = "cp1252"\ndelimiter = ";"')
    desk.run_bytes(
        f"{HEADING}\n7,02/03/2026 09:30,Dinkés,Proses,,WA,Café,".replace(",", ";").encode("cp1252")
    )
    assert case("7").unit.code == "dinkes"
    assert case("7").statements.get().body == "Café"


def test_columns_that_are_not_required_may_be_absent_in_the_file(desk):
    told = desk.run("7,02/03/2026 09:30,Dinkes,Proses", heading="no,masuk,opd,status")
    assert told[-1] == "read 1 = imported 1 + already there 0 + refused 0"
    assert case("7").channel == "other"
    assert case("7").statements.get().body == "lama 7"


def test_they_may_be_absent_in_the_mapping(desk):
    for column in (
        'ended_at = "selesai"',
        'channel = "kanal"',
        'subject = "perihal"',
        'description = "uraian"',
    ):
        desk.change(column, "")
    told = desk.run("7,02/03/2026 09:30,Dinkes,Selesai,09/03/2026 15:00", "8,02/03/2026 09:30,Dinkes,Proses,")
    assert told[-1] == "read 2 = imported 1 + already there 0 + refused 1"


def test_an_unknown_channel_becomes_other_and_is_counted(desk):
    told = desk.run(
        *(f"{n},02/03/2026 09:30,Dinkes,Proses,,{word},," for n, word in enumerate(["Fax", "Fax", "wa"]))
    )
    assert "channel 'Fax' is not in the mapping: 2 rows taken in as other" in told
    assert [case(str(n)).channel for n in range(3)] == ["other", "other", "whatsapp"]


def test_a_reference_that_comes_twice_is_one_case(desk):
    row = "7,02/03/2026 09:30,Dinkes,Proses,,WA,,"
    assert desk.run(row, row)[-1] == "read 2 = imported 1 + already there 1 + refused 0"
    assert desk.run(row)[-1] == "read 1 = imported 0 + already there 1 + refused 0"


def test_the_same_number_of_another_register_is_another_case(desk):
    row = "7,02/03/2026 09:30,Dinkes,Proses,,WA,,"
    desk.run(row)
    desk.change('source = "lama"', 'source = "lain"')
    assert desk.run(row)[-1] == "read 1 = imported 1 + already there 0 + refused 0"


def test_batches_follow_one_another_without_a_loss(desk):
    told = desk.run(*(f"{n},02/03/2026 09:30,Dinkes,Proses,,WA,," for n in range(1001)))
    assert told[-1] == "read 1001 = imported 1001 + already there 0 + refused 0"


def test_a_year_without_a_calendar_leaves_the_date_open(desk):
    desk.run("7,02/03/2015 09:30,Dinkes,Proses,,WA,,")
    settle, decide = duties("7")["settle"], duties("7")["decide"]
    assert (settle.due_on, settle.awaits_year) == (None, 2015)
    assert decide.due_on == date(2015, 5, 1)


def test_an_instant_with_its_offset_counts_by_the_agencys_date(desk):
    desk.run("7,2026-03-01T20:00:00+0000,Dinkes,Proses,,WA,,")
    assert case("7").received_on == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("local", "instant"),
    [
        (
            "12/03/2017 02:30",
            datetime(2017, 3, 12, 10, 30, tzinfo=UTC),
        ),  # skipped: 01:59 is followed by 03:00
        ("05/11/2017 01:30", datetime(2017, 11, 5, 8, 30, tzinfo=UTC)),  # comes twice: the first
    ],
)
def test_local_times_at_a_change_of_clocks_are_read_in_one_way(desk, local, instant):
    desk.change("Asia/Jakarta", "America/Los_Angeles")
    desk.change('holidays = "id"', 'holidays = "none"')
    desk.run(f"7,{local},Dinkes,Proses,,WA,,")
    assert case("7").received_at == instant


def test_units_of_the_agency_are_found_and_others_made_with_its_week(desk):
    desk.change("[1, 2, 3, 4, 5]", "[1, 2, 3, 4, 5, 6]")
    told = desk.run("6,02/03/2026 09:30,Dinkes,Proses,,WA,,", "7,02/03/2026 09:30, DINKES ,Proses,,WA,,")
    assert "units made: dinkes" in told
    made = Unit.objects.get()
    assert (made.name, made.agency.code, made.working_week) == ("Dinkes", "kota-uji", [1, 2, 3, 4, 5, 6])


def test_a_code_that_another_agency_has_gets_the_agencys_before_it(desk):
    unit(agency(), "dinkes")
    for _time in range(2):
        desk.run("7,02/03/2026 09:30,Dinkes,Proses,,WA,,", "8,02/03/2026 09:30,Dinkes,Proses,,WA,,")
    assert {case(n).unit.code for n in "78"} == {"kota-uji-dinkes"}


@given(st.text(max_size=120))
def test_every_owner_yields_a_code_or_is_refused(owner):
    try:
        code = unit_code(owner)
    except RowRefused:
        return
    assert CODE.fullmatch(code)
    assert unit_code(owner.upper().lower()) in (code, unit_code(owner.upper()))


def test_long_owners_that_begin_alike_stay_two():
    start = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu "
    assert unit_code(start + "A") != unit_code(start + "B")


def test_an_agency_that_exists_needs_only_its_code(desk):
    house = House(code="kota-uji", zone="Asia/Makassar")
    desk.mapping = TOP + '[agency]\ncode = "kota-uji"\n' + REST
    desk.run("7,02/03/2026 00:30,Dinkes,Proses,,WA,,")
    assert case("7").agency == house.agency
    assert case("7").received_at == datetime(2026, 3, 1, 16, 30, tzinfo=UTC)
    assert Agency.objects.get(code="kota-uji").open_for_filing


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('source = "lama"', "", "map.toml: the file: names no source."),
        ('source = "lama"', 'source = "Lama!"', "source 'Lama!' is no code: 2 to 40 of a-z, 0-9 and -."),
        ('source = "lama"', "source = lama", "is not TOML in UTF-8"),
        ('source = "lama"', 'source = "lama"\nsumber = "x"', "holds unknown keys: sumber."),
        ('"ordinary"', '"biasa"', "classification 'biasa' is unknown; known are ordinary,"),
        ('"%d/%m/%Y %H:%M"', '"%Q"', "date_formats holds '%Q', which reads no date"),
        ("[1, 2, 3, 4, 5]", "[]", "working_week is not a list of ISO weekdays"),
        ("Asia/Jakarta", "Jakarta", "zone 'Jakarta' is unknown"),
        ('holidays = "id"', 'holidays = "xx"', "There is no calendar xx: load it first (load_calendars)."),
        (
            'zone = "Asia/Jakarta"',
            "",
            "There is no agency kota-uji yet, and the mapping does not tell its zone.",
        ),
        ('"Selesai" = "closed"', '"Selesai" = "done"', "status 'Selesai' becomes 'done', which is unknown"),
        (
            'rejected = "other_body"',
            'rejected = "entah"',
            "status 'Bukan wewenang' becomes {'rejected': 'entah'}",
        ),
        ('"WA" = "whatsapp"', '"WA" = "pigeon"', "channel 'WA' becomes 'pigeon', which is unknown"),
        ('filed_at = "masuk"', 'filed_at = "tanggal"', "no column 'tanggal', which holds the filed_at."),
        ('source = "lama"', 'source = "lama"\nencoding = "xx"', "encoding 'xx' is unknown."),
    ],
)
def test_a_mapping_that_cannot_be_used_ends_with_2_and_one_sentence(desk, old, new, sentence):
    desk.change(old, new)
    with pytest.raises(CommandError) as refusal:
        desk.run("7,02/03/2026 09:30,Dinkes,Proses,,WA,,")
    assert sentence in str(refusal.value)
    assert refusal.value.returncode == 2
    assert Complaint.objects.count() == Agency.objects.count() == 0


def test_a_mapping_that_disagrees_with_the_agency_is_not_used(desk):
    agency("kota-uji", zone="Asia/Makassar")
    with pytest.raises(CommandError, match="has the zone Asia/Makassar; the mapping says Asia/Jakarta"):
        desk.run("7,02/03/2026 09:30,Dinkes,Proses,,WA,,")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "it has no heading"), (f'{HEADING}\n7,"{"x" * 200_000}'.encode(), "is no table at line 2")],
)
def test_a_file_that_is_no_table_ends_with_2(desk, content, sentence):
    with pytest.raises(CommandError, match=sentence) as refusal:
        desk.run_bytes(content)
    assert refusal.value.returncode == 2


def test_files_that_are_not_there_end_with_2(desk):
    desk.run()
    for file, mapping in (("none.csv", "map.toml"), ("register.csv", "none.toml"), (".", "map.toml")):
        with pytest.raises(CommandError, match="cannot be read") as refusal:
            call_command("import_register", str(desk.folder / file), f"--mapping={desk.folder / mapping}")
        assert refusal.value.returncode == 2


def test_the_number_of_queries_does_not_grow_with_the_rows(desk, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        desk.run(
            *(f"{n},02/03/2026 09:30,Dinkes,Selesai,09/03/2026 15:00,WA,Antrean,Lama" for n in range(300))
        )


def test_an_imported_case_is_found_by_its_number_in_that_register_in_any_spelling(desk):
    desk.run(
        "PGD/001-O/2026,02/03/2026 09:30,Dinkes,Proses,,WA,Antrean,", "7,02/03/2026 09:30,Dinkes,Proses,,WA,,"
    )
    for words in ("PGD/001-O/2026", "pgd 001 o 2026", "PGD\u20110010\u20132026", "\u200bpgd/OO1-0/2026"):
        assert [row.pk for row in Complaint.objects.search(words)] == [case("PGD/001-O/2026").pk], words
    assert not Complaint.objects.search("---").exists()
    assert not Complaint.objects.search("PGD/001").exists()
