"""The outbox: one row is the promise that somebody is told, and afterwards the record of what was sent."""

import json
from email.utils import parseaddr
from functools import cache
from typing import Any, ClassVar, Final, cast
from uuid import uuid4

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _

from accounts.actors import Origin
from accounts.from_rows import FromRow
from accounts.seals import digest
from complaints.codes import Medium
from complaints.models import Attachment, Complaint, Identity
from notifications import packing
from notifications.notices import Notice


def new_message_id() -> str:
    """A Message-ID of the sender's domain."""
    return f"<{uuid4()}@{domain()}>"


def domain() -> str:
    """The sender's."""
    return _domain(settings.DEFAULT_FROM_EMAIL)


@cache
def _domain(address: str) -> str:
    return parseaddr(address)[1].rpartition("@")[2]


class Frame(models.Model):
    """The first mail of a notice in a language under a version of the templates: facts, subject, domain, text and HTML (of
    earlier releases text and HTML). Those after it are kept as what differs from it (`notifications.packing`), so it is
    never changed and never deleted."""

    notice = models.CharField(max_length=30)
    language = models.CharField(max_length=2)
    version = models.CharField(max_length=16)
    whole = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "language", "version"], name="frame_once_a_version")
        ]
        triggers: ClassVar = [
            # Without it what was sent could not be read again.
            pgtrigger.Protect(name="is_kept", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.notice} {self.language} {self.version}"

    @classmethod
    def whole_of(cls, pk: int) -> bytes:
        """Its bytes, asked for once: a frame never changes."""
        found = WHOLE.get(pk)
        if found is None:
            found = WHOLE[pk] = bytes(cls.objects.values_list("whole", flat=True).get(pk=pk))
        return found


WHOLE: Final[dict[int, bytes]] = {}
"""Frames that this process has met, by their keys."""


class Recalled(DeferredAttribute):
    """A column that is empty once its message was sent, and then stands in its record. What stands in the column counts."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        found = super().__get__(instance, cls)
        if instance is None or found not in (None, ""):
            return found
        record = instance.recalled()
        return found if record is None else getattr(record, self.field.attname)

    def __set__(self, instance: Any, value: object) -> None:
        instance.__dict__[self.field.attname] = value


_FACTS: Final = json.JSONEncoder(sort_keys=True, default=lambda fact: fact.isoformat())
PROMISED: Final = (
    "complaint_id",
    "attachment_id",
    "notice",
    "identity_id",
    "user_id",
    "language",
    "facts",
    "origin",
    "message_id",
    "created_at",
)
"""What stands on a message from the beginning, and stays."""


class Message(FromRow, models.Model):
    """One notice to one recipient: a complainant (by the id of the identity row) or a user. It keeps no
    address, no name and no access code; both the address and the link are put in at sending."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Menunggu dikirim")
        SENDING = "sending", _("Sedang dikirim")
        SENT = "sent", _("Terkirim")
        HELD = "held", _("Ditahan")
        GATHERED = "gathered", _("Diringkas")
        MERGED = "merged", _("Dalam ringkasan kasus")
        SET_ASIDE = "set_aside", _("Gagal, disisihkan")

    class Report(models.TextChoices):
        SENT = "sent", _("Diteruskan ke jaringan")
        DELIVERED = "delivered", _("Sampai di ponsel")
        FAILED = "failed", _("Tidak sampai")

    complaint = models.ForeignKey(Complaint, models.PROTECT, null=True, related_name="notices")
    """Empty for what concerns no case (a calendar that waits to be decreed)."""
    attachment = models.ForeignKey(Attachment, models.PROTECT, null=True, related_name="+", db_index=False)
    """A file of the case that goes with it."""
    notice = models.CharField(max_length=30, choices=Notice.choices)
    identity = models.ForeignKey(Identity, models.SET_NULL, null=True, related_name="notices", db_index=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="notices", db_index=False
    )
    medium = models.CharField(
        max_length=8, choices=Medium.choices, default=Medium.MAIL, db_default=Medium.MAIL.value
    )
    language = models.CharField(max_length=2)
    facts = cast("models.JSONField[Any, Any]", models.JSONField(default=dict, null=True))
    """Codes, numbers and dates that its words are made of."""
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.LIVE)
    message_id = cast("models.CharField[Any, str]", models.CharField(max_length=100, null=True))
    """The mail's Message-ID: the same on every try."""
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    """The latest try that did not go through."""
    sent_at = models.DateTimeField(null=True)
    code_tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    """Wrong codes typed while this one held, for a code to a phone: beyond some it opens nothing (`phones.proves`)."""
    report = models.CharField(max_length=9, blank=True, db_default="", choices=Report.choices)
    """What the gateway told afterwards of a text to a phone; empty: nothing yet (`reports.take`)."""
    reported_at = models.DateTimeField(null=True)
    subject = models.CharField(max_length=250, blank=True)
    frame = models.ForeignKey(Frame, models.PROTECT, null=True, related_name="+", db_index=False)
    body = models.BinaryField(null=True)
    """What it said, as the difference to its frame: `bodies.kept` writes it, `bodies.read` reads it. Empty before it was
    sent and once it was forgotten."""
    body_text = models.TextField(blank=True)
    body_html = models.TextField(blank=True)
    """What it said, of releases before frames; `pack_mails` brings them over."""
    last_error = models.CharField(max_length=40, blank=True)
    """A code such as `smtp_550` or `timeout`; never an address or a server's words."""
    seal = models.CharField(max_length=32, null=True)  # noqa: DJ001 - empty: in the record, or from before there were seals
    """Over what was promised, with a key that the database does not have (`accounts/seals.py`)."""
    record = models.BinaryField(null=True)
    """Once it was sent: its facts, subject, Message-ID and seal as the difference to its frame. Their columns are empty then;
    read as attributes they are what they were. `bodies.kept` writes it."""

    class Meta:
        verbose_name = _("pesan")
        verbose_name_plural = _("pesan")
        indexes: ClassVar = [
            models.Index("identity", name="message_to_complainant", condition=Q(identity__isnull=False)),
            models.Index("next_try_at", "id", name="message_to_send", condition=Q(state="queued")),
            models.Index("claimed_at", name="message_in_hand", condition=Q(state="sending")),
            models.Index(
                "state",
                "id",
                name="message_kept_back",
                condition=Q(state__in=["set_aside", "held", "merged"]),
            ),
            # Of those whose words are kept: finds the latest, and the oldest, which are forgotten first.
            models.Index(
                "sent_at",
                name="message_said",
                condition=Q(state="sent", origin="live", body__isnull=False),
            ),
            models.Index(
                "created_at", name="message_to_new_address", condition=Q(notice=Notice.ADDRESS_TO_CONFIRM)
            ),
            models.Index(
                "created_at", name="message_to_new_number", condition=Q(notice=Notice.PHONE_TO_CONFIRM)
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["message_id"], name="message_id_while_written", condition=Q(message_id__isnull=False)
            ),
            models.CheckConstraint(
                condition=Q(identity=None) | Q(user=None), name="message_to_one_recipient"
            ),
            models.CheckConstraint(
                condition=Q(origin=Origin.LIVE) | Q(state="sent"), name="message_of_the_demo_is_never_sent"
            ),
        ]
        triggers: ClassVar = [
            # What was taken back is said to be so by a seal before it.
            pgtrigger.Trigger(
                name="leaves_a_mark",
                operation=pgtrigger.Delete,
                when=pgtrigger.After,
                func="""
                    INSERT INTO accounts_seal ("table", "row", columns)
                    VALUES ('notifications_message', OLD.id, '{"deleted": ""}');
                    RETURN NULL;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.notice} {self.pk} {self.state}"

    def fill_in(self) -> None:
        """Seal it, now that it is written and has its keys."""
        seal = self.sealed()
        if self.record is None:
            self.seal = seal
        else:
            self.record = packing.resealed(bytes(self.record), seal)

    def recalled(self) -> packing.Record | None:
        """What its record tells; None where there is none. Raises packing.Unreadable."""
        if self.record is None or self.frame_id is None:
            return None
        read, found = self.__dict__.get("_recalled", (None, None))
        if read is not self.record:
            found = packing.read_record(bytes(self.record), packing.kind(Frame.whole_of(self.frame_id)))
            self.__dict__["_recalled"] = (self.record, found)
        return cast(packing.Record, found)

    def remember(self, promised: packing.Record) -> None:
        """What its record holds, told by who has just made it: it need not be read for that."""
        self.__dict__["_recalled"] = (self.record, promised)

    def sealed(self) -> str:
        """The seal of what was promised, as it stands on it now."""
        told: dict[str, Any] = {name: getattr(self, name) for name in PROMISED}
        if self.medium != Medium.MAIL:  # a seal of a mail is what it was when there was nothing else
            told["medium"] = str(self.medium)
        told["facts"] = _FACTS.encode(told["facts"])
        return digest("notifications_message", told)


for _name in ("facts", "subject", "message_id", "seal"):
    setattr(Message, _name, Recalled(cast(Any, Message._meta.get_field(_name))))  # noqa: SLF001 - Django documents Model._meta
