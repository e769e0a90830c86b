"""Canaries: a case in each situation, with words that stand nowhere else, and every route of the house asked by everybody.

No word reaches anybody whom the table below does not name. The routes come from the resolver: a new one fails until
somebody says here how it is asked.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import uuid4

import pypdfium2
import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accounts import feeds, tokens
from accounts.actors import Actor
from accounts.models import User
from accounts.roles import Role
from complaints.codes import IdentityKind
from config import urls
from tests import factories
from tests.factories import Case, House, when
from workflow import clock
from workflow.reading import case_file
from workflow.verbs import conversation
from workflow.verbs.intake import Person

pytestmark = pytest.mark.django_db

# How a route is asked. A tuple of queries: by everybody, each of them; CASE: of each case; HIDDEN: of one case that they
# may not see, as its answer is the same for all; text: why nobody asks it.
CASE, HIDDEN, PLACES = ("each case",), ("a hidden case",), ("each unit",)
SCORED = (
    "pengawasan/<str:agency>/<str:unit>/nilai/<int:year>/",
    "pengawasan/<str:agency>/<str:unit>/nilai/<int:year>/andai/",
    "pengawasan/<str:agency>/<str:unit>/nilai/<int:year>/pengaduan/",
    "api/v1/scores/<str:agency>/<str:unit>/<int:year>/explain/",
    "api/v1/scores/<str:agency>/<str:unit>/<int:year>/what-if/",
)
FROZEN = "what is frozen has numbers of cases, for those who may count them: tests/compliance/test_frozen.py"
HEARD = (
    "drafts and objections: numbers of cases for who may count them, words for who may open the case: "
    "tests/compliance/test_hearing.py"
)
AUDITED = (
    "pengawasan/audit/<int:pk>/",
    "pengawasan/audit/<int:pk>/<int:place>/",
    "pengawasan/audit/<int:pk>/unduh.csv",
    "pengawasan/audit/<int:pk>/unduh.xlsx",
    "pengawasan/audit/<int:pk>/unduh.json",
    "api/v1/audits/<int:pk>/",
    "api/v1/audits/<int:pk>/draw/",
    "api/v1/audits/<int:pk>/marks/",
    "api/v1/audits/<int:pk>/export.json",
)
EVIDENCE = "documents of a unit, no case: tests/web/test_evidence.py"
BINDER = "numbers of cases for those who may count them: tests/compliance/evidence/test_binder.py"
OF_FIGURES = (
    "pengawasan/kasus/",
    "pengawasan/<str:agency>/<str:unit>/kasus/",
    "pengawasan/terlambat/<str:agency>/",
    "pengawasan/terlambat/<str:agency>/<str:unit>/",
    "pengawasan/tunggakan/<str:agency>/",
    "pengawasan/tunggakan/<str:agency>/<str:unit>/",
    "api/v1/measures/handling/cases/",
    "api/v1/measures/unit/cases/",
    *SCORED,
)
"""They list the numbers of cases to whoever may count them, also of those that they may not open (docs/adr/0051)."""
SEARCHES = tuple(f"?q=Uraian{tag}" for tag in ("dua", "empat", "sepuluh"))
PERIOD = "from=2026-01-01&to=2026-12-31"
WEB_PERIOD = "start=2026-01-01&end=2026-12-31"
GROUPED = tuple(f"?{PERIOD}&group_by={by}" for by in ("unit", "agency", "channel"))
ROUTES: Final[dict[str, tuple[str, ...] | str]] = {
    "": ("",),
    "lapor/": ("",),
    "lapor/sekaligus/": ("",),
    "lapor/pekerja.js": "a script of no case",
    "lapor/luring/": "a page of no case; what it shows lies in the browser",
    "lapor/<str:step>/": "the draft of this browser, of no case yet: tests/web/test_filing_steps.py",
    "unit/<str:code>/": "a unit and its limits; marks of posters are counted among the cases that a reader sees: "
    "tests/web/test_unit_page.py",
    "unit/<str:code>/poster.pdf": "a unit's name and address, no case",
    "unit/<str:code>/formulir.pdf": "an empty form with a unit's name, no case",
    "lapor/formulir.pdf": "an empty form, no case",
    "instansi/<str:code>/": "an agency and its units, no case",
    "aturan/<str:code>/": "the limits of a law, no case",
    "lacak/": ("",),
    "lacak/kode-baru/": ("",),
    "lacak/kode-baru/telepon/": ("",),
    "kasus/kode-baru/<str:token>/": "only the mail of the complainant holds a token, and it shows its own case",
    "kasus/alamat/<str:token>/": "as above",
    "kasus/tautan/<str:token>/": "as above",
    "kasus/penilaian/<str:token>/": "as above",
    "kasus/<str:reference>/": CASE,
    "kasus/<str:reference>/kontak/": CASE,
    "kasus/<str:reference>/pertanyaan/": CASE,
    "kasus/<str:reference>/tanda-terima/": CASE,
    "kasus/<str:reference>/tanda-terima.pdf": CASE,
    "kasus/<str:reference>/jangka-waktu.ics": CASE,
    "kasus/<str:reference>/jangka-waktu/<int:duty>/": CASE,
    "kasus/<str:reference>/lampiran/<int:pk>/": CASE,
    "kasus/<str:reference>/lampiran/<int:pk>/lihat/": CASE,
    "kasus/<str:reference>/lampiran/<int:pk>/lihat/<int:page>/": CASE,
    "petugas/masuk/": ("",),
    "petugas/tulisan/": ("", "?halaman=/admin/accounts/user/1/change/"),
    "petugas/masuk/lupa/": ("",),
    "petugas/kata-sandi/<str:token>/": "a password of one's own, no case: tests/web/office/test_passwords.py",
    "kelola/": ("",),
    "kelola/orang/": ("",),
    "kelola/orang/undang/": ("",),
    "kelola/orang/<int:pk>/": "a person with seats, no case: tests/web/office/test_people.py",
    "kelola/orang/impor/": ("",),
    "kelola/unit/": ("",),
    "kelola/unit/<str:code>/janji/": "promises of a unit, no case: tests/web/test_backlog.py",
    "kelola/unit/impor/": ("",),
    "kelola/unit/<str:code>/": "a unit and who sits there, no case: tests/web/office/test_bodies.py",
    "kelola/instansi/<str:code>/": "an agency, no case: tests/web/office/test_bodies.py",
    "kelola/instansi/<str:code>/unit-baru/": "as above",
    "kelola/instansi/<str:code>/kop-surat/": "a picture of an agency, no case: tests/web/office/test_letterhead.py",
    "kelola/instansi/<str:code>/kop-surat/contoh.pdf": "as above",
    "instansi/<str:code>/lambang.png": "as above",
    "kelola/surel/": ("",),
    "kelola/catatan/": ("",),
    "kelola/pengumuman/": ("",),
    "keluar/": ("",),
    "petugas/": ("", "?state=all", "?overdue=on", *SEARCHES),
    "petugas/cari/": ("",),
    "petugas/tersimpan/": ("",),
    "petugas/tersimpan/<int:pk>/": "leads to a page that is asked above",
    "petugas/saringan/": "leads to the page above",
    "petugas/saringan/<int:pk>/": "as above",
    "petugas/banyak/": ("",),
    "petugas/verifikasi/": ("",),
    "petugas/pelimpahan/<str:reference>/": CASE,
    "petugas/verifikasi/<str:reference>/": CASE,
    "petugas/unduh.csv": ("?state=all", SEARCHES[0]),
    "petugas/unduh.xlsx": ("?state=all",),
    "petugas/akun/": ("",),
    "petugas/akun/ketidakhadiran/": ("",),
    "kelola/orang/<int:pk>/ketidakhadiran/": "days and a deputy of one person; cases only on one's own page: above",
    "petugas/kalender-saya/": ("",),
    "langganan/<str:token>.ics": ("their own addresses",),
    "petugas/lapor/": ("",),
    "petugas/lapor/<str:reference>/": CASE,
    "petugas/kasus/<str:reference>/": CASE,
    "petugas/kasus/<str:reference>/tindakan/<str:verb>/": CASE,
    "petugas/kasus/<str:reference>/kode-baru/": CASE,
    "petugas/kasus/<str:reference>/tanda-terima.pdf": CASE,
    "petugas/kasus/<str:reference>/berkas.pdf": CASE,
    "petugas/kasus/<str:reference>/jangka-waktu/<int:duty>/": CASE,
    "petugas/kasus/<str:reference>/lampiran/<int:pk>/": CASE,
    "petugas/kasus/<str:reference>/lampiran/<int:pk>/lihat/": CASE,
    "petugas/kasus/<str:reference>/lampiran/<int:pk>/lihat/<int:page>/": CASE,
    "petugas/kasus/<str:reference>/serupa/": CASE,
    "petugas/kasus/<str:reference>/serupa/<str:other>/": CASE,
    "petugas/kasus/<str:reference>/surel/": CASE,
    "petugas/kasus/<str:reference>/surat/<int:seq>.pdf": "what the office wrote, of which these cases have nothing: "
    "tests/web/test_letters.py",
    "petugas/kasus/<str:reference>/surat/<int:seq>/lembaga.pdf": "as above: tests/workflow/test_other_bodies.py",
    "petugas/surat/": ("",),
    "petugas/surat/baru/": ("",),
    "petugas/surat/<int:pk>/": "a text of an office, no case: tests/web/test_letters.py",
    "petugas/kasus/<str:reference>/lampiran/<int:pk>/asli/": CASE,
    "ukuran/": ("",),
    "ukuran/unduh.csv": ("",),
    "pengawasan/": ("", *(f"?{WEB_PERIOD}&group_by={by}" for by in ("unit", "agency", "channel"))),
    "pengawasan/unduh.csv": (f"?{WEB_PERIOD}&group_by=unit",),
    "pengawasan/unduh.xlsx": (f"?{WEB_PERIOD}&group_by=unit",),
    "pengawasan/laporan.pdf": (f"?{WEB_PERIOD}",),
    "pengawasan/kasus/": (f"?{WEB_PERIOD}&measure=received",),
    "pengawasan/banding/": ("", f"?{WEB_PERIOD}&other_start=2025-01-01&other_end=2025-12-31"),
    "pengawasan/unit-saya/": "leads to a sheet that is asked below",
    "pengawasan/tampilan/": "leads to /petugas/tersimpan/",
    "pengawasan/tampilan/<int:pk>/": "leads to a page that is asked above",
    "pengawasan/audit/": ("",),
    **dict.fromkeys(AUDITED, "what an audit drew, for those who count or judge it: tests/web/test_audits.py"),
    "pengawasan/pengumuman/": ("",),
    "pengawasan/produk/": ("",),
    "pengawasan/produk/baru/": ("",),
    "pengawasan/produk/tepat-waktu/": ("?year=2026",),
    "pengawasan/produk/pemeriksaan/": ("",),
    "pengawasan/produk/pemeriksaan/baru/": ("",),
    "pengawasan/produk/pemeriksaan/<str:reference>/": CASE,
    "pengawasan/produk/<str:reference>/": CASE,
    "pengawasan/produk/<str:reference>/lampiran/<int:pk>/": CASE,
    "pengawasan/produk/<str:reference>/jangka-waktu/<int:duty>/": CASE,
    "pengawasan/<str:agency>/": PLACES,
    "pengawasan/antrean/": ("", "?turn=all"),
    "pengawasan/terlambat/<str:agency>/": PLACES,
    "pengawasan/terlambat/<str:agency>/<str:unit>/": PLACES,
    "pengawasan/tunggakan/<str:agency>/": PLACES,
    "pengawasan/tunggakan/<str:agency>/<str:unit>/": PLACES,
    "pengawasan/<str:agency>/<str:unit>/": PLACES,
    "pengawasan/<str:agency>/<str:unit>/kasus/": PLACES,
    **dict.fromkeys(SCORED, PLACES),
    "nilai/<str:agency>/<int:year>/": FROZEN,
    "nilai/<str:agency>/<int:year>/<int:version>/unduh.xlsx": HEARD,
    "nilai/<str:agency>/<int:year>/<int:version>/<str:unit>/": HEARD,
    "nilai/<str:agency>/<int:year>/dengar-pendapat/": HEARD,
    "nilai/<str:agency>/<int:year>/dengar-pendapat/<int:number>/": HEARD,
    "nilai/<str:agency>/<int:year>/dengar-pendapat/<int:number>/<str:unit>/": HEARD,
    "nilai/<str:agency>/<int:year>/dengar-pendapat/<int:number>/<str:unit>/keberatan/<str:reference>/": HEARD,
    "nilai/<str:agency>/<int:year>/dengar-pendapat/<int:number>/<str:unit>/putusan/<int:pk>/": HEARD,
    "nilai/<str:agency>/<int:year>/isi/": "scores and notes of units, no case: tests/web/test_entry.py",
    "nilai/<str:agency>/<int:year>/isi/templat.csv": "as above",
    "nilai/<str:agency>/<int:year>/isi/templat.xlsx": "as above",
    "nilai/<str:agency>/<int:year>/isi/impor/": "as above",
    "nilai/<str:agency>/<int:year>/isi/unit/<str:unit>/": "as above",
    "nilai/<str:agency>/<int:year>/<int:version>/": FROZEN,
    "nilai/<str:agency>/<int:year>/<int:version>/unduh.json": FROZEN,
    "api/v1/scores/<str:agency>/<int:year>/freeze/": FROZEN,
    "api/v1/scores/<str:agency>/<int:year>/versions/<int:version>/beside/": HEARD,
    "api/v1/scores/<str:agency>/<int:year>/hearings/": HEARD,
    "api/v1/scores/<str:agency>/<int:year>/hearings/<int:number>/": HEARD,
    "api/v1/scores/<str:agency>/<int:year>/hearings/<int:number>/<str:unit>/": HEARD,
    "api/v1/scores/<str:agency>/<int:year>/hearings/<int:number>/<str:unit>/reply/": HEARD,
    "api/v1/scores/<str:agency>/<int:year>/hearings/<int:number>/<str:unit>/objections/": HEARD,
    "api/v1/scores/<str:agency>/<int:year>/hearings/<int:number>/<str:unit>/objections/<int:pk>/decide/": HEARD,
    "api/v1/scores/<str:agency>/<int:year>/versions/": FROZEN,
    "api/v1/scores/<str:agency>/<int:year>/versions/<int:version>/": FROZEN,
    "api/v1/scores/<str:agency>/<int:year>/versions/<int:version>/export.json": FROZEN,
    "ukuran/penilaian/": (f"?{WEB_PERIOD}",),
    "angka/": ("",),
    "angka/<str:agency>/": "counts of ten cases and more, no case: tests/compliance/recap",
    "angka/<str:agency>/unduh.csv": "as above",
    "angka/<str:agency>/<str:unit>/": "as above",
    "nilai/": ("", "?year=2026"),
    "bukti/": ("",),
    "bukti/berkas/<int:pk>/": EVIDENCE,
    "bukti/berkas/<int:pk>/langkah/": EVIDENCE,
    "bukti/<str:agency>/<int:year>/": EVIDENCE,
    "bukti/<str:agency>/<str:unit>/<int:year>/": PLACES,
    "bukti/<str:agency>/<str:unit>/<int:year>/kurang/": PLACES,
    "bukti/<str:agency>/<str:unit>/<int:year>/bundel.zip": BINDER,
    "bukti/<str:agency>/<str:unit>/<int:year>/dokumen/<str:document>/": EVIDENCE,
    "api/v1/evidence/files/<int:pk>/review/": EVIDENCE,
    "api/v1/evidence/<str:agency>/<str:unit>/<int:year>/": PLACES,
    "api/v1/evidence/<str:agency>/<str:unit>/<int:year>/binder.zip": BINDER,
    "kalender/": ("",),
    "kalender/hari/": "days off, no case",
    "kalender/usulan/<int:pk>/": "days off, no case: tests/web/test_calendars.py",
    "kalender/<str:code>/<int:year>/": "days off, no case",
    "bahasa/": ("",),
    "surel/": ("",),
    "healthz": ("",),
    "readyz": ("",),
    "metrics": ("",),
    "admin/": "its models hold no case: tests/ground/test_admin.py",
    "api/v1/audits/": ("",),
    "api/v1/tokens/": ("",),
    "api/v1/tokens/<int:pk>/": "deletes one of their own tokens",
    "api/v1/agencies/": ("",),
    "api/v1/units/": ("",),
    "api/v1/units/<str:code>/similar/": ("",),
    "api/v1/units/<str:code>/promises/": "lengths of time, no case",
    "api/v1/filing-challenge/": ("",),
    "api/v1/new-code/": "answers nothing: tests/web/test_new_code.py",
    "api/v1/new-code/make/": "as above",
    "api/v1/phone-reports/<str:medium>/": "answers nothing: tests/web/test_told_on_a_phone.py",
    "api/v1/complaints/": ("?page_size=200", *(f"{search}&page_size=200" for search in SEARCHES)),
    "api/v1/complaints/referrals/": ("",),
    "api/v1/complaints/bulk/": "what becomes of cases that its caller sees: tests/api/test_bulk.py",
    "api/v1/complaints/export/": ("?state=all&format=csv", "?format=xlsx"),
    "api/v1/complaints/<str:reference>/": CASE,
    "api/v1/complaints/<str:reference>/receipt.pdf": CASE,
    "api/v1/complaints/<str:reference>/slip/": HIDDEN,
    "api/v1/complaints/<str:reference>/open-slip/": HIDDEN,
    "api/v1/complaints/<str:reference>/messages/": CASE,
    "api/v1/complaints/<str:reference>/notes/": CASE,
    "api/v1/complaints/<str:reference>/attachments/": CASE,
    "api/v1/complaints/<str:reference>/attachments/<int:pk>/": CASE,
    "api/v1/complaints/<str:reference>/attachments/<int:pk>/original/": HIDDEN,
    "api/v1/complaints/<str:reference>/attachments/<int:pk>/withdraw/": HIDDEN,
    "api/v1/complaints/<str:reference>/duties/<int:duty>/explain/": CASE,
    "api/v1/complaints/<str:reference>/what-if/": CASE,
    **{
        f"api/v1/complaints/<str:reference>/{verb}/": HIDDEN
        for verb in (
            "request-completion", "complete", "reject", "dispatch", "send-back", "transfer", "begin", "answer",
            "mark-remedied", "accept", "rate", "contest", "reopen", "withdraw", "appeal", "escalate", "demand", "explain",
            "remand", "conclude",
            "extend", "contest-extension", "suspend", "resume", "reclassify", "claim-receipt-date",
            "confirm-receipt-date", "assign", "link-duplicate", "unlink-duplicate", "name-accused", "unname-accused",
            "ask-for-room", "grant-room", "correct-contacts", "ask-phone-code", "confirm-phone", "confirm-rating", "give-title",
            "refer", "take-over", "return-referral", "allow-name",
            "ask-counter-key", "approve-counter-key", "ask",
        )
    },
    "api/v1/measures/handling/": (f"?{PERIOD}", *GROUPED),
    "api/v1/measures/handling/cases/": (f"?{PERIOD}&measure=received&page_size=200",),
    "api/v1/measures/unit/": PLACES,
    "api/v1/measures/unit/cases/": PLACES,
    "api/v1/measures/questions/": (f"?{PERIOD}",),
    "api/v1/complaints/<str:reference>/questions/": CASE,
    "api/v1/measures/ratings/": (f"?{PERIOD}",),
    "api/v1/examinations/": ("",),
    "api/v1/examinations/<str:reference>/": CASE,
    "api/v1/examinations/<str:reference>/result/": HIDDEN,
    "api/v1/products/": ("",),
    "api/v1/products/share/": ("?year=2026",),
    "api/v1/products/<str:reference>/": CASE,
    **{
        f"api/v1/products/<str:reference>/tasks/<int:number>/{verb}/": HIDDEN
        for verb in ("give-evidence", "accept-evidence", "send-evidence-back", "monitor")
    },
    "api/v1/recap/": ("",),
    "api/v1/recap/<str:agency>/": "counts of ten cases and more, no case: tests/compliance/recap",
    "api/v1/recap/<str:agency>/publishing/": "who decided and when, no case",
    "api/v1/office/people/": ("",),
    "api/v1/office/units/": ("",),
    "api/v1/views/": ("",),
    "api/v1/views/<int:pk>/": "names and addresses of pages, no case: tests/web/test_saved.py",
    "api/v1/scores/": ("?year=2026",),
    "api/v1/scores/bands/": ("",),
    "api/v1/assessments/<str:agency>/<str:unit>/<int:year>/": "marks of a unit, no case",
    "nilai/<str:agency>/<int:year>/isi/unit/<str:unit>/kepercayaan/": "respondents without identity, no case",
    "nilai/<str:agency>/<int:year>/isi/unit/<str:unit>/kepercayaan/templat.xlsx": "as above",
    "api/v1/trust/<str:agency>/<str:unit>/<int:year>/": "as above",
    "api/v1/trust/<str:agency>/<str:unit>/<int:year>/import/": "as above",
    "instrumen/<str:code>/": "weights, no case",
    "api/v1/instruments/<str:code>/": "as above",
    "api/v1/instruments/<str:code>/versions/": "as above",
    "api/v1/assessments/<str:agency>/<int:year>/import/": "rows of a table about units, no case",
    "api/v1/schema/": "the same for all",
    "api/v1/docs/": ("",),
    "api/v1/": ("",),
}  # fmt: skip


def routes(patterns: list[Any] = urls.urlpatterns, before: str = "") -> Iterator[str]:
    for each in patterns:
        path = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from ["admin/"] if path == "admin/" else routes(each.url_patterns, path)
        elif isinstance(each, URLPattern):
            yield path


def test_every_route_of_the_house_is_placed() -> None:
    assert get_resolver().url_patterns == urls.urlpatterns
    assert sorted(routes()) == sorted(ROUTES)


@dataclass
class Planted:
    """`number` and `content`: what whoever sees the case may read; `notes`: staff among them; `person`: those who may know them."""

    case: Case
    tag: str
    phone: str
    words: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        row = self.case.row
        self.reference = row.reference
        self.pk = row.attachments.order_by("pk").values_list("pk", flat=True).first() or 0
        self.duty = row.duties.order_by("pk").values_list("pk", flat=True).first() or 0
        self.words = {
            "number": [self.reference],
            "content": [f"{kind}{self.tag}" for kind in ("Perihal", "Uraian", "Pesan")],
            "notes": [f"Catatan{self.tag}"],
            "person": [f"Nama{self.tag}", f"surel{self.tag}", f"Alamat{self.tag}", self.phone],
            "secret": [self.case.access_code],
        }


@dataclass
class Reader:
    """`sees` and `knows`: cases, and cases whose complainant they may know."""

    name: str
    actor: Actor | None = None
    code: Planted | None = None
    sees: set[str] = field(default_factory=set)
    knows: set[str] = field(default_factory=set)
    counts: set[str] = field(default_factory=set)
    """Cases whose number figures tell them."""
    verbs: bool = False
    """Whether they try the verbs too."""

    def may(self, tag: str, route: str) -> set[str]:
        kinds = set()
        if tag in self.sees:
            kinds |= {"number", "content", "notes"} if self.actor else {"number", "content"}
        if tag in self.counts and route in OF_FIGURES:
            kinds.add("number")
        return kinds | ({"person"} if tag in self.knows else set())


NAMED, HIDDEN_NAME, NOBODY = IdentityKind.NAMED, IdentityKind.CONFIDENTIAL, IdentityKind.ANONYMOUS


@pytest.fixture
def planted(settings: Any, tmp_path: Any) -> dict[str, Planted]:
    settings.MEDIA_ROOT = tmp_path
    home, neighbour, far = House(), House(), House()
    here = factories.region(home.agency)
    neighbour.agency.region = here
    neighbour.agency.save(update_fields=["region"])
    factories.region(far.agency)
    found: dict[str, Planted] = {}

    def plant(tag: str, house: House, kind: IdentityKind = NAMED, *, to: Any = None, **dispatch: Any) -> None:
        phone = f"0812{7310957 * (len(found) + 1):08d}"
        person = Person(f"Nama{tag}", email=f"surel{tag}@example.org", phone=phone, address=f"Alamat{tag}")
        case = house.file(
            subject=f"Perihal{tag}",
            description=f"Uraian{tag} di loket",
            identity=kind,
            person=None if kind == NOBODY else person,
        )
        if to is not False:
            carried = {"unit": to or house.unit, "classification": "ordinary", **dispatch}
            case.do("dispatch", "2026-03-03", house.coordinator, **carried)
        conversation.send_message(
            case.pk, text=f"Pesan{tag} dari saya", by=case.complainant, at=when("2026-03-04")
        )
        conversation.write_note(
            case.pk, text=f"Catatan{tag} untuk staf", by=house.coordinator, at=when("2026-03-04")
        )
        case.evidenced("2026-03-04")
        if dispatch.get("accused") is None and tag in ("tujuh", "delapan"):
            case.do("escalate", "2026-03-05", house.coordinator, reasons="Perlu diperiksa.")
        found[tag] = Planted(case, tag, phone[-8:])

    plant("satu", home)
    plant("dua", home, HIDDEN_NAME)
    plant("tiga", home, NOBODY)
    plant("empat", home, accused=[home.officer2.user, home.coordinator2.user])
    plant("lima", home, to=home.other_unit)
    plant("enam", home, to=False)
    plant("tujuh", home)
    plant("delapan", home, HIDDEN_NAME)
    plant("sembilan", neighbour)
    plant("sepuluh", far, HIDDEN_NAME)
    return found


HOME = {"satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan"}
OF_UNIT = {"satu", "dua", "tiga", "empat", "tujuh", "delapan"}
ALL = HOME | {"sembilan", "sepuluh"}


def readers(planted: dict[str, Planted]) -> list[Reader]:
    home, neighbour, far = (planted[tag].case.house for tag in ("satu", "sembilan", "sepuluh"))
    here = home.agency.region

    def seat(role: Role, **place: Any) -> Actor:
        return factories.actor(factories.user(role, **place))

    return [
        Reader("coordinator", home.coordinator, sees=HOME, knows={"satu", "empat", "lima", "enam", "tujuh"}),
        Reader(
            "accused coordinator",
            home.coordinator2,
            sees=HOME - {"empat"},
            knows={"satu", "lima", "enam", "tujuh"},
            verbs=True,
        ),
        Reader("officer", home.officer, sees=OF_UNIT, knows={"satu", "empat", "tujuh"}),
        Reader(
            "accused officer", home.officer2, sees=OF_UNIT - {"empat"}, knows={"satu", "tujuh"}, verbs=True
        ),
        Reader("other unit", home.other_officer, sees={"lima"}, knows={"lima"}),
        Reader("head", home.head, counts=HOME),
        Reader("ombudsman", home.ombudsman, sees=ALL, knows={"tujuh"}),
        Reader(
            "ombudsman of the agency", seat(Role.OMBUDSMAN, agency=home.agency), sees=HOME, knows={"tujuh"}
        ),
        Reader(
            "ombudsman of the region",
            seat(Role.OMBUDSMAN, region=here),
            sees=HOME | {"sembilan"},
            knows={"tujuh"},
        ),
        Reader("custodian", home.custodian, sees=ALL, knows={"tujuh"}),
        Reader("administrator", home.administrator),
        Reader("neighbour's officer", neighbour.officer, sees={"sembilan"}, knows={"sembilan"}),
        Reader("far coordinator", far.coordinator, sees={"sepuluh"}, verbs=True),
        Reader("somebody of no seat", factories.actor(factories.user())),
        Reader("nobody", verbs=True),
        Reader("complainant", code=planted["dua"], sees={"dua"}, knows={"dua"}, verbs=True),
        Reader("nameless complainant", code=planted["tiga"], sees={"tiga"}, knows={"tiga"}),
    ]


def text_of(answer: Any) -> str:
    """All that somebody could read of an answer, its headers too."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    heads = "\n".join(f"{name}: {value}" for name, value in answer.items())
    if body.startswith(b"%PDF"):
        paper = pypdfium2.PdfDocument(body)
        return (
            heads
            + "\n".join(page.get_textpage().get_text_bounded() for page in paper)
            + body.decode("latin-1")
        )
    if body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            return heads + "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    return heads + re.sub(r"\r\n[ \t]", "", body.decode("utf-8", "replace"))


MORE: Final = {SCORED[0]: ("", "?indikator=timeliness"), SCORED[2]: ("", "?angka=PG-03.received")}


def places(route: str, planted: dict[str, Planted]) -> list[str]:
    units = sorted({one.case.house.unit for one in planted.values()}, key=lambda unit: unit.pk)
    if route in SCORED:
        query = {"andai/": "?tanggal=2026-12-20", "what-if/": "?by=2026-12-20"}.get(
            route.split("/")[-2] + "/", ""
        )
        year = route.replace("<int:year>", "2026")
        return [
            f"/{year.replace('<str:agency>', unit.agency.code).replace('<str:unit>', unit.code)}{query}{more}"
            for unit in units
            for more in MORE.get(route, ("",))
        ]
    of_figures = route in OF_FIGURES
    if route.startswith("api/"):
        number = "&number=received" if of_figures else ""
        return [f"/{route}?{PERIOD}&unit={unit.code}{number}" for unit in units]
    query = f"?{WEB_PERIOD}{'&angka=received' if of_figures else ''}"
    return [
        f"/{route.replace('<str:agency>', unit.agency.code).replace('<str:unit>', unit.code)}{query}"
        for unit in units
    ]


def paths(route: str, reader: Reader, planted: dict[str, Planted]) -> list[str]:
    how = ROUTES[route]
    if isinstance(how, str):
        return []
    if route.startswith("langganan/"):
        if reader.actor is None:
            return []
        units = [None, *feeds.units(reader.actor).values_list("pk", flat=True)]
        allowed = [unit for unit in units if feeds.allowed(reader.actor, unit)]
        return [f"/langganan/{feeds.make(reader.actor, unit, at=clock.now())}.ics" for unit in allowed]
    if how == PLACES:
        return places(route, planted)
    if how not in (CASE, HIDDEN):
        return [f"/{route}{query}" for query in how]
    hidden = [one for one in planted.values() if one.tag not in reader.sees]
    in_part = [one for one in planted.values() if one.tag in reader.sees - reader.knows]
    turn = list(ROUTES).index(route)  # each route asks for others of them
    wanted = [group[turn % len(group)] for group in (hidden, in_part) if group]
    if how == HIDDEN:
        wanted = wanted[:1] if hidden and reader.verbs else []
    elif not reader.sees or (reader.actor and route.startswith("kasus/")):
        wanted = wanted[:1]
    elif reader.knows:
        wanted.append(planted[min(reader.knows)])

    def beside(one: Planted) -> Planted:
        """Another that this reader sees, where there is one."""
        return next((each for each in planted.values() if each.tag in reader.sees - {one.tag}), one)

    return [
        "/"
        + route.replace("<str:reference>", one.reference)
        .replace("<int:pk>", str(one.pk))
        .replace("<int:duty>", str(one.duty))
        .replace("<str:verb>", "message")
        .replace("<str:other>", beside(one).reference)
        .replace("<int:number>", "1")
        .replace("<int:page>", "1")
        for one in {one.tag: one for one in wanted}.values()
    ]


def every_word(planted: dict[str, Planted]) -> list[tuple[str, str, str]]:
    """(case, kind, word)."""
    return [
        (one.tag, kind, word)
        for one in planted.values()
        for kind, words in one.words.items()
        for word in words
    ]


def asking(reader: Reader) -> tuple[Client, dict[str, str]]:
    client, headers = Client(raise_request_exception=False), {}
    if reader.actor is not None:
        person = reader.actor.user
        assert isinstance(person, User)
        client.force_login(person)
        headers["Authorization"] = f"Bearer {tokens.issue(person, at=clock.now())[0]}"
    if reader.code is not None:
        client.post("/lacak/", {"reference": reader.code.reference, "code": reader.code.case.access_code})
        headers["X-Access-Code"] = reader.code.case.access_code
    return client, headers


def asked(reader: Reader, planted: dict[str, Planted], settings: Any) -> Iterator[tuple[str, str, Any]]:
    """(route, path, answer) of all that this reader asks."""
    client, headers = asking(reader)
    for number, (route, path) in enumerate((r, path) for r in ROUTES for path in paths(r, reader, planted)):
        if number % 25 == 0:
            settings.LIMITS_NAMESPACE = f"canaries-{uuid4()}"
        api = path.startswith("/api/")
        for way in ["post"] if ROUTES[route] == HIDDEN else ["get", "post"] if "asli" in path else ["get"]:
            body = {"content_type": "application/json", "data": "{}"} if api and way == "post" else {}
            with transaction.atomic():
                answer = getattr(client, way)(path, **body, headers=headers if api else {})
                transaction.set_rollback(route == "keluar/" or way == "post")
            assert answer.status_code not in (429, 500), (reader.name, path)
            yield route, path, answer


@pytest.mark.bulk
def test_no_word_of_a_case_reaches_anybody_but_those_whom_the_table_names(
    planted: dict[str, Planted], settings: Any
) -> None:
    leaks, met, canaries = [], set(), every_word(planted)
    for reader in readers(planted):
        for route, path, answer in asked(reader, planted, settings):
            text = text_of(answer)
            for tag, kind, word in canaries:
                if word not in text or word in path:
                    continue
                met.add((reader.name, route, kind))
                if kind not in reader.may(tag, route):
                    leaks.append((reader.name, path, answer.status_code, word))
    assert leaks == []
    assert met >= MET, MET - met


BY_COORDINATOR: Final = [
    ("petugas/", "number"),
    ("petugas/", "content"),
    ("petugas/unduh.csv", "content"),
    ("petugas/unduh.xlsx", "content"),
    ("petugas/kasus/<str:reference>/", "content"),
    ("petugas/kasus/<str:reference>/", "notes"),
    ("petugas/kasus/<str:reference>/", "person"),
    ("petugas/kasus/<str:reference>/tanda-terima.pdf", "person"),
    ("langganan/<str:token>.ics", "number"),
    ("api/v1/measures/handling/cases/", "number"),
    ("pengawasan/kasus/", "number"),
    ("pengawasan/<str:agency>/<str:unit>/kasus/", "number"),
    ("api/v1/complaints/", "content"),
    ("api/v1/complaints/export/", "content"),
    ("api/v1/complaints/<str:reference>/", "person"),
    ("api/v1/complaints/<str:reference>/messages/", "content"),
    ("api/v1/complaints/<str:reference>/notes/", "notes"),
    ("api/v1/complaints/<str:reference>/receipt.pdf", "person"),
]
MET: Final = {
    *(("coordinator", *where) for where in BY_COORDINATOR),
    *(
        (who, route, "content")
        for who in ("complainant", "nameless complainant")
        for route in ("kasus/<str:reference>/", "api/v1/complaints/<str:reference>/")
    ),
}
"""Where those who may meet them do: else the walk would look at pages that show nothing."""


def test_the_file_of_a_case_for_the_ombudsman_names_no_confidential_complainant() -> None:
    person = Person(
        "Namarahasia", email="surelrahasia@example.org", phone="081255554444", address="Alamatrahasia"
    )
    case = House().file(identity=HIDDEN_NAME, person=person)
    paper = pypdfium2.PdfDocument(bytes(case_file.pdf(case.row, at=clock.now())))
    text = "\n".join(page.get_textpage().get_text_bounded() for page in paper)
    assert case.row.reference in text
    words = (person.name, person.email, "55554444", person.address, case.access_code)
    assert not [word for word in words if word in text]
