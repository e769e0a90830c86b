"""Nothing that somebody typed into any form of the product is lost when their cookies are gone: they sign in, or give the
access code, and it is there. The forms are found by opening every page (`tests/pages.py`); while each is open, it is weighed as it
is sent, and how often it asks the database is counted."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from functools import partial
from html import unescape
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.template import Context
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils.safestring import SafeString

from accounts.models import User
from tests import pages
from tests.databases import Databases, at
from tests.pages import EVERY, PASSWORD
from tests.web.forms_of import Form, forms_of
from web import urls
from web.compiled.loader import Compiled

pytestmark = [pytest.mark.bulk, pytest.mark.processes]
MARK: Final = "Tertulis"
NO_PAGE: Final = {
    "file-worker", "paper-form", "unit-poster", "unit-form", "receipt-pdf", "case-calendar", "attachment", "feed", "staff-receipt-pdf",
    "staff-case-file", "staff-attachment", "oversight-csv", "oversight-xlsx", "oversight-pdf", "worklist-csv", "worklist-xlsx",
    "product-attachment", "measures-csv", "recap-csv", "entry-csv", "entry-xlsx", "trust-template", "frozen-export", "frozen-xlsx",
    "audit-csv", "audit-xlsx", "audit-json", "evidence-binder", "evidence-file",
    *("picture", "staff-picture", "letter-pdf", "entry-import", "language", "sign-out", "questions", "evidence-step", "my-sheet", "saved-view", "measures"),
    "saved-filter", "saved-page", "saved-filters", "saved-views", "letter-twin", "letter-sample", "letterhead-logo",
}  # fmt: skip
"""Routes that answer with a file, or only lead elsewhere."""
APART: Final = {
    "file-step": "tests/web/test_filing_steps.py",
    "bulk": "below",
    "typed": "tests/web/test_held.py",
    "recap": "what the public reads, without a form: tests/compliance/recap",
    "recap-unit": "the same",
}
SHOWN: Final = {
    "web/office/promises.html": "promises",
    "web/office/banners.html": "banners",
    "web/letter.html": "letter",
    "web/code_by_phone.html": "code by phone",
    "web/account.html": "account",
    "web/ask_code.html": "ask for a code",
    "web/ask_password.html": "ask for a password",
    "web/audit_answer.html": "audit answer",
    "web/audits.html": "audits",
    "web/calendar_change.html": "calendar change",
    "web/calendars.html": "calendars",
    "web/confirm_address.html": "confirm an address",
    "web/contacts.html": "contacts",
    "web/counter_key.html": "counter key",
    "web/entry.html": "entry",
    "web/entry_unit.html": "entry of a unit",
    "web/evidence_document.html": "evidence document",
    "web/evidence_unit.html": "evidence of a unit",
    "web/examination.html": "examination",
    "web/examination_new.html": "examination new",
    "web/feeds.html": "feeds",
    "web/file.html": "file whole",
    "web/frozen_versions.html": "versions of an open year",
    "web/hearing_decide.html": "objection decided",
    "web/hearing_object.html": "objection",
    "web/hearing_unit.html": "hearing of a unit",
    "web/hearings.html": "hearings of an open year",
    "web/instrument.html": "instrument",
    "web/link.html": "link to a case",
    "web/new_code.html": "new code",
    "web/new_password.html": "new password",
    "web/office/absences.html": "absences",
    "web/office/agency.html": "office agency",
    "web/office/day.html": "calendar day",
    "web/office/import.html": "people import",
    "web/office/invite.html": "invite",
    "web/office/person.html": "person",
    "web/office/unit.html": "office unit",
    "web/original.html": "original",
    "web/parts/deed.html": "case answered",
    "web/parts/filing_unit.html": "file",
    "web/parts/keep_view.html": "oversight",
    "web/product.html": "product of the unit",
    "web/product_new.html": "product new of an agency",
    "web/publishing.html": "publishing",
    "web/rating.html": "rating",
    "web/receipt.html": "receipt",
    "web/saved.html": "saved",
    "web/parts/saved.html": "saved",
    "web/sign_in.html": "sign in",
    "web/staff_file.html": "staff file",
    "web/staff_filed.html": "staff filed",
    "web/track.html": "track",
    "web/trust.html": "trust",
    "web/worklist.html": "worklist",
}
"""By template with a form: a page that shows it."""
ELSEWHERE: Final = {
    "web/audit.html": "a button",
    "web/office/outbox.html": "a button",
    "web/base.html": "the buttons of every page",
    "web/bulk.html": "below",
    "web/entry_import.html": "a button under a file",
    "web/filing_step.html": "tests/web/test_filing_steps.py",
    "web/parts/code_again.html": "a button",
    "web/parts/code_typed.html": "six digits that came to a phone: tests/web/test_told_on_a_phone.py",
    "web/parts/filing_check.html": "buttons",
    "web/parts/questions.html": "buttons",
    "web/parts/resend.html": "what was typed, sent again",
    "web/slip.html": "a button",
    "web/office/letterhead.html": "a file and buttons",
}
"""Other templates with a form, and where they are tried or why nobody types there."""


HEAVIEST: Final = 40_000
"""Bytes of a page as it is sent."""
MOST_QUERIES: Final = {
    "intake": 6,
    "intake of a case": 18,
    "referral": 9,
    "saved": 5,
    "letters": 4,
    "letter": 6,
    "letter new": 4,
    "case mails": 5,
    "mails": 4,
}
"""By page: how often it asks the database at the most."""


@pytest.fixture(scope="module")
def facts(databases: Databases, django_db_blocker: Any) -> Iterator[dict[str, Any]]:
    files = databases.folder / "pages-files"
    name, facts = databases.once("pages", partial(pages.made_with, files))
    with django_db_blocker.unblock(), at(name), override_settings(MEDIA_ROOT=files):
        yield facts


@pytest.fixture(autouse=True)
def _nothing_stays(facts: dict[str, Any]) -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def seated(seat: str, facts: dict[str, Any], **options: Any) -> Client:
    """A browser in which whoever opens these pages is known."""
    client = Client(**options)
    if seat in facts["users"]:
        client.force_login(User.objects.get(username=facts["users"][seat]))
    elif seat:
        client.post("/lacak/", {"reference": facts[seat], "code": facts["codes"][seat]})
    return client


def sign_in(client: Client, seat: str, facts: dict[str, Any], following: str) -> Any:
    sent = {"username": facts["users"][seat], "password": PASSWORD, "next": following}
    return client.post("/petugas/masuk/", sent, follow=True)


def open_case(client: Client, name: str, facts: dict[str, Any]) -> Any:
    sent = {"reference": facts[name], "code": facts["codes"][name]}
    return client.post("/lacak/", sent, follow=True)


def back(client: Client, answer: Any, seat: str, to: str, facts: dict[str, Any]) -> str:
    """The page that somebody sees who was sent away with this answer and did what it asked."""
    if seat in facts["users"]:
        assert answer.status_code == 302, (to, answer.status_code)
        following = parse_qs(urlsplit(answer["Location"]).query)["next"][0]
        return str(sign_in(client, seat, facts, following).content.decode())
    assert answer.status_code == 404, (to, answer.status_code)
    return str(open_case(client, seat, facts).content.decode())


def there(typed: dict[str, str], page: str) -> list[str]:
    """The fields of which what was typed is not on the page."""
    said = unescape(page)
    return [name for name, text in typed.items() if text not in said]


def test_every_route_is_walked_and_so_is_every_template_with_a_form():
    dummy = dict.fromkeys(re.findall(r"\{(\w+)\}", " ".join(page.path for page in EVERY.values())), "1")
    dummy |= dict.fromkeys(pages.TOKENS, "") | {token: f"/{path}/" for token, path in pages.TOKENS.items()}
    opened = {resolve(urlsplit(page.path.format(**dummy)).path).url_name for page in EVERY.values()}
    assert {route.name for route in urls.urlpatterns} <= opened | NO_PAGE | set(APART)
    folder = settings.ROOT / "web/templates"
    posting = {
        str(file.relative_to(folder))
        for file in folder.rglob("*.html")
        if 'method="post"' in file.read_text()
    }
    assert posting <= set(SHOWN) | set(ELSEWHERE)


@pytest.mark.parametrize("name", EVERY)
def test_what_was_typed_on_a_page_is_there_after_the_cookies_were_gone(name: str, facts: dict[str, Any]):
    seat, address = EVERY[name].seat, pages.address(EVERY[name], facts)
    known = seated(seat, facts)
    with CaptureQueriesContext(connection) as asked, both_ways():
        page = known.get(address, headers={"accept-encoding": "gzip"})
    assert page.status_code == 200, address
    assert len(asked) <= MOST_QUERIES.get(name, len(asked)), name
    assert len(page.content) < HEAVIEST, address
    if page.get("Content-Encoding") == "gzip":
        page.content = gzip.decompress(page.content)
    used = {str(template.name) for template in page.templates}
    assert {template for template, shown in SHOWN.items() if shown == name} <= used
    forms = forms_of(page.content.decode())
    assert forms or name not in SHOWN.values(), "no form is shown here any more"
    for form in forms:
        typed = form.typed(MARK)
        nothing_bad_is_a_fault(known, form, form.action or address, typed)
        if not typed:
            continue
        to, sent = form.action or address, form.sent(typed)
        if seat:
            client = Client()
            lost = there(typed, back(client, client.post(to, sent), seat, to, facts))
            assert not lost, (to, sent)
        stranger = Client(enforce_csrf_checks=True)
        shown = stranger.post(to, sent, headers={"referer": f"http://testserver{to}"})
        assert shown.status_code == 403, to
        assert not there(typed, shown.content.decode()), to


@contextmanager
def both_ways() -> Iterator[None]:
    """What a function writes of a template, Django writes too: letter for letter the same."""
    ours, asked = Compiled.render, {"of": ""}

    def rendered(self: Compiled, context: Context) -> SafeString:
        if asked["of"]:
            return ours(self, context) if asked["of"] == "ours" else self.nodelist.render(context)
        try:
            asked["of"] = "ours"
            said = ours(self, copy(context))
            asked["of"] = "Django"
            assert said == self.nodelist.render(context)
        finally:
            asked["of"] = ""
        return said

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compiled, "render", rendered)
        yield


def nothing_bad_is_a_fault(client: Client, form: Form, to: str, typed: dict[str, str]) -> None:
    """What cannot be kept or meant is refused with a sentence, never with a fault, and nothing else that was typed is lost."""
    of = {
        kind: [each.name for each in form.fields if each.kind == kind] for kind in ("date", "number", "file")
    }
    sent = {name: value for name, value in form.sent(typed).items() if name != "draft"}
    if texts := {name: text for name, text in typed.items() if text.startswith(MARK)}:
        broken = sent | {name: f"{text}\0" for name, text in texts.items()}
        empty = {name: SimpleUploadedFile("foto.jpg", b"") for name in of["file"]}
        said = refused(client, to, broken | empty)
        assert to in SAYS_NOTHING or not there(texts, said), to
    for day in ("0001-01-01", "9999-12-31") if of["date"] else ():
        refused(client, to, sent | dict.fromkeys(of["date"], day))
    if of["number"]:
        refused(client, to, sent | dict.fromkeys(of["number"], "1000000000"))
    assert client.delete(to).status_code == 405, to


SAYS_NOTHING: Final = {"/petugas/masuk/lupa/"}
"""Where the answer is the same whatever is typed."""


def refused(client: Client, to: str, sent: dict[str, Any]) -> str:
    """What somebody reads who sent this; a half-written text is kept, and led back to."""
    with transaction.atomic():
        answer = client.post(to, sent, follow=True)
        transaction.set_rollback(True)
    page = str(answer.content.decode())
    assert answer.status_code in (200, 400, 409), (to, answer.status_code)
    if answer.status_code != 200:
        assert 'role="alert"' in page, to
    return page


def test_what_was_typed_for_many_cases_at_once_is_there_after_the_session_ended(facts: dict[str, Any]):
    form = seated("coordinator", facts).post(
        "/petugas/banyak/", {"act": "link", "case": [f"{facts['received']} 1"]}
    )
    (shown,) = (each for each in forms_of(form.content.decode()) if each.action == "/petugas/banyak/")
    typed = shown.typed(MARK)
    assert set(typed) == {"duplicate_of", "reasons"}
    client = Client()
    answer = client.post("/petugas/banyak/", shown.sent(typed))
    page = back(client, answer, "coordinator", "/petugas/banyak/", facts)
    assert there(typed, page) == []
    (again,) = (each for each in forms_of(page) if each.action == "/petugas/banyak/")
    assert again.sent({})["case"] == [f"{facts['received']} 1"]


def test_nobody_else_who_signs_in_reads_what_was_typed(facts: dict[str, Any]):
    for name in ("examination new", "person", "product"):
        seat, address = EVERY[name].seat, pages.address(EVERY[name], facts)
        other = "ombudsman" if seat == "administrator" else "administrator"
        for form in forms_of(seated(seat, facts).get(address).content.decode()):
            typed, client = form.typed(MARK), Client()
            client.post(form.action or address, form.sent(typed))
            assert MARK not in sign_in(client, other, facts, address).content.decode()
