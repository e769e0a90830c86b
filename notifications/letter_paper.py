"""What an office wrote to a complainant, on paper with the agency's letterhead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from notifications.look import DEEP, LEFT_MM, RIGHT_MM, SOFT

if TYPE_CHECKING:
    from notifications.paper import Paper

HIGH_MM, WIDE_MM, BESIDE_MM = 20, 45, 5
"""Room for the picture of the letterhead, and beside it."""
SIGNED_MM: Final = 50
"""Room that the place, the date and the signature take: they stay together."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG, and its size in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What the letter says, in the complainant's language. `letterhead`: lines below the agency's name; `logo`: beside them; `to`: whom it is for,
    a name only where its reader may know it; `said`: headings (or none) with their text."""

    agency: str
    letterhead: Sequence[str]
    unit: str
    reference: str
    subject: str
    dated: str
    to: Sequence[str]
    said: Sequence[tuple[str, str]]
    signed: str
    logo: Picture | None = None


def pdf(facts: LetterFacts, language: str, *, made_at: datetime) -> bytes:
    """The letter in this language (`id` or `en`)."""
    from notifications.paper import Paper

    with override(language):
        page = Paper(language, foot=facts.reference, made_at=made_at)
        page.set_title(f"{facts.reference} {facts.subject}")
        _head(page, facts)
        page.set_draw_color(*DEEP)
        page.set_line_width(0.8)
        page.line(LEFT_MM, page.get_y() + 2, RIGHT_MM, page.get_y() + 2)
        page.ln(7)
        page.labelled(_("Nomor"), (facts.reference,))
        page.labelled(_("Tanggal"), (facts.dated,))
        page.labelled(_("Perihal"), (facts.subject,))
        page.labelled(_("Kepada"), tuple(facts.to), name=True)
        page.ln(4)
        for heading, text in facts.said:
            if heading:
                if page.will_page_break(18):
                    page.add_page()
                page.write_text(heading, size=11, bold=True)
                page.ln(1)
            page.write_text(text, size=11)
            page.ln(4)
        if page.will_page_break(SIGNED_MM):
            page.add_page()
        page.ln(6)
        page.write_text(facts.unit, size=11)
        page.ln(18)
        page.write_text(facts.signed, size=11, bold=True)
        return bytes(page.output())


def _head(page: "Paper", facts: LetterFacts) -> None:
    """Who writes: the picture on the left, and beside it agency, unit and the agency's lines."""
    top, below = page.get_y(), page.get_y()
    if facts.logo is not None:
        scale = min(WIDE_MM / facts.logo.width, HIGH_MM / facts.logo.height)
        wide, high = facts.logo.width * scale, facts.logo.height * scale
        page.image(BytesIO(facts.logo.data), x=LEFT_MM, y=top, w=wide, h=high, alt_text=facts.agency)
        below = top + high
        page.set_left_margin(LEFT_MM + wide + BESIDE_MM)
        page.set_xy(LEFT_MM + wide + BESIDE_MM, top)
    page.write_text(facts.agency, size=15, bold=True, colour=DEEP)
    if facts.unit != facts.agency:
        page.write_text(facts.unit, size=12, bold=True)
    for line in facts.letterhead:
        page.write_text(line, size=9.5, colour=SOFT)
    page.set_left_margin(LEFT_MM)
    page.set_xy(LEFT_MM, max(page.get_y(), below))
