"""A filing that is plainly right is read without the REST framework, and as the framework reads it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rest_framework.exceptions import ValidationError

from api import bodies, plain_filing

PLAIN: dict[str, Any] = {
    "unit": "dinas-1",
    "agency": "kab.serang",
    "subject": " Antrean loket ",
    "description": "Saya menunggu lima jam di loket.",
    "occurred_on": "2026-01-05",
    "identity": "named",
    "complainant": {
        "name": "Siti",
        "email": "siti@example.org",
        "phone": "0812 3456 7890",
        "address": "Pontang",
    },
}
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=12),
    st.sampled_from(
        [
            "",
            "   ",
            "x" * 41,
            "2026-02-30",
            "2026-01-05",
            "anonymous",
            "named",
            "sms",
            "a\r\nb",
            "e\u0301" * 6,
        ]
    ),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(
        st.sampled_from(["name", "email", "phone_medium", "age"]), st.text(max_size=5), max_size=3
    ),
)
FIELDS = [*bodies.Filing().fields, "state"]


def by_the_framework(sent: dict[str, Any]) -> dict[str, Any] | None:
    if not sent.keys() <= bodies.Filing().fields.keys():
        return None  # refused before its fields are read
    try:
        return dict(bodies.Filing().run_validation(sent))
    except ValidationError:
        return None


def test_what_is_plainly_right_is_read_so() -> None:
    assert plain_filing.read(PLAIN) == by_the_framework(PLAIN) is not None
    assert plain_filing.read({**PLAIN, "complainant": {**PLAIN["complainant"], "phone_medium": "sms"}})


@given(
    st.dictionaries(st.sampled_from(FIELDS), ODD, max_size=3), st.sets(st.sampled_from(FIELDS), max_size=2)
)
def test_nothing_is_read_otherwise_than_by_the_framework(changed: dict[str, Any], left_out: set[str]) -> None:
    sent = {name: value for name, value in {**PLAIN, **changed}.items() if name not in left_out}
    read = plain_filing.read(sent)
    assert read is None or read == by_the_framework(sent)


@given(
    st.dictionaries(
        st.sampled_from(["name", "email", "phone", "address", "phone_medium", "age"]), ODD, max_size=4
    )
)
def test_who_files_is_not_either(changed: dict[str, Any]) -> None:
    person = {**PLAIN["complainant"], **changed}
    if "age" in person:  # refused before its fields are read
        assert plain_filing.read({**PLAIN, "complainant": person}) is None
        return
    read = plain_filing.read({**PLAIN, "complainant": person})
    assert read is None or read == by_the_framework({**PLAIN, "complainant": person})


@pytest.mark.parametrize("name", ["proof", "same_as", "channel", "claimed_received_on", "settlement_sought"])
def test_what_few_send_is_left_to_the_framework(name: str) -> None:
    assert plain_filing.read({**PLAIN, name: None}) is None
