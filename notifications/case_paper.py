"""The file of a case on paper, as its reader may read it: what the Ombudsman needs to take it up.

It never holds the access code.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from notifications.look import DEEP, LEFT_MM, RIGHT_MM, SOFT

if TYPE_CHECKING:
    from notifications.paper import Paper


@dataclass(frozen=True, slots=True)
class Clock:
    """One duty: what, whose, its end, how it stands, and the rule it comes from."""

    label: str
    holder: str
    ends: str
    standing: str
    rule: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Something that happened, with what was written on that occasion."""

    when: str
    what: str
    texts: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What the file says, in the reader's language. `lines`: labels and what they stand for."""

    reference: str
    agency: str
    made: str
    """When and for whom."""
    lines: Sequence[tuple[str, tuple[str, ...]]]
    description: str
    settlement_sought: str
    answers: Sequence[Passage]
    clocks: Sequence[Clock]
    history: Sequence[Passage]
    files: Sequence[Passage]
    told: Sequence[Passage]


def pdf(file: CaseFile, language: str, *, made_at: datetime) -> bytes:
    """The file in this language (`id` or `en`)."""
    from notifications.paper import Paper

    with override(language):
        title = _("Berkas pengaduan")
        page = Paper(language, foot=f"{title} {file.reference}", made_at=made_at)
        page.set_title(f"{title} {file.reference}")
        page.head(file.agency, title, file.reference)
        page.write_text(file.made, size=9.5, colour=SOFT)
        page.ln(3)
        for label, lines in file.lines:
            page.labelled(label, lines)
        _text(page, _("Uraian"), file.description)
        _text(page, _("Penyelesaian yang diminta"), file.settlement_sought)
        _clocks(page, file.clocks)
        _passages(page, _("Jawaban"), file.answers, nothing=_("Belum ada jawaban."))
        _passages(page, _("Riwayat"), file.history)
        _passages(page, _("Lampiran"), file.files, nothing=_("Tidak ada lampiran."))
        _passages(page, _("Yang dikabarkan kepada pengadu"), file.told, nothing=_("Tidak ada surel."))
        return bytes(page.output())


def _title(page: "Paper", title: str) -> None:
    if page.will_page_break(26):
        page.add_page()
    page.ln(4)
    page.write_text(title, size=13, bold=True, colour=DEEP)
    page.set_line_width(0.2)
    page.line(LEFT_MM, page.get_y() + 1, RIGHT_MM, page.get_y() + 1)
    page.ln(3)


def _text(page: "Paper", title: str, text: str) -> None:
    if text:
        _title(page, title)
        page.write_text(text, size=10.5)


def _clocks(page: "Paper", clocks: Sequence[Clock]) -> None:
    _title(page, _("Jangka waktu"))
    for clock in clocks:
        page.labelled(clock.ends, (f"{clock.label} ({clock.holder})", clock.standing, clock.rule))


def _passages(page: "Paper", title: str, passages: Sequence[Passage], *, nothing: str = "") -> None:
    if not passages and not nothing:
        return
    _title(page, title)
    if not passages:
        page.write_text(nothing, size=10.5, colour=SOFT)
    for passage in passages:
        page.labelled(passage.when, (passage.what, *passage.texts))
