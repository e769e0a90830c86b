"""No input yields a 5xx, and none that is refused changes anything (promise P10): bodies and queries by chance."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.verbs import VERBS
from complaints.models import Complaint
from tests.api.conftest import Speaker, filing
from tests.chance import examples
from tests.factories import House
from tests.workflow.paths import IN_STATE
from workflow.models import Event

ODD = st.sampled_from(
    [
        "", " ", "\u200b", "é" * 300, "x" * 5001, "2026-02-31", "9999-12-31", "0001-01-01", "2027-01-04", "-1", "１",
        "ordinary", "founded", "none", "undue_delay", "=1+1", "\u202e", "'; --", "\U0001f600" * 10, "a\r\nb", "\ufffe",
        0, 1, 2, 3, -1, 2**31, 2**63, 2**70, 1.5, True, None, [], {}, ["x"], [None], [["x"]], {"code": "x"},
    ]
)  # fmt: skip
JSON = st.recursive(
    st.one_of(ODD, st.text(max_size=30), st.integers(), st.floats(allow_nan=False, allow_infinity=False)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
CHANCE = settings(
    max_examples=examples(16),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def trace() -> tuple[int, int, list[tuple[object, ...]]]:
    rows = Complaint.objects.order_by("pk").values_list("state", "version", "last_seq")
    return Complaint.objects.count(), Event.objects.count(), list(rows)


def send(speaker: Speaker, path: str, body: object):
    before = trace()
    answer = speaker.post(path, json.dumps(body).encode("utf-8", "surrogatepass"))
    assert answer.status_code < 500, (path, body)
    if answer.status_code >= 400:
        assert trace() == before
        assert set(answer.json()) >= {"type", "title", "status", "code", "errors", "request_id"}
    return answer


@CHANCE
@given(data=st.data())
def test_whatever_a_verb_is_sent_it_answers_and_a_refusal_changes_nothing(data, db):
    house = House()
    state = data.draw(st.sampled_from(sorted(IN_STATE)))
    case = IN_STATE[state](house)
    speaker = data.draw(
        st.sampled_from(["coordinator", "officer", "ombudsman", "complainant"]).map(
            lambda who: (
                Speaker(access_code=case.access_code)
                if who == "complainant"
                else Speaker(getattr(house, who).user)
            )
        )
    )
    name = data.draw(st.sampled_from([*VERBS, "messages", "notes"]))
    known = list(VERBS[name].body().fields) if name in VERBS else ["text"]
    body = data.draw(st.dictionaries(st.sampled_from(known or ["x"]), st.one_of(ODD, JSON), max_size=6))
    if data.draw(st.booleans()):
        body["version"] = case.row.version
    send(speaker, f"complaints/{case.row.reference}/{name}/", body)


@CHANCE
@given(data=st.data())
def test_whatever_is_filed_is_taken_or_refused_whole(data, db):
    house = House()
    body = filing(house)
    for field in data.draw(st.lists(st.sampled_from(sorted(body)), max_size=3, unique=True)):
        body[field] = data.draw(st.one_of(ODD, JSON))
    if isinstance(body["complainant"], dict) and data.draw(st.booleans()):
        body["complainant"] = {
            **body["complainant"],
            data.draw(st.sampled_from(["name", "email", "phone", "address"])): data.draw(ODD),
        }
    send(Speaker(), "complaints/", body)


@CHANCE
@given(
    path=st.sampled_from(["agencies/", "units/", "complaints/"]),
    query=st.dictionaries(
        st.sampled_from(["state", "unit", "agency", "due_before", "q", "cursor", "page_size", "x"]),
        st.one_of(st.text(max_size=30), ODD.map(str)),
        max_size=3,
    ),
)
def test_whatever_a_list_is_asked_it_answers_or_refuses(path, query, db):
    speaker = Speaker(House().coordinator.user)
    assert speaker.get(path, **query).status_code in (200, 400)
