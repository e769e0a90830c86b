"""The outbox row is the promise: written in the verb's own transaction, kept by `delivery.py`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Case, F, Max, Min, When, prefetch_related_objects

from accounts.actors import Actor, Origin
from accounts.models import User
from accounts.seals import bury
from complaints import rows
from complaints.codes import Medium
from complaints.models import Attachment, Complaint, Identity
from notifications import addresses, bodies, digests, doorbell, phones, recipients, rendering, untried
from notifications.models import Message, new_message_id
from notifications.notices import (
    NOT_ON_A_PHONE,
    OF_THE_KEY,
    ONCE_AN_HOUR,
    RECIPIENTS,
    TOGETHER,
    Notice,
    Recipient,
)
from notifications.recipients import Directory

AN_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Word:
    """A notice and what it says: `facts` hold codes, dates and numbers only. `attachment`: a file of the case. `to`:
    its readers, where they are not those of the table (a ladder names its own)."""

    notice: Notice
    facts: Mapping[str, Any]
    attachment: Attachment | None = None
    to: tuple[Recipient, ...] = ()
    by: Set[Medium] = frozenset(Medium)
    """What may carry it to a complainant."""

    @property
    def readers(self) -> tuple[Recipient, ...]:
        return self.to or RECIPIENTS[self.notice]


@dataclass(frozen=True, slots=True)
class Telling:
    """A notice to be told of one case. `not_before`: when the sending window opens, for what the clock tells."""

    complaint: Complaint
    word: Word
    not_before: datetime | None = None


def enqueue(
    notice: Notice,
    complaint: Complaint,
    *,
    by: Actor,
    at: datetime,
    facts: Mapping[str, Any],
    not_before: datetime | None = None,
    media: Set[Medium] = frozenset(Medium),
) -> None:
    """Promise this notice to each of its recipients. `facts` hold codes, dates and numbers only. `media`: what may carry
    it to a complainant.

    What the demo tells is stored as delivered at its time and never sent; an import tells nobody.
    `not_before`: when the sending window opens, for what the clock tells.
    """
    word = Word(notice, facts, by=media)
    rows.insert_later(*_each_once([word], complaint, by=by, at=at, not_before=not_before or at))


def messages(
    notice: Notice,
    complaint: Complaint,
    *,
    by: Actor,
    at: datetime,
    facts: Mapping[str, Any],
    not_before: datetime | None = None,
    mailbox: addresses.Standing | None = None,
) -> list[Message]:
    """What `enqueue` writes, for a caller that writes it together with rows of its own. `mailbox`: that of the complainant
    of a case that is only being written, where the caller asked already."""
    word = Word(notice, facts)
    return _each_once([word], complaint, by=by, at=at, not_before=not_before or at, mailbox=mailbox)


def enqueue_one_each(
    words: Sequence[Word], complaint: Complaint, *, by: Actor, at: datetime, not_before: datetime
) -> bool:
    """Promise each recipient only the first of these that is meant for them. Whether one waits to be sent: of times gone by (the
    demo) none does."""
    promised = _each_once(words, complaint, by=by, at=at, not_before=not_before)
    rows.insert_later(*promised)
    return any(row.state in (Message.State.QUEUED, Message.State.HELD) for row in promised)


def enqueue_to_users(
    notice: Notice,
    users: Iterable[User],
    *,
    by: Actor,
    at: datetime,
    facts: Mapping[str, Any],
    not_before: datetime,
) -> None:
    """Promise a notice that concerns no case to each of these who has an address."""
    word = Word(notice, facts)
    messages = [
        _row(word, None, by=by, at=at, not_before=not_before, **_to(user)) for user in users if user.email
    ]
    _send_off(messages)
    rows.insert(*messages)


def enqueue_to_people(
    notice: Notice, complaint: Complaint, users: Iterable[User], *, by: Actor, at: datetime
) -> None:
    """Promise a notice about this case to each of these who has an address. The caller asked whether they see the case."""
    if by.origin == Origin.IMPORT:
        return
    word = Word(notice, {})
    messages = [
        _row(word, complaint, by=by, at=at, not_before=at, **_to(user)) for user in users if user.email
    ]
    _send_off(messages)
    rows.insert(*messages)


def enqueue_to_other_address(
    notice: Notice,
    complaint: Complaint,
    identity: Identity,
    *,
    by: Actor,
    at: datetime,
    facts: Mapping[str, Any],
) -> None:
    """Promise this to the complainant at the other address that the notice goes to: a proposed one, or the former one.
    The caller asked whether it may leave. What waits of the like was meant for the address before, and does not."""
    waiting = Message.objects.filter(
        complaint=complaint, notice=notice, state=Message.State.QUEUED, attempts=0
    )
    waiting.delete()
    row = _row(
        Word(notice, facts),
        complaint,
        by=by,
        at=at,
        not_before=at,
        identity=identity,
        language=complaint.language,
        state=Message.State.QUEUED,
    )
    _send_off([row])
    rows.insert(row)


def code_to_phone(complaint: Complaint, person: Identity, *, by: Actor, at: datetime) -> list[Message]:
    """A code to the number that this person is still to prove, not yet written; none where too many went there lately, or
    the case is no live one."""
    number = phones.may_ask(person.phone, at=at) if by.origin == Origin.LIVE else None
    if number is None:
        return []
    row = _row(
        Word(Notice.PHONE_TO_CONFIRM, {"number": number}),
        complaint,
        by=by,
        at=at,
        not_before=at,
        identity=person,
        medium=person.phone_medium,
        language=complaint.language,
        state=Message.State.QUEUED,
    )
    _send_off([row])
    return [row]


def ask_phone(complaint: Complaint, person: Identity, *, by: Actor, at: datetime) -> bool:
    """Promise such a code. False where too many went to the number lately."""
    asked = code_to_phone(complaint, person, by=by, at=at)
    rows.insert(*asked)
    return bool(asked)


def leave_phone(person: Identity) -> None:
    """What waits for this person's phone is not sent: the number is another, or nothing is to come there any more."""
    waiting = Message.objects.filter(identity=person, state=Message.State.QUEUED).exclude(medium=Medium.MAIL)
    bury(Message, waiting.select_for_update().values_list("pk", flat=True))
    waiting.delete()


def take_back(complaint: Complaint, still: Mapping[Notice, Set[tuple[int, str]]]) -> bool:
    """Of promises of these notices that nobody has tried to keep: leave out the duties that are not (id, end) of
    those for which they are still true; one that is left with none is not sent. Whether any was changed."""
    changed = False
    for message in untried.locked(tuple(still))(complaint=complaint.pk):
        told = message.facts["duties"]
        true = [duty for duty in told if (duty["duty"], duty["due_on"]) in still[Notice(message.notice)]]
        if not true:
            bury(Message, [message.pk])
            message.delete()
        elif len(true) < len(told):
            message.facts = {**message.facts, "duties": true}
            message.seal = message.sealed()
            message.save(update_fields=["facts", "seal"])
        changed = changed or len(true) < len(told)
    return changed


def forget(complaint: Complaint, users: Iterable[User]) -> None:
    """What waits to be told to them about this case is not sent."""
    waiting = Message.objects.filter(
        complaint=complaint, user__in=users, state__in=[Message.State.QUEUED, Message.State.HELD]
    )
    bury(Message, waiting.select_for_update().values_list("pk", flat=True))
    waiting.delete()


def with_untried(complaints: Iterable[Complaint], notices: Iterable[Notice]) -> set[int]:
    """Those of these cases (their ids) of which such a promise waits that nobody has tried to keep."""
    waiting = Message.objects.filter(
        complaint__in=[each.pk for each in complaints],
        notice__in=list(notices),
        state__in=[Message.State.QUEUED, Message.State.HELD],
        attempts=0,
    )
    return set(waiting.values_list("complaint_id", flat=True))


def told_since(complaint: Complaint, notice: Notice, since: datetime) -> bool:
    """Whether this was promised to somebody about this case after that instant."""
    return Message.objects.filter(complaint=complaint, notice=notice, created_at__gt=since).exists()


def messages_to_all(
    tellings: Sequence[Telling], *, by: Actor, at: datetime, directory: Directory | None = None
) -> list[Message]:
    """What `messages` makes of each, asked of many cases at once. By the clock; `directory` may know places
    from cases before."""
    messages = digests.merge(list(_rows_of(tellings, by=by, at=at, directory=directory or Directory(at))))
    _send_off(messages)
    return messages


def messages_one_each(
    tellings: Sequence[Telling], *, by: Actor, at: datetime, directory: Directory
) -> list[Message]:
    """What `enqueue_one_each` writes of the words of each case, asked of many cases at once. By the clock."""
    told: set[tuple[int | None, int | tuple[str, str]]] = set()
    messages = []
    for row in _rows_of(tellings, by=by, at=at, directory=directory):
        if (row.complaint_id, _reader(row)) not in told:
            told.add((row.complaint_id, _reader(row)))
            messages.append(row)
    messages = digests.merge(messages)
    _send_off(messages)
    return messages


def _rows_of(
    tellings: Sequence[Telling], *, by: Actor, at: datetime, directory: Directory
) -> Iterator[Message]:
    if by.origin == Origin.IMPORT or not tellings:
        return
    directory.accused_of([told.complaint for told in tellings])
    filed = [told.complaint for told in tellings if Recipient.COMPLAINANT in told.word.readers]
    prefetch_related_objects(filed, "complainant")
    people = [found for each in filed if (found := recipients.complainant(each))]
    demo = by.origin == Origin.DEMO
    written = [each for each in people if each.email]
    allowed = set() if demo else addresses.which_may_be_written_to(written, at=at)
    by_phone = phones.Phones([] if demo else people, at=at)
    for told in tellings:
        wanted, complaint = told.word.readers, told.complaint
        if Recipient.COMPLAINANT in wanted:
            identity = recipients.complainant(complaint)
            flows = demo or (identity is not None and identity.pk in allowed)
            addressees = _to_complainant(told.word, complaint, identity, by_phone, at=at, flows=flows)
        else:
            addressees = _to_staff(directory.users(complaint, wanted))
        moment = max(at, complaint.last_at)
        opens = told.not_before or moment
        for to in addressees:
            yield _row(told.word, complaint, by=by, at=moment, not_before=opens, **to)


def unsent_since(at: datetime) -> datetime | None:
    """When the longest waiting of the messages that should have left by now should have; None where none should.
    What waits for its sending window is not late."""
    waiting = Message.objects.filter(state=Message.State.QUEUED).exclude(failed_at=None, next_try_at__gt=at)
    since = Case(When(failed_at=None, then=F("next_try_at")), default=F("created_at"))
    found: datetime | None = waiting.aggregate(since=Min(since))["since"]
    return found


def send_again(message_id: int, *, at: datetime) -> bool:
    """Put a message that was set aside back, with all its tries. False when it is not one."""
    found = Message.objects.filter(pk=message_id, state=Message.State.SET_ASIDE)
    again = found.update(
        state=Message.State.QUEUED, attempts=0, next_try_at=at, claimed_at=None, last_error=""
    )
    if again:
        transaction.on_commit(doorbell.ring, robust=True)
    return bool(again)


def _each_once(
    words: Sequence[Word],
    complaint: Complaint,
    *,
    by: Actor,
    at: datetime,
    not_before: datetime,
    mailbox: addresses.Standing | None = None,
) -> list[Message]:
    if by.origin == Origin.IMPORT:
        return []
    messages: list[Message] = []
    told: set[int | tuple[str, str]] = set()
    staff = {each for word in words for each in word.readers} - {Recipient.COMPLAINANT}
    around = recipients.Around(complaint, staff, at=at)
    if staff and any(Recipient.COMPLAINANT in word.readers for word in words):
        around.ask()
    for word in words:
        for to in _addressees(word, complaint, by, at, mailbox, around):
            row = _row(word, complaint, by=by, at=at, not_before=not_before, **to)
            if _reader(row) not in told:
                told.add(_reader(row))
                messages.append(row)
    messages = digests.merge(_once_an_hour(messages))
    _send_off(messages)
    return messages


def _reader(row: Message) -> int | tuple[str, str]:
    """Whom one word is enough for: of staff each person; a complainant is told of each thing by each medium, since none
    takes the place of another."""
    return row.user_id or (row.notice, row.medium)


def _once_an_hour(messages: Sequence[Message]) -> list[Message]:
    """Without those of which the like still waits for the same reader; what comes within an hour of the last one waits
    until that hour is over. The caller holds the case's lock."""
    kept: list[Message] = []
    for row in messages:
        if row.notice not in ONCE_AN_HOUR or row.origin != Origin.LIVE:
            kept.append(row)
            continue
        alike = Message.objects.filter(
            complaint=row.complaint,
            notice=row.notice,
            user=row.user,
            identity=row.identity,
            medium=row.medium,
            origin=row.origin,
        )
        # Locked, so that no worker takes it before what it speaks of can be read.
        waiting = alike.filter(state__in=[Message.State.QUEUED, Message.State.HELD], attempts=0)
        if waiting.select_for_update().exists():
            continue
        latest = alike.exclude(state__in=[Message.State.GATHERED, Message.State.MERGED]).aggregate(
            at=Max("next_try_at")
        )["at"]
        if latest is not None:
            row.next_try_at = _waking(row, max(row.next_try_at, latest + AN_HOUR))
        kept.append(row)
    return kept


def _send_off(messages: Iterable[Message]) -> None:
    """Ring for what may leave now; what waits for its window is found by the sweep of the outbox. What the demo tells
    was delivered at its time: in the same words to all who read of it in one language."""
    said: dict[tuple[object, ...], rendering.Words] = {}
    frames: bodies.Frames = {}
    for row in messages:
        if row.origin == Origin.DEMO:
            of = (row.complaint_id, row.notice, row.language, row.identity_id is None)
            words = said[of] = said.get(of) or rendering.render(row)
            row.state, row.sent_at = Message.State.SENT, row.next_try_at
            bodies.put(row, words, frames)
    if any(row.state == Message.State.QUEUED and row.next_try_at <= row.created_at for row in messages):
        transaction.on_commit(doorbell.ring, robust=True)


def _to(user: User) -> dict[str, Any]:
    return {"user": user, "language": user.language, "state": Message.State.QUEUED}


def _addressees(
    word: Word,
    complaint: Complaint,
    by: Actor,
    at: datetime,
    mailbox: addresses.Standing | None,
    around: recipients.Around,
) -> list[dict[str, Any]]:
    if Recipient.COMPLAINANT in word.readers:
        identity = recipients.complainant(complaint)
        if identity is None:
            return []
        demo = by.origin == Origin.DEMO
        mailed = bool(identity.email) and Medium.MAIL in word.by
        flows = demo or (mailed and addresses.may_write_to(identity, at=at, mailbox=mailbox))
        by_phone = phones.Phones([] if demo else [identity], at=at)
        return _to_complainant(word, complaint, identity, by_phone, at=at, flows=flows)
    besides = by.user.pk if by.user else None
    found = around.users(word.readers, besides=besides)
    return _to_staff(user for user in found if word.notice not in TOGETHER or not user.arrivals)


def _to_complainant(
    word: Word,
    complaint: Complaint,
    identity: Identity | None,
    by_phone: phones.Phones,
    *,
    at: datetime,
    flows: bool,
) -> list[dict[str, Any]]:
    """The mail, and the text to the phone of whoever wants one and proved the number."""
    if identity is None:
        return []
    found: list[dict[str, Any]] = []
    who = {"identity": identity, "language": complaint.language}
    if identity.email and Medium.MAIL in word.by:
        found.append({**who, "state": Message.State.QUEUED if flows else Message.State.HELD})
    medium = by_phone.told_on(identity)
    if medium in word.by and word.notice not in NOT_ON_A_PHONE:
        room = by_phone.room(identity, of_the_key=word.notice in OF_THE_KEY, at=at)
        found.append({**who, "state": Message.State.QUEUED, "medium": medium, "room": room})
    return found


def _waking(row: Message, at: datetime) -> datetime:
    """What rings a phone waits for the hours in which the agency sends; a code that somebody waits for does not."""
    if row.medium == Medium.MAIL or row.notice in OF_THE_KEY or row.complaint is None:
        return at
    return phones.waking(row.complaint.agency, at)


def _to_staff(found: Iterable[User]) -> list[dict[str, Any]]:
    return [_to(user) for user in found if user.email]


def _row(
    word: Word,
    complaint: Complaint | None,
    *,
    by: Actor,
    at: datetime,
    not_before: datetime,
    state: Message.State,
    medium: Medium | str = Medium.MAIL,
    room: datetime | None = None,
    **to: Any,
) -> Message:
    """`room`: when there is room for it at its number."""
    row = Message.fresh(
        complaint=complaint,
        attachment=word.attachment if medium == Medium.MAIL else None,
        medium=medium,
        notice=word.notice,
        facts=dict(word.facts),
        origin=by.origin,
        message_id=new_message_id(),
        state=state,
        created_at=at,
        next_try_at=max(at, not_before, room or at),
        **to,
    )
    row.next_try_at = _waking(row, row.next_try_at)
    return row
