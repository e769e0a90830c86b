"""The limits themselves: how a budget leaks and grows, that nothing waits for Redis, and what they stand before."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.limits import addresses, budgets, counting
from accounts.limits.counting import Budget
from complaints.models import Complaint
from tests.api.conftest import Speaker, filing
from tests.factories import SCAN, House
from tests.web.test_filing import filled
from web import door

Tell = Callable[..., None]
HASTY = Budget("hasty", free=3, refill=3600, first=10, longest=35)


PATIENCE = counting.PATIENCE
"""As the product ships; the suite has more."""


def numbered() -> Iterator[int]:
    n = 0
    while True:
        n += 1
        yield n


_WHO = numbered()


def test_a_connection_that_redis_ended_is_made_again_and_every_act_counted(settings):
    purse = HASTY.of("whose connection ends")
    counting.spend(purse)
    redis = counting._client(settings.REDIS_URL)
    redis.client_kill_filter(_id=counting._own_hand(redis).ask("CLIENT", "ID"))
    before = counting._LINE.missed
    assert [counting.spend(purse) for _n in range(3)] == [0, 0, 10]
    redis.script_flush()
    assert counting.spend(purse) == 10
    assert counting._LINE.missed == before


def test_threads_that_come_and_go_are_counted_however_many():
    purse = Budget("crowd", free=2000, refill=3600, first=10, longest=35).of("threads")
    before = counting._LINE.missed
    for _n in range(150):
        thread = threading.Thread(target=counting.spend, args=(purse,))
        thread.start()
        thread.join()
    assert counting._LINE.missed == before
    assert counting.level(purse) == 150


def test_so_many_acts_are_free_and_then_each_waits_and_is_not_counted():
    purse = HASTY.of("somebody")
    assert [counting.spend(purse) for _n in range(5)] == [0, 0, 0, 10, 10]
    assert counting.spend(HASTY.of("somebody else")) == 0


def test_what_is_given_back_may_be_spent_again():
    purse = HASTY.of("somebody")
    for _n in range(20):
        assert counting.spend(purse) == 0
        counting.give_back(purse)


def test_an_act_that_waits_for_one_budget_spends_none_of_another():
    full, fresh = HASTY.of("full"), HASTY.of("fresh")
    for _n in range(3):
        counting.spend(full)
    assert [counting.spend(full, fresh) for _n in range(5)] == [10] * 5
    assert [counting.spend(fresh) for _n in range(3)] == [0, 0, 0]


def test_a_budget_is_given_back_with_time_and_the_wait_doubles_up_to_its_longest(settings):
    def passes(seconds: int) -> None:
        """Nobody sets the clock of Redis; what was counted is moved back instead."""
        counting._client(settings.REDIS_URL).hincrby(purse.key, "t", -1000 * seconds)

    purse = Budget("doubling", free=2, refill=10**9, first=5000, longest=20_000).of("somebody")
    assert [counting.spend(purse) for _n in range(2)] == [0, 0]
    for wait in (5000, 10_000, 20_000, 20_000):
        assert wait - 200 < counting.spend(purse) <= wait
        passes(wait - 500)
        assert 300 < counting.spend(purse) <= 500
        passes(500)
        assert counting.spend(purse) == 0
    purse = Budget("leaking", free=1, refill=5000, first=60_000, longest=60_000).of("somebody")
    assert counting.spend(purse) == 0
    passes(4500)
    assert counting.spend(purse) > 0
    passes(500)
    assert counting.spend(purse) == 0


def test_a_budget_that_grows_grows_by_one_for_each_who_succeeded_however_often():
    purse = Budget("growing", free=1, refill=3600, first=9, longest=9, grows=True).of("here")
    for who in (1, 2, 2, 2):
        counting.credit(purse, who)
    assert [counting.spend(purse) for _n in range(4)] == [0, 0, 0, 9]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(free=st.integers(0, 8), acts=st.integers(0, 12))
def test_exactly_the_free_acts_go_at_once(free: int, acts: int):
    purse = Budget("exact", free=free, refill=3600, first=60, longest=60).of(next(_WHO))
    went = sum(counting.spend(purse) == 0 for _n in range(acts))
    assert went == min(free, acts)


def _seconds_of_one() -> float:
    began = time.monotonic()
    assert counting.spend(HASTY.of("somebody")) == 0
    return time.monotonic() - began


@pytest.mark.parametrize("how", ["down", "hung", "no such name"])
def test_without_redis_everybody_goes_on_at_most_a_tenth_of_a_second_later(
    how: str, monkeypatch: pytest.MonkeyPatch, settings, attack: Tell
):
    monkeypatch.setattr(counting, "PATIENCE", PATIENCE)
    with contextlib.ExitStack() as stack:
        silent = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        port = silent.getsockname()[1]
        if how == "down":
            silent.close()
        host = "tuntas.invalid" if how == "no such name" else "127.0.0.1"
        settings.REDIS_URL = f"redis://{host}:{port}/0"
        rounds = []
        for _round in range(3):  # a machine under load may lose its turn, hardly thrice at the same place
            monkeypatch.setattr(counting, "_LINE", counting._Line())
            rounds.append([_seconds_of_one() for _n in range(20)])
    took = [min(each) for each in zip(*rounds, strict=True)]
    attack(f"Redis is {how}", f"{1000 * max(took):.0f} ms", "at most 100 ms slower, nobody refused")
    assert max(took) < 0.15
    assert sum(each > 0.01 for each in took) <= counting.MISSES + 1, "after some misses nobody asks"


def test_the_address_is_told_by_proxies_of_ours_alone(settings):
    def seen(forwarded: str) -> str:
        return addresses.of({"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": forwarded})

    settings.PROXIES = 0
    assert seen("203.0.113.9") == addresses.of({"REMOTE_ADDR": "10.0.0.1"})
    settings.PROXIES = 1
    assert seen("1.1.1.1, 203.0.113.9") == seen("2.2.2.2, 203.0.113.9") == seen("203.0.113.9")
    assert seen("") == addresses.of({"REMOTE_ADDR": "10.0.0.1"})
    settings.PROXIES = 2
    assert seen("203.0.113.9, 10.0.0.2") == seen("5.5.5.5, 203.0.113.9, 10.0.0.2")


def test_an_address_counts_as_its_line_and_is_kept_as_a_hash():
    def of(address: str) -> str:
        return addresses.of({"REMOTE_ADDR": address})

    assert of("2001:db8:1:2::1") == of("2001:db8:1:2:ffff::9") != of("2001:db8:1:3::1")
    assert of("::ffff:203.0.113.9") == of("203.0.113.9") != of("203.0.113.8")
    assert "203" not in of("203.0.113.9")[:3] or len(of("203.0.113.9")) == 24


@pytest.mark.django_db
def test_many_filings_from_one_address_are_all_taken_in_and_looked_at(client: Client, attack: Tell):
    house = House()
    for _n in range(budgets.FILINGS.free - 2):
        counting.spend(budgets.FILINGS.of(addresses.of({"REMOTE_ADDR": "127.0.0.1"})))
    pages = [client.post("/lapor/", filled(house, key=door.new_key())).status_code for _n in range(4)]
    document = Speaker().post("complaints/", filing(house))
    looked_at = list(Complaint.objects.order_by("pk").values_list("moderation", flat=True))
    attack("filings beyond 30 an hour from one address", looked_at.count("often"), "all taken in, looked at")
    assert pages == [302] * 4
    assert document.status_code == 201
    assert looked_at == ["", "", "often", "often", "often"]


@pytest.mark.django_db
def test_a_filing_over_the_api_is_looked_at_as_one_without_our_form_and_that_of_staff_is_not():
    house = House()
    assert Speaker().post("complaints/", filing(house)).status_code == 201
    assert house.coordinator.user is not None
    assert Speaker(house.coordinator.user).post("complaints/", filing(house)).status_code == 201
    rows = Complaint.objects.order_by("pk").values_list("moderation", flat=True)
    assert list(rows) == ["no_stamp", ""]


def exhausted(budget: Budget, who: str) -> None:
    for _n in range(budget.free):
        counting.spend(budget.of(who))


@pytest.mark.django_db
def test_papers_and_tables_wait_at_both_doors_with_429():
    house = House()
    case = house.file()
    user = house.coordinator.user
    assert user is not None
    exhausted(budgets.EXPORTS, f"user:{user.pk}")
    exhausted(budgets.EXPORTS, f"case:{case.pk}")
    staff, own = Client(), Client()
    staff.force_login(user)
    own.post("/lacak/", {"reference": case.row.reference, "code": case.access_code})
    answers = [
        staff.get("/pengawasan/unduh.csv"),
        staff.get(f"/petugas/kasus/{case.row.reference}/tanda-terima.pdf"),
        own.get(f"/kasus/{case.row.reference}/tanda-terima.pdf"),
        Speaker(user).get("measures/handling/", **{"from": "2026-01-01", "to": "2026-02-01"}),
        Speaker(access_code=case.access_code).get(f"complaints/{case.row.reference}/receipt.pdf"),
    ]
    assert [answer.status_code for answer in answers] == [429] * 5
    assert all(int(answer["Retry-After"]) > 0 for answer in answers)
    assert [answer["Content-Type"] for answer in answers[3:]] == ["application/problem+json"] * 2


@pytest.mark.django_db
def test_an_upload_too_many_waits_and_the_words_sent_with_it_are_not_lost(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    house = House()
    case = house.file()
    exhausted(budgets.UPLOADS, f"case:{case.pk}")
    own = Client()
    own.post("/lacak/", {"reference": case.row.reference, "code": case.access_code})
    sent = {
        "do": "message",
        "message": "Foto loket yang tutup.",
        "file": SimpleUploadedFile("a.png", SCAN, "image/png"),
        "key": door.new_key(),
        "version": case.row.version,
    }
    page = own.post(f"/kasus/{case.row.reference}/", sent)
    assert page.status_code == 429
    assert int(page["Retry-After"]) > 0
    assert "Foto loket yang tutup." in page.content.decode()
    document = Client().post(
        f"/api/v1/complaints/{case.row.reference}/attachments/",
        {"file": SimpleUploadedFile("a.png", SCAN, "image/png")},
        headers={"X-Access-Code": case.access_code},
    )
    assert (document.status_code, document["Content-Type"]) == (429, "application/problem+json")
    assert not case.row.attachments.exists()
