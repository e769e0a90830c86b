"""Everything about a case on one page for staff, and exactly what they may do: at most fifteen queries. Each act has
its form on a page of its own, with the complaint beside it."""

from collections.abc import Callable, Sequence
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods

from accounts.actors import Actor, ActorKind
from accounts.roles import UNIT_STAFF, Role
from accounts.worded import Worded
from complaints import lifecycle
from complaints.codes import IdentityKind
from complaints.entitlement import may_read_original, may_see_identity
from complaints.models import Identity
from web import door, held
from web.case import casework, letters, listed, mails, pending, staff
from web.case import half_written as drafts
from web.case.casework import Attempt, Reading
from web.door import Case
from web.forms.talk import Link
from web.templatetags.tuntas import local
from workflow.clocks import held_time
from workflow.errors import STATUS, Refusal
from workflow.reading import flags, worklist
from workflow.record import signs
from workflow.record.timeline import Entry
from workflow.verbs import duplicates, looking, moves, ratings
from workflow.verbs import half_written as writing

COLLEAGUE: Final = _lazy("Seorang rekan sedang menulis di formulir yang sama.")
LATEST: Final = 3
"""This many lines of the history are shown to who wrote while the case moved."""
LONGEST_NUMBER: Final = 100
"""Letters of the number of an original in an address."""
METHODS: Final = ["GET", "HEAD", "POST"]


@door.uploading
@require_http_methods(METHODS)
@door.presuming
def show(request: HttpRequest, actor: Actor, reference: str) -> HttpResponse:
    """The case, or the form that this person had begun here when the session or the language changed."""
    case = door.case_for(request, actor, reference)
    if request.method == "POST":
        return _do(request, case)
    reading = casework.read(case)
    attempt = _typed_before(request, case, reading)
    if attempt is not None and attempt.form is not None:
        return _deed(request, case, reading, attempt.form.verb, attempt)
    _mark_read(case, reading)
    return _page(request, case, reading, attempt)


@door.uploading
@require_http_methods(METHODS)
@door.staff_only
def deed(request: HttpRequest, actor: Actor, reference: str, verb: str) -> HttpResponse:
    """One act's form with the complaint beside it; where it is not possible now, the reason."""
    case = door.case_of(actor, reference)
    if request.method == "POST":
        if "draft" in request.POST:
            return _keep(request, case, verb)
        if "insert" in request.POST:
            return _insert(request, case, verb)
        return _do(request, case)
    reading = casework.read(case)
    attempt = _typed_before(request, case, reading)
    if attempt is not None:
        return _deed(request, case, reading, verb, attempt)
    draft = drafts.given_back(case, reading, verb) if verb in casework.DEEDS else None
    if draft is not None:
        names = staff.deeds(case, reading)
        choices = staff.choices(case, reading, [verb])
        saved = local(draft.row.at, case.row.agency.zone)
        sentence = held.with_files(_("Ini draf Anda, disimpan %(at)s.") % {"at": saved}, draft.typed)
        attempt = casework.given_back(case, verb, draft.typed, choices, names, sentence)
    return _deed(request, case, reading, verb, attempt, since=draft.since if draft else ())


def _keep(request: HttpRequest, case: Case, verb: str) -> HttpResponse:
    """Keep the draft, and tell whether a colleague writes the like; to a script as a line of text."""
    if verb not in casework.DEEDS:
        raise Http404
    kept = drafts.keep(case, verb, request.POST, files=bool(request.FILES))
    if "X-Draft" in request.headers:
        said = [_("Draf tersimpan.")] if kept else []
        if writing.others_write(case.row, verb, case.actor, at=case.at):
            said.append(str(COLLEAGUE))
        return HttpResponse(" ".join(said), content_type="text/plain; charset=utf-8")
    if kept:
        messages.success(request, _("Draf tersimpan. Anda dapat melanjutkannya kapan saja."))
    return redirect(request.get_full_path())


def _insert(request: HttpRequest, case: Case, verb: str) -> HttpResponse:
    """The form with a letter in its text, or with the paragraphs to choose from; what was typed is kept as a draft too."""
    form = casework.DEEDS.get(verb)
    if form is None or not form.letter_into:
        raise Http404
    reading = casework.read(case)
    names = staff.deeds(case, reading)
    done = letters.insert(case, verb, request.POST, files=bool(request.FILES))
    drafts.keep(case, verb, done.typed, files=bool(request.FILES))
    choices = staff.choices(case, reading, [verb])
    attempt = casework.given_back(case, verb, done.typed, choices, names, done.sentence)
    return _deed(request, case, reading, verb, attempt, letter=done.offer)


def _do(request: HttpRequest, case: Case) -> HttpResponse:
    who = f"user:{request.user.pk}"
    attempt = casework.do(request, case, staff.all_choices(case), actor=who, route="web:staff-case")
    if attempt is None:
        way = listed.walk(request.GET, by=case.actor, at=case.at)
        if _still_visible(case):
            return redirect(reverse("web:staff-case", args=[case.row.reference]) + (way.query if way else ""))
        return redirect(way.next or way.back if way else "web:worklist")
    now = door.case_of(case.actor, case.row.reference)
    reading = casework.read(now)
    verb = attempt.form.verb if attempt.form else ""
    if verb not in staff.deeds(now, reading):
        return _page(request, now, reading, attempt)
    since = reading.entries[-LATEST:] if attempt.stale else ()
    return _deed(request, now, reading, verb, attempt, since=since)


def _still_visible(case: Case) -> bool:
    """Whether this person still sees the case: a unit does not once it was sent back or transferred."""
    return type(case.row).objects.visible_to(case.actor).filter(pk=case.row.pk).exists()


def _typed_before(request: HttpRequest, case: Case, reading: Reading) -> Attempt | None:
    if not held.waits(request.session, request.path):
        return None
    names = staff.deeds(case, reading)
    return casework.typed_before(request, case, staff.choices(case, reading, names), names)


def _deed(
    request: HttpRequest,
    case: Case,
    reading: Reading,
    verb: str,
    attempt: Attempt | None = None,
    *,
    since: Sequence[Entry] = (),
    letter: letters.Offer | None = None,
) -> HttpResponse:
    if verb not in staff.deeds(case, reading):
        return _withheld(request, case, reading, verb, attempt)
    (form,) = casework.forms(case, [verb], staff.choices(case, reading, [verb]), attempt)
    if attempt is None and verb == Link.verb:
        form.initial["duplicate_of"] = request.GET.get("original", "")[:LONGEST_NUMBER]
    mine = attempt is not None and attempt.form is form
    return door.page(
        request,
        "staff_deed",
        {
            "complaint": case.row,
            "reading": reading,
            "form": form,
            "letters": letter or letters.offer(case, form),
            "action": staff.actions(case, [verb])[verb],
            "seen_before": verb in casework.SEEN_BEFORE,
            "no_mail": _without_mail(case),
            "proposal": pending.of(case, reading).proposal if verb in pending.FORMS else None,
            "since": since,
            "colleague": COLLEAGUE if writing.others_write(case.row, verb, case.actor, at=case.at) else "",
            "attempt": attempt,
            "tried": form if mine else None,
            "lost": bool(attempt and attempt.typed and not mine),
            "walk": listed.walk(request.GET, by=case.actor, at=case.at),
            "here": "worklist",
        },
        status=attempt.status if attempt else 200,
    )


def _withheld(
    request: HttpRequest, case: Case, reading: Reading, verb: str, attempt: Attempt | None
) -> HttpResponse:
    """The page of the case, which says why the act is not possible. Raises Http404 for what is no act of staff."""
    if attempt is None:
        form = casework.DEEDS.get(verb)
        refused: Refusal | None = None
        if form is not None and verb in lifecycle.VERBS:
            refused = moves.refusal(reading.situation, verb)
        title = _("Tindakan ini") if form is None else form.title
        sentence = refused.sentence if refused else _("Tindakan ini tidak dapat dilakukan sekarang.")
        status = STATUS[type(refused)] if refused else 404
        attempt = Attempt(None, f"{title}: {sentence}", status)
    return _page(request, case, reading, attempt)


def _page(request: HttpRequest, case: Case, reading: Reading, attempt: Attempt | None = None) -> HttpResponse:
    identity, counted = _identity(case), mails.counts(case.row)
    held_by = held_time.asked(case.row, days=reading.days, at=case.at)
    names = staff.deeds(case, reading)
    actions = staff.actions(case, names)
    talk = {name: actions.pop(name, None) for name in staff.TALK}
    second = {name: actions.pop(name, None) for name in pending.FORMS}
    coordinates = case.actor.sits((Role.COORDINATOR,), agency_id=case.row.agency_id)
    return door.page(
        request,
        "staff_case",
        {
            "complaint": case.row,
            "original": duplicates.original_of(case.row, case.actor),
            "reading": reading,
            "accused": list(staff.accused(case).values()),
            "desk": case.actor.has_role(Role.COORDINATOR, *UNIT_STAFF),
            "slip": coordinates and reading.entries[0].actor_kind == ActorKind.STAFF,
            "counter": coordinates and case.row.identity_kind == IdentityKind.NAMED,
            "apart": signs.may_read(case.row, case.actor) and ratings.waits(case.row),
            "flags": list(flags.of(case.row).values()),
            "identity": identity(),
            "twin_letters": True,
            "held_time": held_by(),
            "actions": list(actions.values()),
            "first": staff.stands_out(case, actions),
            "not_now": staff.not_now(reading),
            "talk": talk,
            "second": second,
            "originals": may_read_original(case.row, case.actor),
            "pending": pending.of(case, reading),
            "mail_counts": counted(),
            "attempt": attempt,
            "lost": bool(attempt and attempt.typed),
            "due": next((line for line in reading.duties if line.running and line.duty.due_on), None),
            "walk": listed.walk(request.GET, by=case.actor, at=case.at),
            "here": "worklist",
        },
        status=attempt.status if attempt else 200,
    )


def _mark_read(case: Case, reading: Reading) -> None:
    """What the complainant wrote is read by now; nothing is kept where they wrote nothing."""
    written = [entry.at for entry in reading.messages if entry.actor_kind == ActorKind.COMPLAINANT]
    if written and case.at - written[-1] < worklist.KEPT:
        looking.at_the_case(case.row, case.actor, written=written[-1])


def _identity(case: Case) -> Callable[[], Identity | None]:
    """Asked with the next statement."""
    if not may_see_identity(case.row, case.actor):
        return lambda: None
    found = _named.ahead(complaint=case.row.pk)
    return lambda: next(iter(found()), None)


_named: Final = Worded(
    lambda complaint: Identity.objects.filter(complaint=complaint).order_by("pk")[:1],
    complaint=-987_654_321,
)


def _without_mail(case: Case) -> bool:
    """Whether the complainant left no address to write to."""
    return not Identity.objects.filter(complaint=case.row).exclude(email="").exists()
