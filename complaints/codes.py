"""The codes of the field, the same in model, API, file and letter (docs/domain.md section 2)."""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from law.codes import Code


def label(code: Code) -> Promise:
    """The words for a code of the law, in the language of the moment when they are shown."""
    return _(code.words)


def choices(codes: Iterable[Code]) -> list[tuple[str, Promise]]:
    """Codes of the law as `choices` of Django's fields and forms."""
    return [(code.value, label(code)) for code in codes]


class IdentityKind(TextChoices):
    NAMED = "named", _("Dengan nama")
    CONFIDENTIAL = "confidential", _("Rahasiakan identitas saya dari unit")
    ANONYMOUS = "anonymous", _("Tanpa identitas")


class Shown(TextChoices):
    """By which document a person at the counter was known."""

    KTP = "ktp", _("KTP")
    SIM = "sim", _("SIM")
    PASSPORT = "passport", _("Paspor")
    LETTER = "letter", _("Surat keterangan Dukcapil")


class Channel(TextChoices):
    WEB = "web", _("Situs web")
    PHONE = "phone", _("Telepon")
    LETTER = "letter", _("Surat")
    WALK_IN = "walk_in", _("Datang langsung")
    EMAIL = "email", _("Surel")
    WHATSAPP = "whatsapp", _("WhatsApp")
    INSTAGRAM = "instagram", _("Instagram")
    FACEBOOK = "facebook", _("Facebook")
    TIKTOK = "tiktok", _("TikTok")
    SOCIAL = "social", _("Media sosial")
    SP4N = "sp4n", _("SP4N-LAPOR!")
    OTHER = "other", _("Lainnya")


class Medium(TextChoices):
    """What carries word to somebody."""

    MAIL = "mail", _("Surel")
    SMS = "sms", _("SMS")
    WHATSAPP = "whatsapp", _("WhatsApp")


class Ground(TextChoices):
    """Why a complaint cannot be processed."""

    NOT_PUBLIC_SERVICE = "not_public_service", _("Bukan pelayanan publik")
    OTHER_BODY = "other_body", _("Wewenang lembaga lain")
    BEFORE_A_COURT = "before_a_court", _("Sedang diperiksa pengadilan")
    ALREADY_DECIDED = "already_decided", _("Sudah pernah diputus")
    NOT_CONCRETE = "not_concrete", _("Tidak jelas atau tidak konkret")
    ABUSIVE = "abusive", _("Tidak pantas")


class Outcome(TextChoices):
    FOUNDED = "founded", _("Terbukti")
    PARTLY = "partly", _("Terbukti sebagian")
    UNFOUNDED = "unfounded", _("Tidak terbukti")


class Verdict(TextChoices):
    """What an audit of the Ombudsman found of an answer: whether what it says was done."""

    REAL = "real", _("Nyata")
    PARTLY = "partly", _("Nyata sebagian")
    VOID = "void", _("Kosong")


class Finding(TextChoices):
    MALADMINISTRATION = "maladministration", _("Ditemukan maladministrasi")
    NONE = "none", _("Tidak ditemukan maladministrasi")


class Maladministration(TextChoices):
    """The ten forms (Peraturan Ombudsman, UU 37/2008 art. 1)."""

    UNDUE_DELAY = "undue_delay", _("Penundaan berlarut")
    NO_SERVICE = "no_service", _("Tidak memberikan pelayanan")
    PROCEDURE = "procedure", _("Penyimpangan prosedur")
    ABUSE_OF_POWER = "abuse_of_power", _("Penyalahgunaan wewenang")
    INCOMPETENCE = "incompetence", _("Tidak kompeten")
    IMPROPRIETY = "impropriety", _("Tidak patut")
    DEMAND = "demand", _("Permintaan imbalan")
    PARTIALITY = "partiality", _("Berpihak")
    DISCRIMINATION = "discrimination", _("Diskriminasi")
    CONFLICT_OF_INTEREST = "conflict_of_interest", _("Konflik kepentingan")


class Severity(TextChoices):
    """How heavy the maladministration found in one issue is. The Ombudsman's monitoring after it is light, medium or heavy
    too (docs/domain.md section 9)."""

    LIGHT = "light", _("Ringan")
    MEDIUM = "medium", _("Sedang")
    HEAVY = "heavy", _("Berat")


class CaseKind(TextChoices):
    """What a row of the table of cases is. Whoever asks `Complaint.objects` gets complaints alone."""

    COMPLAINT = "complaint", _("Pengaduan")
    PRODUCT = "product", _("Produk Ombudsman")
    EXAMINATION = "examination", _("Pemeriksaan Ombudsman")


class ProductKind(TextChoices):
    """What the Ombudsman issues to a body (docs/domain.md section 9)."""

    CORRECTIVE_ACTION = "corrective_action", _("Tindakan korektif")
    IMPROVEMENT = "improvement", _("Saran perbaikan")
    PERFECTION = "perfection", _("Saran penyempurnaan")
    RECOMMENDATION = "recommendation", _("Rekomendasi")


class ExaminationKind(TextChoices):
    """What the Ombudsman examines without a complaint (docs/adr/0062)."""

    OWN_INITIATIVE = "own_initiative", _("Prakarsa sendiri")
    INSPECTION = "inspection", _("Inspeksi")


class StatementKind(TextChoices):
    """What a typed text is about. Each text is a row of `Statement`, so that erasing it touches no event."""

    SUBJECT = "subject", _("Perihal")
    DESCRIPTION = "description", _("Uraian")
    SETTLEMENT_SOUGHT = "settlement_sought", _("Penyelesaian yang diminta")
    MISSING = "missing", _("Yang perlu dilengkapi")
    ADDITION = "addition", _("Kelengkapan")
    REASONS = "reasons", _("Alasan")
    REMEDY = "remedy", _("Tindakan yang dijanjikan")
    REMEDIED = "remedied", _("Tindakan yang dilakukan")
    COMMENT = "comment", _("Komentar")
    CORRECTIVE_ACTION = "corrective_action", _("Tindakan korektif")
    DEMAND = "demand", _("Yang diminta Ombudsman")
    EXPLANATION = "explanation", _("Penjelasan kepada Ombudsman")
    ISSUE = "issue", _("Pokok persoalan")
    FINDINGS = "findings", _("Temuan dan alasannya")
    TASK = "task", _("Yang harus dilaksanakan")
    EVIDENCE = "evidence", _("Bukti pelaksanaan")
    MESSAGE = "message", _("Pesan")
    NOTE = "note", _("Catatan intern")
    PUBLIC_TITLE = "public_title", _("Judul umum")
    OTHER_BODY = "other_body", _("Lembaga yang berwenang")
    REFERRAL = "referral", _("Yang diteruskan kepada lembaga itu")
