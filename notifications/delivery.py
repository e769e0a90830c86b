"""Keeping the promise of the outbox: every message at least once, with the same Message-ID on every try.

A message is taken and its try counted in one commit (`hands.py`), then sent, then marked sent in the commit that takes
the next. So a crash costs at most one duplicate, and nothing else makes one.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from accounts.actors import Origin
from accounts.models import Membership
from accounts.roles import Role
from complaints.codes import CaseKind, Medium
from complaints.files import store
from complaints.models import Attachment, Complaint, Identity
from notifications import bodies, hands, links, password_links, phones, rendering
from notifications.channels import phone
from notifications.channels.failures import AddressRefused, TryLater, Undelivered
from notifications.channels.mail import Enclosure, Letter, Mailer
from notifications.channels.phone import Phone
from notifications.channels.text import Text
from notifications.hands import MOST_TRIES, Batch, Hand, Sent
from notifications.models import Message
from notifications.notices import Notice

logger = logging.getLogger(__name__)

FIRST_WAIT: Final = timedelta(seconds=20)
"""After the first try, and after each while nothing goes through; else four times as long each time."""
TURN: Final = timedelta(seconds=30)
"""How long one drain works before it gives way to other tasks."""
MOST_REFERENCES: Final = 10
"""Earlier mails that a mail names, beside the first of its thread."""
LIVES: Final[dict[str, timedelta]] = {
    Notice.INVITED: password_links.OF_AN_INVITATION,
    Notice.PASSWORD_LINK: password_links.OF_A_RESET,
}
"""How long the link to set a password holds, from the making of the message."""
ENOUGH_FAILURES: Final = 3
"""In a row: the channel is ill, and the next drain asks again."""


@dataclass(frozen=True, slots=True)
class Drained:
    """What a drain did. `more`: its turn ended before the work."""

    sent: int
    more: bool


class NotSent(Exception):
    """A message stays, or is set aside. `ill`: because of the channel."""

    def __init__(self, *, ill: bool) -> None:
        super().__init__()
        self.ill = ill


def drain() -> Drained:
    """Send everything that is due, by one channel after the other, in the order it became due; per case and recipient in
    order of its making, but that what waits for its sending window holds nothing up. An ill channel holds up no other."""
    hands.release_stale()
    turns = [_drain(_Turn(Medium.MAIL, Mailer()))]
    turns += [_drain(_Turn(medium, phone.of(medium))) for medium in phones.offered()]
    return Drained(sum(turn.sent for turn in turns), any(turn.over for turn in turns))


def _drain(turn: "_Turn") -> "_Turn":
    try:
        while turn.goes_on() and (turn.channel.is_open or hands.due(turn.medium)) and turn.reach():
            batch = Batch(turn.medium)
            try:
                if not turn.work(batch):
                    break
            finally:
                batch.end()
    finally:
        turn.channel.close()
    return turn


_Reader = tuple[int | None, int | None, int | None]
"""Who reads of what: case, complainant, user."""


class _Turn:
    """What one drain has done so far by one channel, over one connection."""

    def __init__(self, medium: Medium, channel: Mailer | Phone) -> None:
        self.medium = medium
        self.channel = channel
        self.sent = 0
        self.over = False
        """It worked long enough."""
        most = phones.most_a_day(medium)
        self._room = None if most is None else most - hands.sent_today(medium)
        """How many messages the installation may still send by it; None: any number."""
        self._failures = 0
        self._began: datetime | None = None
        self._threads: dict[_Reader, list[str]] = {}
        """What each reader of the batch was sent about the case before: Message-IDs, the oldest first."""
        self._unmarked: Sent | None = None

    def goes_on(self) -> bool:
        full = self._room is not None and self.sent >= self._room
        return not self.over and not full and self._failures < ENOUGH_FAILURES

    def reach(self) -> bool:
        """Whether the server behind the channel answers."""
        try:
            self.channel.open()
        except TryLater as down:
            name = "mail_server_down" if self.medium == Medium.MAIL else "phone_gateway_down"
            logger.warning(name, extra={"code": down.code})
            return False
        return True

    def work(self, batch: Batch) -> bool:
        """Send a batch, until the turn is over or the channel ill. False where none of it was there to take."""
        messages = batch.messages()
        self._threads = _threads(messages)
        taken = 0
        try:
            for message in messages:
                if not self.goes_on() or not (self.channel.is_open or self.reach()):
                    break
                taken += self._one(message, batch)
        finally:
            self._mark()
        return taken > 0

    def _one(self, message: Message, batch: Batch) -> bool:
        """Take one message and send it. False where it was gone."""
        sent, self._unmarked = self._unmarked, None
        try:
            hand = batch.take(message, sent)
        except Exception:
            self._unmarked = sent
            raise
        if hand is None:
            return False
        self._began = self._began or hand.at
        try:
            words = self._send(hand)
        except NotSent as failure:
            batch.let_go(message)
            self._failures = self._failures + 1 if failure.ill else 0
        else:
            self._unmarked = Sent(message, words)
            self._threads[_reader(message)].append(message.message_id)
            self.sent += 1
            self._failures = 0
        self.over = hand.at - self._began > TURN
        return True

    def _send(self, hand: Hand) -> rendering.Words:
        """Hand one message over. Raises NotSent, when it is written down what became of it."""
        message = hand.message
        if not hand.to:
            _set_aside(message, "no_address")
            raise NotSent(ill=False)
        try:
            words = rendering.render(message)
            if isinstance(self.channel, Mailer):
                self.channel.send(_letter(hand, words, answers=self._threads[_reader(message)]))
            else:
                self.channel.send(_text(hand, words))
        except AddressRefused as refusal:
            _set_aside(message, refusal.code)
            raise NotSent(ill=False) from None
        except TryLater as failure:
            _put_off(message, failure.code, to_blame=_others_went_through(message))
            raise NotSent(ill=True) from None
        except Undelivered as failure:
            _put_off(message, failure.code, to_blame=True)
            raise NotSent(ill=False) from None
        except Exception as error:  # noqa: BLE001 - a message that breaks must not stop the others; its words stay out
            _put_off(message, type(error).__name__, to_blame=True)
            raise NotSent(ill=False) from None
        return words

    def _mark(self) -> None:
        if self._unmarked is not None:
            hands.mark(self._unmarked)
            self._unmarked = None


def _reader(message: Message) -> _Reader:
    return message.complaint_id, message.identity_id, message.user_id


def _threads(messages: Sequence[Message]) -> dict[_Reader, list[str]]:
    """The Message-IDs of what was sent before of these cases, by reader, the oldest first."""
    cases = {message.complaint_id for message in messages if message.complaint_id is not None}
    sent = Message.objects.filter(complaint__in=cases, state=Message.State.SENT, origin=Origin.LIVE)
    sent = sent.filter(medium=Medium.MAIL)
    threads: dict[_Reader, list[str]] = defaultdict(list)
    columns = ("complaint_id", "identity_id", "user_id", "message_id", "frame_id", "record")
    for case, identity, user, written, frame, record in sent.order_by("sent_at", "pk").values_list(*columns):
        message_id = bodies.message_id(frame, bytes(record)) if written is None else written
        if message_id is not None:
            threads[case, identity, user].append(message_id)
    return threads


def _letter(hand: Hand, words: rendering.Words, *, answers: Sequence[str]) -> Letter:
    """`answers`: what the reader was sent about this case before. The mail names the first, which begins the thread, and
    the latest (RFC 5322 section 3.6.4)."""
    message = hand.message
    sent = words.with_link(_link(hand), _links_of_cases(message, at=hand.at))
    return Letter(
        to=hand.to,
        subject=sent.subject,
        text=sent.text,
        html=sent.html,
        language=message.language,
        message_id=message.message_id,
        answers=[] if message.complaint is None else [*answers[:1], *answers[1:][-MOST_REFERENCES:]],
        at=hand.at,
        enclosure=None if message.attachment is None else _enclosure(message.attachment, words),
    )


def _text(hand: Hand, words: rendering.Words) -> Text:
    message = hand.message
    drawn = phones.key if message.notice == Notice.NEW_CODE else phones.code
    text = words.text.replace(rendering.CODE, drawn(message.message_id, hand.to))
    reference = "" if message.complaint is None else message.complaint.reference
    parameters = [reference, words.heading, links.to_tracking(reference)]
    if message.notice == Notice.NEW_CODE:
        parameters = [reference, drawn(message.message_id, hand.to), links.to_code_by_phone()]
    elif message.notice == Notice.PHONE_TO_CONFIRM:  # who reads there is not known yet
        parameters = [drawn(message.message_id, hand.to)]
    return Text(
        medium=Medium(message.medium),
        to=hand.to,
        text=text,
        parameters=parameters,
        notice=message.notice,
        language=message.language,
        message_id=message.message_id,
    )


def _link(hand: Hand) -> str:
    message = hand.message
    if message.identity is not None:
        return _link_of_complainant(message, message.identity, hand)
    if message.complaint is not None:
        return _link_of_case(message, message.complaint)
    return _link_of_no_case(message)


def _to_what_waits(message: Message) -> str:
    """The intake queue; whoever is told because there is no coordinator has the work list."""
    coordinates = Membership.objects.filter(user=message.user, role=Role.COORDINATOR).exists()
    return links.to_intake() if coordinates else links.to_worklist()


TO_A_LIST: Final[dict[str, Callable[[Message], str]]] = {
    Notice.NEW_FILINGS: _to_what_waits,
    Notice.REFERRED_TO_YOU: lambda _message: links.to_intake(),
    Notice.ARRIVALS: lambda _message: links.to_intake(),
    Notice.REFERRAL_TAKEN: lambda _message: links.to_intake(),
    Notice.HANDED_OVER: lambda _message: links.to_worklist(),
}


def _link_of_no_case(message: Message) -> str:
    if message.notice == Notice.WEEKLY:
        return _link_of_the_week(message.facts)
    if message.user is not None and message.notice in LIVES:
        return password_links.to_password(message.user, until=message.created_at + LIVES[message.notice])
    if message.notice in TO_A_LIST:
        return TO_A_LIST[message.notice](message)
    if message.notice == Notice.FILTER_NEWS:
        return links.to_filter(message.facts["filter"])
    if message.notice in (Notice.HEARING, Notice.OBJECTION_DECIDED):
        facts = message.facts
        return links.to_hearing(facts["agency"], facts["year"], facts["number"], facts["unit"])
    return links.to_calendars()


def _link_of_the_week(facts: dict[str, Any]) -> str:
    """To what is late, or where nothing is, to what there is."""
    if not facts["late"]:
        return links.to_worklist() if facts["unit"] else links.to_figures()
    return links.to_what_is_late("" if facts["unit"] else facts["agency"])


def _link_of_case(message: Message, case: Complaint) -> str:
    """For staff. Who heads an agency reads its figures, and no complaint."""
    if case.kind == CaseKind.PRODUCT:
        return links.to_product(case.reference)
    return links.to_figures() if message.notice == Notice.FIVE_DAYS_OVER else links.to_staff(case.reference)


def _link_of_complainant(message: Message, identity: Identity, hand: Hand) -> str:
    match message.notice:
        case Notice.NEW_CODE:
            seq = message.facts["seq"]
            return links.to_new_code(identity, seq=seq, asked_at=message.created_at, address=hand.to)
        case Notice.RATING_TO_CONFIRM:
            accepted = message.facts["accepted"]
            return links.to_rating(identity, accepted=accepted, at=hand.at, address=hand.to)
        case Notice.ADDRESS_TO_CONFIRM:
            return links.to_address(identity, asked_at=message.created_at, address=hand.to)
        case Notice.ADDRESS_CHANGED:
            return links.to_tracking()
        case _:
            return links.to_complainant(identity, at=hand.at, address=hand.to)


def _links_of_cases(message: Message, *, at: datetime) -> dict[str, str]:
    """Of a digest: a link to each case that it names, for whoever was named there. Where nobody is any more, to the page
    that asks for the access code."""
    cases: list[dict[str, Any]] = message.facts.get("cases", [])
    if not cases:
        return {}
    people = Identity.objects.exclude(email="").in_bulk([case["identity"] for case in cases])
    return {
        case["reference"]: links.to_complainant(people[case["identity"]], at=at)
        if case["identity"] in people
        else links.to_tracking()
        for case in cases
    }


def _enclosure(file: Attachment, words: rendering.Words) -> Enclosure:
    data = store.read(file.path)
    return Enclosure(f"{words.file_name}{Path(file.path).suffix}", file.mime, data)


def _put_off(message: Message, code: str, *, to_blame: bool) -> None:
    """Try again later. A message that is to blame waits longer each time and is set aside after the eighth try.
    While the channel carries nothing else either, it waits a short time and gets the try back."""
    if to_blame and message.attempts >= MOST_TRIES:
        _set_aside(message, code)
        return
    wait = FIRST_WAIT * 4 ** (message.attempts - 1) if to_blame else FIRST_WAIT
    logger.warning(
        "message_put_off", extra={"message_pk": message.pk, "code": code, "tries": message.attempts}
    )
    hands.put_off(message, code, wait=wait, attempts=message.attempts if to_blame else message.attempts - 1)


def _others_went_through(message: Message) -> bool:
    """Whether anything was sent since this message failed before, or since it was made."""
    since = message.failed_at or message.created_at
    sent = Message.objects.filter(state=Message.State.SENT, origin=Origin.LIVE, body__isnull=False)
    sent = sent.filter(medium=message.medium)
    return sent.filter(sent_at__gt=since).exists()


def _set_aside(message: Message, code: str) -> None:
    logger.error(
        "message_set_aside", extra={"message_pk": message.pk, "code": code, "tries": message.attempts}
    )
    hands.set_aside(message, code)
