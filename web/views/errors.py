"""The page for a form that comes back without a valid token: it shows what was typed, so that nothing is lost."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import requires_csrf_token

from web import door, held
from web.forms.fields import Form
from web.forms.filing import FilingForm
from web.forms.talk import TALK
from web.forms.tracking import TrackForm
from web.forms.verbs import FORMS
from workflow.errors import Text

SECRET: Final = ("csrfmiddlewaretoken", "password")
HIDDEN: Final = ("key", "version", "opened", "do", "next", "website", "language", held.CHOSEN)


@cache
def labels() -> dict[str, Text]:
    """How the fields of all forms are called; where several have one name, as a filing or an act calls it."""
    first: list[type[Form]] = [FilingForm, TrackForm, *FORMS.values(), *TALK.values()]
    named = [*_kinds(Form), *first]
    return {name: field.label for form in named for name, field in form.base_fields.items() if field.label}


def _kinds(of: type[Form]) -> Iterator[type[Form]]:
    for kind in of.__subclasses__():
        yield kind
        yield from _kinds(kind)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django passes it, the page does not show it
    """403 with what was typed. The page offers to send it again only if a page of ours had sent it."""
    typed = [(name, value) for name, values in request.POST.lists() if name not in SECRET for value in values]
    context = {
        "shown": shown(typed),
        "resend_fields": typed if _from_here(request) else [],
        "files_chosen": bool(request.FILES),
        "has_password": "password" in request.POST,
    }
    response = door.page(request, "csrf", context, status=403)
    response["Cache-Control"] = "private, no-store"
    return response


def shown(typed: Iterable[tuple[str, str]]) -> list[tuple[Text, str]]:
    """Label and value of what a person typed, without the fields that nobody sees."""
    return [(labels().get(name, name), value) for name, value in typed if name not in HIDDEN and value]


def _from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of ours sent the form."""
    source = request.META.get("HTTP_ORIGIN") or request.META.get("HTTP_REFERER") or ""
    return urlsplit(source).netloc == request.get_host()
