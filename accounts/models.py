"""Who we are: users, agencies, units, and who sits where."""

from datetime import time
from typing import ClassVar

import pgtrigger
from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.sessions.base_session import AbstractBaseSession
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from accounts.from_rows import FromRow
from accounts.languages import LANGUAGES
from accounts.office_models import Absence, AgencyLogo, Banner, OfficeChange
from accounts.roles import REGIONAL, UNIT_STAFF, Role
from accounts.seals import Seal, Sealed
from accounts.weeks import full_week, valid_week, valid_zone

__all__ = [
    "Absence",
    "Agency",
    "AgencyLogo",
    "Arrivals",
    "Banner",
    "BrowserSession",
    "Feed",
    "Level",
    "Membership",
    "OfficeChange",
    "Region",
    "Seal",
    "Token",
    "Unit",
    "User",
]

valid_code = RegexValidator(
    r"^[a-z0-9-]{2,40}\Z", _("Kode terdiri atas 2-40 huruf kecil, angka, atau tanda hubung.")
)


class Level(models.TextChoices):
    PROVINCE = "province", _("Provinsi")
    REGENCY = "regency", _("Kabupaten")
    CITY = "city", _("Kota")
    MINISTRY = "ministry", _("Kementerian/lembaga")


class Arrivals(models.TextChoices):
    """When a coordinator wants to be told of what waits to be verified."""

    AT_ONCE = "", _("Segera")
    DAILY = "daily", _("Bersama, setiap hari kerja")
    WEEKLY = "weekly", _("Bersama, setiap pekan")


class User(FromRow, AbstractUser):
    """Somebody who signs in. People are named by username; `name` is what other staff read."""

    first_name = None  # type: ignore[assignment]  # one field for a name: many Indonesians have one name
    last_name = None  # type: ignore[assignment]  # as first_name
    name = models.CharField(_("nama"), max_length=200, blank=True)
    language = models.CharField(_("bahasa"), max_length=2, choices=LANGUAGES, default="id")
    credentials_version = models.PositiveIntegerField(default=1, editable=False)
    """Rises when the password, the seats or the right to sign in change (triggers): earlier sessions, tokens and
    calendar addresses end, whoever made the change and by whatever way."""

    arrivals = models.CharField(
        max_length=10, choices=Arrivals.choices, blank=True, default="", db_default="", editable=False
    )
    """When they are told of new filings, completions and appeals (docs/adr/0096)."""
    told_of_arrivals_at = models.DateTimeField(null=True, editable=False)
    """Up to when the last mail told of them together; at first, when they asked for it."""

    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta(AbstractUser.Meta):
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="credentials_changed",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Condition(
                    "OLD.password IS DISTINCT FROM NEW.password OR OLD.is_active IS DISTINCT FROM NEW.is_active"
                ),
                func="""
                    NEW.credentials_version := OLD.credentials_version + 1;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="what_was_open_ends",
                operation=pgtrigger.Update,
                when=pgtrigger.After,
                condition=pgtrigger.Condition(
                    "OLD.credentials_version IS DISTINCT FROM NEW.credentials_version"
                ),
                func="""
                    DELETE FROM accounts_browsersession WHERE user_id = NEW.id;
                    DELETE FROM accounts_token WHERE user_id = NEW.id;
                    UPDATE accounts_feed SET revoked_at = clock_timestamp()
                    WHERE user_id = NEW.id AND revoked_at IS NULL;
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.username

    @property
    def itself(self) -> "User":
        """Without what Django puts around the user of a request, which each question about them would go through."""
        return self

    def get_full_name(self) -> str:
        return self.name or self.username

    def get_short_name(self) -> str:
        return self.username

    def get_session_auth_hash(self) -> str:
        return f"{super().get_session_auth_hash()}{self.credentials_version}"

    def get_session_auth_fallback_hash(self):  # type: ignore[no-untyped-def]  # untyped in Django as well
        for fallback in super().get_session_auth_fallback_hash():
            yield f"{fallback}{self.credentials_version}"


class Region(Sealed):
    """What one office of the Ombudsman looks after: a province, or the places of several (docs/adr/0045)."""

    code = models.CharField(_("kode"), max_length=40, unique=True, validators=[valid_code])
    name = models.CharField(_("nama"), max_length=200)

    class Meta:
        verbose_name = _("wilayah")
        verbose_name_plural = _("wilayah")
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name


class Agency(FromRow, Sealed):
    """A government body (instansi). `calendar` is the code of the holidays it works by (`workflow.Calendar`)."""

    UNSEALED: ClassVar = ("told_of_filings_at", "told_weekly")

    code = models.CharField(_("kode"), max_length=40, unique=True, validators=[valid_code])
    name = models.CharField(_("nama"), max_length=200)
    level = models.CharField(_("tingkat"), max_length=10, choices=Level.choices)
    zone = models.CharField(_("zona waktu"), max_length=40, default="Asia/Jakarta", validators=[valid_zone])
    working_week = ArrayField(
        models.PositiveSmallIntegerField(),
        verbose_name=_("hari kerja"),
        default=full_week,
        validators=[valid_week],
    )
    calendar = models.CharField(_("kalender"), max_length=20, default="id")
    law = models.CharField(
        _("hukum"),
        max_length=10,
        default="id",
        help_text=_("Aturan negara mana yang menentukan jangka waktu."),
    )
    send_from = models.TimeField(_("surel pengingat sejak"), default=time(7))
    send_until = models.TimeField(
        _("surel pengingat sampai"),
        default=time(20),
        help_text=_("Waktu setempat pada hari kerja; jangka waktunya sendiri tidak menunggu."),
    )
    open_for_filing = models.BooleanField(
        _("menerima pengaduan"),
        default=True,
        help_text=_(
            "Instansi hasil impor dibuka setelah administrator memastikan tingkat dan zona waktunya."
        ),
    )
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agencies",
        verbose_name=_("wilayah"),
        help_text=_("Siapa yang duduk untuk wilayah ini melihat semua pengaduan instansi ini."),
    )
    letterhead = models.TextField(  # noqa: DJ001 - null until the application wrote it: accounts/seals.py
        _("kop surat"),
        max_length=500,
        blank=True,
        null=True,
        help_text=_("Baris di bawah nama instansi pada surat: alamat, telepon, surel."),
    )
    asked_percent = models.PositiveSmallIntegerField(
        _("persen pengadu yang ditanyai"),
        blank=True,
        null=True,
        validators=[MaxValueValidator(100)],
        help_text=_(
            "Dari pengaduan yang ditutup setiap bulan: berapa persen ditanyai, secara acak, apakah terselesaikan dan apakah "
            "diperlakukan dengan baik. Kosong atau 0: tidak ada yang ditanyai."
        ),
    )
    told_of_filings_at = models.DateTimeField(null=True, editable=False)
    """Up to when its coordinators were told of new filings (`workflow.sweep.arrivals`)."""
    told_weekly = models.JSONField(default=dict, db_default={}, editable=False)
    """The week (its Monday) of the last mail to heads, and how many cases it said are late (`workflow.sweep.weekly`)."""

    class Meta:
        verbose_name = _("instansi")
        verbose_name_plural = _("instansi")
        ordering = ("code",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(send_from__lt=models.F("send_until")),
                name="agency_sending_window_opens_before_it_closes",
                violation_error_message=_("Jam mulai harus lebih awal daripada jam selesai."),
            ),
            models.CheckConstraint(
                condition=Q(asked_percent__range=(0, 100)), name="agency_asks_a_percentage"
            ),
        ]

    def __str__(self) -> str:
        return self.name


FOUND_BY = Concat("name", Value(" "), "district", Value(" "), "services", output_field=models.TextField())
"""What a unit is found by, beside the name of its agency (accounts/finding.py)."""


class Unit(FromRow, Sealed):
    """A service unit (Dinas, UPTD Puskesmas). `working_week` holds ISO weekdays, 1 = Monday."""

    code = models.CharField(_("kode"), max_length=40, unique=True, validators=[valid_code])
    name = models.CharField(_("nama"), max_length=200)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="units", verbose_name=_("instansi"))
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name=_("unit induk"))
    working_week = ArrayField(
        models.PositiveSmallIntegerField(),
        verbose_name=_("hari kerja"),
        default=full_week,
        validators=[valid_week],
    )
    active = models.BooleanField(_("aktif"), default=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit pengganti")
    )
    promises_from = models.DateField(null=True, editable=False)
    """Since when there are promises of the unit to be quicker than the law (`workflow.UnitPromise`)."""
    answers_need_supervisor = models.BooleanField(_("jawaban hanya oleh kepala unit"), default=False)
    district = models.CharField(  # noqa: DJ001 - null until the application wrote it: accounts/seals.py
        _("kecamatan"),
        max_length=100,
        blank=True,
        null=True,
        help_text=_("Atau distrik. Orang menemukan unit dengan namanya."),
    )
    services = models.TextField(  # noqa: DJ001 - as district
        _("melayani"),
        max_length=2000,
        blank=True,
        null=True,
        help_text=_(
            "Satu pelayanan sebaris, dengan kata yang dipakai orang: KTP, akta kelahiran, imunisasi."
        ),
    )
    hours = models.TextField(  # noqa: DJ001 - as district
        _("jam buka"),
        max_length=500,
        blank=True,
        null=True,
        help_text=_("Satu baris sehari atau sekelompok hari: Senin-Kamis 08.00-15.00."),
    )

    class Meta:
        verbose_name = _("unit pelayanan")
        verbose_name_plural = _("unit pelayanan")
        ordering = ("code",)
        indexes: ClassVar = [
            GinIndex(
                OpClass(FOUND_BY, "gin_trgm_ops"),
                name="unit_found_by",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def served(self) -> list[str]:
        """What it serves, one by one."""
        return [line.strip() for line in (self.services or "").splitlines() if line.strip()]


class Membership(FromRow, Sealed):
    """A seat: a role in an agency, in a unit, for all agencies of a region, or national (none of them)."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships", verbose_name=_("pengguna"))
    role = models.CharField(_("peran"), max_length=20, choices=Role.choices)
    agency = models.ForeignKey(Agency, models.CASCADE, null=True, blank=True, verbose_name=_("instansi"))
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, verbose_name=_("unit pelayanan"))
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, verbose_name=_("wilayah"))

    class Meta:
        verbose_name = _("keanggotaan")
        verbose_name_plural = _("keanggotaan")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(agency=None) | Q(unit=None),
                name="membership_in_an_agency_or_a_unit",
                violation_error_message=_("Pilih instansi atau unit, jangan keduanya."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in UNIT_STAFF], unit__isnull=False)
                | (~Q(role__in=[role.value for role in UNIT_STAFF]) & Q(unit=None)),
                name="membership_unit_staff_in_a_unit",
                violation_error_message=_("Petugas dan kepala unit duduk di sebuah unit; peran lain tidak."),
            ),
            models.CheckConstraint(
                condition=Q(region=None)
                | Q(role__in=[role.value for role in REGIONAL], agency=None, unit=None),
                name="membership_for_a_region",
                violation_error_message=_(
                    "Hanya Ombudsman dan pemegang kunci identitas yang duduk untuk wilayah, tanpa instansi dan unit."
                ),
            ),
            models.UniqueConstraint(
                fields=["user", "role", "agency", "unit", "region"],
                nulls_distinct=False,
                name="membership_once",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="seats_changed",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.After,
                func="""
                    UPDATE accounts_user SET credentials_version = credentials_version + 1
                    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.user_id ELSE NEW.user_id END;
                    RETURN NULL;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.unit or self.agency or self.region or _('nasional')}"


class Feed(models.Model):
    """A secret address under which a calendar program reads due dates: those of a person, or of a unit as
    that person may see them. Only its hash is stored; a new address or a revocation ends the old one."""

    user = models.ForeignKey(User, models.CASCADE, related_name="feeds")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="feeds")
    token_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["token_hash"], name="feed_once"),
            models.UniqueConstraint(
                fields=["user", "unit"],
                condition=Q(revoked_at=None),
                nulls_distinct=False,
                name="feed_one_address_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.unit or _('kasus sendiri')}"


class Token(FromRow, models.Model):
    """A bearer token of the API. Only its hash is stored; it ends with the credentials it was issued under."""

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    token_hash = models.CharField(max_length=64)
    credentials = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["token_hash"], name="token_once")]

    def __str__(self) -> str:
        return f"{self.user} → {self.expires_at:%Y-%m-%d}"


class BrowserSession(FromRow, AbstractBaseSession):
    """A session of a browser, of staff or of a complainant. `session_key` is a keyed hash of what the cookie holds
    (`accounts/sessions.py`), so that the table alone opens nothing."""

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sessions")
    """Who is signed in there."""
    agent = models.CharField(max_length=20, blank=True)
    """The kind of browser, `firefox/windows`."""
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    """The latest request, give or take five minutes."""

    objects: ClassVar[models.Manager["BrowserSession"]] = models.Manager()  # type: ignore[assignment]  # Django's writes keys in clear

    def __str__(self) -> str:
        return f"{self.user} {self.agent}"


class StaffNetwork(models.Model):
    """A network from which somebody of the staff signed in or acted, as a keyed hash (`accounts/networks.py`)."""

    user = models.ForeignKey(User, models.CASCADE, related_name="networks")
    network = models.CharField(max_length=24)
    seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "network"], name="staff_network_once")
        ]
        indexes: ClassVar = [models.Index("network", name="staff_network_whose")]

    def __str__(self) -> str:
        return f"{self.user} {self.seen_at:%Y-%m-%d}"
