"""The predicates that edges of the lifecycle name: windows, counts, who. Pure: they see a situation, no database.

How long a window is and what its end brings, the rule of the case says (`law/rulebooks`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, ActorKind
from accounts.roles import UNIT_STAFF, Role
from complaints import words
from complaints.codes import Channel
from complaints.lifecycle import State
from complaints.models import Complaint
from law import counting, rules
from law.codes import DutyKind as K
from law.codes import Lapse
from workflow.clocks import periods
from workflow.errors import Text
from workflow.models import Duty

RATE_WITHIN: Final = 30
"""Calendar days after the end in which a complainant may still rate: no law has such a period (docs/adr/0087)."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a guard may ask. `others_may_answer`: whether staff of the holding unit may give the next
    answer; None where nobody asked the database."""

    complaint: Complaint
    running: tuple[Duty, ...]
    by: Actor
    at: datetime
    others_may_answer: bool | None = None
    complainant_wrote: bool = False
    """Whether the complainant sent a message or a file since the completion was asked for."""

    @property
    def lapses(self) -> bool:
        """The window for completing is over, and nothing came in it."""
        return self.lapsed(Lapse.DEEMED_WITHDRAWN) and not self.complainant_wrote

    @property
    def today(self) -> date:
        """The agency's local date."""
        return self._day(self.at)

    def settling(self) -> Duty | None:
        """The settlement that runs; of several rounds the latest."""
        settlements = [duty for duty in self.running if duty.kind == K.SETTLE]
        return max(settlements, key=lambda duty: duty.round) if settlements else None

    def rule_of(self, duty: Duty) -> rules.Rule:
        return rules.law(self.complaint.agency.law).by_id(duty.rule)

    def rule_of_settlement(self) -> rules.Rule | None:
        duty = self.settling()
        return None if duty is None else self.rule_of(duty)

    def duty(self, kind: str) -> Duty | None:
        """The latest running duty of this kind."""
        duties = [duty for duty in self.running if duty.kind == kind]
        return duties[-1] if duties else None

    def lapsed(self, lapse: Lapse) -> bool:
        """Whether some duty runs although its end has come, and by its rule this follows."""
        return any(
            duty.due_at is not None and duty.due_at <= self.at and self.rule_of(duty).lapse == lapse
            for duty in self.running
        )

    def way_back(self, kind: K) -> rules.Rule:
        """The rule by which an ended case may come back: `reopen_within` or `appeal_within`, as in force on the local
        day of the end."""
        return periods.rule_of(self.complaint, kind, self._day(self.complaint.ended_at or self.at))

    def last_day_back(self, kind: K) -> date | None:
        """The last local day of that period, counted from the local day of the end; None before there is an end."""
        ended_at = self.complaint.ended_at
        return None if ended_at is None else self.way_back(kind).last_day(self._day(ended_at))

    def may_come_back(self, kind: K) -> bool:
        """Whether that period is not over."""
        last_day = self.last_day_back(kind)
        return last_day is not None and self.at < counting.due_at(last_day, self.complaint.agency.zone)

    @property
    def ended_unrated(self) -> bool:
        """Whether it ended in a way that asked its complainant for no rating: by silence, or by the Ombudsman."""
        return self.complaint.ended_by in ("deem_accepted", "conclude")

    def last_day_to_rate(self) -> date | None:
        """The last local day on which its complainant may rate it all the same; None where they may not, or did."""
        complaint = self.complaint
        if complaint.ended_at is None or not self.ended_unrated or complaint.rating is not None:
            return None
        last_day = self._day(complaint.ended_at) + timedelta(days=RATE_WITHIN)
        return last_day if self.at < counting.due_at(last_day, complaint.agency.zone) else None

    def _day(self, at: datetime) -> date:
        return counting.local_date(at, self.complaint.agency.zone)


def may_answer(case: Situation) -> bool:
    """Not who gave the contested answer; supervisors only where the unit asks for it; the agency's
    coordinator only when nobody of the unit may."""
    complaint, by = case.complaint, case.by
    if by.user is not None and by.user.pk == complaint.barred_from_answering_id:
        return False
    unit = complaint.held_by
    if unit is not None:
        roles = (Role.SUPERVISOR,) if unit.answers_need_supervisor else UNIT_STAFF
        if by.sits(roles, unit_id=unit.pk):
            return True
    return by.sits((Role.COORDINATOR,), agency_id=complaint.agency_id) and not case.others_may_answer


def may_escalate(case: Situation) -> bool:
    """The complainant: once a duty is past its end whose rule lets them (`lapse`), or after they contested, or appealed
    without success. The coordinator: from the dispatch on."""
    complaint = case.complaint
    if case.by.kind == ActorKind.COMPLAINANT:
        if complaint.state == State.REJECTED:
            return complaint.appeals > 0
        overdue = case.lapsed(Lapse.MAY_ESCALATE)
        return overdue or complaint.contests > 0 or contested_extension_over(case)
    return complaint.state in (State.DISPATCHED, State.INVESTIGATING, State.ANSWERED)


def may_be_extended(case: Situation) -> bool:
    """The rule allows it, it was not extended as often or as far as the rule allows, and it is not over."""
    duty, rule = case.settling(), case.rule_of_settlement()
    if duty is None or rule is None or rule.extension is None:
        return False
    return duty.extensions < rule.extension.times and duty.extended_days < rule.extension.cap


def may_be_suspended(case: Situation) -> bool:
    duty, rule = case.settling(), case.rule_of_settlement()
    if duty is None or rule is None or rule.suspension is None:
        return False
    used_up = duty.resume_by_at is not None and duty.resume_by_at <= case.at  # though no sweep has seen it
    return not used_up and duty.suspended_days < rule.suspension.cap


def settlement_runs(case: Situation) -> bool:
    """There is one, its end is known and has not come."""
    duty = case.settling()
    return duty is not None and duty.due_at is not None and case.at < duty.due_at


def extension_to_contest(case: Situation) -> bool:
    duty = case.settling()
    return duty is not None and duty.extensions > 0 and duty.extension_contested_at is None


def contested_extension_over(case: Situation) -> bool:
    """An extension that the complainant contested does not bind them: the end before it is over."""
    zone = case.complaint.agency.zone
    return any(
        duty.extension_contested_at is not None
        and duty.original_due_on is not None
        and counting.due_at(duty.original_due_on, zone) <= case.at
        for duty in case.running
    )


def suspended(case: Situation) -> bool:
    """Whether or not a sweep has seen that the cap was used up."""
    return any(duty.resume_by_at is not None and case.at < duty.resume_by_at for duty in case.running)


def before_the_last_day(case: Situation) -> bool:
    """The day on which the clock is stopped counts: on the last day nothing is left to stop."""
    duty = case.settling()
    return duty is not None and duty.due_on is not None and case.today < duty.due_on


def receipt_date_open(case: Situation) -> bool:
    return case.complaint.claim_confirmed_by_id is None


def not_the_one_who_claimed(case: Situation) -> bool:
    return case.by.user is None or case.by.user.pk != case.complaint.claimed_by_id


def not_remanded(case: Situation) -> bool:
    """A date that the Ombudsman set, or the law for what the Ombudsman ordered, does not hang on the class."""
    duty = case.settling()
    return duty is not None and "/settle/remanded" not in duty.rule


def no_order_runs(case: Situation) -> bool:
    """The complainant waits for what the Ombudsman ordered until its date; the office may hand the case over before."""
    duty = case.settling()
    over = duty is None or (duty.due_at is not None and duty.due_at <= case.at)
    return over or not_remanded(case) or case.by.kind != ActorKind.COMPLAINANT


def no_demand_open(case: Situation) -> bool:
    """None runs, or the one that runs is past its end: then the Ombudsman may ask again."""
    duty = case.duty(K.EXPLAIN)
    return duty is None or (duty.due_at is not None and duty.due_at <= case.at)


def not_the_one_who_rejected(case: Situation) -> bool:
    rejected_by = case.complaint.rejected_by_id
    return not (case.complaint.appeals and case.by.user and case.by.user.pk == rejected_by)


OFFERED: Final = _(
    "Pengaduan ini ditawarkan kepada instansi lain. Tunggu jawabannya, atau tarik dahulu penawarannya."
)


@dataclass(frozen=True, slots=True)
class Guard:
    """Whether it holds, and what is said where it does not. `of_the_person`: it asks who acts, and refuses with "not
    you"; all others with "not now". `period`: the refusal tells its length and source (%(window)s, %(citation)s)."""

    holds: Callable[[Situation], bool]
    sentence: Promise
    of_the_person: bool = False
    period: K | None = None

    def says(self, case: Situation) -> Text:
        """Why it refuses, in the reader's language."""
        if self.period is None:
            return self.sentence
        rule = case.way_back(self.period)
        window = words.length(rule.length or 0, rule.unit)
        said: Text = self.sentence % {
            "window": window,
            "citation": words.cited(rule.citation, rule.certainty),
        }
        return said


GUARDS: Final[dict[str, Guard]] = {
    "completion_never_requested": Guard(
        lambda case: case.complaint.completions_requested == 0,
        _("Kelengkapan sudah pernah diminta; kirim pertanyaan berikutnya sebagai pesan."),
    ),
    "completion_window_open": Guard(
        lambda case: case.duty(K.COMPLETE) is not None and not case.lapses,
        _("Masa melengkapi berkas sudah berakhir. Anda dapat membuat pengaduan baru."),
    ),
    "completion_window_over": Guard(
        lambda case: case.lapses,
        _("Masa melengkapi berkas belum berakhir."),
    ),
    # Where the clock has ended the case already, no other way out is open, whether or not a sweep ran.
    "not_lapsed": Guard(
        lambda case: not case.lapses,
        _("Masa melengkapi berkas sudah berakhir. Anda dapat membuat pengaduan baru."),
    ),
    "not_deemed_accepted": Guard(
        lambda case: not case.lapsed(Lapse.DEEMED_ACCEPTED),
        _("Masa tanggapan atas jawaban ini sudah berakhir."),
    ),
    "remedy_promised": Guard(
        lambda case: case.duty(K.REMEDY) is not None,
        _("Tidak ada tindakan yang dijanjikan dan belum dilaksanakan."),
    ),
    "reply_window_open": Guard(
        lambda case: case.duty(K.REPLY) is not None and not case.lapsed(Lapse.DEEMED_ACCEPTED),
        _("Masa tanggapan atas jawaban ini sudah berakhir."),
    ),
    "reply_window_over": Guard(
        lambda case: case.lapsed(Lapse.DEEMED_ACCEPTED),
        _("Masa tanggapan atas jawaban ini belum berakhir."),
    ),
    "never_contested": Guard(
        lambda case: case.complaint.contests == 0,
        _("Jawaban hanya dapat disanggah sekali."),
    ),
    "not_concluded": Guard(
        lambda case: case.complaint.ended_by != "conclude",
        _("Pengaduan ini diakhiri oleh Ombudsman dan tidak dapat dibuka kembali."),
    ),
    "never_reopened": Guard(
        lambda case: case.complaint.reopenings == 0,
        _("Pengaduan hanya dapat dibuka kembali sekali."),
    ),
    "reopening_window_open": Guard(
        lambda case: case.may_come_back(K.REOPEN_WITHIN),
        _("Pengaduan hanya dapat dibuka kembali dalam %(window)s sejak selesai (%(citation)s)."),
        period=K.REOPEN_WITHIN,
    ),
    "ended_unrated": Guard(
        lambda case: case.ended_unrated,
        _(
            "Hanya pengaduan yang selesai tanpa tanggapan Anda atau diakhiri Ombudsman yang dapat dinilai kemudian."
        ),
    ),
    "never_rated": Guard(
        lambda case: case.complaint.rating is None,
        _("Pengaduan ini sudah dinilai; penilaian diberikan sekali."),
    ),
    "rating_window_open": Guard(
        lambda case: case.last_day_to_rate() is not None,
        format_lazy(
            _("Penilaian hanya dapat diberikan dalam {days} hari kalender sejak selesai."), days=RATE_WITHIN
        ),
    ),
    "never_appealed": Guard(
        lambda case: case.complaint.appeals == 0,
        _("Keberatan hanya dapat diajukan sekali."),
    ),
    "appeal_window_open": Guard(
        lambda case: case.may_come_back(K.APPEAL_WITHIN),
        _("Keberatan hanya dapat diajukan dalam %(window)s sejak penolakan (%(citation)s)."),
        period=K.APPEAL_WITHIN,
    ),
    "no_order_runs": Guard(
        no_order_runs,
        _(
            "Ombudsman sudah meminta tindakan korektif, dan batas pelaksanaannya belum lewat. Tunggu jawaban unit atau batas itu."
        ),
    ),
    "may_escalate": Guard(
        may_escalate,
        _("Pengaduan belum dapat diteruskan kepada Ombudsman: belum ada jangka waktu yang terlewati."),
    ),
    "may_answer": Guard(
        may_answer,
        _("Jawaban ini harus diberikan oleh petugas lain."),
        of_the_person=True,
    ),
    "not_the_one_who_rejected": Guard(
        not_the_one_who_rejected,
        _("Pengaduan ini diajukan keberatan atas penolakan Anda; petugas lain harus memeriksanya."),
        of_the_person=True,
    ),
    "not_offered": Guard(lambda case: case.complaint.offered_to_id is None, OFFERED),
    "linked": Guard(
        lambda case: case.complaint.duplicate_of_id is not None,
        _("Pengaduan ini tidak ditautkan pada pengaduan lain."),
    ),
    "settlement_runs": Guard(
        settlement_runs,
        _(
            "Batas penyelesaian sudah lewat atau belum ditetapkan. Perpanjangan dan penangguhan hanya dapat dilakukan sebelumnya."
        ),
    ),
    "may_be_extended": Guard(
        may_be_extended,
        _(
            "Aturan untuk klasifikasi ini tidak mengizinkan perpanjangan, atau jatahnya sudah habis dipakai. Jawab sampai batas waktunya."
        ),
    ),
    "extension_to_contest": Guard(
        extension_to_contest,
        _("Tidak ada perpanjangan yang dapat disanggah."),
    ),
    "suspended": Guard(
        suspended,
        _("Jangka waktu pengaduan ini tidak sedang ditangguhkan."),
    ),
    "not_suspended": Guard(
        lambda case: not suspended(case),
        _("Jangka waktu sedang ditangguhkan. Lanjutkan dahulu, lalu coba lagi."),
    ),
    "may_be_suspended": Guard(
        may_be_suspended,
        _("Aturan untuk klasifikasi ini tidak mengizinkan penangguhan, atau jatahnya sudah habis dipakai."),
    ),
    "before_the_last_day": Guard(
        before_the_last_day,
        _(
            "Hari ini hari terakhir dan ikut dihitung, sehingga tidak ada yang dapat ditangguhkan. Jawab hari ini atau perpanjang."
        ),
    ),
    "not_remanded": Guard(
        not_remanded,
        _("Batas waktu ini ditetapkan oleh Ombudsman dan tidak bergantung pada klasifikasi."),
    ),
    "no_demand_open": Guard(
        no_demand_open,
        _("Permintaan penjelasan yang lalu masih menunggu jawaban, dan batasnya belum lewat."),
    ),
    "demand_runs": Guard(
        lambda case: case.duty(K.EXPLAIN) is not None,
        _("Tidak ada permintaan penjelasan dari Ombudsman yang menunggu jawaban."),
    ),
    "not_from_the_web": Guard(
        lambda case: case.complaint.channel != Channel.WEB,
        _("Pengaduan ini masuk lewat situs web: waktunya dicatat sistem dan tidak dapat diganti."),
    ),
    "receipt_date_open": Guard(
        receipt_date_open,
        _("Tanggal penerimaan sudah dipastikan dan tidak dapat diubah lagi."),
    ),
    "receipt_date_claimed": Guard(
        lambda case: case.complaint.claimed_received_on is not None,
        _("Belum ada tanggal penerimaan yang diajukan untuk dipastikan."),
    ),
    "not_the_one_who_claimed": Guard(
        not_the_one_who_claimed,
        _("Tanggal ini harus dipastikan oleh orang selain yang mengajukannya."),
        of_the_person=True,
    ),
}
"""By the names that the rows of `complaints/lifecycle.py` give them."""
