"""An audit from its seed to its sample: the seed is bound before the period begins, and drawn with after it has ended.

An answer is named by the number of its case and its round, `number/1`. The draw is a function of the seed and of the answers of
each unit alone (`compliance.sampling`), so that anybody can draw again.
"""

import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, Unit, User
from accounts.roles import Role
from compliance import estimates, sampling
from compliance.models import AnswerAudit, AuditDraw
from compliance.scope import scope
from law.codes import DutyKind
from law.counting import due_at, local_date
from workflow.errors import BadInput, NotNow, NotVisible, NotYours
from workflow.models import Duty

MOST_DAYS: Final = 366
NO_AUDIT: Final = _("Audit ini tidak ditemukan.")
NO_AGENCY: Final = _("Instansi ini tidak ditemukan.")


def may_audit(by: Actor, agency: Agency) -> bool:
    return by.sits((Role.OMBUDSMAN,), agency_id=agency.pk)


@transaction.atomic
def commit(agency: str, *, start: date, end: date, percent: int, by: Actor, at: datetime) -> AnswerAudit:
    """Bind a seed: its digest can be read from now on, the seed itself after the draw.

    Raises NotVisible, NotYours (only the Ombudsman audits), BadInput: a period that has begun, since its answers are known,
    one that ends before it begins or has more than MOST_DAYS days, a percentage not from 1 to 100.
    """
    body = Agency.objects.filter(code=agency).first()
    if body is None:
        raise NotVisible("not_found", NO_AGENCY)
    auditor = check_auditor(by, body)
    errors: dict[str, Any] = {}
    if start <= local_date(at, body.zone):
        errors["from"] = (
            "has_begun",
            _("Periode harus mulai sesudah hari ini: benih diikat sebelum ada jawaban."),
        )
    if end < start:
        errors["to"] = ("before_from", _("Akhir periode mendahului awalnya."))
    elif (end - start).days >= MOST_DAYS:
        errors["to"] = ("period_too_long", _("Satu audit paling lama setahun."))
    if not 1 <= percent <= 100:
        errors["percent"] = ("out_of_range", _("Isi persen dari 1 sampai 100."))
    if errors:
        raise BadInput(errors)
    seed = secrets.token_hex(32)
    return AnswerAudit.objects.create(
        agency=body,
        start=start,
        end=end,
        percent=percent,
        commitment=sampling.digest(seed),
        seed=seed,
        committed_at=at,
        committed_by=auditor,
    )


@transaction.atomic
def draw(audit_id: int, *, by: Actor, at: datetime) -> AuditDraw:
    """Write down which answers there are; the seed can be read from now on. Once an audit, after its period.

    Raises NotVisible, NotYours, NotNow.
    """
    audit = AnswerAudit.objects.select_related("agency").filter(pk=audit_id).first()
    if audit is None:
        raise NotVisible("not_found", NO_AUDIT)
    auditor = check_auditor(by, audit.agency)
    Agency.objects.select_for_update(no_key=True).get(pk=audit.agency_id)
    if AuditDraw.objects.filter(audit=audit).exists():
        raise NotNow("already_drawn", _("Audit ini sudah diundi."))
    if at < due_at(audit.end, audit.agency.zone):
        raise NotNow("period_runs", _("Periode audit belum berakhir: undi setelah hari terakhirnya."))
    return AuditDraw.objects.create(audit=audit, answers=answers(audit), at=at, drawn_by=auditor)


def check_auditor(by: Actor, agency: Agency) -> User:
    """Who audits. Raises NotYours."""
    if by.user is None or not may_audit(by, agency):
        raise NotYours("ombudsman_audits", _("Audit dilakukan oleh Ombudsman."))
    return by.user


def answers(audit: AnswerAudit) -> dict[str, list[str]]:
    """By unit, every answer that opened a reply window in the period, also those given with another case's: by the unit that
    held the case then. Answers that a register told open none."""
    zone = audit.agency.zone
    rows = (
        Duty.objects.filter(
            kind=DutyKind.REPLY,
            complaint__agency=audit.agency,
            opened_at__gte=due_at(audit.start - timedelta(days=1), zone),
            opened_at__lt=due_at(audit.end, zone),
        )
        .annotate(owner=estimates.unit_at_beginning())
        .order_by("pk")
        .values_list("owner", "round", "complaint__reference")
    )
    codes = dict(Unit.objects.filter(agency=audit.agency).values_list("pk", "code"))
    found: dict[str, str] = {}
    for owner, round_, reference in rows:
        found.setdefault(f"{reference}/{round_}", codes.get(owner, ""))
    strata: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(found):
        strata[found[key]].append(key)
    return dict(sorted(strata.items()))


def drawn(audit: AnswerAudit) -> dict[str, list[str]]:
    """By unit, the drawn answers in the order of their digests; empty before the draw."""
    made = AuditDraw.objects.filter(audit=audit).first()
    return {} if made is None else sampled(audit, made.answers)


def sampled(audit: AnswerAudit, from_these: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return sampling.drawn(audit.seed, from_these, audit.percent)


def audits(actor: Actor, *, agency: str | None = None) -> list[AnswerAudit]:
    """The audits of whose figures this person reads, the latest first. Raises NotYours, BadInput."""
    chosen = scope(actor, agency=agency)
    rows = AnswerAudit.objects.filter(chosen.within("agency_id"))
    return list(rows.select_related("agency", "committed_by", "draw__drawn_by").order_by("-start", "-pk"))


def one(actor: Actor, audit_id: int) -> AnswerAudit:
    """Raises NotVisible, NotYours."""
    chosen = scope(actor)
    rows = AnswerAudit.objects.filter(chosen.within("agency_id"), pk=audit_id)
    found = rows.select_related("agency", "committed_by", "draw__drawn_by").first()
    if found is None:
        raise NotVisible("not_found", NO_AUDIT)
    return found
