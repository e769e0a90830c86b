"""Typed texts and what their events carry of them. Hashes here are worked out from the rows by hashlib alone."""

import hashlib

import pytest

from complaints.codes import StatementKind
from complaints.models import Statement
from tests.factories import House, when
from tests.workflow.paths import IN_STATE, use
from workflow.errors import BadInput
from workflow.models import Event
from workflow.record import statements
from workflow.verbs import conversation

pytestmark = pytest.mark.django_db


def carried() -> dict[int, str]:
    """Statement id → hash, of every event there is."""
    return {
        pk: proof
        for entries in Event.objects.values_list("statements", flat=True)
        for pk, proof in entries.values()
    }


def test_each_event_carries_the_hash_of_salt_and_text_together():
    house = House()
    case = IN_STATE["closed"](house)
    use(case, "reopen", "2026-03-09", case.complainant)
    conversation.send_message(case.pk, text="Apa kabar?", by=case.complainant, at=when("2026-03-10"))
    conversation.write_note(case.pk, text="Apa kabar?", by=house.officer, at=when("2026-03-10"))
    rows = Statement.objects.all()
    assert len(rows) >= 7
    assert carried() == {
        row.pk: hashlib.sha256(bytes(row.salt) + row.body.encode()).hexdigest() for row in rows
    }


def test_each_text_has_a_salt_of_its_own_of_sixteen_bytes():
    """Else equal texts had equal hashes, and a guess could be held against an erased one."""
    case = House().file()
    for day in ("2026-03-03", "2026-03-04"):
        conversation.send_message(case.pk, text="Apa kabar?", by=case.complainant, at=when(day))
    salts = [bytes(row.salt) for row in Statement.objects.all()]
    assert {len(salt) for salt in salts} == {16}
    assert len(set(salts)) == len(salts) == len(set(carried().values())) == 4


def test_a_digest_stays_what_it_always_was():
    salt = bytes(range(16))
    proof = "71b801c3e4f6fc06afb8c176998c810be2ab31e17398c51724c7e8694d4a933c"
    assert statements.digest(salt, "Antrean loket: é") == proof


def test_a_text_is_kept_trimmed_and_composed_and_an_empty_comment_not_at_all():
    case = House().file().dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-05")
    case.do("accept", "2026-03-06", rating=4, comment="")
    assert not Statement.objects.filter(kind=StatementKind.COMMENT).exists()
    conversation.send_message(case.pk, text="  Cafe\u0301.\n", by=case.complainant, at=when("2026-03-07"))
    assert Statement.objects.get(kind=StatementKind.MESSAGE).body == "Caf\u00e9."


def test_every_text_that_breaks_its_limits_is_named_at_once():
    with pytest.raises(BadInput) as refusal:
        statements.checked({"reasons": " ", "remedy": "x" * 5_001, "missing": "Salinan KTP.", "note": None})
    assert set(refusal.value.errors) == {"reasons", "remedy"}
