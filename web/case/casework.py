"""What the two case pages share: everything about one case for one reader, and doing a deed on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, cast
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.actors import Actor, ActorKind
from accounts.limits import budgets
from accounts.worded import Worded
from complaints import words
from complaints.codes import label
from complaints.models import Attachment
from law import counting
from law.codes import DutyKind, SuspensionReason
from web import door, held
from web.case import deadlines, voices
from web.case.date_preview import DatePreview, date_preview, mails, rehearsed
from web.door import Case
from web.forms.deeds import Choices, Deed, VerbForm
from web.forms.fields import Checks, Words
from web.forms.talk import TALK, digests
from web.forms.uploads import Uploads
from web.forms.verbs import FORMS
from workflow.clocks import periods
from workflow.clocks.duties import duties_of
from workflow.errors import Refusal
from workflow.models import Duty, Suspension
from workflow.office import logos
from workflow.reading import letters as letters_read
from workflow.reading import opened
from workflow.record import timeline
from workflow.record.timeline import Entry
from workflow.verbs import half_written, letters, moves, rehearsing, room, withdrawing
from workflow.verbs.guards import Situation

DEEDS: Final = {**FORMS, **TALK}
ANSWERS: Final = ("answered", "answered_with_original", "imported_answer")
SEEN_BEFORE: Final = frozenset(
    {*FORMS, "message", "ask", "assign", "link", "unlink", "take_over", "return_referral"}
)
"""The acts of staff whose mails and dates can be seen before anybody confirms them."""
SPOKEN: Final = ("message_sent", "note_written")
"""Events that stand in a section of their own, not in the history."""


@dataclass(slots=True)
class Reading:
    """A case as its page shows it."""

    case: Case
    days: counting.Calendar
    duties: list[deadlines.Line]
    rows: list[Duty]
    entries: list[Entry]
    attachments: list[Attachment]
    situation: Situation
    standstill: Suspension | None = None
    allowed: list[str] = field(default_factory=list)

    @property
    def history(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.event not in SPOKEN]

    @property
    def messages(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.event == "message_sent"]

    @property
    def notes(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.event == "note_written"]

    @property
    def answer(self) -> Entry | None:
        """The latest answer."""
        return next(
            (entry for entry in reversed(self.entries) if entry.event in ANSWERS),
            None,
        )

    @property
    def answer_texts(self) -> list[tuple[str, str]]:
        """Kind and text of what the latest answer says: its reasons, then its remedy."""
        return (
            [] if self.answer is None else sorted(self.answer.typed, key=lambda typed: typed[0] == "remedy")
        )

    @property
    def files_apart(self) -> list[Attachment]:
        """The files that came neither with a message nor with the answer that is shown, where they stand already."""
        shown = [*self.messages, *([self.answer] if self.answer else [])]
        told = {key for entry in shown for key in entry.statements}
        return [file for file in self.attachments if file.message_id not in told]

    @property
    def promised(self) -> Duty | None:
        """The latest promise of something to be done."""
        return next((row for row in reversed(self.rows) if row.kind == DutyKind.REMEDY), None)

    @property
    def demanded(self) -> str:
        """What the Ombudsman asks of the office and nobody has explained yet; empty where nothing is asked."""
        told = [entry for entry in self.entries if entry.event in ("demanded", "explained")]
        waits = self.case.row.state == "escalated" and told and told[-1].event == "demanded"
        return told[-1].typed[0][1] if waits and told[-1].typed else ""

    @property
    def referred_to(self) -> dict[str, str]:
        """Which body is competent and what is told it, by kind of text, while the case is rejected for that; else empty."""
        if self.case.row.state != "rejected":
            return {}
        told = next((entry for entry in reversed(self.entries) if entry.event == "rejected"), None)
        said = dict(told.typed) if told else {}
        return said if "other_body" in said else {}

    @property
    def missing(self) -> Entry | None:
        """The latest request for completion, while the case waits for it."""
        if self.case.row.state != "incomplete":
            return None
        return next(
            (entry for entry in reversed(self.entries) if entry.event == "completion_requested"), None
        )

    @property
    def waits_for_complainant(self) -> bool:
        """The clock stands still until the complainant writes."""
        return self.standstill is not None and self.standstill.reason == SuspensionReason.AWAITING_COMPLAINANT

    @property
    def room_is_asked(self) -> bool:
        """Somebody has asked for more room for files, and nobody has granted it since."""
        told = [entry.event for entry in self.entries if entry.event in ("room_asked", "room_granted")]
        return told[-1:] == ["room_asked"]

    @property
    def room_is_scarce(self) -> bool:
        """Little of this reader's room for files is left."""
        return room.scarce(self.case.row, self.attachments, room.side_of(self.case.actor))

    @property
    def provisional(self) -> bool:
        return any(line.duty.provisional and line.running for line in self.duties)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A form that was sent and did nothing. `form` is shown again beside its errors; `typed`: label and text of what
    its sender wrote."""

    form: Deed | None
    sentence: str
    status: int
    typed: Sequence[tuple[str, str]] = ()
    preview: DatePreview | None = None
    """What the form would do to the dates, if that was all that was asked for."""
    stale: bool = False
    """Somebody else moved the case meanwhile."""
    again: bool = False
    """Nothing was refused: the form was typed before, and is given back."""


def own_files(case: Case, files: Sequence[Attachment]) -> dict[str, str]:
    """Key → kind, number and day of the files that this reader may take back."""
    place = {row.pk: number for number, row in enumerate(files, 1)}
    zone = ZoneInfo(case.row.agency.zone)
    return {
        str(
            row.pk
        ): f"{row.get_kind_display()} {place[row.pk]} · {date_format(row.at.astimezone(zone), 'j F Y')}"
        for row in withdrawing.withdrawable(case.row, files, case.actor)
    }


def read(case: Case) -> Reading:
    """Everything about the case, in five or six queries whatever its length."""
    attachments = _attachments.ahead(complaint=case.row.pk)
    events = timeline.asked(case.row, case.actor)
    rows = duties_of(case.row)
    suspended = any(row.suspended_at is not None and row.running for row in rows)
    standstill = case.row.suspensions.filter(until_at=None).first() if suspended else None
    days = opened.calendar(case.row)
    own = case.actor.kind == ActorKind.COMPLAINANT
    told = events()
    if own:
        told = voices.entries(told, case.row)
    reading = Reading(
        case=case,
        days=days,
        duties=deadlines.lines(case.row, at=case.at, duties=rows, standstill=standstill, days=days, own=own),
        standstill=standstill,
        rows=rows,
        entries=told,
        attachments=attachments(),
        situation=moves.situation(case.row, [row for row in rows if row.running], by=case.actor, at=case.at),
    )
    reading.allowed = moves.allowed(reading.situation)
    for place, file in enumerate(reading.attachments, 1):
        file.place = place
    return reading


_attachments: Final = Worded(
    lambda complaint: Attachment.objects.filter(complaint=complaint).order_by("pk"), complaint=-987_654_321
)


def stands_out(offered: Iterable[Deed], actor: Actor) -> str:
    """The verb whose form comes first on this person's page, or an empty text."""
    return next((form.verb for form in offered if form.stands_out_for == actor.kind), "")


def windows(case: Case) -> dict[DutyKind, str]:
    """The lengths, in words, of the periods that forms mention, as they would begin now or began when the case ended."""
    now = Situation(case.row, (), case.actor, case.at)
    rules = {kind: now.way_back(kind) for kind in (DutyKind.REOPEN_WITHIN, DutyKind.APPEAL_WITHIN)}
    for kind in (DutyKind.COMPLETE, DutyKind.EXPLAIN):
        rules[kind] = periods.rule_of(case.row, kind, now.today)
    return {kind: words.length(rule.length or 0, rule.unit) for kind, rule in rules.items()}


def clocks(choices: Choices, case: Case, running: Sequence[Duty]) -> Choices:
    """The choices, completed with what the rule of the settlement allows the forms of the clocks to offer."""
    row, situation = case.row, Situation(case.row, tuple(running), case.actor, case.at)
    duty, rule = situation.settling(), situation.rule_of_settlement()
    offered: dict[str, Any] = {}
    if duty is not None and rule is not None and rule.extension is not None:
        offered["most_days"] = rule.extension.cap - duty.extended_days
        offered["unit_of_days"] = rule.unit
        offered["extensions_left"] = rule.extension.times - duty.extensions
    if rule is not None and rule.suspension is not None:
        offered["reasons"] = {reason.value: str(label(reason)) for reason in rule.suspension.reasons}
    return replace(
        choices,
        **offered,
        classification=row.classification,
        proposed=row.proposed_classification,
        recorded_on=row.received_on,
        decides=situation.duty(DutyKind.DECIDE) is not None,
    )


def forms(case: Case, deeds: Sequence[str], choices: Choices, attempt: Attempt | None = None) -> list[Deed]:
    """A fresh form for each deed; the one that was sent and refused still shows what was typed."""
    choices = replace(choices, file_mb=_most_mb(case.actor))
    offered = [DEEDS[name] for name in DEEDS if name in deeds]
    fresh: list[Deed] = []
    for form in offered:
        if attempt is not None and attempt.form is not None and attempt.form.verb == form.verb:
            if not attempt.again:
                _renew(attempt.form, case)
            fresh.append(attempt.form)
        else:
            fresh.append(form(choices=choices, initial=_fresh(case)))
    return fresh


def typed_before(
    request: HttpRequest, case: Case, choices: Choices, offered: Sequence[str]
) -> Attempt | None:
    """The form that this person had filled in when their session, their code or their language was gone; its texts
    alone if it is no longer offered."""
    typed = door.typed_before(request, door.owner_of(case.actor), at=case.at)
    if typed is None or typed.get("do", "") not in DEEDS:
        return None
    sentence = _("Belum terkirim, tetapi yang Anda tulis masih ada: periksa, lalu kirim.")
    told = held.with_files(sentence, typed)
    return given_back(case, str(typed["do"]), typed, choices, offered, told)


def given_back(
    case: Case, verb: str, typed: QueryDict, choices: Choices, offered: Sequence[str], sentence: str
) -> Attempt | None:
    """The form of this act with what was typed before; its texts alone if it is no longer offered."""
    form_class = DEEDS[verb]
    choices = replace(choices, file_mb=_most_mb(case.actor))
    several = [name for name, one in form_class.base_fields.items() if isinstance(one, Checks)]
    form = form_class(choices=choices, initial={**held.initial(typed, several), **_fresh(case)})
    texts = _typed(form, typed)
    if form.verb in offered:
        return Attempt(form, sentence, 200, texts, again=True)
    sentence = _("«%(deed)s» tidak lagi dapat dilakukan.") % {"deed": form.title}
    return Attempt(None, sentence, 200, texts, again=True) if texts else None


def do(request: HttpRequest, case: Case, choices: Choices, *, actor: str, route: str) -> Attempt | None:
    """Do what the sent form says, once. None if it was done, else what the page shows instead."""
    form_class = DEEDS.get(request.POST.get("do", ""))
    if form_class is None:
        return Attempt(None, _("Tindakan ini tidak dikenal."), 400)
    choices = replace(choices, file_mb=_most_mb(case.actor))
    form = form_class(request.POST, request.FILES, choices=choices)
    if door.too_large(request):
        form.errors.pop("file", None)
        sentence = door.too_large_sentence(request)
        form.add_error("file" if "file" in form.fields else None, sentence)
        return Attempt(form, sentence, 413, _typed(form))
    for text in form.fields.values():
        if isinstance(text, Words):
            text.asked = "look" not in request.POST
    if not form.is_valid():
        return Attempt(
            form, _("Belum tersimpan. Yang Anda tulis masih ada; perbaiki yang ditandai."), 400, _typed(form)
        )

    if "look" in request.POST:
        return _look(request, form, case)

    def act() -> dict[str, Any]:
        form.run(case.row.pk, by=case.actor, at=case.at)
        if case.actor.kind == ActorKind.STAFF:
            half_written.drop(case.row.pk, form.verb, by=case.actor)
            used = letters_read.numbers(form.cleaned_data.get("letters", ""))
            letters.note(case.row.pk, used, after=case.row.last_seq, by=case.actor)
        return {"done": form.verb}

    sent = digests(form)
    many = door.limited(request, budgets.UPLOADS.of(actor)) if sent else None
    used = many or door.use(request, act, actor=actor, route=f"{route}:{case.row.pk}", at=case.at, files=sent)
    if used.refusal is None:
        own = case.actor.kind == ActorKind.COMPLAINANT
        told = (own and voices.done(form.verb, form.cleaned_data.get("rating"))) or timeline.latest_of(
            case.row.pk, case.actor
        )
        messages.success(request, _("Tersimpan. %(sentence)s") % {"sentence": told})
        return None
    return _refused(form, used)


def _most_mb(by: Actor) -> int:
    return room.most_bytes_of_a_file(room.side_of(by)) // room.MB


def _look(request: HttpRequest, form: Deed, case: Case) -> Attempt:
    """What the form would do: its dates and its mails. Nothing stays written; the form still shows what was typed."""
    if case.actor.kind != ActorKind.STAFF or form.verb not in SEEN_BEFORE:
        return Attempt(form, _("Tindakan ini tidak dapat dilihat dulu."), 400, _typed(form))
    try:
        preview = _preview(form, case)
    except Refusal as refusal:
        return _refused(form, door.refused(request, refusal))
    return Attempt(form, "", 200, preview=preview)


def _preview(form: Deed, case: Case) -> DatePreview:
    """The mails of a rehearsal; where a verb moves dates by what somebody chooses, its dates from `what_if`, which knows
    of a second person. Files are left out, and a text that is not typed yet does not matter: no mail says it."""
    said = form.cleaned_data
    for name, one in form.fields.items():
        if isinstance(one, Uploads):
            form.cleaned_data[name] = []
        elif isinstance(one, Words) and not one.may_be_empty and not said.get(name, "").strip():
            form.cleaned_data[name] = "(…)"
    done = rehearsing.rehearse(case.row.pk, lambda: form.run(case.row.pk, by=case.actor, at=case.at))
    if isinstance(form, VerbForm) and form.moves_dates:
        return date_preview(form.look(case.row.pk, by=case.actor, at=case.at), mails(done.messages))
    body, referral = said.get("other_body", ""), said.get("referral", "")
    if not (body and referral):
        return rehearsed(done)
    return replace(rehearsed(done), letter=(body, referral), logo=logos.of(case.row.agency) is not None)


def _refused(form: Deed, used: door.Used) -> Attempt:
    if used.errors:
        form.take(used.errors)
        sentence = _("Belum tersimpan. Yang Anda tulis masih ada; perbaiki yang ditandai.")
        return Attempt(form, sentence, used.status, _typed(form))
    stale = used.refusal is not None and used.refusal.code == "stale_version"
    return Attempt(form, used.sentence, used.status, _typed(form), stale=stale)


def _fresh(case: Case) -> dict[str, Any]:
    """The case's version as this person reads it, and a key for one use."""
    return {"version": case.row.version, "key": door.new_key(door.owner_of(case.actor))}


def _renew(form: Deed, case: Case) -> None:
    """Give the sent form the case's current version and a new key, so that it can be sent again."""
    data = cast(QueryDict, form.data).copy()
    for name, value in _fresh(case).items():
        data[name] = str(value)
    form.data = data


def _typed(form: Deed, sent: Mapping[str, Any] | None = None) -> list[tuple[str, str]]:
    """Label and text of what was typed into the form, or sent to it before."""
    data = form.data if sent is None else sent
    return [
        (str(field.label), str(data[name]))
        for name, field in form.fields.items()
        if isinstance(field, Words) and data.get(name)
    ]
