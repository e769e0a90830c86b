"""What a unit promises beyond the law: to be quicker than the rule, never slower."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Unit
from accounts.roles import Role
from law import counting, rules
from law.codes import CLOCKS, OF_PRODUCTS, DutyKind
from workflow.errors import BadInput, NotYours
from workflow.models import UnitPromise
from workflow.record import sentences

AHEAD = timedelta(days=1)
"""A promise begins at the earliest tomorrow, local: nothing that runs today changes under anybody's hands."""


def of(unit: Unit | None, rule: rules.Rule, classification: str, on: date) -> UnitPromise | None:
    """The unit's promise for a duty under this rule that starts on this local date, where it is shorter."""
    if unit is None or rule.length is None or unit.promises_from is None or on < unit.promises_from:
        return None
    made = UnitPromise.objects.filter(
        unit=unit, kind=rule.kind, classification__in=["", classification], effective_from__lte=on
    )
    latest: dict[str, UnitPromise] = {}
    for row in made.order_by("effective_from"):
        latest[row.classification] = row
    lengths = [row for row in latest.values() if row.length is not None and row.length < rule.length]
    return min(lengths, key=lambda row: row.length or 0, default=None)


@transaction.atomic
def make(
    unit_id: int,
    *,
    kind: DutyKind,
    classification: rules.Classification | None,
    length: int | None,
    effective_from: date,
    by: Actor,
    at: datetime,
) -> UnitPromise:
    """Promise `length` days (in the rule's unit) for duties that start on or after a local date; None takes an
    earlier promise back from that date on. By the agency's coordinator. Raises BadInput, NotYours."""
    unit = Unit.objects.select_for_update(of=("self",)).select_related("agency").get(pk=unit_id)
    if not by.sits((Role.COORDINATOR,), agency_id=unit.agency_id):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    earliest = counting.local_date(at, unit.agency.zone) + AHEAD
    if effective_from < earliest:
        sentence = _("Janji layanan berlaku paling cepat besok: pilih tanggal setelah hari ini.")
        raise BadInput({"effective_from": ("not_after_today", sentence)})
    _check_length(unit, kind, classification, length, effective_from)
    if UnitPromise.objects.filter(
        unit=unit, kind=kind, classification=classification or "", effective_from=effective_from
    ).exists():
        sentence = _("Sudah ada janji layanan untuk tanggal ini: pilih tanggal lain.")
        raise BadInput({"effective_from": ("promised_already", sentence)})
    row = UnitPromise(
        unit=unit,
        kind=kind,
        classification=classification or "",
        length=length,
        effective_from=effective_from,
        made_by=by.user,
        made_at=at,
    )
    row.save(force_insert=True)
    unit.promises_from = min(filter(None, (unit.promises_from, effective_from)))
    unit.save(update_fields=["promises_from"])
    return row


def _check_length(
    unit: Unit,
    kind: DutyKind,
    classification: rules.Classification | None,
    length: int | None,
    on: date,
) -> None:
    """Shorter than the rule of every class that it is for, and at least a day. What the complainant has time for
    is not the unit's to promise away."""
    lengths = _lengths(unit, kind, classification, on)
    if not lengths:
        sentence = _(
            "Jangka waktu ini tidak dapat dipersingkat dengan janji: pilih kewajiban unit yang lebih dari satu hari."
        )
        raise BadInput({"kind": ("nothing_to_promise", sentence)})
    if length is not None and not 1 <= length < min(lengths):
        sentence = _("Janji layanan harus lebih pendek dari batas peraturan: 1 sampai %(most)d hari.")
        raise BadInput({"length": ("not_shorter", sentence % {"most": min(lengths) - 1})})


def possible(unit: Unit, on: date) -> list[DutyKind]:
    """The duties that the unit may promise to do more quickly."""
    return [kind for kind in CLOCKS if kind not in OF_PRODUCTS and _lengths(unit, kind, None, on)]


def _lengths(unit: Unit, kind: DutyKind, classification: rules.Classification | None, on: date) -> list[int]:
    """The lengths that a promise for these classes must undercut: none for what is the complainant's own, or takes no days."""
    law = rules.law(unit.agency.law)
    classes = [classification] if classification else list(rules.Classification)
    matching = [law.rule(kind, on, each) for each in classes if law.governs(kind, each)]
    ours = [rule for rule in matching if rule.holder != rules.Holder.COMPLAINANT]
    return [rule.length for rule in ours if rule.length is not None and rule.length > 1]
