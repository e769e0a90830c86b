"""One table: which notice goes to whom. A notice's template is `templates/notices/<code>.{txt,html}`.

A notice is told by `outbox.enqueue(notice, complaint, at=at, facts={...})`; facts hold codes, dates and
numbers only, so a message names nobody. One that concerns no case goes to users named one by one
(`outbox.enqueue_to_users`).
"""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Recipient(TextChoices):
    COMPLAINANT = "complainant", _("Pengadu")
    HANDLER = "handler", _("Penangan; sebelum ada, semua petugas unit, sebelum disposisi para koordinator")
    UNIT = "unit", _("Semua petugas unit yang memegang kasus")
    SUPERVISORS = "supervisors", _("Kepala unit")
    COORDINATORS = "coordinators", _("Koordinator instansi")
    AGENCY_HEADS = "agency_heads", _("Pimpinan instansi")
    OMBUDSMEN = "ombudsmen", _("Ombudsman")


class Notice(TextChoices):
    RECEIPT = "receipt", _("Tanda terima")
    COMPLETION_REQUESTED = "completion_requested", _("Permintaan kelengkapan")
    DISPATCHED = "dispatched", _("Pengaduan didisposisikan")
    ANSWERED = "answered", _("Pengaduan dijawab")
    CLOSED_WITHOUT_REPLY = "closed_without_reply", _("Selesai tanpa tanggapan")
    LAPSED = "lapsed", _("Dianggap dicabut")
    REJECTED = "rejected", _("Tidak dapat diproses")
    ESCALATED = "escalated", _("Diteruskan kepada Ombudsman")
    MAY_ESCALATE = "may_escalate", _("Boleh diteruskan kepada Ombudsman")
    MESSAGE_RECEIVED = "message_received", _("Pesan baru dari petugas")
    DISPATCHED_TO_YOU = "dispatched_to_you", _("Disposisi untuk unit Anda")
    ASSIGNED_TO_YOU = "assigned_to_you", _("Anda ditunjuk menangani pengaduan")
    DUE_SOON = "due_soon", _("Batas waktu mendekat")
    DUE_TODAY = "due_today", _("Batas waktu hari ini")
    OVERDUE = "overdue", _("Melewati jangka waktu")
    AGENCY_OVERDUE = "agency_overdue", _("Melewati jangka waktu instansi")
    # After how many days these two go out, the ladder of the law says; their names keep the first one's.
    THREE_DAYS_OVER = "three_days_over", _("Masih melewati jangka waktu")
    FIVE_DAYS_OVER = "five_days_over", _("Melewati jangka waktu, kepada pimpinan")
    FILE_OFFERED = "file_offered", _("Berkas untuk Ombudsman")
    CONTESTED = "contested", _("Jawaban disanggah")
    REMANDED = "remanded", _("Dikembalikan Ombudsman")
    ESCALATED_TO_YOU = "escalated_to_you", _("Pengaduan diteruskan kepada Ombudsman")
    EXTENDED = "extended", _("Batas waktu diperpanjang")
    EXTENSION_CONTESTED = "extension_contested", _("Perpanjangan disanggah")
    SUSPENDED = "suspended", _("Jangka waktu ditangguhkan")
    RESUMED = "resumed", _("Jangka waktu berjalan kembali")
    RECLASSIFIED = "reclassified", _("Klasifikasi diubah")
    RECLASSIFICATION_PROPOSED = "reclassification_proposed", _("Klasifikasi menunggu persetujuan")
    REDATED = "redated", _("Batas waktu bergeser")
    REDATED_TO_YOU = "redated_to_you", _("Batas waktu bergeser")
    MESSAGE_FROM_COMPLAINANT = "message_from_complainant", _("Pesan baru dari pengadu")
    GATHERED = "gathered", _("Ringkasan kabar yang ditahan")
    CALENDAR_WAITS = "calendar_waits", _("Kalender tahun depan belum ditetapkan")
    TO_VERIFY = "to_verify", _("Menunggu verifikasi")
    NEW_FILINGS = "new_filings", _("Pengaduan baru")
    ARRIVALS = "arrivals", _("Ringkasan antrean verifikasi")
    UNIT_UNSTAFFED = "unit_unstaffed", _("Unit tanpa petugas aktif")
    REMANDED_OF_YOURS = "remanded_of_yours", _("Ombudsman meminta tindakan korektif")
    CONCLUDED = "concluded", _("Diakhiri Ombudsman")
    CONCLUDED_TO_YOU = "concluded_to_you", _("Diakhiri Ombudsman")
    NEW_CODE = "new_code", _("Membuat kode akses baru")
    ACCESS_RENEWED = "access_renewed", _("Kode akses diganti")
    RATING_TO_CONFIRM = "rating_to_confirm", _("Benarkah Anda memberi penilaian ini?")
    ADDRESS_TO_CONFIRM = "address_to_confirm", _("Alamat baru menunggu dipastikan")
    ADDRESS_CHANGED = "address_changed", _("Alamat surel diganti")
    WEEKLY = "weekly", _("Ringkasan mingguan untuk pimpinan")
    DEMANDED = "demanded", _("Ombudsman meminta penjelasan")
    EXPLAINED_TO_YOU = "explained_to_you", _("Penjelasan untuk Ombudsman")
    DEMAND_UNMET = "demand_unmet", _("Permintaan Ombudsman tidak dijawab")
    QUESTIONS = "questions", _("Dua pertanyaan tentang pengaduan Anda")
    HEARING = "hearing", _("Rancangan nilai menunggu pendapat unit")
    OBJECTION_DECIDED = "objection_decided", _("Keberatan unit diputus")
    COUNTER_KEY_ASKED = "counter_key_asked", _("Kode akses baru diminta di loket")
    PRODUCT_ISSUED = "product_issued", _("Produk Ombudsman untuk instansi Anda")
    EVIDENCE_GIVEN = "evidence_given", _("Bukti pelaksanaan menunggu penilaian")
    EVIDENCE_JUDGED = "evidence_judged", _("Bukti pelaksanaan dinilai")
    MONITORED = "monitored", _("Resolusi dan monitoring")
    PRODUCT_UNMET = "product_unmet", _("Produk Ombudsman tidak dilaksanakan")
    COMPLETION_TAKEN = "completion_taken", _("Kiriman diterima sebagai kelengkapan")
    RECEIVED_EARLIER = "received_earlier", _("Tanggal penerimaan dipastikan")
    LINKED = "linked", _("Ditautkan dengan pengaduan lain")
    UNLINKED = "unlinked", _("Tautan dilepas")
    REFERRED_TO_YOU = "referred_to_you", _("Instansi lain melimpahkan pengaduan")
    TAKEN_OVER = "taken_over", _("Pengaduan kini pada instansi lain")
    REFERRAL_TAKEN = "referral_taken", _("Pelimpahan Anda diterima")
    REOPENED = "reopened", _("Dibuka kembali")
    REMEDIED = "remedied", _("Tindakan yang dijanjikan dilaksanakan")
    REMEDY_OVERDUE = "remedy_overdue", _("Tindakan yang dijanjikan terlambat")
    DEMANDED_OF_YOURS = "demanded_of_yours", _("Ombudsman meminta penjelasan instansi")
    SLIP_PRINTED = "slip_printed", _("Amplop kunci dicetak")
    DIGEST = "digest", _("Ringkasan kabar satu pengaduan")
    INVITED = "invited", _("Undangan untuk petugas")
    PASSWORD_LINK = "password_link", _("Tautan untuk kata sandi baru")
    HANDED_OVER = "handed_over", _("Kasus diserahkan kepada Anda")
    FILTER_NEWS = "filter_news", _("Pengaduan baru dalam saringan")
    REMINDED = "reminded", _("Pengingat untuk penangan")
    MENTIONED = "mentioned", _("Anda disebut dalam catatan")
    PHONE_TO_CONFIRM = "phone_to_confirm", _("Kode untuk memastikan nomor telepon")


R = Recipient
RECIPIENTS: Final[dict[Notice, tuple[Recipient, ...]]] = {
    Notice.RECEIPT: (R.COMPLAINANT,),
    Notice.COMPLETION_REQUESTED: (R.COMPLAINANT,),
    Notice.DISPATCHED: (R.COMPLAINANT,),
    Notice.ANSWERED: (R.COMPLAINANT,),
    Notice.CLOSED_WITHOUT_REPLY: (R.COMPLAINANT,),
    Notice.LAPSED: (R.COMPLAINANT,),
    Notice.REJECTED: (R.COMPLAINANT,),
    Notice.ESCALATED: (R.COMPLAINANT,),
    Notice.MAY_ESCALATE: (R.COMPLAINANT,),
    Notice.MESSAGE_RECEIVED: (R.COMPLAINANT,),
    Notice.DISPATCHED_TO_YOU: (R.UNIT,),
    Notice.ASSIGNED_TO_YOU: (R.HANDLER,),
    # Whom a rung of the ladder tells, the law says.
    Notice.DUE_SOON: (),
    Notice.DUE_TODAY: (),
    Notice.OVERDUE: (R.HANDLER, R.SUPERVISORS),
    Notice.AGENCY_OVERDUE: (R.COORDINATORS, R.AGENCY_HEADS),
    Notice.THREE_DAYS_OVER: (),
    Notice.FIVE_DAYS_OVER: (),
    Notice.FILE_OFFERED: (R.COMPLAINANT,),
    Notice.CONTESTED: (R.UNIT,),
    Notice.REMANDED: (R.UNIT, R.COORDINATORS),
    Notice.ESCALATED_TO_YOU: (R.OMBUDSMEN,),
    Notice.EXTENDED: (R.COMPLAINANT,),
    Notice.EXTENSION_CONTESTED: (R.SUPERVISORS, R.COORDINATORS),
    Notice.SUSPENDED: (R.COMPLAINANT,),
    Notice.RESUMED: (R.COMPLAINANT,),
    Notice.RECLASSIFIED: (R.COMPLAINANT,),
    Notice.RECLASSIFICATION_PROPOSED: (R.SUPERVISORS, R.COORDINATORS),
    Notice.REDATED: (R.COMPLAINANT,),
    Notice.REDATED_TO_YOU: (R.HANDLER,),
    Notice.MESSAGE_FROM_COMPLAINANT: (R.HANDLER,),
    Notice.GATHERED: (R.COMPLAINANT,),
    Notice.CALENDAR_WAITS: (),
    Notice.TO_VERIFY: (R.COORDINATORS,),
    Notice.NEW_FILINGS: (),
    # Coordinators who want it so (`workflow.sweep.arrivals`).
    Notice.ARRIVALS: (),
    Notice.UNIT_UNSTAFFED: (R.COORDINATORS,),
    Notice.REMANDED_OF_YOURS: (R.COMPLAINANT,),
    Notice.CONCLUDED: (R.COMPLAINANT,),
    Notice.CONCLUDED_TO_YOU: (R.UNIT, R.COORDINATORS),
    Notice.NEW_CODE: (R.COMPLAINANT,),
    Notice.ACCESS_RENEWED: (R.COMPLAINANT,),
    Notice.RATING_TO_CONFIRM: (R.COMPLAINANT,),
    # These two go to another address of the complainant than the one that is told of the case (`hands`).
    Notice.ADDRESS_TO_CONFIRM: (R.COMPLAINANT,),
    Notice.ADDRESS_CHANGED: (R.COMPLAINANT,),
    Notice.QUESTIONS: (R.COMPLAINANT,),
    Notice.COMPLETION_TAKEN: (R.COMPLAINANT,),
    Notice.RECEIVED_EARLIER: (R.COMPLAINANT,),
    Notice.LINKED: (R.COMPLAINANT,),
    Notice.UNLINKED: (R.COMPLAINANT,),
    # Coordinators of the agency to which a case is offered, of which it is not yet (`workflow.verbs.referrals`).
    Notice.REFERRED_TO_YOU: (),
    Notice.TAKEN_OVER: (R.COMPLAINANT,),
    # Coordinators of the agency that offered the case, which is no longer theirs.
    Notice.REFERRAL_TAKEN: (),
    Notice.REOPENED: (R.COMPLAINANT,),
    Notice.REMEDIED: (R.COMPLAINANT,),
    Notice.REMEDY_OVERDUE: (R.COMPLAINANT,),
    Notice.DEMANDED_OF_YOURS: (R.COMPLAINANT,),
    Notice.SLIP_PRINTED: (R.COMPLAINANT,),
    Notice.DIGEST: (R.COMPLAINANT,),
    Notice.COUNTER_KEY_ASKED: (R.COMPLAINANT,),
    # To the number that its complainant is still to prove (`outbox.code_to_phone`).
    Notice.PHONE_TO_CONFIRM: (),
    # Heads of agencies and units, by their seats alone (`workflow.sweep.weekly`).
    Notice.WEEKLY: (),
    # Heads of the units and the coordinators of the agency (`compliance.hearing.opening`).
    Notice.HEARING: (),
    Notice.OBJECTION_DECIDED: (),
    Notice.DEMANDED: (R.UNIT, R.COORDINATORS),
    Notice.EXPLAINED_TO_YOU: (R.OMBUDSMEN,),
    Notice.DEMAND_UNMET: (R.OMBUDSMEN,),
    # About a product of the Ombudsman, which is a case of its own kind (docs/adr/0062).
    Notice.PRODUCT_ISSUED: (R.UNIT, R.COORDINATORS, R.AGENCY_HEADS),
    Notice.EVIDENCE_GIVEN: (R.OMBUDSMEN,),
    Notice.EVIDENCE_JUDGED: (R.UNIT, R.COORDINATORS),
    Notice.MONITORED: (R.UNIT, R.COORDINATORS, R.AGENCY_HEADS),
    Notice.PRODUCT_UNMET: (R.OMBUDSMEN,),
    # Of no case, to people named one by one (`workflow.people`).
    Notice.INVITED: (),
    Notice.PASSWORD_LINK: (),
    Notice.HANDED_OVER: (),
    # Who watches a kept list (`workflow.saved.telling`).
    Notice.FILTER_NEWS: (),
    Notice.REMINDED: (R.HANDLER,),
    # To people named one by one (`workflow.verbs.mentions`).
    Notice.MENTIONED: (),
}
TOGETHER: Final = frozenset({Notice.TO_VERIFY})
"""What whoever wants to be told of arrivals together (`User.arrivals`) is not told one by one."""
ONCE_AN_HOUR: Final = frozenset({Notice.MESSAGE_FROM_COMPLAINANT, Notice.MESSAGE_RECEIVED})
"""Of one case to one reader: they say that there is something new to read, for the second as for the first."""
MAY_WAIT: Final = frozenset(
    {
        Notice.COMPLETION_TAKEN,
        Notice.DISPATCHED,
        Notice.MESSAGE_RECEIVED,
        Notice.EXTENDED,
        Notice.SUSPENDED,
        Notice.RESUMED,
        Notice.RECLASSIFIED,
        Notice.REDATED,
        Notice.RECEIVED_EARLIER,
        Notice.LINKED,
        Notice.UNLINKED,
        Notice.TAKEN_OVER,
        Notice.REOPENED,
        Notice.REMEDIED,
        Notice.ESCALATED,
        Notice.DEMANDED_OF_YOURS,
        Notice.QUESTIONS,
    }
)
"""What tells a complainant of a turn, asks nothing by a date and opens nothing that ends soon: beyond three mails a day
of one case these go together in one (`digests`)."""
OF_THE_KEY: Final = frozenset(
    {
        Notice.NEW_CODE,
        Notice.ACCESS_RENEWED,
        Notice.SLIP_PRINTED,
        Notice.COUNTER_KEY_ASKED,
        Notice.RATING_TO_CONFIRM,
        Notice.ADDRESS_TO_CONFIRM,
        Notice.ADDRESS_CHANGED,
        Notice.PHONE_TO_CONFIRM,
    }
)
"""About who may open the case, and no turn of it: not counted among the mails of a day."""
NOT_ON_A_PHONE: Final = {
    Notice.RECEIPT: "It comes before the number is proved; the receipt itself was shown.",
    Notice.GATHERED: "It gathers what was held for a mailbox.",
    Notice.QUESTIONS: "Nobody pays for a survey to a phone; the questions stand on the page.",
    Notice.RATING_TO_CONFIRM: "It is a link that only the reader of the mailbox may press.",
    Notice.ADDRESS_TO_CONFIRM: "It asks whoever reads at an address.",
    Notice.ADDRESS_CHANGED: "It goes to the address before.",
}
"""What a complainant is mailed and not told on the phone, with the reason. Everything else goes there in short."""
