"""Filing in somebody else's name: an address that nobody confirmed gets the mails of one case, not a thousand."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from hypothesis import given
from hypothesis import strategies as st

from complaints import rows
from complaints.codes import IdentityKind
from complaints.models import Identity
from law.codes import Classification
from notifications import addresses, bodies, delivery, links
from notifications.models import Message
from notifications.notices import Notice
from tests.factories import House
from tests.notifications.conftest import file_live, live
from workflow import clock
from workflow.verbs import verification

pytestmark = pytest.mark.django_db
S = Message.State


def states() -> list[str]:
    return list(Message.objects.exclude(identity=None).order_by("pk").values_list("state", flat=True))


def dispatch(house: House, registered) -> None:
    verification.dispatch(
        registered.complaint.pk,
        unit=house.unit,
        classification=Classification.ORDINARY,
        by=live(house.coordinator),
        at=clock.now(),
        version=1,
    )


def test_thirty_filings_that_name_one_address_send_it_one_mail_without_a_word_of_theirs(smtp):
    house = House()
    for number in range(30):
        spelling = "Korban@example.org" if number % 2 else "korban@EXAMPLE.org"
        file_live(house, spelling, subject=f"Canary {number} beli obat murah")
    delivery.drain()
    assert states().count(S.HELD) == 29
    assert len(smtp.taken) == 1
    assert b"obat" not in smtp.taken[0][1]
    text = smtp.mails[0].get_body(("plain",)).get_content()
    html = smtp.mails[0].get_body(("html",)).get_content()
    assert "anary" not in text + html + smtp.mails[0]["Subject"]


def test_a_filing_that_asked_ahead_is_told_of_its_mailbox_what_one_is_told_that_asks_now():
    house, days = House(), timedelta(hours=25)

    def both(email: str) -> tuple[bool, bool]:
        standing = addresses.Standing(email)
        now = addresses.may_write_to(Identity(email=email), at=clock.now())
        rows.settle()
        assert addresses.may_write_to(Identity(email=email), at=clock.now(), mailbox=standing) is (
            standing.may_be_written_to()
        )
        return standing.may_be_written_to(), now

    assert both("siti@example.org") == (True, True)
    file_live(house, "siti@example.org")
    assert both("Siti+x@example.org") == (False, False)
    assert both("lain@example.org") == (True, True)
    Message.objects.update(created_at=F("created_at") - days)
    assert both("siti@example.org") == (True, True)
    Identity.objects.update(email_confirmed_at=clock.now())
    file_live(house, "siti@example.org")
    Message.objects.update(created_at=clock.now())
    Identity.objects.update(email_confirmed_at=clock.now())
    assert both("siti@example.org") == (True, True)
    for _ in range(addresses.MOST_A_DAY):
        file_live(house, "siti@example.org")
        Identity.objects.update(email_confirmed_at=clock.now())
    assert both("siti@example.org") == (False, False)


def test_later_notices_of_the_case_that_was_mailed_flow_and_those_of_the_others_wait():
    house = House()
    first, second = file_live(house), file_live(house)
    dispatch(house, first)
    dispatch(house, second)
    by_case = Message.objects.exclude(identity=None).values_list("complaint", "notice", "state")
    assert set(by_case) == {
        (first.complaint.pk, "receipt", S.QUEUED),
        (first.complaint.pk, "dispatched", S.QUEUED),
        (second.complaint.pk, "receipt", S.HELD),
        (second.complaint.pk, "dispatched", S.HELD),
    }


def test_confirming_a_case_lets_go_the_one_notice_that_was_held_for_the_mailbox_and_nothing_else(smtp):
    house = House()
    first = file_live(house)
    file_live(house)
    file_live(house, "other@example.org")
    file_live(house, "other@example.org")
    at = clock.now()
    addresses.confirm(first.complaint.complainant.pk, at=at)
    assert states() == [S.QUEUED, S.QUEUED, S.QUEUED, S.HELD]
    delivery.drain()
    assert sorted(smtp.recipients) == ["other@example.org", "siti@example.org", "siti@example.org"]
    addresses.confirm(first.complaint.complainant.pk, at=clock.now())
    assert Identity.objects.get(complaint=first.complaint).email_confirmed_at == at


def test_confirming_is_of_one_case_and_another_one_gets_its_own_turn_once_a_day():
    house = House()
    first = file_live(house)
    addresses.confirm(first.complaint.complainant.pk, at=clock.now())
    second, third = file_live(house), file_live(house)
    assert states() == [S.QUEUED, S.QUEUED, S.HELD]
    age(timedelta(hours=25))
    file_live(house)
    assert states() == [S.QUEUED, S.QUEUED, S.HELD, S.QUEUED]
    assert not Identity.objects.filter(
        complaint__in=[second.complaint, third.complaint], email_confirmed_at__isnull=False
    ).exists()


def age(by: timedelta) -> None:
    """As if all that was told until now was told so long ago."""
    Message.objects.update(created_at=F("created_at") - by, next_try_at=F("next_try_at") - by)


def test_several_notices_that_were_held_become_one_digest_with_a_link_to_each_case(smtp):
    house = House()
    first, second, third = (file_live(house) for _n in range(3))
    dispatch(house, second)
    addresses.confirm(first.complaint.complainant.pk, at=clock.now())
    assert states() == [S.QUEUED, S.GATHERED, S.GATHERED, S.GATHERED, S.QUEUED]
    delivery.drain()
    theirs = [mail for mail in smtp.mails if mail["To"] == "siti@example.org"]
    assert len(theirs) == 2
    digest = theirs[1]
    text = digest.get_body(("plain",)).get_content()
    for case, count in ((second, 2), (third, 1)):
        assert f"{case.complaint.reference} ({count} kabar)" in text
    tokens = re.findall(r"/kasus/tautan/(\S+)/", text)
    opened = {links.open_link(token, at=clock.now()) for token in tokens}
    assert opened == {each.complaint.pk for each in (first, second, third)}
    kept = Message.objects.get(notice=Notice.GATHERED)
    assert "/kasus/tautan/" not in bodies.read(kept).text + bodies.read(kept).html


def test_a_digest_goes_out_once_a_day_and_the_sweep_finds_what_waited():
    house = House()
    first, *_others = (file_live(house) for _n in range(3))
    addresses.confirm(first.complaint.complainant.pk, at=clock.now())
    for _n in range(3):
        file_live(house)
    assert addresses.tell_what_is_held(at=clock.now()) == 0
    assert states().count(S.HELD) == 2
    age(timedelta(hours=25))
    assert addresses.tell_what_is_held(at=clock.now()) == 1
    assert addresses.tell_what_is_held(at=clock.now()) == 0
    assert states().count(S.HELD) == 0
    assert Message.objects.filter(notice=Notice.GATHERED).count() == 2


def test_nobody_reads_there_so_nothing_is_told_of_what_is_held():
    house = House()
    for _n in range(4):
        file_live(house)
    assert addresses.tell_what_is_held(at=clock.now()) == 0
    assert states().count(S.HELD) == 3


def test_a_mailbox_gets_twelve_mails_a_day_however_many_cases_are_confirmed():
    house = House()
    cases = [file_live(house) for _n in range(14)]
    at = clock.now()
    Identity.objects.update(email_confirmed_at=at)
    for each in cases:
        dispatch(house, each)
    day = Message.objects.exclude(identity=None)
    assert day.filter(state=S.QUEUED).count() == addresses.MOST_A_DAY
    age(timedelta(hours=25))
    assert addresses.tell_what_is_held(at=clock.now()) == 1


def test_a_batch_of_the_clock_counts_as_if_asked_one_after_the_other():
    house = House()
    cases = [file_live(house) for _n in range(20)]
    Message.objects.all().delete()
    people = list(Identity.objects.filter(complaint__in=[each.complaint for each in cases]))
    at = clock.now()
    assert len(addresses.which_may_be_written_to(people, at=at)) == 1
    Identity.objects.update(email_confirmed_at=at)
    assert len(addresses.which_may_be_written_to(people, at=at)) == addresses.MOST_A_DAY


SPELLINGS = [
    ("Siti@Example.org", "siti@example.org"),
    ("siti+a@example.org", "siti+b+c@EXAMPLE.org"),
    ("s.i.t.i+x@gmail.com", "siti@googlemail.com"),
]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_a_mailbox_is_one_however_its_address_is_written(one: str, other: str):
    house = House()
    first, _second = file_live(house, one), file_live(house, other)
    assert states() == [S.QUEUED, S.HELD]
    addresses.confirm(first.complaint.complainant.pk, at=clock.now())
    assert states() == [S.QUEUED, S.QUEUED]


@pytest.mark.parametrize(
    ("one", "other"), [("s.iti@example.org", "siti@example.org"), ("a@x.org", "a@y.org")]
)
def test_other_mailboxes_are_others(one: str, other: str):
    house = House()
    file_live(house, one)
    file_live(house, other)
    assert states() == [S.QUEUED, S.QUEUED]


@given(
    local=st.text(alphabet="abc.XY", min_size=1, max_size=8).filter(lambda text: text.strip(".")),
    tag=st.text(alphabet="ab+.", max_size=5),
    domain=st.sampled_from(["example.org", "Gmail.com", "googlemail.COM"]),
)
def test_the_words_of_the_index_fold_as_written_down(local: str, tag: str, domain: str):
    folded = local.lower().replace(".", "") if "mail" in domain.lower() else local.lower()
    host = "gmail.com" if "mail" in domain.lower() else domain
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {addresses.mailbox_sql('typed')} FROM (SELECT %s::text typed) one",
            [f"{local}+{tag}@{domain}"],
        )
        assert cursor.fetchone() == (f"{folded}@{host}",)


def test_what_was_set_aside_stays_so_when_a_case_is_confirmed():
    house = House()
    first, second, third = (file_live(house) for _n in range(3))
    assert states() == [S.QUEUED, S.HELD, S.HELD]
    Message.objects.filter(complaint=third.complaint).update(state=S.SET_ASIDE)
    at = clock.now()
    addresses.confirm(first.complaint.complainant.pk, at=at)
    assert states() == [S.QUEUED, S.QUEUED, S.SET_ASIDE]
    assert Message.objects.get(complaint=second.complaint).next_try_at == at


def test_what_the_demo_told_an_address_does_not_speak_for_it():
    house = House()
    house.file("2026-03-02")
    file_live(house)
    file_live(house)
    assert states()[-2:] == [S.QUEUED, S.HELD]


def test_an_anonymous_complaint_has_nobody_to_tell():
    file_live(House(), identity=IdentityKind.ANONYMOUS, person=None)
    assert not Message.objects.exists()
