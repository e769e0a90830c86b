"""What an office wrote to a complainant, on paper with the agency's letterhead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from notifications.look import DEEP, LEFT_MM, RIGHT_MM, SOFT

SIGNED_MM: Final = 50
"""Room that the place, the date and the signature take: they stay together."""


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What the letter says, in the complainant's language. `letterhead`: lines below the agency's name; `to`: whom it is for,
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


def pdf(facts: LetterFacts, language: str, *, made_at: datetime) -> bytes:
    """The letter in this language (`id` or `en`)."""
    from notifications.paper import Paper

    with override(language):
        page = Paper(language, foot=facts.reference, made_at=made_at)
        page.set_title(f"{facts.reference} {facts.subject}")
        page.write_text(facts.agency, size=15, bold=True, colour=DEEP)
        page.write_text(facts.unit, size=12, bold=True)
        for line in facts.letterhead:
            page.write_text(line, size=9.5, colour=SOFT)
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
