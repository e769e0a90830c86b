"""Bad paths, queries, headers and methods."""

import pytest

from complaints import paging
from complaints.references import new_reference
from tests.api.conftest import Speaker, filing

LISTS = ["agencies/", "units/", "complaints/"]


@pytest.fixture
def coordinator(house):
    return Speaker(house.coordinator.user)


def bad(answer, status=400):
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    return answer.json()


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    "query",
    [
        "_connector=OR",
        "user__password__startswith=a",
        "ordering=password",
        "offset=1000000000",
        "sort=id",
        "format=api",
        "page_size=0",
        "page_size=-1",
        "page_size=201",
        "page_size=100000",
        "page_size=1.0",
        "page_size=٥",
        "page_size=",
        "page_size=1e2",
        "page_size=5&page_size=6",
        "cursor=",
        "cursor=x",
        "cursor=%25",
        "cursor=AAAA",
        "cursor=ÿ",
        "page=2",
        # base64 of: after NUL; ["after","0001-01-01T00:00:00+14:00",1]; ["after","9999-12-31T23:59:59-14:00",1];
        # ["after","2026-01-01T00:00:00+00:00",18446744073709551616]; ["after","2026-01-01",1]; ["up","2026-01-01T00:00:00+00:00",1]; 99 [s
        "cursor=YWZ0ZXIgAA==",
        "cursor=WyJhZnRlciIsIjIwMjYtMDEtMDFUMDA6MDA6MDArMDA6MDAiLDE4NDQ2NzQ0MDczNzA5NTUxNjE2XQ==",
        "cursor=WyJhZnRlciIsIjIwMjYtMDEtMDEiLDFd",
        "cursor=WyJ1cCIsIjIwMjYtMDEtMDFUMDA6MDA6MDArMDA6MDAiLDFd",
        "cursor=WyJhZnRlciIsbnVsbCwxXQ==",
        "cursor=e30=",
        "cursor=MQ==",
        "cursor=bnVsbA==",
        "cursor=" + "W1tb" * 8000,
    ],
)
def test_queries_that_no_list_knows_are_refused(coordinator, path, query):
    bad(coordinator.client.get(f"/api/v1/{path}?{query}", headers=coordinator.headers))


@pytest.mark.parametrize(
    "cursor",
    [
        "WyJhZnRlciIsIjAwMDEtMDEtMDFUMDA6MDA6MDArMTQ6MDAiLDFd",
        "WyJhZnRlciIsIjk5OTktMTItMzFUMjM6NTk6NTktMTQ6MDAiLDFd",
        paging.encode("after", "2026-01-01T00:00:00+23:59", 1),
        paging.encode("before", "2026-01-01T00:00:00-16:00", 1),
        paging.encode("after", "2026-01-01T00:00:00+00:00:00.000001", 1),
        paging.encode("before", "0001-01-01T00:00:00Z", 0),
        paging.encode("after", "9999-12-31T23:59:59.999999Z", 2**63 - 1),
    ],
)
def test_a_cursor_at_the_edges_of_time_is_no_defect_of_ours(coordinator, cursor):
    for query in ({}, {"state": "received"}, {"q": "loket", "sort": "activity"}):
        answered = coordinator.get("complaints/", cursor=cursor, **query)
        assert answered.status_code in (200, 400)
        for way in ("next", "previous"):
            if answered.status_code == 200 and (link := answered.json()[way]):
                path = link.removeprefix("http://localhost:8000")
                assert coordinator.client.get(path, headers=coordinator.headers).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        {"state": "open"},
        {"state": ""},
        {"unit": "none-such"},
        {"unit": ""},
        {"due_before": "2026-02-31"},
        {"due_before": "x"},
        {"due_before": "2026-1-5"},
        {"due_before": "20260105"},
        {"due_before": "9999-99-99"},
        {"due_before": ""},
        {"q": "a" * 201},
        {"q": "kata " * 5000},
    ],
)
def test_filters_that_make_no_sense_are_refused(coordinator, query):
    bad(coordinator.get("complaints/", **query))


@pytest.mark.parametrize(
    "words",
    [
        "%",
        "_",
        "\\",
        "'",
        "' OR 1=1 --",
        "a & b | !c",
        "<->",
        "(",
        ":*",
        "“loket”",
        "\u202e",
        "a" * 200,
        "loket " * 33,
    ],
)
def test_a_search_takes_every_sign_literally(house, coordinator, words):
    house.file()
    answer = coordinator.get("complaints/", q=words)
    assert answer.status_code == 200, answer.content
    assert len(answer.json()["results"]) <= 1


def test_a_search_finds_words_and_references_and_nothing_for_a_word_that_is_nowhere(house, coordinator):
    case = house.file()
    assert [row["reference"] for row in coordinator.get("complaints/", q="loket").json()["results"]] == [
        case.row.reference
    ]
    assert coordinator.get("complaints/", q=case.row.reference.lower()).json()["results"]
    assert coordinator.get("complaints/", q="katayangtiadadimanapun").json()["results"] == []


@pytest.mark.parametrize("query", ["q=%00", "q=%ff", "unit=%00", "state=%C0%80"])
def test_nul_and_broken_utf8_in_a_query_are_refused(coordinator, query):
    bad(coordinator.client.get(f"/api/v1/complaints/?{query}", headers=coordinator.headers))


IDS = [
    "1180591620717411303424",
    "-1",
    "1.0",
    "٣",
    "１",
    "0x1",
    "1e3",
    "18446744073709551616",
    "9223372036854775808",
    "0",
    " 1",
    "%00",
]


@pytest.mark.parametrize("pk", IDS)
def test_ids_that_are_none_are_not_there(house, coordinator, pk):
    case = house.file()
    answer = coordinator.client.get(
        f"/api/v1/complaints/{case.row.reference}/attachments/{pk}/", headers=coordinator.headers
    )
    assert answer.status_code == (400 if "%00" in pk else 404), answer.content


@pytest.mark.parametrize(
    "reference", [*IDS[:-1], "TNT-0000-0000-X", "x" * 5000, "..", "%2e%2e", "TNT", "é", "TNT-٣٣٣٣-٣٣٣٣-٣"]
)
def test_references_that_are_none_are_not_there(house, coordinator, reference):
    for path in ("", "accept/", "messages/"):
        answer = coordinator.client.get(f"/api/v1/complaints/{reference}/{path}", headers=coordinator.headers)
        assert answer.status_code in (404, 405), answer.content


@pytest.mark.parametrize(
    "path",
    [
        "agencies/",
        "units/",
        "complaints/",
        "tokens/",
        "complaints/{}/",
        "complaints/{}/accept/",
        "complaints/{}/messages/",
        "complaints/{}/attachments/",
        "schema/",
    ],
)
@pytest.mark.parametrize("method", ["DELETE", "PATCH", "PUT"])
def test_methods_that_a_route_does_not_know_are_refused(house, coordinator, path, method):
    path = path.format(house.file().row.reference)
    for body in (b"", b"{}", b'{"state": "closed"}'):
        answer = coordinator.client.generic(
            method, f"/api/v1/{path}", body, content_type="application/json", headers=coordinator.headers
        )
        assert answer.status_code == 405, (method, answer.content)
    assert (
        coordinator.client.generic(method, f"/api/v1/{path}", headers=coordinator.headers).status_code == 405
    )


def test_posting_to_what_is_only_read_is_refused(house, coordinator):
    for path in ("agencies/", "units/", f"complaints/{house.file().row.reference}/"):
        assert coordinator.post(path, {"name": "x"}).status_code == 405
    assert coordinator.get(f"complaints/{house.file().row.reference}/accept/").status_code == 405


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "FOO"])
def test_methods_that_nobody_serves_and_overrides_are_refused(house, coordinator, method):
    assert coordinator.client.generic(method, "/api/v1/agencies/").status_code == 405
    assert (
        coordinator.client.post("/api/v1/agencies/", headers={"X-HTTP-Method-Override": "DELETE"}).status_code
        == 405
    )


def test_there_is_no_route_on_which_events_are_edited_or_deleted(house, coordinator):
    reference = house.file().row.reference
    for path in (
        f"complaints/{reference}/events/1/",
        f"complaints/{reference}/timeline/1/",
        f"complaints/{reference}/timeline/",
    ):
        for method in ("GET", "PUT", "PATCH", "DELETE"):
            answer = coordinator.client.generic(method, f"/api/v1/{path}", headers=coordinator.headers)
            assert answer.status_code in (404, 405)
        assert coordinator.post(path, {}).status_code == 404


@pytest.mark.parametrize(
    "header",
    [
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Bearer x y",
        "Basic dTpw",
        "bearer \xff\xfe",
        "Token abc",
        "Bearer " + "x" * 9000,
        "é",
    ],
)
@pytest.mark.parametrize("path", ["agencies/", "complaints/", "schema/", "complaints/TNT-0000-0000-0/"])
def test_a_bad_token_is_told_as_such_on_every_route_that_reads_one(house, path, header):
    answer = Speaker().client.get(f"/api/v1/{path}", headers={"Authorization": header})
    assert answer.status_code == (200 if path == "schema/" else 401), answer.content
    if path != "schema/":
        assert answer["WWW-Authenticate"].startswith("Bearer")


def test_access_codes_are_told_apart_only_by_their_check_character(house, anybody):
    case = house.file()
    reference, code = case.row.reference, case.access_code
    for wrong, status in (
        (code[:-1] + ("0" if code[-1] != "0" else "1"), 400),
        (house.file().access_code, 404),
        ("", 404),
        ("x", 404),
        ("x" * 9000, 404),
        ("\xe9" * 27, 404),
    ):
        for where in (reference, new_reference()):
            answer = Speaker(access_code=wrong).get(f"complaints/{where}/")
            assert answer.status_code == status, (wrong, answer.content)
    assert (
        Speaker(access_code=code.lower().replace("-", " ")).get(f"complaints/{reference}/").status_code == 200
    )


def test_not_yours_and_not_there_are_the_same_bytes(house):
    case = house.file()

    def answer(speaker, reference, verb=""):
        found = speaker.get(f"complaints/{reference}/{verb}")
        assert found.status_code == 404
        problem = found.json()
        del problem["request_id"]
        headers = {
            name: value
            for name, value in found.headers.items()
            if name not in ("X-Request-ID", "Content-Length")
        }
        return problem, headers

    for speaker in (
        Speaker(),
        Speaker(house.officer.user),
        Speaker(house.head.user),
        Speaker(access_code=house.file().access_code),
    ):
        for verb in ("", "messages/", "attachments/", "attachments/1/"):
            assert answer(speaker, case.row.reference, verb) == answer(speaker, new_reference(), verb)


def test_tokens_refuse_alike_who_is_unknown_and_who_errs(house, anybody):
    user = house.officer.user
    user.set_password("kata-sandi-yang-benar")
    user.save(update_fields=["password"])
    good = anybody.post("tokens/", {"username": user.username, "password": "kata-sandi-yang-benar"})
    assert good.status_code == 201
    answers = [
        anybody.post("tokens/", {"username": name, "password": "salah"})
        for name in (user.username, "nobody-here", "a" * 150)
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert (
        len({str({k: v for k, v in answer.json().items() if k != "request_id"}) for answer in answers}) == 1
    )
    for password in ("x" * 4097, "x" * 1_000_000):
        bad(anybody.post("tokens/", {"username": user.username, "password": password}))
    bad(anybody.post("tokens/", {"username": ["a"], "password": "x"}))
    bad(anybody.post("tokens/", {"username": "a", "password": None}))
    bad(anybody.post("tokens/", {"username": "a", "password": "b", "is_staff": True}))


def test_a_token_ends_with_its_holders_seats_password_and_account(house):
    for change in ("seat", "password", "inactive"):
        from tests.factories import House

        fresh = House()
        user, speaker = fresh.officer.user, Speaker(fresh.officer.user)
        assert speaker.get("complaints/").status_code == 200
        if change == "seat":
            user.memberships.all().delete()
        elif change == "password":
            user.set_password("lain")
            user.save(update_fields=["password"])
        else:
            user.is_active = False
            user.save(update_fields=["is_active"])
        assert speaker.get("complaints/").status_code == 401, change


def test_answers_of_the_api_are_kept_by_no_cache_and_open_to_no_other_site(house, anybody):
    answer = anybody.client.get("/api/v1/agencies/", headers={"Origin": "https://evil.example"})
    assert "no-store" in answer["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in answer
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert anybody.client.get("/api/v1/agencies/", headers={"Host": "evil.example"}).status_code == 400
    filed = anybody.post("complaints/", filing(house))
    assert filed.json()["links"]["self"].startswith("http://localhost:8000/")
