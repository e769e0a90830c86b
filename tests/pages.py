"""Every page of the product, who opens it and at which address, and a house in which each has something to show.

The house is made once for a run (`Databases.once`). A route that nobody names here fails: `tests/web/test_every_form.py`.
"""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from django.test import override_settings

from complaints.codes import Channel, IdentityKind
from complaints.models import Identity
from compliance import desk_pages
from compliance.assessments import Entry, enter
from compliance.audit import drawing
from compliance.evidence import filing as evidence
from compliance.evidence.filing import Offer
from compliance.frozen import freezing
from compliance.hearing import objecting, opening
from compliance.models import CHECKLIST
from law.codes import SuspensionReason
from notifications import links, password_links
from notifications.paper import Paper
from tests.factories import SCAN, Case, House
from tests.workflow.paths import use
from tests.workflow.products.examined import examined
from tests.workflow.products.told import issued
from workflow import clock
from workflow.calendars.files import Day
from workflow.models import CalendarChange
from workflow.people import absences
from workflow.redating import changes
from workflow.saved import saving
from workflow.verbs import conversation, counter, letters, referrals
from workflow.verbs.intake import Filing, Person, register

PASSWORD: Final = "tuntas-demo"
SEATS: Final = (
    "coordinator",
    "coordinator2",
    "officer",
    "supervisor",
    "head",
    "ombudsman",
    "administrator",
    "other coordinator",
)
OF_COMPLAINANT: Final = (
    "received",
    "incomplete",
    "dispatched",
    "suspended",
    "asked",
    "answered",
    "remedy",
    "late",
    "rejected",
    "escalated",
    "concluded",
    "silent",
    "closed",
    "withdrawn",
    "nameless",
    "extended",
)
"""Cases whose pages their complainants open: one in each situation."""
YEAR: Final = "{agency}/{year}"
PLACE: Final = "/pengawasan/{agency}/{unit}"
SHEET: Final = "/bukti/{agency}/{unit}/{year}"
HEARD: Final = "/nilai/{agency}/{year}/dengar-pendapat"


class Page(NamedTuple):
    """`seat`: who opens it: nobody, somebody of `SEATS`, or the complainant of a case of `OF_COMPLAINANT`."""

    seat: str
    path: str


PAGES: Final[dict[str, Page]] = {
    "home": Page("", "/"),
    "file": Page("", "/lapor/"),
    "file a unit found": Page("", "/lapor/?cari=unit"),
    "file whole": Page("", "/lapor/sekaligus/"),
    "file offline": Page("", "/lapor/luring/"),
    "unit": Page("", "/unit/{unit}/"),
    "agency": Page("", "/instansi/{agency}/"),
    "law": Page("", "/aturan/id/"),
    "track": Page("", "/lacak/"),
    "ask for a code": Page("", "/lacak/kode-baru/"),
    "code by phone": Page("", "/lacak/kode-baru/telepon/"),
    "new code": Page("", "{new_code}"),
    "confirm an address": Page("", "{address}"),
    "link to a case": Page("", "{link}"),
    "rating": Page("", "{rating}"),
    "recaps": Page("", "/angka/"),
    "sign in": Page("", "/petugas/masuk/"),
    "ask for a password": Page("", "/petugas/masuk/lupa/"),
    "new password": Page("", "{password}"),
    **{f"case {name}": Page(name, f"/kasus/{{{name}}}/") for name in OF_COMPLAINANT},
    "contacts": Page("received", "/kasus/{received}/kontak/"),
    "receipt": Page("received", "/kasus/{received}/tanda-terima/"),
    "look at a file": Page("received", "/kasus/{received}/lampiran/{own_file}/lihat/"),
    "why": Page("received", "/kasus/{received}/jangka-waktu/{duty}/"),
    "worklist": Page("coordinator", "/petugas/"),
    "worklist of a unit": Page("officer", "/petugas/?state=all"),
    "intake": Page("coordinator", "/petugas/verifikasi/"),
    "intake of a case": Page("coordinator", "/petugas/verifikasi/{received}/"),
    "referral": Page("other coordinator", "/petugas/pelimpahan/{referred}/"),
    "search help": Page("officer", "/petugas/cari/"),
    "saved": Page("coordinator", "/petugas/tersimpan/"),
    "letters": Page("officer", "/petugas/surat/"),
    "letter new": Page("officer", "/petugas/surat/baru/"),
    "letter": Page("officer", "/petugas/surat/{own_letter}/"),
    "similar": Page("coordinator", "/petugas/kasus/{dispatched}/serupa/"),
    "side by side": Page("coordinator", "/petugas/kasus/{dispatched}/serupa/{investigating}/"),
    "case mails": Page("coordinator", "/petugas/kasus/{received}/surel/"),
    "staff look at a file": Page("coordinator", "/petugas/kasus/{received}/lampiran/{own_file}/lihat/"),
    "account": Page("officer", "/petugas/akun/"),
    "absences": Page("officer", "/petugas/akun/ketidakhadiran/"),
    "feeds": Page("officer", "/petugas/kalender-saya/"),
    "staff file": Page("coordinator", "/petugas/lapor/"),
    "staff filed": Page("coordinator", "/petugas/lapor/{letter}/"),
    **{
        f"staff case {name}": Page(seat, f"/petugas/kasus/{{{name}}}/")
        for name, seat in {
            "received": "coordinator",
            "late": "officer",
            "investigating": "supervisor",
            "answered": "officer",
            "escalated": "ombudsman",
        }.items()
    },
    "counter key": Page("coordinator", "/petugas/kasus/{dispatched}/kode-baru/"),
    "counter key asked": Page("coordinator2", "/petugas/kasus/{investigating}/kode-baru/"),
    "staff why": Page("officer", "/petugas/kasus/{investigating}/jangka-waktu/{staff_duty}/"),
    "original": Page("officer", "/petugas/kasus/{investigating}/lampiran/{file}/asli/"),
    "oversight": Page("ombudsman", "/pengawasan/?group_by=unit&columns=all"),
    "oversight of an agency": Page("head", "/pengawasan/{agency}/"),
    "queue": Page("ombudsman", "/pengawasan/antrean/?turn=all"),
    "late of the unit": Page("supervisor", "/pengawasan/terlambat/{agency}/{unit}/"),
    "backlog": Page("coordinator", "/pengawasan/tunggakan/{agency}/"),
    "backlog of the unit": Page("supervisor", "/pengawasan/tunggakan/{agency}/{unit}/"),
    "late": Page("ombudsman", "/pengawasan/terlambat/{agency}/"),
    "compare": Page("ombudsman", "/pengawasan/banding/?agency={agency}&unit={unit}"),
    "counted": Page("ombudsman", "/pengawasan/kasus/?measure=received"),
    "ratings": Page("ombudsman", "/ukuran/penilaian/"),
    "products": Page("ombudsman", "/pengawasan/produk/"),
    "product new": Page("ombudsman", "/pengawasan/produk/baru/"),
    "product new of an agency": Page("ombudsman", "/pengawasan/produk/baru/?agency={agency}"),
    "products in time": Page("ombudsman", "/pengawasan/produk/tepat-waktu/"),
    "product of the unit": Page("officer", "/pengawasan/produk/{product}/"),
    "product": Page("ombudsman", "/pengawasan/produk/{product}/"),
    "product why": Page("ombudsman", "/pengawasan/produk/{product}/jangka-waktu/{product_duty}/"),
    "examinations": Page("ombudsman", "/pengawasan/produk/pemeriksaan/"),
    "examination new": Page("ombudsman", "/pengawasan/produk/pemeriksaan/baru/"),
    "examination": Page("ombudsman", "/pengawasan/produk/pemeriksaan/{examination}/"),
    "audits": Page("ombudsman", "/pengawasan/audit/"),
    "audit": Page("ombudsman", "/pengawasan/audit/{audit}/"),
    "audit answer": Page("ombudsman", "/pengawasan/audit/{audit}/1/"),
    "publishing": Page("head", "/pengawasan/pengumuman/"),
    "sheet": Page("ombudsman", f"{PLACE}/"),
    "own sheet": Page("supervisor", f"{PLACE}/"),
    "cases of a sheet": Page("ombudsman", f"{PLACE}/kasus/?angka=received"),
    "score explained": Page("ombudsman", f"{PLACE}/nilai/{{year}}/"),
    "score what if": Page("ombudsman", f"{PLACE}/nilai/{{year}}/andai/"),
    "score counted": Page("ombudsman", f"{PLACE}/nilai/{{year}}/pengaduan/"),
    "scores": Page("ombudsman", "/nilai/?year={year}"),
    "frozen versions": Page("ombudsman", "/nilai/{agency}/{frozen}/"),
    "versions of an open year": Page("ombudsman", f"/nilai/{YEAR}/"),
    "frozen": Page("ombudsman", "/nilai/{agency}/{frozen}/1/"),
    "frozen unit": Page("ombudsman", "/nilai/{agency}/{frozen}/1/{unit}/"),
    "entry": Page("coordinator", f"/nilai/{YEAR}/isi/"),
    "entry of a unit": Page("coordinator", f"/nilai/{YEAR}/isi/unit/{{unit}}/"),
    "entry of a unit by the ombudsman": Page("ombudsman", f"/nilai/{YEAR}/isi/unit/{{unit}}/"),
    "trust": Page("ombudsman", f"/nilai/{YEAR}/isi/unit/{{unit}}/kepercayaan/"),
    "hearings": Page("ombudsman", f"{HEARD}/"),
    "hearings of an open year": Page("ombudsman", "/nilai/{agency}/{before}/dengar-pendapat/"),
    "hearing": Page("ombudsman", f"{HEARD}/1/"),
    "hearing of a unit": Page("supervisor", f"{HEARD}/1/{{unit}}/"),
    "objection": Page("supervisor", f"{HEARD}/1/{{unit}}/keberatan/{{late}}/"),
    "objection decided": Page("ombudsman", f"{HEARD}/1/{{unit}}/putusan/{{objection}}/"),
    "instrument": Page("administrator", "/instrumen/2026/"),
    "evidence": Page("ombudsman", "/bukti/"),
    "evidence of an agency": Page("coordinator", f"/bukti/{YEAR}/"),
    "evidence of a unit": Page("coordinator", f"{SHEET}/"),
    "evidence missing": Page("coordinator", f"{SHEET}/kurang/"),
    "evidence document": Page("coordinator", f"{SHEET}/dokumen/PG-02.1/"),
    "evidence document of a head": Page("supervisor", f"{SHEET}/dokumen/PG-02.1/"),
    "evidence document of the ombudsman": Page("ombudsman", f"{SHEET}/dokumen/PG-02.1/"),
    "calendars": Page("administrator", "/kalender/"),
    "calendar day": Page("administrator", "/kalender/hari/"),
    "calendar change": Page("administrator", "/kalender/usulan/{change}/"),
    "calendar year": Page("administrator", "/kalender/id/2026/"),
    "office": Page("coordinator", "/kelola/"),
    "people": Page("coordinator", "/kelola/orang/"),
    "invite": Page("coordinator", "/kelola/orang/undang/"),
    "person": Page("administrator", "/kelola/orang/{person}/"),
    "people import": Page("coordinator", "/kelola/orang/impor/"),
    "units import": Page("coordinator", "/kelola/unit/impor/"),
    "bodies": Page("coordinator", "/kelola/unit/"),
    "office unit": Page("coordinator", "/kelola/unit/{unit}/"),
    "promises": Page("coordinator", "/kelola/unit/{unit}/janji/"),
    "office agency": Page("coordinator", "/kelola/instansi/{agency}/"),
    "letterhead": Page("coordinator", "/kelola/instansi/{agency}/kop-surat/"),
    "office unit new": Page("coordinator", "/kelola/instansi/{agency}/unit-baru/"),
    "banners": Page("administrator", "/kelola/pengumuman/"),
    "outbox": Page("administrator", "/kelola/surel/"),
    "absences of a person": Page("coordinator", "/kelola/orang/{officer_pk}/ketidakhadiran/"),
    "office log": Page("administrator", "/kelola/catatan/"),
    "mails": Page("administrator", "/surel/"),
}
"""By a name of ours. `{...}`: what `facts` found of the house."""
DEEDS: Final[dict[str, Page]] = {
    f"deed {verb} of {case}": Page(seat, f"/petugas/kasus/{{{case}}}/tindakan/{verb}/")
    for (case, seat), verbs in {
        ("received", "coordinator"): (
            "dispatch",
            "reject",
            "request_completion",
            "refer",
            "link",
            "message",
            "note",
            "attach",
            "name_accused",
            "give_title",
        ),
        ("investigating", "coordinator"): ("transfer",),
        ("late", "officer"): ("begin", "send_back"),
        ("investigating", "supervisor"): ("answer", "extend", "suspend", "assign", "ask", "reclassify"),
        ("stopped", "officer"): ("resume",),
        ("remedy", "officer"): ("mark_remedied",),
        ("escalated", "ombudsman"): ("demand", "remand", "conclude"),
        ("demanded", "officer"): ("explain",),
        ("letter", "coordinator"): ("claim_receipt_date",),
        ("claimed", "coordinator2"): ("confirm_receipt_date",),
    }.items()
    for verb in verbs
}
"""Acts of staff: each has a page of its own."""
EVERY: Final = {**PAGES, **DEEDS}


def made() -> dict[str, Any]:
    """The house, in a database of its own; what its pages are addressed with."""
    now = clock.now()
    other = House(name="Pemerintah Kota Cilegon")
    house = House(name="Pemerintah Kabupaten Serang")
    for actor in (*vars(house).values(), other.coordinator):
        if (user := getattr(actor, "user", None)) is not None:
            user.set_password(PASSWORD)
            user.save(update_fields=["password"])

    def ago(days: float) -> datetime:
        return now - timedelta(days=days)

    def at_work(days: float = 6) -> Case:
        return house.file(ago(days)).dispatched(ago(days - 0.5)).begun(ago(days - 1))

    cases: dict[str, Case] = {
        "received": house.file(ago(2)).evidenced(ago(1)),
        "incomplete": use(house.file(ago(4)), "request_completion", ago(3), house.coordinator),
        "dispatched": house.file(ago(3)).dispatched(ago(2)),
        "investigating": at_work(),
        "suspended": use(
            at_work(), "suspend", ago(3), house.officer, reason=SuspensionReason.AWAITING_COMPLAINANT
        ),
        "stopped": use(at_work(), "suspend", ago(3), house.officer),
        "asked": at_work(),
        "answered": at_work().answered(ago(2)),
        "remedy": at_work().answered(ago(2), remedy="Loket kedua dibuka.", remedy_due_on=ago(-20).date()),
        "late": house.file(ago(120)).dispatched(ago(119)),
        "rejected": use(house.file(ago(4)), "reject", ago(3), house.coordinator),
        "escalated": use(house.file(ago(90)).dispatched(ago(89)), "escalate", ago(5), house.coordinator),
        "demanded": use(
            use(house.file(ago(90)).dispatched(ago(89)), "escalate", ago(5), house.coordinator),
            "demand",
            ago(4),
            house.ombudsman,
        ),
        "concluded": use(
            use(house.file(ago(90)).dispatched(ago(89)), "escalate", ago(9), house.coordinator),
            "conclude",
            ago(2),
            house.ombudsman,
        ),
        "silent": at_work().answered(ago(2)),
        "closed": at_work().answered(ago(3)).do("accept", ago(2), rating=3),
        "withdrawn": house.file(ago(3)).do("withdraw", ago(2)),
        "referred": house.file(ago(3)),
        "nameless": house.file(ago(90), identity=IdentityKind.ANONYMOUS, person=None).dispatched(ago(89)),
        "extended": use(at_work(), "extend", ago(3), house.supervisor),
        "letter": by_letter(house, ago(3)).evidenced(ago(2)),
        "claimed": use(
            house.file(ago(3), channel=Channel.LETTER).evidenced(ago(2)),
            "claim_receipt_date",
            ago(2),
            house.coordinator,
            received_on=ago(9).date(),
        ),
    }
    for name in ("investigating", "asked"):
        text = "Pukul berapa Anda datang?\nBawa nomor antrean bila ada."
        conversation.send_message(cases[name].pk, text=text, by=house.officer, at=ago(1))
    paper = bytes(Paper("id").output())
    conversation.attach(
        cases["investigating"].pk, data=paper, message=None, by=cases["investigating"].complainant, at=ago(1)
    )
    counter.ask_counter_key(
        cases["investigating"].pk, shown="ktp", reasons="Kode hilang.", by=house.coordinator, at=now
    )
    referrals.refer(
        cases["referred"].pk,
        agency=other.agency,
        reasons="Jalan itu milik kota.",
        by=house.coordinator,
        at=ago(2),
    )
    facts = {name: case.row.reference for name, case in cases.items()}
    facts["codes"] = {name: case.access_code for name, case in cases.items()}
    seats = {**vars(house), "other coordinator": other.coordinator}
    facts["users"] = {seat: seats[seat].user.username for seat in SEATS}
    return facts | _addresses(house, cases, now) | _of_the_desk(house, cases, now)


def by_letter(house: House, at: datetime) -> Case:
    """What a coordinator wrote down."""
    told = Filing(
        agency=house.agency,
        unit=house.unit,
        subject="Surat tanpa balasan",
        description="Surat saya bulan lalu belum dibalas.",
        occurred_on=None,
        identity=IdentityKind.NAMED,
        person=Person("Sutan Sjahrir", address="Pontang"),
        channel=Channel.LETTER,
    )
    return Case(house, register(told, by=house.coordinator, at=at))


def _addresses(house: House, cases: dict[str, Case], now: datetime) -> dict[str, Any]:
    """What the addresses of the cases' pages hold beside their numbers."""
    person = Identity.objects.get(complaint=cases["received"].pk)
    person.proposed_email = "baru@example.org"
    person.save(update_fields=["proposed_email"])
    closed = cases["closed"]
    rated = closed.row.events.get(name="accepted").seq
    who_rated = Identity.objects.get(complaint=closed.pk)

    def path(address: str) -> str:
        return urlsplit(address).path

    user = house.officer.user
    assert user is not None
    told = letters.Draft(title="Jawaban singkat", body="Terima kasih atas pengaduan Anda.", language="id")
    return {
        "agency": house.agency.code,
        "unit": house.unit.code,
        "year": now.year,
        "frozen": now.year - 1,
        "before": now.year - 2,
        "duty": cases["received"].row.duties.order_by("pk")[0].pk,
        "staff_duty": cases["investigating"].row.duties.get(kind="settle").pk,
        "file": cases["investigating"].row.attachments.get().pk,
        "own_file": cases["received"].row.attachments.get().pk,
        "own_letter": letters.make(letters.OWN, told, by=house.officer, at=now).pk,
        "link": path(links.to_complainant(person, at=now)),
        "new_code": path(links.to_new_code(person, seq=0, asked_at=now)),
        "address": path(links.to_address(person, asked_at=now)),
        "rating": path(links.to_rating(who_rated, accepted=rated, at=now)),
        "password": path(password_links.to_password(user, until=now + timedelta(days=300))),
        "person": house.coordinator2.user.pk,
        "officer_pk": user.pk,
    }


def _of_the_desk(house: House, cases: dict[str, Case], now: datetime) -> dict[str, Any]:
    """Scores, hearings, audits, evidence, products, days off."""
    agency, unit, year = house.agency.code, house.unit.code, now.year
    marks = Entry(checklist=dict.fromkeys(CHECKLIST, 3))
    for of in (year, year - 1):
        enter(agency, unit, of, entry=marks, by=house.coordinator, at=now)
    freezing.freeze(agency, year - 1, reason="Nilai tahun ini diterbitkan.", by=house.ombudsman, at=now)
    hearing = opening.open_(agency, year, days=3, by=house.ombudsman, at=now)
    row = hearing.units.get(unit=house.unit)
    said = objecting.object_(
        row.pk, case=cases["nameless"].row.reference, reasons="Berkas baru lengkap kemarin.", file=None,
        by=house.supervisor, at=now,
    )  # fmt: skip
    start, end = (now - timedelta(days=9)).date(), (now - timedelta(days=1)).date()
    audit = drawing.commit(
        agency, start=start, end=end, percent=100, by=house.ombudsman, at=now - timedelta(days=11)
    )
    drawing.draw(audit.pk, by=house.ombudsman, at=now)
    offer = Offer(data=SCAN, name="SK.png", document="PG-02.1", dated_on=date(year, 1, 5))
    evidence.hand_in(agency, unit, year, offer=offer, by=house.coordinator, at=now)
    product, examination = issued(house), examined(house)
    for name, address in {
        "Bulan ini": desk_pages.checked("overview", {}, house.coordinator),
        "Lewat waktu": saving.of_list({"part": "overdue"}, house.coordinator),
    }.items():
        saving.keep(name, address=address, shared="agency", by=house.coordinator, at=now)
    absences.note(
        house.officer.user,
        first_day=now.date() + timedelta(days=3),
        last_day=now.date() + timedelta(days=5),
        deputy=None,
        by=house.officer,
        at=now,
    )
    off = _working_day(now.date())
    change = changes.propose(
        "id", [Day(off, "national", "Hari Tenang")], decree="SKB 3 Menteri", source=CalendarChange.Source.FORM,
        by=house.administrator, at=now,
    )  # fmt: skip
    return {
        "objection": said.pk,
        "audit": audit.pk,
        "product": product.complaint.reference,
        "product_duty": product.complaint.duties.order_by("pk")[0].pk,
        "examination": examination.bodies.order_by("pk")[0].complaint.reference,
        "change": change.pk,
    }


def _working_day(day: date) -> date:
    """The next Monday to Friday after a week."""
    found = day + timedelta(days=7)
    while found.isoweekday() > 5:
        found += timedelta(days=1)
    return found


def address(page: Page, facts: dict[str, Any]) -> str:
    return page.path.format(**facts)


TOKENS: Final = {
    "link": "kasus/tautan/x",
    "new_code": "kasus/kode-baru/x",
    "address": "kasus/alamat/x",
    "rating": "kasus/penilaian/x",
    "password": "petugas/kata-sandi/x",
}
"""The facts that are whole paths, and what they look like."""


def made_with(files: Path) -> dict[str, Any]:
    """`made`, with its files in this folder."""
    with override_settings(MEDIA_ROOT=files):
        return made()
