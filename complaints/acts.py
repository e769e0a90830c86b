"""All that is fixed about an act on a case: who may, its events in the history, and what it does to the duties. The acts
that move a case stand in `lifecycle.py`, one row each; the others at the end of this file. Tables only: what an act
*does* is in `workflow/verbs/`.
"""

from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from law.codes import CLOCKS, Start, Stop
from law.codes import DutyKind as K

COMPLAINANT: Final = "complainant"
CLOCK: Final = "clock"
"""Beside roles, who may take an edge of the lifecycle."""
ALL_BUT_REMEDY: Final = tuple(kind for kind in CLOCKS if kind != K.REMEDY)
"""The duties that end with the case; only a promised remedy outlives it."""


class Audience(TextChoices):
    """Who may read an event."""

    PUBLIC = "public", _("umum")
    COMPLAINANT = "complainant", _("pengadu dan petugas")
    STAFF = "staff", _("petugas")
    OMBUDSMAN = "ombudsman", _("Ombudsman")


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event: its name (stored on every row, so never renamed), its sentence, and who may read it.

    The placeholders of the sentence are the facts that `workflow/record/timeline.py` puts into words.
    """

    event: str
    words: Promise
    audience: Audience = Audience.COMPLAINANT


@dataclass(frozen=True, slots=True)
class Act:
    """One row. `events`: the events that record it, the usual one first.

    `starts` and `stops`: the event of the law that it is. As `starts` it is day zero of the duties it `opens`, where
    their rule names it; as `stops` it meets every running duty whose rule names it. `ends`: the duties that end unmet
    with it. `who` and `guards` (predicates of `workflow/verbs/guards.py`): of edges only. `stays`: the state does not
    change. `new_round`: what is settled next is a new round.
    """

    events: tuple[EventKind, ...] = ()
    who: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    stays: bool = False
    starts: Start | None = None
    stops: Stop | None = None
    opens: tuple[K, ...] = ()
    ends: tuple[K, ...] = ()
    new_round: bool = False


STAFF: Final = Audience.STAFF
BESIDE: Final[dict[str, Act]] = {
    "register": Act(
        (EventKind("registered", _("Pengaduan diterima.")),),
        starts=Start.FILED,
        stops=Stop.FILED,
        opens=(K.RECEIPT, K.VERIFY, K.FIRST_ANSWER, K.SETTLE, K.DECIDE),
    ),
    # A register says when a case was filed and how it ended, not what happened between: so no duty is opened for which
    # it cannot say whether it was met.
    "import": Act(
        (EventKind("imported", _("Pengaduan diimpor dari %(source)s.")),),
        starts=Start.FILED,
        opens=(K.SETTLE, K.DECIDE),
    ),
    "import_answer": Act(stops=Stop.ANSWERED),
    # The answer is on the complainant's page, which is how a decision is notified.
    "show_answer": Act(stops=Stop.ANSWER_SHOWN),
    # Linking counts as verification; unlinking opens the ended duties again with their old dates.
    "link": Act(
        (
            EventKind("linked", _("Pengaduan ditautkan sebagai ganda.")),
            EventKind(
                "duplicate_joined",
                _("Pengaduan lain mengenai hal yang sama ditautkan; tanggal yang paling awal berlaku."),
                STAFF,
            ),
        ),
        ends=(K.VERIFY, K.FIRST_ANSWER),
    ),
    "unlink": Act(
        (
            EventKind("unlinked", _("Tautan pengaduan ganda dilepas.")),
            EventKind(
                "duplicate_left",
                _("Tautan dengan pengaduan lain dilepas; tanggalnya kembali seperti semula."),
                STAFF,
            ),
        ),
    ),
    # To another agency of this installation (docs/adr/0094): offered, taken over or sent back. Its verification begins anew
    # there; what runs for the complainant runs on.
    "refer": Act(
        (EventKind("referred", _("Pengaduan ditawarkan kepada %(to_agency)s, yang dinilai lebih tepat.")),)
    ),
    "take_over": Act(
        (
            EventKind(
                "taken_over", _("%(to_agency)s menerima pengaduan ini; nomor dan batas waktunya tetap.")
            ),
        ),
        starts=Start.TAKEN_OVER,
        opens=(K.VERIFY,),
        ends=(K.VERIFY,),
    ),
    "return_referral": Act(
        (
            EventKind(
                "referral_declined",
                _("%(to_agency)s tidak menerima pengaduan ini; instansi semula menanganinya."),
            ),
            EventKind(
                "referral_withdrawn",
                _("Penawaran kepada %(to_agency)s ditarik; instansi semula menanganinya."),
            ),
        ),
    ),
    # To a body that is not on this installation a letter goes; who complains stands in it only where they allowed it.
    "allow_name": Act(
        (
            EventKind(
                "name_allowed",
                _("Pengadu mengizinkan nama dan kontaknya disebut dalam surat kepada lembaga lain."),
            ),
        )
    ),
    # A neutral title under which the public finds the case, so that others with the same trouble join it (docs/adr/0080).
    "give_title": Act(
        (
            EventKind(
                "title_given",
                _("Judul umum tanpa nama ditulis, supaya orang lain yang mengalaminya dapat bergabung."),
            ),
            EventKind("title_taken", _("Judul umum dicabut.")),
        ),
    ),
    "assign": Act((EventKind("assigned", _("Penangan ditunjuk."), STAFF),)),
    # Who handled it stopped: another person handles it from now on, or nobody yet (docs/adr/0082).
    "hand_over": Act(
        (
            EventKind("handed_over", _("Diserahkan kepada penangan lain."), STAFF),
            EventKind(
                "handler_left", _("Penangan berhenti; kembali kepada unit, belum ada penangan."), STAFF
            ),
        )
    ),
    "name_accused": Act((EventKind("accused_named", _("Terlapor dicatat."), STAFF),)),
    "unname_accused": Act((EventKind("accused_unnamed", _("Pencatatan terlapor dibatalkan."), STAFF),)),
    # What the Ombudsman found on each issue of a case that it ends.
    "find": Act((EventKind("found", _("Temuan Ombudsman %(number)s: %(found)s.")),)),
    # A rating that stands apart, since the office had or may have had the key with which it was given (docs/adr/0035).
    "affirm_rating": Act(
        (
            EventKind("rating_affirmed", _("Pengadu menyatakan bahwa penilaian itu darinya.")),
            EventKind("rating_denied", _("Pengadu menyatakan bahwa penilaian itu bukan darinya.")),
        ),
    ),
    "confirm_rating": Act(
        (EventKind("rating_confirmed", _("Ombudsman memastikan penilaian itu dari pengadu."), STAFF),)
    ),
    # Before a year is frozen the unit objects to how a case stands in its figures (docs/adr/0068).
    "object": Act(
        (EventKind("objected", _("Unit berkeberatan atas kasus ini dalam rancangan nilai %(year)s."), STAFF),)
    ),
    "decide_objection": Act(
        (
            EventKind("objection_upheld", _("Keberatan dalam rancangan nilai %(year)s diterima."), STAFF),
            EventKind("objection_refused", _("Keberatan dalam rancangan nilai %(year)s ditolak."), STAFF),
        ),
    ),
    # A drawn answer, judged; a later judgement is another event (docs/adr/0061).
    "audit_answer": Act((EventKind("answer_audited", _("Jawaban diaudit Ombudsman: %(verdict)s."), STAFF),)),
    # The register of the Ombudsman's products (docs/adr/0062): a task of one is done, judged, followed up.
    "issue_product": Act(
        (EventKind("product_issued", _("Ombudsman menyampaikan %(product)s nomor %(document)s."), STAFF),),
    ),
    "set_task": Act(
        (EventKind("task_set", _("Butir %(number)s: %(duty)s, sampai %(due_on)s."), STAFF),),
        starts=Start.PRODUCT_RECEIVED,
        opens=(K.CORRECTIVE, K.ADVICE, K.RECOMMENDATION),
    ),
    "order_task": Act(
        (
            EventKind(
                "task_ordered",
                _("Butir %(number)s: tindakan korektif dalam pengaduan yang dikembalikan Ombudsman."),
                STAFF,
            ),
        )
    ),
    "give_evidence": Act(
        (EventKind("evidence_given", _("Bukti pelaksanaan butir %(number)s disampaikan."), STAFF),),
        stops=Stop.EVIDENCE_GIVEN,
    ),
    "accept_evidence": Act(
        (EventKind("evidence_accepted", _("Ombudsman menerima pelaksanaan butir %(number)s."), STAFF),)
    ),
    "send_evidence_back": Act(
        (
            EventKind(
                "evidence_sent_back",
                _("Ombudsman mengembalikan bukti butir %(number)s; batasnya tetap %(due_on)s."),
                STAFF,
            ),
        )
    ),
    "monitor": Act(
        (
            EventKind(
                "monitored",
                _("Butir %(number)s masuk resolusi dan monitoring (%(severity)s), sampai %(due_on)s."),
                STAFF,
            ),
        ),
        starts=Start.MONITORED,
        opens=(K.MONITOR_LIGHT, K.MONITOR_MEDIUM, K.MONITOR_HEAVY),
    ),
    # What the Ombudsman examines of its own initiative, and what it found of a body (docs/adr/0062).
    "open_examination": Act(
        (
            EventKind(
                "examination_opened",
                _("Ombudsman membuka %(examination)s nomor %(document)s tanggal %(opened_on)s."),
                STAFF,
            ),
        ),
    ),
    "record_result": Act(
        (EventKind("examined", _("Hasil pemeriksaan tanggal %(found_on)s: %(found)s."), STAFF),),
    ),
    "send_message": Act((EventKind("message_sent", _("Pesan dikirim.")),)),
    "write_note": Act((EventKind("note_written", _("Catatan intern ditulis."), STAFF),)),
    "attach": Act((EventKind("attached", _("Berkas dilampirkan.")),)),
    # A wrong file: its bytes go, its hash stays.
    "withdraw_file": Act((EventKind("file_withdrawn", _("Berkas ditarik pengirimnya.")),)),
    # What may name the complainant: read with a reason that they read too.
    "read_original": Act((EventKind("original_read", _("Berkas asli diunduh oleh petugas.")),)),
    # Whoever reads the confirmed address of the case makes a new key, and the old one opens nothing any more.
    "renew_access": Act(
        (EventKind("access_renewed", _("Kode akses baru dibuat; kode yang lama tidak berlaku lagi.")),)
    ),
    # The key of a case that staff filed goes to the complainant on paper, and is exchanged for an access code.
    "print_slip": Act(
        (EventKind("slip_printed", _("Amplop kunci dicetak untuk diserahkan kepada pengadu.")),)
    ),
    "open_slip": Act((EventKind("slip_opened", _("Amplop kunci dibuka; kode akses baru diberikan.")),)),
    # A named person who lost the code, at the counter: one coordinator asks, another approves (docs/adr/0077).
    "ask_counter_key": Act(
        (
            EventKind(
                "counter_key_asked",
                _(
                    "Kode baru diminta di loket; tanda pengenal diperiksa: %(shown)s. Menunggu koordinator lain."
                ),
            ),
        )
    ),
    "approve_counter_key": Act(
        (
            EventKind(
                "counter_key_approved", _("Koordinator lain menyetujui kode baru yang diminta di loket.")
            ),
        )
    ),
    # Their own contact details, corrected by the complainant (docs/adr/0047).
    "correct_contacts": Act(
        (
            EventKind("contacts_corrected", _("Pengadu membetulkan kontaknya.")),
            EventKind(
                "address_proposed",
                _("Pengadu meminta alamat surelnya diganti; alamat baru menunggu dipastikan."),
            ),
        )
    ),
    "confirm_address": Act((EventKind("address_changed", _("Alamat surel pengadu diganti.")),)),
    # The number is theirs: they typed the code that was sent to it (docs/adr/0088).
    "confirm_phone": Act(
        (
            EventKind("phone_confirmed", _("Pengadu memastikan nomor telepon untuk kabar singkat.")),
            EventKind(
                "phone_read_out",
                _("Nomor telepon untuk kabar singkat dipastikan: pengadu membacakan kodenya kepada petugas."),
            ),
        )
    ),
    "ask_for_room": Act((EventKind("room_asked", _("Ruang tambahan untuk berkas diminta.")),)),
    "grant_room": Act((EventKind("room_granted", _("Ruang tambahan untuk berkas diberikan.")),)),
    # The clock, and what a change of the calendar brings.
    "breach": Act(
        (
            EventKind("breached", _("Jangka waktu terlewati: %(duty)s, batasnya %(due_on)s.")),
            EventKind("escalation_offered", _("Pengadu dapat meneruskan pengaduan kepada Ombudsman.")),
        ),
    ),
    # Cases that were remanded before a remand ended what ran then.
    "supersede": Act(
        (
            EventKind(
                "superseded",
                _("Batas waktu terdahulu tidak berlaku lagi: yang berlaku tanggal dari Ombudsman."),
            ),
        ),
    ),
    "redate": Act(
        (
            EventKind(
                "redated",
                _(
                    "Batas waktu bergeser karena perubahan kalender: %(duty)s, dari %(was)s menjadi %(due_on)s."
                ),
            ),
            EventKind("dated", _("Batas waktu ditetapkan: %(duty)s, %(due_on)s.")),
        ),
    ),
}
