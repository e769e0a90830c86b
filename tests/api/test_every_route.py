"""Each route x method x kind of caller has its expected answer; a route that is not listed here fails (promise P8)."""

import pytest

from api.urls import urlpatterns
from tests.api.conftest import Speaker

CASE = "complaints/<str:reference>/"
# route: {method: (nobody, the complainant, an officer of another unit, the coordinator, a bad body of the coordinator)}
VERB = {"POST": (404, 400, 404, 400)}
ROUTES = {
    "tokens/": {"GET": (404, 404, 200, 200), "POST": (400, 400, 400, 400)},
    "filing-challenge/": {"GET": (200, 200, 200, 200)},
    "tokens/<int:pk>/": {"DELETE": (404, 404, 404, 404)},
    "agencies/": {"GET": (200, 200, 200, 200)},
    "units/": {"GET": (200, 200, 200, 200)},
    "units/<str:code>/similar/": {"GET": (200, 200, 200, 200)},
    "units/<str:code>/promises/": {"GET": (404, 404, 404, 200), "POST": (404, 404, 404, 400)},
    "new-code/": {"POST": (400, 400, 400, 400)},
    "new-code/make/": {"POST": (400, 400, 400, 400)},
    "phone-reports/<str:medium>/": {"POST": (400, 400, 400, 400)},
    "complaints/": {"GET": (404, 404, 200, 200), "POST": (400, 400, 400, 400)},
    "complaints/referrals/": {"GET": (404, 404, 200, 200)},
    "complaints/bulk/": {"POST": (404, 404, 400, 400)},
    "complaints/export/": {"GET": (404, 404, 400, 400)},
    CASE: {"GET": (404, 200, 404, 200)},
    f"{CASE}receipt.pdf": {"GET": (404, 200, 404, 200)},
    f"{CASE}messages/": {"GET": (404, 200, 404, 200), "POST": (404, 400, 404, 400)},
    f"{CASE}notes/": {"GET": (404, 403, 404, 200), "POST": (404, 400, 404, 400)},
    f"{CASE}attachments/": {"GET": (404, 200, 404, 200), "POST": (415, 415, 415, 415)},
    f"{CASE}attachments/<int:pk>/": {"GET": (404, 404, 404, 404)},
    f"{CASE}attachments/<int:pk>/original/": {"POST": (404, 400, 404, 400)},
    f"{CASE}attachments/<int:pk>/withdraw/": {"POST": (404, 404, 404, 404)},
    f"{CASE}duties/<int:duty>/explain/": {"GET": (404, 200, 404, 200)},
    f"{CASE}what-if/": {"GET": (404, 400, 404, 400)},
    "audits/": {"GET": (404, 404, 403, 200), "POST": (404, 404, 400, 400)},
    "audits/<int:pk>/": {"GET": (404, 404, 403, 404)},
    "audits/<int:pk>/draw/": {"POST": (404, 404, 404, 404)},
    "audits/<int:pk>/marks/": {"POST": (404, 404, 400, 400)},
    "audits/<int:pk>/export.json": {"GET": (404, 404, 403, 404)},
    "examinations/": {"GET": (404, 404, 200, 200), "POST": (404, 404, 400, 400)},
    "examinations/<str:reference>/": {"GET": (404, 404, 404, 404)},
    "examinations/<str:reference>/result/": {"POST": (404, 404, 404, 404)},
    "products/": {"GET": (404, 404, 200, 200), "POST": (404, 404, 400, 400)},
    "products/share/": {"GET": (404, 404, 400, 400)},
    "products/<str:reference>/": {"GET": (404, 404, 404, 404)},
    **{
        f"products/<str:reference>/tasks/<int:number>/{verb}/": {"POST": (404, 404, 404, 404)}
        for verb in ("give-evidence", "accept-evidence", "send-evidence-back", "monitor")
    },
    "recap/": {"GET": (200, 200, 200, 200)},
    "office/people/": {"GET": (404, 404, 403, 200)},
    "office/units/": {"GET": (404, 404, 403, 200)},
    "views/": {"GET": (404, 404, 200, 200), "POST": (404, 404, 400, 400)},
    "views/<int:pk>/": {"PUT": (404, 404, 400, 400), "DELETE": (404, 404, 404, 404)},
    "schema/": {"GET": (200, 200, 200, 200)},
    "docs/": {"GET": (200, 200, 200, 200)},
    **{
        f"{CASE}{verb}/": VERB
        for verb in (
            "request-completion", "complete", "reject", "dispatch", "send-back", "transfer", "begin", "answer",
            "mark-remedied", "accept", "rate", "contest", "reopen", "withdraw", "appeal", "escalate", "demand", "explain",
            "remand", "conclude",
            "extend", "contest-extension", "suspend", "ask", "resume", "reclassify", "claim-receipt-date",
            "confirm-receipt-date", "assign", "link-duplicate", "unlink-duplicate", "name-accused", "unname-accused", "ask-for-room",
            "correct-contacts", "confirm-phone", "give-title", "refer", "take-over", "return-referral",
        )
    },
    f"{CASE}allow-name/": {"POST": (404, 409, 404, 403)},
    f"{CASE}questions/": {"GET": (404, 200, 404, 403), "POST": (404, 400, 404, 400)},
    f"{CASE}slip/": {"POST": (404, 404, 404, 404)},  # of a case that no staff filed
    f"{CASE}open-slip/": {"POST": (400, 400, 400, 400)},
    f"{CASE}ask-counter-key/": {"POST": (404, 400, 404, 400)},
    f"{CASE}approve-counter-key/": {"POST": (404, 403, 404, 409)},
    f"{CASE}confirm-rating/": {"POST": (404, 400, 404, 400)},
    f"{CASE}ask-phone-code/": {"POST": (404, 409, 404, 403)},
    f"{CASE}grant-room/": {"POST": (404, 403, 404, 409)},
}  # fmt: skip
ELSEWHERE = {  # their own tests ask who may: tests/compliance, tests/web/test_hearing.py
    "measures/handling/",
    "measures/handling/cases/",
    "measures/unit/",
    "measures/unit/cases/",
    "measures/questions/",
    "measures/ratings/",
    "scores/",
    "scores/<str:agency>/<str:unit>/<int:year>/explain/",
    "scores/<str:agency>/<str:unit>/<int:year>/what-if/",
    "recap/<str:agency>/",
    "recap/<str:agency>/publishing/",
    "scores/<str:agency>/<int:year>/freeze/",
    "scores/<str:agency>/<int:year>/versions/",
    "scores/<str:agency>/<int:year>/versions/<int:version>/",
    "scores/<str:agency>/<int:year>/versions/<int:version>/export.json",
    "scores/<str:agency>/<int:year>/versions/<int:version>/beside/",
    "scores/<str:agency>/<int:year>/hearings/",
    "scores/<str:agency>/<int:year>/hearings/<int:number>/",
    "scores/<str:agency>/<int:year>/hearings/<int:number>/<str:unit>/",
    "scores/<str:agency>/<int:year>/hearings/<int:number>/<str:unit>/reply/",
    "scores/<str:agency>/<int:year>/hearings/<int:number>/<str:unit>/objections/",
    "scores/<str:agency>/<int:year>/hearings/<int:number>/<str:unit>/objections/<int:pk>/decide/",
    "scores/bands/",
    "assessments/<str:agency>/<str:unit>/<int:year>/",
    "assessments/<str:agency>/<int:year>/import/",
    "instruments/<str:code>/",
    "instruments/<str:code>/versions/",
    "trust/<str:agency>/<str:unit>/<int:year>/",
    "trust/<str:agency>/<str:unit>/<int:year>/import/",
    "evidence/files/<int:pk>/review/",
    "evidence/<str:agency>/<str:unit>/<int:year>/",
    "evidence/<str:agency>/<str:unit>/<int:year>/binder.zip",
    "",
}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def test_every_route_of_the_resolver_is_listed():
    known = {str(pattern.pattern) for pattern in urlpatterns}
    assert known - ELSEWHERE == set(ROUTES)


@pytest.mark.parametrize("route", ROUTES)
def test_each_route_answers_each_kind_of_caller_as_listed(house, route):
    case = house.file()
    path = route.replace("<str:reference>", case.row.reference).replace("<int:pk>", "0")
    path = path.replace("<str:code>", house.unit.code).replace("<int:number>", "1")
    path = path.replace("<int:duty>", str(case.row.duties.get(kind="settle").pk))
    callers = (
        Speaker(),
        Speaker(access_code=case.access_code),
        Speaker(house.other_officer.user),
        Speaker(house.coordinator.user),
    )
    for method in METHODS:
        expected = ROUTES[route].get(method, (405,) * 4)
        for speaker, status in zip(callers, expected, strict=True):
            answer = speaker.client.generic(
                method,
                f"/api/v1/{path}",
                b"{}" if method != "GET" else b"",
                content_type="application/json",
                headers=speaker.headers,
            )
            assert answer.status_code == status, (method, speaker.headers, answer.content[:300])
            if status >= 400:
                assert answer["Content-Type"] == "application/problem+json"


def test_what_is_no_route_is_not_there(house):
    for path in (
        "",
        "x/",
        "complaints",
        "complaints/x/y/",
        "users/",
        "events/",
        "../../etc/passwd",
        "complaints/x/lapse/",
        "complaints/x/deem-accepted/",
    ):
        answer = Speaker(house.coordinator.user).get(path)
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json"), path
