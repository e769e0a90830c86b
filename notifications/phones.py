"""What one phone may get: word of cases whose complainant asked for it there and proved that they read there.

Anybody can name anybody's number, each message costs money, and a number that is mistyped may be the accused's own. So a
number that nobody proved gets one kind of message, a code that names no case, and that twice a day from all cases
together. Once the code was typed on the page of the case its news go there (docs/adr/0088).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.db.models import F, QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.actors import Origin
from accounts.models import Agency
from complaints import references
from complaints.codes import Medium
from complaints.models import Identity
from law import counting
from notifications.channels.text import REFUSED
from notifications.links import Link
from notifications.models import Message
from notifications.notices import Notice

A_DAY: Final = timedelta(hours=24)
MOST_A_DAY: Final = 12
"""Messages to one number in any 24 hours; what comes beyond leaves when there is room."""
ASKED_A_DAY: Final = 2
"""Codes to one number in any 24 hours: the first, and another for whoever it did not reach."""
ON_A_PHONE: Final = (Medium.SMS, Medium.WHATSAPP)
DIGITS: Final = 6
MOST_TRIES: Final = 10
"""Wrong codes typed while a code holds, after which it holds no more. Counted in the database, whatever else is down."""


def offered() -> tuple[Medium, ...]:
    """The media for which this installation has a gateway."""
    return tuple(medium for medium in ON_A_PHONE if medium in settings.PHONE)


def most_a_day(medium: Medium) -> int | None:
    """How many messages this installation may send by this medium in any 24 hours; None: any number."""
    return settings.PHONE.get(medium, {}).get("most_a_day") or None


class Phones:
    """Who of these people is told on the phone, and when there is room for the next message to each number: asked in one
    trip, and only where somebody wants it."""

    def __init__(self, people: Iterable[Identity], *, at: datetime) -> None:
        wanted = {each.pk: each for each in people if told_on(each)}
        self._lately: dict[str, list[datetime]] = {}
        self._refused: set[int] = set()
        if not wanted:
            return
        asked: dict[str, Any] = {
            "ids": list(wanted),
            "phones": [each.phone for each in wanted.values()],
            "since": [each.phone_confirmed_at for each in wanted.values()],
            "lately": at - A_DAY,
            "refused": REFUSED,
        }
        with connection.cursor() as cursor:
            cursor.execute(_STANDING, asked)
            for pk, instants, refused in cursor.fetchall():
                self._lately[wanted[pk].phone] = list(instants)
                if refused:
                    self._refused.add(pk)

    def told_on(self, person: Identity) -> Medium | None:
        """Where this person is told on the phone; None where the gateway refused the number."""
        return None if person.pk in self._refused else told_on(person)

    def room(self, person: Identity, *, of_the_key: bool, at: datetime) -> datetime:
        """When a message to this person may leave, from `at` on. It counts from now on. What is about the key never waits."""
        sent = self._lately.setdefault(person.phone, [])
        lately = sorted(instant for instant in sent if instant > at - A_DAY)
        full = len(lately) >= MOST_A_DAY and not of_the_key
        opens = max(at, lately[-MOST_A_DAY] + A_DAY) if full else at
        sent.append(opens)
        return opens


def told_on(person: Identity) -> Medium | None:
    """Where this person is told on the phone: they asked for it, proved the number, and there is a gateway."""
    if not person.phone_medium or person.phone_confirmed_at is None:
        return None
    medium = Medium(person.phone_medium)
    return medium if medium in settings.PHONE else None


_STANDING: Final = """
    SELECT asked.id, ARRAY(
        SELECT m.next_try_at
        FROM complaints_identity i JOIN notifications_message m ON m.identity_id = i.id
        WHERE i.phone = asked.phone AND i.phone_medium <> '' AND m.medium <> 'mail' AND m.origin = 'live'
            AND m.state <> 'merged' AND m.next_try_at > %(lately)s
    ), EXISTS (
        SELECT FROM notifications_message m
        WHERE m.identity_id = asked.id AND m.medium <> 'mail' AND m.state = 'set_aside'
            AND m.last_error = %(refused)s AND m.created_at > asked.since
    )
    FROM unnest(%(ids)s::bigint[], %(phones)s::text[], %(since)s::timestamptz[]) asked (id, phone, since)
"""


def refused(person: Identity) -> bool:
    """Whether the gateway said of their number that it never will be served, since they proved or named it."""
    told = Message.objects.filter(identity=person, state=Message.State.SET_ASIDE, last_error=REFUSED)
    told = told.exclude(medium=Medium.MAIL)
    if person.phone_confirmed_at is not None:
        return told.filter(created_at__gt=person.phone_confirmed_at).exists()
    latest = _codes_to(person).last()
    return latest is not None and told.filter(pk=latest.pk).exists()


def may_ask(number: str, *, at: datetime) -> str | None:
    """Whether a code may go to this number now: its keyed name, to keep with the message, or None. Runs in the verb's
    transaction; those that name one number take turns."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [number])
    name = _name(number)
    asked = Message.objects.filter(notice=Notice.PHONE_TO_CONFIRM, created_at__gt=at - A_DAY)
    return None if asked.filter(facts__number=name).count() >= ASKED_A_DAY else name


def _name(number: str) -> str:
    return salted_hmac("notifications.phones.number", number).hexdigest()


def proves(person: Identity, typed: str, *, at: datetime) -> bool:
    """Whether this is a code that was sent to the person's present number within a day."""
    digits = "".join(sign for sign in typed if sign.isdecimal())
    sent = _codes_to(person).filter(created_at__gt=at - A_DAY, code_tries__lt=MOST_TRIES)
    return any(
        constant_time_compare(code(message.message_id, person.phone), digits)
        for message in sent
        if message.facts["number"] == _name(person.phone)
    )


def missed(person: Identity, *, at: datetime) -> None:
    """Count a wrong code against each that holds."""
    _codes_to(person).filter(created_at__gt=at - A_DAY).update(code_tries=F("code_tries") + 1)


def tried_out(person: Identity, *, at: datetime) -> bool:
    """Whether codes were sent within a day, and too much was typed against each of them."""
    tries = _codes_to(person).filter(created_at__gt=at - A_DAY).values_list("code_tries", flat=True)
    return bool(tries) and all(count >= MOST_TRIES for count in tries)


def _codes_to(person: Identity) -> "QuerySet[Message]":
    return Message.objects.filter(
        identity=person, notice=Notice.PHONE_TO_CONFIRM, origin=Origin.LIVE
    ).order_by("pk")


def code(message_id: str, number: str) -> str:
    """The six digits that a message carries to a number. Nothing stored yields them."""
    drawn = salted_hmac("notifications.phones.code", f"{message_id} {number}").digest()
    return f"{int.from_bytes(drawn[:8], 'big') % 10**DIGITS:0{DIGITS}}"


def key(message_id: str, number: str) -> str:
    """The key to a new access code that a message carries to a number, as `7K4M-2Q9X-0ABC`: it opens a case, so it is longer."""
    drawn = salted_hmac("notifications.phones.key", f"{message_id} {number}").digest()
    return references.one_day_key(drawn)


def opened_by(reference: str, key_: str, *, at: datetime) -> Link | None:
    """The case of this number, if this is the key that was sent to its proved phone within a day."""
    sent = Message.objects.filter(complaint__reference=reference, notice=Notice.NEW_CODE, origin=Origin.LIVE)
    sent = sent.exclude(medium=Medium.MAIL).filter(created_at__gt=at - A_DAY).select_related("identity")
    for message in sent:
        person = message.identity
        if person is None or person.phone_confirmed_at is None:
            continue
        if constant_time_compare(key(message.message_id, person.phone), key_):
            return Link(person.complaint_id, person.pk, seq=message.facts["seq"])
    return None


def waking(agency: Agency, at: datetime) -> datetime:
    """`at` within the hours in which the agency sends, on any day, else when they next begin: a phone rings."""
    today = counting.local_date(at, agency.zone)
    for day in (today, today + timedelta(days=1)):
        opens, closes = (
            datetime.combine(day, hour, ZoneInfo(agency.zone))
            for hour in (agency.send_from, agency.send_until)
        )
        if opens < closes and at < closes:
            return max(at, opens)
    return at
