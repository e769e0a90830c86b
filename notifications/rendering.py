"""A notice in words, made at sending from facts alone, in the recipient's language.

`templates/notices/<notice>.txt` holds the words: heading and paragraphs, parted by empty lines.
`frame.txt` and `frame.html` hold what every mail looks like, so text and HTML always say the same.

Many messages differ in nothing but the number of their case: what was put in words lately is not put in words again.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from django.template import Context
from django.template.loader import get_template
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from complaints import words
from complaints.codes import CaseKind, Medium, label
from law.codes import Classification
from law.counting import LengthUnit
from notifications import links, wording
from notifications.models import Message
from notifications.notices import Notice

BUTTONS: Final[dict[str, Promise]] = {
    Notice.NEW_CODE: gettext_lazy("Buat kode akses baru"),
    Notice.RATING_TO_CONFIRM: gettext_lazy("Jawab ya atau tidak"),
    Notice.ADDRESS_TO_CONFIRM: gettext_lazy("Pastikan alamat ini"),
    Notice.ADDRESS_CHANGED: gettext_lazy("Lacak pengaduan"),
    Notice.HEARING: gettext_lazy("Buka rancangan nilai"),
    Notice.OBJECTION_DECIDED: gettext_lazy("Buka rancangan nilai"),
    Notice.INVITED: gettext_lazy("Buat kata sandi"),
    Notice.PASSWORD_LINK: gettext_lazy("Buat kata sandi baru"),
    Notice.HANDED_OVER: gettext_lazy("Buka daftar kerja"),
    Notice.FILTER_NEWS: gettext_lazy("Buka saringan ini"),
    Notice.NEW_FILINGS: gettext_lazy("Buka antrean verifikasi"),
    Notice.ARRIVALS: gettext_lazy("Buka antrean verifikasi"),
    Notice.REFERRED_TO_YOU: gettext_lazy("Buka antrean verifikasi"),
    Notice.REFERRAL_TAKEN: gettext_lazy("Buka antrean verifikasi"),
}
FOR_A_DAY: Final = (Notice.NEW_CODE, Notice.ADDRESS_TO_CONFIRM)
"""Their links hold for one day."""
LINK: Final = "[[link]]"
"""Where the link stands in what is kept: the link itself is a key to the case and only ever goes out."""
REFERENCE: Final = "[[reference]]"
"""Where the number of the case stands in words that many messages share."""
CODE: Final = "[[code]]"
"""Where a code stands that only ever goes out to a phone."""
IN_OTHER_WORDS: Final = (Notice.NEW_CODE, Notice.PHONE_TO_CONFIRM)
"""What is said to a phone in words of its own (`templates/notices/phone/`)."""
_EMPTY_LINES: Final = re.compile(r"\n{3,}")
LATELY: Final = 256
"""Notices that are remembered, some 10 kB each."""


def link_of(reference: str) -> str:
    """Where the link to one case of a digest stands."""
    return f"[[link {reference}]]"


@dataclass(frozen=True, slots=True)
class Words:
    """A rendered notice."""

    subject: str
    text: str
    html: str
    heading: str
    said: tuple[str, ...]
    """What it says, block by block, without link and footer."""
    file_name: str
    """What a file that goes with it is called, without its ending."""

    def with_link(self, link: str, cases: Mapping[str, str] = MappingProxyType({})) -> "Words":
        """What goes out. `cases`: the links of a digest by the reference of each case."""
        text, html = self.text.replace(LINK, link), self.html.replace(LINK, escape(link))
        for reference, address in cases.items():
            text = text.replace(link_of(reference), address)
            html = html.replace(link_of(reference), escape(address))
        return replace(self, text=text, html=html)

    def of_case(self, reference: str) -> "Words":
        """The same about this case."""
        subject, file_name = (each.replace(REFERENCE, reference) for each in (self.subject, self.file_name))
        text, html = (each.replace(REFERENCE, reference) for each in (self.text, self.html))
        return replace(self, subject=subject, text=text, html=html, file_name=file_name)


@dataclass(frozen=True, slots=True)
class Said:
    """All that a notice says, but for the number of its case. `facts`: as JSON, without the ids of duties."""

    notice: str
    language: str
    to_staff: bool
    of_a_case: bool
    of_a_product: bool
    facts: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """One line of the list of dates. `day` is None while no calendar covers it, `length` where one was given,
    `standing` where the mail tells how many days are left or lost."""

    what: str
    day: str | None
    length: str | None
    provisional: bool
    standing: str | None


def render(message: Message) -> Words:
    """The mail without its link, or the text to a phone without its code. Reads the facts of the message and the case's
    reference, nothing else."""
    said = _said(message)
    reference = "" if message.complaint is None else message.complaint.reference
    return (_render(said) if message.medium == Medium.MAIL else _in_short(said)).of_case(reference)


def templates(message: Message) -> tuple[str, ...]:
    """Of which templates its words are made."""
    if message.medium == Medium.MAIL:
        return ("frame.txt", "frame.html", f"{message.notice}.txt")
    of_its_own = (
        f"phone/{message.notice}.txt" if message.notice in IN_OTHER_WORDS else f"{message.notice}.txt"
    )
    return ("phone/frame.txt", of_its_own)


def _said(message: Message) -> Said:
    facts = message.facts
    if "duties" in facts:
        facts = {**facts, "duties": [{**duty, "duty": None} for duty in facts["duties"]]}
    return Said(
        notice=message.notice,
        language=message.language,
        to_staff=message.identity is None,
        of_a_case=message.complaint is not None,
        of_a_product=message.complaint is not None and message.complaint.kind == CaseKind.PRODUCT,
        facts=json.dumps(facts),
    )


def _in_short(said: Said) -> Words:
    """What a phone gets: the number of the case, what happened, the nearest date and where to read it; never what anybody
    wrote, and no key but where the notice is about one."""
    gathered = _of_digest(said)
    said = gathered[0] if len(gathered) == 1 else said
    with override(said.language):
        reads: dict[str, Any] = {"subject": _subject(said), "reference": _reference(said), "code": CODE}
        if said.notice in IN_OTHER_WORDS:
            heading, name = str(Notice(said.notice).label), f"phone/{said.notice}"
            reads["link"] = links.to_code_by_phone()
        else:
            heading, name = _heading(said, gathered), "phone/frame"
            reads |= {"heading": heading, "due": _nearest(said), "link": links.to_tracking(REFERENCE)}
        text = " ".join(_plain(name, reads).split())
        return Words(reads["subject"], text, html="", heading=heading, said=(text,), file_name="")


def _heading(said: Said, gathered: Sequence[Said]) -> str:
    """What happened; of several things how many, and the last of them."""
    if not gathered or len(gathered) == 1:
        return _render(said).heading
    last = _render(gathered[-1]).heading
    return _("%(n)d kabar, yang terakhir: %(last)s") % {"n": len(gathered), "last": last}


def _nearest(said: Said) -> str:
    """`Pengaduan Anda dijawab: 11 Des 2026`: the nearest of the dates that it tells."""
    duties = [duty for duty in json.loads(said.facts).get("duties", []) if duty["due_on"]]
    if not duties:
        return ""
    first = min(duties, key=lambda duty: str(duty["due_on"]))
    day = date_format(date.fromisoformat(first["due_on"]), "j M Y")
    what = str(wording.duty_for_complainant(first["kind"]))
    return f"{what}: {day}" + (f" ({_('sementara')})" if first["provisional"] else "")


@lru_cache(maxsize=LATELY)
def _render(said: Said) -> Words:
    gathered = _gathered(said)
    if len(gathered) == 1:
        return gathered[0]  # a digest of one thing says that one
    with override(said.language):
        facts = _facts(said)
        heading, lead, *paragraphs = _paragraphs(said, facts)
        for number, words in enumerate(gathered, start=1):
            paragraphs += [f"{number}. {words.heading}", *words.said]
        subject = _subject(said) or heading
        reference = _reference(said)
        reads = {
            "language": said.language,
            "reference": reference,
            "subject": subject,
            "heading": heading,
            "lead": lead,
            "paragraphs": paragraphs,
            "deadlines": facts["deadlines"],
            "cases": facts["cases"],
            "link": LINK,
            "numbered": _("Nomor produk") if said.of_a_product else _("Nomor pengaduan"),
            "asks": heading.endswith("?"),
            "why": _why(said),
            "button": _button(said),
        }
        return Words(
            subject=subject,
            text=_EMPTY_LINES.sub("\n\n", _plain("frame", reads)),
            html=get_template("notices/frame.html").render(reads),
            heading=heading,
            said=(lead, *(_line(deadline) for deadline in facts["deadlines"]), *paragraphs),
            file_name=_("berkas-%(reference)s") % {"reference": reference},
        )


def _why(said: Said) -> str:
    """The foot: why somebody gets this mail, or how long its link holds. Empty where the mail itself says so, and where the link is
    nobody's own."""
    if said.notice in (Notice.INVITED, Notice.PASSWORD_LINK, Notice.ADDRESS_CHANGED):
        return ""
    if said.to_staff:
        return _(
            "Anda menerima surel ini karena tugas Anda dalam penanganan pengaduan. Masuk dengan akun Anda untuk membukanya."
        )
    if said.notice in FOR_A_DAY:
        return _("Tautan ini hanya untuk Anda dan berlaku satu hari; jangan diteruskan kepada orang lain.")
    return _(
        "Tautan ini hanya untuk Anda dan berlaku %(link_days)s hari; jangan diteruskan kepada orang lain. Setelah itu, buka pengaduan dengan nomor dan kode akses dari tanda terima Anda."
    ) % {"link_days": links.LIFE.days}


def _gathered(said: Said) -> list[Words]:
    """What a digest of one case tells, in its order."""
    return [_render(each) for each in _of_digest(said)]


def _of_digest(said: Said) -> list[Said]:
    if said.notice != Notice.DIGEST:
        return []
    told: list[dict[str, Any]] = json.loads(said.facts)["told"]
    return [replace(said, notice=each["notice"], facts=json.dumps(each["facts"])) for each in told]


def _line(deadline: Deadline) -> str:
    return f"{deadline.what}: {deadline.day or _('menunggu kalender libur ditetapkan')}"


def _button(said: Said) -> str:
    if (of_its_own := BUTTONS.get(said.notice)) is not None:
        return str(of_its_own)
    if not said.to_staff:
        return _("Buka pengaduan saya")
    if said.notice == Notice.WEEKLY:
        return _of_the_week(json.loads(said.facts))
    return _button_of_a_case(said) if said.of_a_case else _("Buka kalender")


def _of_the_week(facts: Mapping[str, Any]) -> str:
    if facts["late"]:
        return _("Lihat pengaduan yang terlambat")
    return _("Buka daftar kerja") if facts["unit"] else _("Lihat angka penanganan")


def _button_of_a_case(said: Said) -> str:
    if said.of_a_product:
        return _("Buka halaman produk")
    return _("Lihat angka penanganan") if said.notice == Notice.FIVE_DAYS_OVER else _("Buka halaman kasus")


def _facts(said: Said) -> dict[str, Any]:
    """The facts as a template reads them: dates spelt out, codes in words."""
    facts: dict[str, Any] = json.loads(said.facts)
    named = wording.duty_for_staff if said.to_staff else wording.duty_for_complainant
    deadlines = [
        Deadline(
            str(named(duty["kind"])),
            _day(duty["due_on"]),
            _length(duty),
            bool(duty["provisional"]),
            _standing(duty),
        )
        for duty in facts.get("duties", [])
    ]
    ahead = [duty for duty in facts.get("duties", []) if duty.get("left")]
    nearest = min(ahead, key=lambda duty: str(duty["due_on"]), default=None)
    return {
        **facts,
        "reference": _reference(said),
        "of_a_product": said.of_a_product,
        "deadlines": deadlines,
        "cases": [_held_case(case) for case in facts.get("cases", [])],
        "lapses": {duty.get("lapse") for duty in facts.get("duties", [])},
        "window": _length(facts.get("window") or {}),
        "over": words.length(facts["over"], LengthUnit.WORKING_DAY) if facts.get("over") else None,
        "ombudsman": _sourced(facts.get("ombudsman")),
        "nameless": _sourced(facts.get("nameless")),
        "due_on": _day(facts.get("due_on")),
        "remedy_due_on": _day(facts.get("remedy_due_on")),
        "was": _day(facts.get("was")),
        "until": _day(facts.get("until")),
        "forms": words.forms_found(facts),
        "issues": [{**issue, "found": words.found(issue)} for issue in facts.get("issues", [])],
        "calendars": ", ".join(facts.get("calendars", [])),
        "left": None if nearest is None else _standing(nearest),
        "answered_on": _day(facts.get("answered_on")),
        "resume_by_on": _day(facts.get("resume_by_on")),
        "waits_for_you": facts.get("reason") == "awaiting_complainant",
        "outcome": wording.OUTCOMES.get(facts.get("outcome", "")),
        "ground": wording.GROUNDS.get(facts.get("ground", "")),
        "received_on": _day(facts.get("received_on")),
        "classification": _class(facts.get("classification")),
        "before": _class(facts.get("before")),
    }


def _class(code: str | None) -> str | None:
    return None if not code else str(label(Classification(code)))


def _subject(said: Said) -> str:
    """The same for every mail of a case, so that mail programs show them as one thread; what happened is the first line
    of the text, which they show beside it. Empty for a mail about no case."""
    if said.of_a_product:
        return _("Produk Ombudsman %(reference)s") % {"reference": _reference(said)}
    return _("Pengaduan %(reference)s") % {"reference": _reference(said)} if said.of_a_case else ""


def _held_case(case: dict[str, Any]) -> dict[str, str]:
    """A line of a digest."""
    words = ngettext("%(n)s kabar", "%(n)s kabar", case["notices"]) % {"n": case["notices"]}
    return {"reference": case["reference"], "words": words, "link": link_of(case["reference"])}


def _reference(said: Said) -> str:
    return REFERENCE if said.of_a_case else ""


def _paragraphs(said: Said, facts: dict[str, Any]) -> list[str]:
    blocks = _plain(said.notice, facts).split("\n\n")
    return [" ".join(block.split()) for block in blocks if block.strip()]


def _plain(name: str, reads: dict[str, Any]) -> str:
    template = get_template(f"notices/{name}.txt")
    return str(template.template.render(Context(reads, autoescape=False)))  # type: ignore[attr-defined]  # Django's own engine


def _length(duty: dict[str, Any]) -> str | None:
    """`14 hari kerja`, `14 hari kerja, diperpanjang 5 hari kerja`: what the date was counted by, always with its unit."""
    days = duty.get("length")
    if days is None:
        return None
    unit = duty["length_unit"]
    parts = [words.length(days, unit)]
    if duty.get("extended_days"):
        parts.append(_("diperpanjang %(days)s") % {"days": words.length(duty["extended_days"], unit)})
    if duty.get("suspended_days"):
        parts.append(_("berhenti %(days)s") % {"days": words.length(duty["suspended_days"], unit)})
    return ", ".join(parts)


def _standing(duty: dict[str, Any]) -> str | None:
    """`3 hari kerja lagi`, `terlambat 4 hari kalender`; None where nothing was counted."""
    left, late = duty.get("left"), duty.get("late")
    if left is not None:
        return words.left(left, duty["length_unit"])
    return words.late(late, duty["length_unit"]) if late else None


def _sourced(parameter: dict[str, Any] | None) -> dict[str, str] | None:
    """What the law says, with its source in words."""
    if parameter is None:
        return None
    return {
        "value": parameter["value"],
        "source": words.cited(parameter["citation"], parameter["certainty"]),
    }


def _day(iso: str | None) -> str | None:
    """`Senin, 2 Maret 2026`: a local date of the agency, so no time zone is asked."""
    return None if iso is None else date_format(date.fromisoformat(iso), "l, j F Y")
