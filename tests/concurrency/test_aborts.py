"""A deadlock or a failure to serialize at each statement of a write: done again whole and nobody sees it, then 503
(docs/promises.md, "Faults"). Through both doors, on commits and with errors of the database's own."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.test import Client

from complaints import access, transactions
from complaints.models import Complaint
from notifications.models import Message
from tests.api.conftest import Speaker, filing
from tests.concurrency.aborts import aborts, aborts_at, by
from tests.concurrency.conftest import together
from tests.factories import SCAN, Case, House
from tests.waiting import SECONDS
from tests.web.test_filing import filled, shown_code
from tests.web.test_own_case import opened
from tests.web.test_own_case import page_of as own_page_of
from tests.web.test_staff import page_of, signed_in
from tests.workflow.rebuilt import assert_rebuilds
from web.views.file import SEEN
from workflow import clock, idempotency
from workflow.models import Duty, Event, RememberedReply
from workflow.verbs import conversation

WORDS = "Dua saksi belum hadir."
KEY = "a-key-of-sixteen-or-more"


@pytest.fixture(autouse=True)
def quick(committed: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(transactions, "WAITS", (0, 0))


def ago(**parts: int) -> Any:
    return clock.now() - timedelta(**parts)


def filed(house: House) -> Case:
    return house.file(ago(days=1))


def investigated(house: House) -> Case:
    return house.file(ago(days=4)).dispatched(ago(days=3)).begun(ago(days=2))


def repeating(house: House) -> Case:
    """A case filed right after the one that it repeats."""
    filed(house)
    return filed(house)


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("a.png", SCAN, "image/png")


def answered(_case: Case) -> dict[str, Any]:
    return {"outcome": "founded", "reasons": WORDS, "version": 3}


def extended(_case: Case) -> dict[str, Any]:
    return {"days": 5, "reasons": WORDS, "version": 3}


def linked(case: Case) -> dict[str, Any]:
    return {"duplicate_of": Complaint.objects.get(pk=case.pk - 1).reference, "reasons": WORDS, "version": 1}


def over_the_api(who: str, route: str, body: Callable[[Case], dict[str, Any]], case: Case, key: str) -> Any:
    citizen = Speaker(access_code=case.access_code)
    speaker = citizen if who == "complainant" else Speaker(getattr(case.house, who).user)
    return speaker.post(f"complaints/{case.row.reference}/{route}/", body(case), key=key)


def a_file_over_the_api(case: Case, key: str) -> Any:
    speaker = Speaker(access_code=case.access_code)
    path, headers = f"/api/v1/complaints/{case.row.reference}/attachments/", {"Idempotency-Key": key}
    return speaker.client.post(path, {"file": scan()}, headers={**speaker.headers, **headers})


def on_a_page(who: str, verb: str, fields: Callable[[Case], dict[str, Any]], case: Case, key: str) -> Any:
    client = opened(Client(), case) if who == "complainant" else signed_in(getattr(case.house, who))
    path = own_page_of(case) if who == "complainant" else page_of(case)
    return client.post(path, {"do": verb, "key": key, **fields(case)})


@dataclass(frozen=True)
class Write:
    """The case that it finds, how it is sent under a key, and the status of its success."""

    make: Callable[[House], Case]
    send: Callable[[Case, str], Any]
    done: int


WRITES = {
    "an answer over the API": Write(investigated, partial(over_the_api, "officer", "answer", answered), 200),
    "an extension over the API": Write(
        investigated, partial(over_the_api, "supervisor", "extend", extended), 200
    ),
    "a link over the API": Write(
        repeating, partial(over_the_api, "coordinator", "link-duplicate", linked), 200
    ),
    "a message over the API": Write(
        filed, partial(over_the_api, "complainant", "messages", lambda _case: {"text": WORDS}), 201
    ),
    "a file over the API": Write(filed, a_file_over_the_api, 201),
    "an answer on a page": Write(investigated, partial(on_a_page, "officer", "answer", answered), 302),
    "an extension on a page": Write(investigated, partial(on_a_page, "supervisor", "extend", extended), 302),
    "a link on a page": Write(repeating, partial(on_a_page, "coordinator", "link", linked), 302),
    "a message with a file on a page": Write(
        filed,
        partial(on_a_page, "complainant", "message", lambda _case: {"message": WORDS, "file": scan()}),
        302,
    ),
}


def trace(pk: int) -> dict[str, Any]:
    """All that a write leaves with a case, without its keys and instants."""
    row = Complaint.objects.get(pk=pk)
    events = list(Event.objects.filter(complaint=pk).order_by("seq").values_list("seq", "name"))
    assert [seq for seq, _name in events] == list(range(1, row.last_seq + 1))
    duties = Duty.objects.filter(complaint=pk).order_by("pk")
    mails = Message.objects.filter(complaint=pk).order_by("notice", "user_id")
    return {
        "case": (row.state, row.version, row.next_due_on, row.duplicate_of_id is None),
        "events": [name for _seq, name in events],
        "words": sorted(row.statements.values_list("kind", "body")),
        "mails": list(mails.values_list("notice", "identity__email", "user_id")),
        "duties": list(duties.values_list("kind", "round", "due_on", "extended_days", "ended_by")),
        "files": row.attachments.count(),
    }


def files() -> int:
    return sum(path.is_file() for path in Path(django_settings.MEDIA_ROOT).rglob("*"))


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_write_aborted_at_any_statement_is_done_again_and_nobody_sees_it(write):
    house = House()
    assert (
        write.send(write.make(house), f"{KEY}-first").status_code == write.done
    )  # the address of all has had its mail
    case = write.make(house)
    with aborts() as undisturbed:
        assert write.send(case, KEY).status_code == write.done
    expected, last = trace(case.pk), undisturbed.statements
    assert last > 5
    for places in by(2, last):
        case, key = write.make(house), f"{KEY}-{places}".replace(" ", "")
        with aborts(*places) as seen:
            answer = write.send(case, key)
        assert (answer.status_code, seen.aborted, seen.statements) == (write.done, len(places), last), places
        assert trace(case.pk) == expected, places
    again = write.send(case, key)
    assert (again.status_code, again.content, trace(case.pk)) == (write.done, answer.content, expected)
    assert RememberedReply.objects.count() == 2 + len(by(2, last))
    assert files() == sum(case.attachments.count() for case in Complaint.objects.all())
    assert_rebuilds()


@pytest.mark.parametrize("name", ["an answer over the API", "a message with a file on a page"])
def test_a_write_aborted_at_every_try_is_503_and_leaves_no_trace(name):
    write, house = WRITES[name], House()
    write.send(write.make(house), f"{KEY}-first")  # the address of all has had its mail
    RememberedReply.objects.all().delete()
    with aborts() as undisturbed:
        write.send(write.make(house), KEY)
    case = write.make(house)
    before, stored = trace(case.pk), files()
    for places in by(3, undisturbed.statements):
        with aborts(*places) as seen:
            answer = write.send(case, KEY)
        assert (answer.status_code, answer["Retry-After"], seen.aborted) == (503, "2", 3), places
        assert (trace(case.pk), files(), RememberedReply.objects.count()) == (before, stored, 1), places
        assert name.endswith("API") or WORDS in answer.content.decode(), places
    assert write.send(case, KEY).status_code == write.done


Send = Callable[[Client], Any]


def by_a_form(house: House) -> Send:
    form = filled(house, key=KEY) | {SEEN: house.unit.code}  # what is alike was shown
    return lambda client: client.post("/lapor/", form)


def by_a_program(house: House) -> Send:
    path, body, headers = "/api/v1/complaints/", filing(house), {"Idempotency-Key": KEY}
    return lambda client: client.post(path, body, content_type="application/json", headers=headers)


def code_of(client: Client, answer: Any) -> str:
    """The access code, as it is told once."""
    page = answer.status_code == 302
    return shown_code(client, answer["Location"]) if page else answer.json()["access_code"]


FILINGS = {"on a page": (by_a_form, 302), "over the API": (by_a_program, 201)}


@pytest.mark.parametrize(("filed_by", "done"), FILINGS.values(), ids=FILINGS)
def test_a_filing_aborted_at_any_statement_shows_the_code_of_the_case_that_came_to_stay(filed_by, done):
    file = filed_by(House())
    with aborts() as undisturbed:
        assert file(Client()).status_code == done
    expected = trace(Complaint.objects.get().pk)
    for number, places in enumerate(by(2, undisturbed.statements), start=2):
        RememberedReply.objects.all().delete()
        client = Client()
        with aborts(*places) as seen:
            answer = file(client)
        assert (answer.status_code, seen.aborted, Complaint.objects.count()) == (done, len(places), number)
        case = Complaint.objects.latest("pk")
        assert trace(case.pk) == {**expected, "mails": trace(case.pk)["mails"]}
        assert access.opens(case, code_of(client, answer)), places
    assert Message.objects.count() == Complaint.objects.count()


@pytest.mark.parametrize(("filed_by", "done"), FILINGS.values(), ids=FILINGS)
def test_a_filing_aborted_at_every_try_is_503_and_leaves_no_trace(filed_by, done):
    file = filed_by(House())
    with aborts() as undisturbed:
        file(Client())
    RememberedReply.objects.all().delete()
    for places in by(3, undisturbed.statements):
        with aborts(*places):
            answer = file(Client())
        assert (answer.status_code, answer["Retry-After"]) == (503, "2"), places
        assert (Complaint.objects.count(), Message.objects.count()) == (1, 1), places
        assert not RememberedReply.objects.exists(), places
    assert file(Client()).status_code == done


@pytest.mark.parametrize(("filed_by", "done"), FILINGS.values(), ids=FILINGS)
def test_an_error_anywhere_else_in_a_request_is_503_and_who_sends_it_again_gets_the_one_result(
    filed_by, done
):
    """Before its transaction begins, and after it was committed: in the session, the page, the receipt."""
    file, place, seen_as = filed_by(House()), 0, []
    while True:
        place += 1
        RememberedReply.objects.all().delete()
        before, client = Complaint.objects.count(), Client(raise_request_exception=False)
        with aborts_at(place) as seen:
            answer = file(client)
        if not seen.aborted:
            break
        seen_as.append(answer.status_code)
        assert answer.status_code == done or answer["Retry-After"] == "2", place
        again = file(client)
        assert (again.status_code, Complaint.objects.count()) == (done, before + 1), place
        assert access.opens(Complaint.objects.latest("pk"), code_of(client, again)), place
    assert set(seen_as) - {503} == {done}  # over the API every statement is within what is done again


def test_what_another_try_would_not_mend_is_not_tried_again():
    with aborts(5, 5, code="53200") as seen:
        answer = by_a_program(House())(Client())
    assert (answer.status_code, seen.aborted) == (503, 1)


@pytest.mark.parametrize("times", [2, 3])
def test_an_abort_at_the_commit_itself_is_retried_as_well(times):
    """A check of the database's own that is put off until the commit fails so many times."""
    with connections["owner"].cursor() as owner:
        owner.execute(
            """
            CREATE SEQUENCE commits;
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
                IF nextval('commits') <= %s THEN RAISE EXCEPTION 'not yet' USING ERRCODE = '40001'; END IF;
                RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON workflow_rememberedreply
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail();
            """,
            [times],
        )
    file = by_a_program(House())
    statuses = [file(Client()).status_code for _ in range(2)]
    assert statuses == ([201, 201] if times == 2 else [503, 201])
    assert (Complaint.objects.count(), Message.objects.count()) == (1, 1)


def test_two_writes_that_lock_each_other_out_are_both_done():
    """A deadlock that the database finds: each holds the case that the other asks for."""
    one, two = (filed(House()) for _ in range(2))
    both_hold, tries = threading.Barrier(2), []

    def crossing(mine: Case, other: Case) -> tuple[int, Any]:
        tries.append(mine.pk)
        Complaint.objects.lock(mine.pk)
        if len(tries) <= 2:
            both_hold.wait(timeout=SECONDS)
        Complaint.objects.lock(other.pk)
        row = conversation.send_message(mine.pk, text=WORDS, by=mine.complainant, at=clock.now())
        return 201, row.pk

    def write(mine: Case, other: Case) -> idempotency.Reply:
        act = partial(crossing, mine, other)
        return idempotency.once(act, key=KEY, actor=f"case:{mine.pk}", route="/r/", body=b"", at=clock.now())

    replies = together(partial(write, one, two), partial(write, two, one))
    assert [reply.status for reply in replies] == [201, 201]
    assert sorted(tries) == sorted([one.pk, two.pk, tries[-1]])
    for case in (one, two):
        assert trace(case.pk)["events"] == ["registered", "message_sent"]
        assert case.row.statements.filter(kind="message").count() == 1


def test_a_page_whose_case_stays_locked_is_503_and_keeps_what_was_typed():
    case = filed(House())
    client = opened(Client(), case)
    form = {"do": "message", "key": KEY, "message": WORDS}
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '50ms'")
    with psycopg.connect(**{**connection.get_connection_params(), "options": ""}) as other:
        other.execute("SELECT FROM complaints_complaint WHERE id = %s FOR UPDATE", [case.pk])
        answer = client.post(own_page_of(case), form)
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    assert WORDS in answer.content.decode()
    assert client.post(own_page_of(case), form).status_code == 302
