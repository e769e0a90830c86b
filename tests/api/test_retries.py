"""Retries over HTTP (promise P5): the same key and body give the same bytes, another body 422, refusals leave no row."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection

from complaints import references
from complaints.models import Complaint
from notifications.models import Message
from tests.api.conftest import Speaker, filing
from workflow.models import Event, RememberedReply

KEY = "a-key-of-sixteen-or-more"
DEADLOCK, SERIALIZATION, OUT_OF_MEMORY = "40P01", "40001", "53200"


@contextmanager
def the_database_refuses(code: str, times: int, at: str = "workflow_event") -> Iterator[Callable[[], int]]:
    """The database itself ends so many transactions with this error where they insert into a table; yields how many
    it has ended so far."""
    ended = 0

    def run(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        nonlocal ended
        if ended < times and f"INSERT INTO {at}" in sql.replace('"', ""):
            ended += 1
            sql, rest = (
                f"DO $$ BEGIN RAISE EXCEPTION 'ended' USING ERRCODE = '{code}'; END $$",
                (None, *rest[1:]),
            )
        return execute(sql, *rest)

    with connection.execute_wrapper(run):
        yield lambda: ended


@pytest.mark.parametrize("code", [DEADLOCK, SERIALIZATION])
@pytest.mark.parametrize("table", ["complaints_complaint", "workflow_event", "workflow_rememberedreply"])
def test_what_the_database_ended_for_another_s_sake_is_tried_again_whole(house, anybody, code, table):
    with the_database_refuses(code, 2, table) as ended:
        answer = anybody.post("complaints/", filing(house), key=KEY)
    assert (answer.status_code, ended()) == (201, 2)
    case = Complaint.objects.get()
    assert case.reference == answer.json()["reference"]
    assert list(case.events.values_list("name", flat=True)) == ["registered"]
    assert Message.objects.filter(complaint=case, notice="receipt").count() == 1
    assert anybody.post("complaints/", filing(house), key=KEY).content == answer.content


def test_a_verb_that_the_database_ended_is_done_once(house):
    case = house.file().dispatched("2026-03-03")
    with the_database_refuses(DEADLOCK, 1) as ended:
        answer = Speaker(house.officer.user).post(f"complaints/{case.row.reference}/begin/", {"version": 2})
    assert (answer.status_code, ended(), case.row.version) == (200, 1, 3)
    assert case.row.events.filter(name="begun").count() == 1


def test_what_is_ended_time_and_again_is_told_and_leaves_no_trace(house, anybody):
    with the_database_refuses(DEADLOCK, 1000) as ended:
        answer = anybody.post("complaints/", filing(house), key=KEY)
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert answer["Retry-After"]
    assert 2 <= ended() <= 5
    assert not Complaint.objects.exists()
    assert not RememberedReply.objects.exists()


def test_what_another_try_would_not_mend_is_not_tried_again(house, anybody):
    with the_database_refuses(OUT_OF_MEMORY, 1000) as ended:
        answer = anybody.post("complaints/", filing(house), key=KEY)
    assert (answer.status_code, ended()) == (503, 1)


def test_a_reference_that_was_drawn_before_is_drawn_again(house, anybody, monkeypatch):
    drawn = iter([b"hello"] * 2)
    real = references.secrets.token_bytes
    monkeypatch.setattr(
        references.new_reference, "__defaults__", (lambda size: next(drawn, None) or real(size),)
    )
    first, second = (anybody.post("complaints/", filing(house)).json()["reference"] for _ in range(2))
    assert first == "TNT-F3VR-PJ1D-2"
    assert second != first
    assert Complaint.objects.count() == 2


def test_the_same_key_and_body_give_the_same_bytes(house, anybody):
    answers = [anybody.post("complaints/", filing(house), key=KEY) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert [answer.headers.get("Idempotent-Replayed") for answer in answers] == [None, "true", "true"]
    assert Complaint.objects.count() == 1


def test_another_body_under_the_same_key_is_refused_and_changes_nothing(house, anybody):
    first = anybody.post("complaints/", filing(house), key=KEY)
    other = anybody.post("complaints/", filing(house, subject="Hal yang lain sama sekali"), key=KEY)
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")
    assert anybody.post("complaints/", filing(house), key=KEY).content == first.content
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize(
    "key",
    [
        "short",
        "x" * 15,
        "x" * 129,
        "with a space inside",
        "tab\tinside-the-key-x",
        "é" * 16,
        "ключ-из-букв-других",
    ],
)
def test_a_malformed_key_is_refused(house, anybody, key):
    answer = anybody.post("complaints/", filing(house), key=key)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["Idempotency-Key"])
    assert not Complaint.objects.exists()


@pytest.mark.parametrize("length", [16, 128])
def test_keys_of_sixteen_to_128_visible_characters_are_taken(house, anybody, length):
    assert anybody.post("complaints/", filing(house), key="!" + "~" * (length - 1)).status_code == 201


def test_a_refusal_leaves_no_row_and_the_key_free(house, anybody):
    assert anybody.post("complaints/", filing(house, subject=""), key=KEY).status_code == 400
    case = house.file()
    officer = Speaker(house.other_officer.user)
    assert officer.post(f"complaints/{case.row.reference}/begin/", {"version": 1}, key=KEY).status_code == 404
    assert not RememberedReply.objects.exists()
    assert anybody.post("complaints/", filing(house), key=KEY).status_code == 201


def test_a_key_belongs_to_one_actor_and_one_route(house, anybody):
    one, two = house.file(), house.file()
    path = "complaints/{}/messages/"
    body = {"text": "Halo."}
    speakers = [
        Speaker(house.coordinator.user),
        Speaker(house.coordinator2.user),
        Speaker(access_code=one.access_code),
    ]
    made = [speaker.post(path.format(one.row.reference), body, key=KEY).json()["id"] for speaker in speakers]
    made.append(speakers[0].post(path.format(two.row.reference), body, key=KEY).json()["id"])
    assert len(set(made)) == 4
    again = speakers[0].post(path.format(one.row.reference), body, key=KEY)
    assert again.json()["id"] == made[0]


def test_a_verb_is_safe_to_retry_also_after_the_case_went_out_of_sight(house):
    case = house.file().dispatched("2026-03-03")
    officer = Speaker(house.officer.user)
    path, body = f"complaints/{case.row.reference}/send-back/", {"reasons": "Bukan milik kami.", "version": 2}
    first = officer.post(path, body, key=KEY)
    assert first.status_code == 200
    assert officer.get(f"complaints/{case.row.reference}/").status_code == 404
    assert officer.post(path, body, key=KEY).content == first.content
    assert officer.post(path, body, key="another-key-altogether").status_code == 404
    assert Event.objects.filter(complaint=case.pk, name="sent_back").count() == 1


def test_who_was_signed_out_replays_nothing(house):
    case = house.file()
    coordinator = Speaker(house.coordinator.user)
    path, body = f"complaints/{case.row.reference}/notes/", {"text": "Catatan."}
    assert coordinator.post(path, body, key=KEY).status_code == 201
    house.coordinator.user.memberships.all().delete()
    assert coordinator.post(path, body, key=KEY).status_code == 401


def test_signing_in_ignores_the_key(house, anybody):
    user = house.officer.user
    user.set_password("kata-sandi")
    user.save(update_fields=["password"])
    answers = [
        anybody.post("tokens/", {"username": user.username, "password": "kata-sandi"}, key=KEY)
        for _ in range(2)
    ]
    assert answers[0].json()["token"] != answers[1].json()["token"]
    assert not RememberedReply.objects.exists()
    assert (
        anybody.post("tokens/", {"username": user.username, "password": "kata-sandi"}, key="bad").status_code
        == 201
    )


def test_the_database_alone_yields_neither_the_access_code_nor_the_key(house, anybody):
    code = anybody.post("complaints/", filing(house), key=KEY).json()["access_code"]
    row = RememberedReply.objects.get()
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        kept = bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode()
        for secret in (code, code.replace("-", ""), KEY):
            assert secret.encode() not in kept
