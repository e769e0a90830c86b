"""A letter in the form of an act: chosen, its optional paragraphs ticked, inserted into the text that is being written. The
server does it, so that it goes without a script, and nothing that was typed is lost."""

from dataclasses import dataclass
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from complaints import letter_text
from complaints.letter_text import Paragraph
from web import held
from web.case import casework
from web.door import Case
from web.forms.deeds import Deed
from workflow.models import LetterVersion
from workflow.reading import letters
from workflow.verbs import shared_answers

CHOICE: Final = "letter"
"""The field of the form that names a version."""
PARTS: Final = "letter_part"
SHOWN: Final = "letter_shown"
"""The version whose optional paragraphs its sender has seen."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be inserted: letters that are written for such a case, and others. `chosen`: one whose optional paragraphs are
    to be ticked, with the place of each."""

    fitting: list[LetterVersion]
    others: list[LetterVersion]
    chosen: LetterVersion | None = None
    parts: tuple[tuple[int, Paragraph], ...] = ()


@dataclass(frozen=True, slots=True)
class Inserted:
    """The form's fields afterwards, and a sentence. `offer`: where paragraphs are to be ticked first."""

    typed: QueryDict
    sentence: str
    offer: Offer | None = None


def offer(case: Case, form: type[Deed] | Deed) -> Offer | None:
    """What may be inserted into this form; None where it has no text for a letter."""
    if not form.letter_into:
        return None
    all_ = letters.offered(case.row, case.actor)
    fitting = [each for each in all_ if letters.fits(each, case.row)]
    return Offer(fitting, [each for each in all_ if each not in fitting])


def insert(case: Case, verb: str, sent: QueryDict, *, files: bool = False) -> Inserted:
    """Insert the letter that the form names below what stands there; one with optional paragraphs is shown first. `files`:
    whether files were chosen in the form, which have to be chosen again."""
    typed, form = sent.copy(), casework.DEEDS[verb]
    offered = letters.offered(case.row, case.actor)
    named = sent.get(CHOICE, "")
    version = next((each for each in offered if str(each.pk) == named), None)
    for name in (CHOICE, PARTS, SHOWN):
        typed.pop(name, None)
    if version is None:
        return Inserted(typed, _("Pilih dulu surat yang akan disisipkan."))
    parts = tuple(
        (place, each) for place, each in enumerate(letter_text.paragraphs(version.body)) if each.optional
    )
    if parts and sent.get(SHOWN) != named:
        return Inserted(
            typed,
            _("Centang paragraf yang dipakai, lalu sisipkan."),
            Offer([], [], version, parts),
        )
    ticked = {int(each) for each in sent.getlist(PARTS) if each.isascii() and each.isdecimal()}
    values = letters.values(case.row, case.actor, subject=case.row.subject_text or "", at=case.at)
    _below(typed, form.letter_into, letter_text.written(version.body, ticked, values))
    if "for_others" in form.base_fields and shared_answers.readers(case.row):
        neutral = letters.values_for_others(case.row, case.actor, at=case.at)
        _below(typed, "for_others", letter_text.written(version.body, ticked, neutral))
    kept = [*letters.numbers(sent.get("letters", "")), version.pk]
    typed["letters"] = ",".join(map(str, dict.fromkeys(kept)))
    sentence = _("«%(title)s» disisipkan. Baca dan sesuaikan, lalu kirim.") % {"title": version.title}
    return Inserted(typed, f"{sentence} {held.AGAIN}" if files else sentence)


def _below(typed: QueryDict, field: str, text: str) -> None:
    before = typed.get(field, "").rstrip()
    typed[field] = f"{before}\n\n{text}" if before else text
