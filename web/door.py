"""What every screen asks of the door: who this is, which case they may open, and using a verb once.

The door never writes the domain: it calls one verb, once for each key.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Final, cast
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from accounts import networks
from accounts.actors import Actor, Trace, complainant, seen_as
from accounts.backends import actor_of
from accounts.limits import addresses, browsers, counting
from accounts.limits.counting import Purse
from accounts.models import Agency, User
from accounts.people.seen import KEEPERS
from accounts.prepared import WhenAsked
from accounts.roles import Role, Sees
from accounts.sessions import SessionStore
from complaints import access, references
from complaints.models import Complaint
from compliance.evidence import filing
from web import held, sealed
from workflow import clock, heartbeats, idempotency
from workflow.calendars.waits import undecreed
from workflow.errors import STATUS, BadInput, Refusal, TooMany, retry_after
from workflow.office import banners
from workflow.reading import opened
from workflow.verbs import room
from workflow.verbs.intake import FILES_FOR_OTHERS

OPENED: Final = "cases"
"""In the session: reference → id of the cases whose access code (or mailed link) this browser gave."""
OPENED_UNDER: Final = "cases_under"
"""In the session: reference → mark of the access code that held when the case was opened. With it the visit ends."""
MOST_READ: Final = 60 * 1024 * 1024
"""Bytes of a request that is read for its texts although its file is too large: a phone's largest photos."""
TOO_LARGE: Final = _(
    "Berkas ini terlalu besar: paling besar %(most)d MB. Yang Anda tulis masih ada; pilih berkas yang lebih kecil."
)
AROUND_A_FILE: Final = 1024 * 1024
"""Bytes that the form of a file may take beside it."""
View = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A case as read for one person: the row with `subject_text`, `description_text`, `settlement_text`."""

    row: Complaint
    actor: Actor
    at: datetime
    """Official time of this request."""


@dataclass(frozen=True, slots=True)
class Used:
    """How the use of a verb ended: a reply, or a refusal as a status, a sentence and errors by field."""

    reply: Any = None
    refusal: Refusal | None = None

    @property
    def status(self) -> int:
        return STATUS[type(self.refusal)] if self.refusal else 200

    @property
    def sentence(self) -> str:
        return str(self.refusal.sentence) if self.refusal else ""

    @property
    def errors(self) -> dict[str, str]:
        if not isinstance(self.refusal, BadInput):
            return {}
        return {name: str(sentence) for name, (_code, sentence) in self.refusal.errors.items()}


def actor_of_request(request: HttpRequest) -> Actor | None:
    """The staff member who is signed in, or None."""
    user = request.user
    if not isinstance(user, User):
        return None
    known: Actor | None = getattr(request, "tuntas_actor", None)
    if known is None:
        known = actor_of(user)
        request.tuntas_actor = known  # type: ignore[attr-defined]  # kept for the menu of the same page
    return known


class Mistaken(Exception):
    """A session is not whose it was presumed to be."""


def asked_at(request: HttpRequest) -> datetime:
    """Official time for what is asked before `confirmed`: that of the trip to the database which reads the session too."""
    return cast(datetime, WhenAsked()) if _presumed(request) else official_time(request)


def confirmed(request: HttpRequest, actor: Actor) -> Actor:
    """Whose session it is. Raises Mistaken where that is not the one whom the view was given, or they sit elsewhere now."""
    found = actor_of_request(request)
    if found is None or found.sight != actor.sight:
        raise Mistaken
    request.tuntas_presumed = False  # type: ignore[attr-defined]  # from here on it is known
    return found


def _presumed(request: HttpRequest) -> bool:
    return bool(getattr(request, "tuntas_presumed", False))


def official_time(request: HttpRequest) -> datetime:
    """That of this request: read with its session, where it has one."""
    read: datetime | None = getattr(request.session, "read_at", None)
    return read or clock.now()


def staff_only(view: View) -> View:
    """The view gets the actor as its second argument; others are sent to sign in, and what they typed waits for them."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actor = actor_of_request(request)
        if actor is None:
            hold(request)
            return redirect_to_login(request.get_full_path())
        if request.method == "GET":
            request.tuntas_demo = heartbeats.asked()  # type: ignore[attr-defined]  # for the menu of its page
        return _private(view(request, actor, *args, **kwargs))

    return guarded


def presuming(view: View) -> View:
    """As `staff_only`, for a view that only reads, whose first question goes to the database together with that for the session: a trip
    less. It begins with the one whose session it was when this process read it last, asks as of `asked_at`, and says `confirmed` as
    soon as it has its answer, before it shows or notes anything. Where the session is another's by now, over, or they sit elsewhere,
    all of that is thrown away, and the view begins anew with whoever it is; as it does after any fault before that."""
    known = staff_only(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        session = cast(SessionStore, request.session)
        presumed = session.presumed() if request.method == "GET" else None
        if presumed is not None:
            request.tuntas_demo = heartbeats.asked()  # type: ignore[attr-defined]  # for the menu of its page
            session.ask_ahead()
            request.tuntas_presumed = True  # type: ignore[attr-defined]  # for `asked_at`, until `confirmed`
            try:
                response: HttpResponse = _private(view(request, seen_as(presumed), *args, **kwargs))
            except Exception:
                if not _presumed(request):
                    raise
            else:
                if _presumed(request):
                    raise RuntimeError("Nobody confirmed whose page this is.")
                return response
            request.tuntas_presumed = False  # type: ignore[attr-defined]  # it was wrong
        response = known(request, *args, **kwargs)
        if (actor := actor_of_request(request)) is not None:
            session.note(actor.sight)
        return response

    return guarded


def roles_only(*roles: Role) -> Callable[[View], View]:
    """As `staff_only`, for holders of these roles; others get 403."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, actor: Actor, *args: Any, **kwargs: Any) -> HttpResponse:
            if not actor.has_role(*roles):
                raise PermissionDenied
            response: HttpResponse = view(request, actor, *args, **kwargs)
            return response

        return staff_only(guarded)

    return guard


def private(view: View) -> View:
    """A page that no cache may keep."""

    @wraps(view)
    def kept_from_caches(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _private(view(request, *args, **kwargs))

    return kept_from_caches


def uploading(view: View) -> View:
    """A page with a file form. A file that is too large is not read, the texts beside it are (`too_large`); a request
    that is far too large is refused before a byte of it is read."""
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        size = int(length) if length.isdecimal() else 0
        if size > MOST_READ:
            return page(request, "too_large", {"most": most_mb(request)}, status=413)
        most = most_mb(request) * room.MB if size else 0
        if size > most:
            request.upload_handlers = [_Capped(request, most), *request.upload_handlers]
        response: HttpResponse = protected(request, *args, **kwargs)
        return response

    return limited


class _Capped(FileUploadHandler):
    """Lets a file that is too large pass by and keeps nothing of it."""

    def __init__(self, request: HttpRequest, most: int) -> None:
        super().__init__(request)
        self.most, self.read, self.over = most, 0, False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.read = 0

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> bytes:
        self.read += len(raw_data)
        if self.read > self.most:
            self.over = True
            raise SkipFile
        return raw_data

    def file_complete(self, _file_size: int) -> None:
        return None


def most_mb(request: HttpRequest) -> int:
    """Megabytes of a file that whoever sends this may send."""
    side = room.COMPLAINANT if actor_of_request(request) is None else room.OFFICE
    return room.most_bytes_of_a_file(side) // room.MB


def too_large(request: HttpRequest) -> bool:
    """Whether a file of this request was left out because it is too large."""
    return any(isinstance(handler, _Capped) and handler.over for handler in request.upload_handlers)


def hold(request: HttpRequest) -> bool:
    """Hold what was typed in a form of this page until its sender is back at it; whether anything was."""
    if request.method != "POST":
        return False
    return held.put(request.session, request.path, request.POST, at=clock.now(), files=bool(request.FILES))


def typed_before(request: HttpRequest, owner: str, *, at: datetime) -> QueryDict | None:
    """What this person had typed on this page when it could not be taken, once."""
    return held.take(request.session, request.path, owner=owner, at=at)


def owner_of(actor: Actor) -> str:
    """For whom a form is made, in its key."""
    return f"user:{actor.user.pk}" if actor.user else f"case:{actor.complaint_id}"


def too_large_sentence(request: HttpRequest) -> str:
    return str(TOO_LARGE) % {"most": most_mb(request)}


def withheld(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A page that says why something cannot be had."""
    used = refused(request, refusal)
    return _private(page(request, "withheld", {"sentence": used.sentence}, status=used.status))


def _private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    return response


def page(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page with its menu. What was typed into a form of it that could not be taken is put into that form (`given_back`)."""
    if request.method == "GET" and status == 200 and held.waits(request.session, request.path):
        context["given_back"], context["files_chosen"] = _given_back(request, context)
    response = render(request, f"web/{template}.html", {**context, **menu(request)}, status=status)
    again = retry_after(getattr(request, "tuntas_refusal", None))
    if again is not None:
        response["Retry-After"] = again
    return response


def _given_back(request: HttpRequest, context: dict[str, Any]) -> tuple[forms.Form | None, bool]:
    """The form of this page into which all fits that its reader typed here before, and whether files were chosen in it."""
    actor = actor_of_request(request)
    owner = owner_of(actor) if actor else ""
    at = clock.now()
    for form in context.values():
        if isinstance(form, forms.Form) and not form.is_bound:
            typed = held.take(request.session, request.path, owner=owner, at=at, among=form.fields)
            if typed is not None:
                many = [
                    name for name, one in form.fields.items() if isinstance(one, forms.MultipleChoiceField)
                ]
                form.initial.update(held.initial(typed, many))
                return form, held.CHOSEN in typed
    return None, False


def menu(request: HttpRequest) -> dict[str, Any]:
    actor = actor_of_request(request)
    powers = actor.powers if actor else ()
    administers = actor is not None and actor.has_role(Role.ADMINISTRATOR)
    return {
        "undecreed": undecreed() if administers else None,
        "banners": banners.standing(staff=actor is not None, now=clock.now),
        "demo_loading": getattr(request, "tuntas_demo", heartbeats.demo_loading),
        "actor": actor,
        "sees_cases": any(power.sees != Sees.NOTHING for power in powers),
        "sees_measures": any(power.measures for power in powers),
        "gathers_evidence": actor is not None and actor.has_role(*filing.SEATS),
        "heads_a_unit": actor is not None and actor.has_role(Role.SUPERVISOR),
        "administers": administers,
        "keeps_an_office": actor is not None and actor.has_role(*KEEPERS),
        "verifies": actor is not None and actor.has_role(Role.COORDINATOR),
        "is_ombudsman": actor is not None and actor.has_role(Role.OMBUDSMAN),
        "files_for_others": actor is not None and actor.has_role(*FILES_FOR_OTHERS),
        "typed_waits": held.waits(request.session),
        "opened_cases": sorted(request.session.get(OPENED, {})) if actor is None else [],
    }


def complainant_of(request: HttpRequest, reference: str) -> Actor | None:
    """Who opened this case in this browser, or None, also where its access code was replaced since."""
    normal = canonical(reference)
    pk = request.session.get(OPENED, {}).get(normal)
    if pk is None:
        return None
    actor = complainant(pk, trace=trace_of(request))
    row = Complaint.objects.visible_to(actor).only("access_hash").first()
    under = request.session.get(OPENED_UNDER, {}).get(normal)
    return actor if row is not None and access.mark(row) == under else None


def trace_of(request: HttpRequest) -> Trace:
    """What this request tells of who sent it, for an act of a complainant."""
    accounts = browsers.accounts(request.COOKIES.get(browsers.COOKIE, ""))
    return Trace(addresses.network_of(request.META), accounts)


def open_in_session(request: HttpRequest, complaint: Complaint) -> None:
    """From now on this browser may open the case, as read now, until its access code is replaced; its session gets a new
    key."""
    request.session.cycle_key()
    request.session[OPENED] = {**request.session.get(OPENED, {}), complaint.reference: complaint.pk}
    marks = request.session.get(OPENED_UNDER, {})
    request.session[OPENED_UNDER] = {**marks, complaint.reference: access.mark(complaint)}


def close_cases(request: HttpRequest) -> None:
    """This browser may open no case any more without its code; codes on their way to a receipt go too."""
    request.session.pop(OPENED, None)
    request.session.pop(OPENED_UNDER, None)
    sealed.drop_all(request.session)


def agency_or_404(actor: Actor, code: str, roles: Iterable[Role]) -> Agency:
    """The agency of this code, if this person holds one of these roles for it. Raises Http404."""
    body = Agency.objects.filter(code=code).first()
    if body is None or not actor.sits(roles, agency_id=body.pk):
        raise Http404
    return body


def canonical(reference: str) -> str:
    """The reference as it is stored. Raises Http404 for a text that is none."""
    try:
        return references.normalise(reference)
    except references.BadCode:
        raise Http404 from None


def case_of(actor: Actor, reference: str) -> Case:
    """The case with its words and official time, in one query. Raises Http404: not yours or not there."""
    row: Any = opened.seen_by(actor, canonical(reference))
    if row is None:
        raise Http404
    return Case(row, actor, row.official_time)


def case_for(request: HttpRequest, actor: Actor, reference: str) -> Case:
    """The same for a view that is `presuming`: with the session, in one trip."""
    row: Any = opened.seen_by(actor, canonical(reference))
    actor = confirmed(request, actor)
    if row is None:
        raise Http404
    return Case(row, actor, row.official_time)


def new_key(owner: str = "") -> str:
    """A key for one use of a form: the same click twice has one effect. `owner`: for whom the form is made."""
    return held.new_key(owner)


def use(
    request: HttpRequest,
    act: Callable[[], Any],
    *,
    actor: str,
    route: str,
    at: datetime,
    files: Iterable[str] = (),
) -> Used:
    """Call the verb once for the form's hidden key; `act` returns what is remembered as its reply, and may be called
    again after a try that left no trace.

    `files`: digests of what was uploaded with the form.
    """
    key = request.POST.get("key") or None
    if isinstance(request.user, User):
        networks.note(request.user, addresses.network_of(request.META), at=at)
    try:
        reply = idempotency.once(
            lambda: (200, act()), key=key, actor=actor, route=route, body=_body(request, files), at=at
        )
    except Refusal as refusal:
        return refused(request, refusal)
    return Used(reply.body)


def limited(request: HttpRequest, purse: Purse) -> Used | None:
    """Count one act; what the page shows instead when there were too many, else None."""
    seconds = counting.spend(purse)
    return refused(request, TooMany(seconds)) if seconds else None


def too_many(request: HttpRequest, purse: Purse) -> HttpResponse | None:
    """The page in place of a download when there were too many, else None."""
    used = limited(request, purse)
    return page(request, "too_many", {"sentence": used.sentence}, status=used.status) if used else None


def refused(request: HttpRequest, refusal: Refusal) -> Used:
    """The refusal as the page of this request shows it."""
    request.tuntas_refusal = refusal  # type: ignore[attr-defined]  # for `page`: who may come again is told when
    return Used(refusal=refusal)


def _body(request: HttpRequest, files: Iterable[str]) -> bytes:
    """What the form says, without what changes from page to page."""
    fields = [
        (name, value)
        for name in sorted(request.POST)
        for value in request.POST.getlist(name)
        if name not in ("csrfmiddlewaretoken", "key", "opened", "proof")
    ]
    return urlencode([*fields, *(("file", digest) for digest in files)]).encode()
