"""The list is asked for together with the session, for whom it was the last time: and shown to nobody else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.http import HttpResponse
from psycopg_pool import ConnectionPool

from accounts import sessions
from accounts.models import BrowserSession, Membership, User
from accounts.prepared import WhenAsked
from complaints.postgresql.base import LatestFirst
from tests.complaints.test_owed_statements import trips
from tests.factories import House
from tests.web.test_staff import ago, signed_in
from tests.web.test_worklist import shown
from web import door


@pytest.fixture
def house(committed: None) -> House:
    """Outside a transaction, in which nothing is asked ahead; nothing is presumed yet."""
    sessions._SIGHTS.clear()
    connection.close()
    made = House()
    made.file(ago(3))
    return made


def test_the_list_goes_in_one_trip_with_the_session_whose_it_was(house, monkeypatch):
    client = signed_in(house.coordinator)
    first, second = shown(client), shown(client)
    assert first == second
    assert len(first) == 1
    with trips(monkeypatch) as sent:
        assert shown(client) == first
    assert len(sent) == 1
    assert sent[0].count("statement_timestamp()") > 1


def test_a_case_is_read_in_the_trip_that_reads_the_session(house, monkeypatch):
    client = signed_in(house.coordinator)
    (reference,) = shown(client)
    page = f"/petugas/kasus/{reference}/"
    for _ in range(2):
        assert client.get(page).status_code == 200
    with trips(monkeypatch) as sent:
        assert client.get(page).status_code == 200
    assert sent[0].count("EXECUTE") >= 2
    assert client.get("/petugas/kasus/TNT-0000-0000-0/").status_code == 404
    Membership.objects.filter(user=house.coordinator.user).delete()
    for path in (page, "/petugas/kasus/TNT-0000-0000-0/", "/petugas/kasus/x/"):
        assert client.get(path).status_code == 302


@pytest.mark.parametrize("then", ["taken off", "at another place", "not active", "another password", "over"])
def test_who_no_longer_sits_there_sees_nothing_of_what_was_presumed(house, then):
    client, user = signed_in(house.coordinator), house.coordinator.user
    assert len(shown(client)) == len(shown(client)) == 1
    seats, people = Membership.objects.filter(user=user), User.objects.filter(pk=user.pk)
    match then:
        case "taken off":
            seats.delete()
        case "at another place":
            seats.update(agency=House().agency)
        case "not active":
            people.update(is_active=False)
        case "another password":
            user.set_password("kata sandi yang lain sama sekali")
            user.save(update_fields=["password"])
        case "over":
            BrowserSession.objects.update(expire_date=Now() - timedelta(seconds=1))
    for _again in range(2):
        answered = client.get("/petugas/")
        assert answered.status_code == 302
        assert "TNT-" not in answered.content.decode()


def test_who_was_presumed_to_be_another_is_shown_what_they_see_themselves(house):
    elsewhere = House()
    elsewhere.file(ago(2))
    client = signed_in(house.coordinator)
    own = shown(client)
    (key,) = sessions._SIGHTS
    for wrong in (house.ombudsman, elsewhere.coordinator):
        sessions._SIGHTS[key] = wrong.sight
        assert shown(client) == own
        assert sessions._SIGHTS[key] == house.coordinator.sight
    assert len(shown(signed_in(house.ombudsman))) == 2


def test_a_view_that_confirms_nobody_shows_nothing(house, rf):
    client = signed_in(house.coordinator)
    shown(client)
    request = client.get("/petugas/").wsgi_request
    request.session = sessions.SessionStore(request.session.session_key)
    with pytest.raises(RuntimeError, match="Nobody confirmed"):
        door.presuming(lambda _request, _actor: HttpResponse())(request)


def test_statements_of_one_trip_are_asked_at_the_same_instant(house):
    later = WhenAsked() + timedelta(minutes=-30)
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s - %s", [WhenAsked(), later])
        assert cursor.fetchone() == (timedelta(minutes=30),)


def test_the_connection_that_came_back_last_is_given_out_first(house):
    given = {**connection.get_connection_params(), "autocommit": True}
    given.pop("pool", None)
    with LatestFirst(kwargs=given, min_size=2, max_size=2) as pool:
        pool.wait()
        one, other = pool.getconn(), pool.getconn()
        for each in (one, other):
            pool.putconn(each)
        again = pool.getconn()
        assert again is other
        pool.putconn(again)
    assert isinstance(pool, ConnectionPool)
