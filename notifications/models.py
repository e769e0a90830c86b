"""The outbox: one row is the promise that somebody is told, and afterwards the record of what was sent."""

import json
from email.utils import parseaddr
from functools import cache
from typing import Any, ClassVar, Final
from uuid import uuid4

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.actors import Origin
from accounts.from_rows import FromRow
from accounts.seals import digest
from complaints.codes import Medium
from complaints.models import Attachment, Complaint, Identity
from notifications.notices import Notice


def new_message_id() -> str:
    """A Message-ID of the sender's domain."""
    return f"<{uuid4()}@{_domain(settings.DEFAULT_FROM_EMAIL)}>"


@cache
def _domain(address: str) -> str:
    return parseaddr(address)[1].rpartition("@")[2]


class Frame(models.Model):
    """The first mail of a notice in a language under a version of the templates, text and HTML. Those after it are kept
    as what differs from it (`notifications.bodies`), so it is never changed and never deleted."""

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
    identity = models.ForeignKey(Identity, models.SET_NULL, null=True, related_name="notices")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="notices", db_index=False
    )
    medium = models.CharField(
        max_length=8, choices=Medium.choices, default=Medium.MAIL, db_default=Medium.MAIL.value
    )
    language = models.CharField(max_length=2)
    facts = models.JSONField(default=dict)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.LIVE)
    message_id = models.CharField(max_length=100)
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
    """Codes typed in vain while this one held, for a code to a phone: beyond some it opens nothing (`phones.proves`)."""
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
    seal = models.CharField(max_length=32, null=True)  # noqa: DJ001 - empty: from before there were seals
    """Over what was promised, with a key that the database does not have (`accounts/seals.py`)."""

    class Meta:
        verbose_name = _("pesan")
        verbose_name_plural = _("pesan")
        indexes: ClassVar = [
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
            models.UniqueConstraint(fields=["message_id"], name="message_id_once"),
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
        self.seal = self.sealed()

    def sealed(self) -> str:
        """The seal of what was promised, as it stands on it now."""
        told: dict[str, Any] = {name: getattr(self, name) for name in PROMISED}
        if self.medium != Medium.MAIL:  # mails carry the seals of before there was anything else
            told["medium"] = str(self.medium)
        told["facts"] = _FACTS.encode(told["facts"])
        return digest("notifications_message", told)
