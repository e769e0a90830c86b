"""The wording of lengths, days left and lateness, each with its unit, and of a cited source, in the reader's language:
the same on pages, in mails, on paper and in histories."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from complaints.codes import Finding, Maladministration, Severity, label
from law.codes import Certainty, DutyKind
from law.counting import LengthUnit


def rounded(value: Decimal, places: int) -> str:
    """With so many decimals, half up, as the reader's language writes it: Django's `number_format` alone cuts off the others."""
    return number_format(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), places)


def length(days: int, unit: str) -> str:
    """`14 hari kerja`, `60 hari kalender`."""
    if unit == LengthUnit.CALENDAR_DAY:
        return ngettext("%(n)d hari kalender", "%(n)d hari kalender", days) % {"n": days}
    return ngettext("%(n)d hari kerja", "%(n)d hari kerja", days) % {"n": days}


def duty(kind: str, round_: int, *, length: int | None) -> str:
    """`Penyelesaian`; a later settlement says which: `Penyelesaian, batas dari Ombudsman`, `Penyelesaian, putaran 2`."""
    name = str(label(DutyKind(kind)))
    if kind == DutyKind.SETTLE and length is None:
        return _("%(duty)s, batas dari Ombudsman") % {"duty": name}
    if kind == DutyKind.SETTLE and round_ > 1:
        return _("%(duty)s, putaran %(round)s") % {"duty": name, "round": round_}
    return name


def late(days: int | None, unit: str) -> str:
    """`terlambat 3 hari kerja`; without a number where none can be counted, or the day itself has not passed."""
    if not days:
        return _("lewat batas")
    if unit == LengthUnit.CALENDAR_DAY:
        return ngettext("terlambat %(n)d hari kalender", "terlambat %(n)d hari kalender", days) % {"n": days}
    return ngettext("terlambat %(n)d hari kerja", "terlambat %(n)d hari kerja", days) % {"n": days}


def left(days: int, unit: str) -> str:
    """`hari ini`, `3 hari kerja lagi`, `5 hari kalender lagi`: until the end of a duty, in its own unit."""
    if days <= 0:
        return _("hari ini")
    if unit == LengthUnit.CALENDAR_DAY:
        return ngettext("%(n)d hari kalender lagi", "%(n)d hari kalender lagi", days) % {"n": days}
    return ngettext("%(n)d hari kerja lagi", "%(n)d hari kerja lagi", days) % {"n": days}


def cited(citation: str, certainty: str) -> str:
    """The source of what a law says, with a note where it was not checked against the official text."""
    if certainty == Certainty.READ:
        return citation
    return f"{citation} · {_('belum diverifikasi terhadap naskah resmi')}"


def finding(facts: Mapping[str, Any]) -> str:
    """`ditemukan maladministrasi (penundaan berlarut, tidak patut)`: what the Ombudsman found, with its forms. `facts`: of
    its event. Empty where nothing was found out."""
    if not facts.get("finding"):
        return ""
    found = str(Finding(facts["finding"]).label).lower()
    forms = forms_found(facts)
    return f"{found} ({forms})" if forms else found


def forms_found(facts: Mapping[str, Any]) -> str:
    """The forms of maladministration alone."""
    return ", ".join(
        str(Maladministration(form).label).lower() for form in facts.get("maladministration") or ()
    )


def found(facts: Mapping[str, Any]) -> str:
    """The finding on one issue, with its severity and whether the unit had put it right before."""
    parts = [finding(facts)]
    if facts.get("severity"):
        parts.append(str(Severity(facts["severity"]).label).lower())
    if facts.get("redressed"):
        parts.append(_("sudah diperbaiki unit sebelum diperiksa Ombudsman"))
    return "; ".join(part for part in parts if part)
