"""A mail written in bytes is the one that the library would have made; and how it is handed over."""

from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.channels import mail as channel
from notifications.channels import written
from notifications.channels.failures import NotTaken, TryLater, Undelivered
from notifications.channels.mail import Enclosure, Letter, Mailer, compose
from tests.notifications.sink import Sink

AT = datetime(2026, 11, 29, 3, 4, 5, tzinfo=UTC)
ONE = UUID(int=7)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=300)
IDS = st.from_regex(r"<[0-9a-f-]{20,36}@[a-z]{2,40}\.example>", fullmatch=True)


def letter(**changes: Any) -> Letter:
    told = {
        "to": "siti@example.org",
        "subject": "Pengaduan TNT-7K4M-2",
        "text": "Kami terima.\n.\nDari",
        "html": "<p>Kami terima – hari ini.</p>\n",
        "language": "id",
        "message_id": "<a@tuntas.example>",
        "at": AT,
    }
    return Letter(**told | changes)


def by_us(letter: Letter) -> bytes | None:
    with patch.object(written, "uuid4", lambda: ONE):
        return written.written(letter, channel._headers(letter))


def by_the_library(letter: Letter) -> bytes:
    with patch.object(channel, "uuid4", lambda: ONE):
        made: bytes = compose(letter).message().as_bytes(linesep="\r\n")
    return made


@given(
    subject=st.from_regex(r"[!-~]{1,20}( [!-~]{1,20}){0,4}", fullmatch=True),
    text=TEXTS,
    html=TEXTS,
    message_id=IDS,
    answers=st.lists(IDS, max_size=11),
)
def test_a_mail_is_what_the_library_would_have_made_to_the_byte(**told):
    made = by_us(letter(**told))
    assert made is None or made == by_the_library(letter(**told))


def test_the_mails_of_every_day_are_written_here():
    ids = [f"<{UUID(int=n)}@tuntas.example.go.id>" for n in range(11)]
    for each in (letter(), letter(text="Ketik \u2018ya\u2019. \U0001f600"), letter(answers=ids)):
        assert by_us(each) == by_the_library(each)


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "Pengaduan \u2013 é"},
        {"subject": "panjang " * 12 + "sekali"},
        {"text": "x" * 999},
        {"html": "a\rb"},
        {"to": "siti@\u0634.example"},
        {"enclosure": Enclosure("berkas.pdf", "application/pdf", b"%PDF")},
    ],
)
def test_what_is_out_of_the_ordinary_is_left_to_the_library(changes):
    assert by_us(letter(**changes)) is None


@pytest.mark.parametrize("offers", [("PIPELINING",), ("SIZE 1000000", "PIPELINING"), ()])
def test_a_server_gets_the_same_mail_whether_or_not_it_takes_several_commands_at_once(smtp: Sink, offers):
    smtp.behaviour.offers = offers
    dotted = letter(text=".\n..\nsatu\n.dua", html="<p>\n.</p>")
    with Mailer() as mailer, patch.object(written, "uuid4", lambda: ONE):
        mailer.open()
        for _ in range(2):
            mailer.send(dotted)
    (to, raw), again = smtp.taken
    assert (to, raw) == again == ("siti@example.org", by_the_library(dotted))


@pytest.mark.parametrize("offers", [("PIPELINING",), ()])
@pytest.mark.parametrize(
    ("behaviour", "raised", "code"),
    [
        ({"mail": lambda _: "451 later"}, TryLater, "smtp_451"),
        ({"mail": lambda _: "421 bye"}, TryLater, "smtp_421"),
        ({"rcpt": lambda _: "550 nobody"}, channel.AddressRefused, "smtp_550"),
        ({"rcpt": lambda _: "452 full"}, TryLater, "smtp_452"),
        ({"data": lambda _: "554 no"}, NotTaken, "smtp_554"),
        ({"data": lambda _: "421 bye"}, TryLater, "smtp_421"),
        ({"data": lambda _: ""}, TryLater, "disconnected"),
    ],
)
def test_a_refusal_says_the_same_either_way_and_the_next_mail_goes(
    smtp: Sink, offers, behaviour, raised, code
):
    smtp.behaviour.offers = offers
    usual = {name: getattr(smtp.behaviour, name) for name in behaviour}
    with Mailer() as mailer:
        mailer.open()
        for name, answer in behaviour.items():
            setattr(smtp.behaviour, name, answer)
        with pytest.raises(Undelivered) as refused:
            mailer.send(letter())
        assert (type(refused.value), refused.value.code) == (raised, code)
        for name, answer in usual.items():
            setattr(smtp.behaviour, name, answer)
        mailer.open()
        mailer.send(letter())
    assert smtp.recipients == ["siti@example.org"]
