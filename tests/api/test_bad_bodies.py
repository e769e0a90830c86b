"""Bad bodies, of docs/promises.md "Text and JSON": each is refused before anything is written, and never with a 5xx."""

import json
import time

import pytest

from complaints.models import Complaint, Identity, Statement
from tests.api.conftest import Speaker, filing

JSON = "application/problem+json"


@pytest.fixture
def refused(house, anybody):
    """Posts a filing and asserts this refusal and that nothing was kept."""

    def post(body, status=400, field=None):
        answer = anybody.post("complaints/", body)
        assert answer.status_code == status, answer.content
        assert answer["Content-Type"] == JSON
        problem = answer.json()
        assert set(problem) >= {"type", "title", "status", "code", "errors", "request_id"}
        assert problem["status"] == status
        if field:
            assert field in problem["errors"], problem
        assert not Complaint.objects.exists()
        return problem

    return post


RAW = {
    "not JSON": b"{",
    "a list": b"[]",
    "a number": b"1",
    "null": b"null",
    "NaN": b'{"unit": NaN}',
    "Infinity": b'{"unit": -Infinity}',
    "1e400": b'{"unit": 1e400}',
    "an integer of 5,000 digits": b'{"unit": ' + b"9" * 5000 + b"}",
    "duplicate keys": b'{"unit": null, "unit": null}',
    "duplicate keys within": b'{"complainant": {"name": "a", "name": "b"}}',
    "invalid UTF-8": b'{"subject": "\xff\xfe"}',
    "UTF-16": '{"subject": "a"}'.encode("utf-16"),
    "NUL, escaped": b'{"subject": "a\\u0000b"}',
    "NUL in a key": b'{"a\\u0000b": 1}',
    "a lone surrogate": b'{"subject": "\\ud800"}',
    "a lone surrogate in a key": b'{"\\udfff": 1}',
    "trailing words": b"{} {}",
    "a byte order mark": b"\xef\xbb\xbf{}",
}


@pytest.mark.parametrize("name", RAW)
def test_what_is_not_sound_json_is_refused(refused, name):
    refused(RAW[name])


@pytest.mark.parametrize(
    "deep", ["[" * 10_000, '{"a":' * 10_000, "[" * 10_000 + "]" * 10_000, '{"a":"' + "[" * 10_000 + '"}']
)
def test_deep_json_is_refused_quickly(refused, deep):
    refused(b"{}")
    started = time.thread_time()
    refused(deep.encode())
    assert time.thread_time() - started < 0.5  # of CPU; a tenth of it is enough


@pytest.mark.parametrize("size", [256 * 1024 + 1, 1024 * 1024 + 1, 10 * 1024 * 1024])
def test_a_body_too_large_is_refused_before_it_is_parsed(refused, size):
    refused(b'{"description": "' + b"a" * size, 413)


@pytest.mark.parametrize(
    "type_", ["", "text/plain", "application/xml", "multipart/form-data", "application/x-www-form-urlencoded"]
)
def test_another_media_type_is_refused(house, anybody, type_):
    answer = anybody.client.post("/api/v1/complaints/", json.dumps(filing(house)), content_type=type_)
    assert answer.status_code == 415
    assert answer["Content-Type"] == JSON


@pytest.mark.parametrize(
    "field",
    [
        "state",
        "received_at",
        "score",
        "is_staff",
        "version",
        "reference",
        "due_on",
        "origin",
        "complainant.is_staff",
    ],
)
def test_unknown_fields_are_named_and_refused(house, refused, field):
    body = filing(house)
    if field.startswith("complainant."):
        body["complainant"]["is_staff"] = True
    else:
        body[field] = 1
    refused(body, field=field)


@pytest.mark.parametrize("field", ["unit", "subject", "description", "occurred_on", "identity"])
def test_each_field_that_must_come_is_asked_for(house, refused, field):
    body = filing(house)
    del body[field]
    refused(body, field=field)


WRONG = [None, 1, 1.5, True, [], {}, ["a"], {"a": 1}, ""]


@pytest.mark.parametrize("field", ["subject", "description", "occurred_on", "identity"])
def test_wrong_types_are_refused(house, refused, field):
    for value in WRONG:
        refused(filing(house, **{field: value}), field=field)


@pytest.mark.parametrize("field", ["name", "email", "phone", "address"])
def test_wrong_types_within_the_complainant_are_refused(house, refused, field):
    for value in WRONG[1:-1]:
        body = filing(house)
        body["complainant"][field] = value
        refused(body, field=f"complainant.{field}")


@pytest.mark.parametrize("value", [1, True, [], {}, "", "x" * 41, "no-such-unit", "'; DROP TABLE", "%"])
def test_a_unit_that_is_none_is_refused(house, refused, value):
    refused(filing(house, unit=value), field="unit")


@pytest.mark.parametrize("value", [1, [], "Siti", "", True])
def test_a_complainant_that_is_no_object_is_refused(house, refused, value):
    refused(filing(house, complainant=value))


EMPTY = [
    "",
    "   ",
    "\t\n ",
    "\u200b\u200b\u200b",
    "\ufeff\u2060",
    "\u00a0\u3000",
    "\u2800" * 12,
    "\u202e" * 12,
]


@pytest.mark.parametrize("field", ["subject", "description"])
def test_empty_and_invisible_texts_are_refused(house, refused, field):
    for text in EMPTY:
        refused(filing(house, **{field: text}), field=field)


def test_an_invisible_name_is_refused(house, refused):
    for text in EMPTY:
        refused(filing(house, complainant={"name": text}), field="complainant.name")


@pytest.mark.parametrize(
    "text", ["satu\ndua tiga", "satu\r\nBcc: x@y.z", "satu\u2028dua", "satu dua\n", "\rsatu dua"]
)
def test_line_breaks_in_subject_and_name_are_refused(house, refused, text):
    refused(filing(house, subject=text), field="subject")
    refused(filing(house, complainant={"name": text}), field="complainant.name")


@pytest.mark.parametrize(
    ("field", "least", "most"),
    [("subject", 5, 200), ("description", 10, 10_000), ("settlement_sought", 3, 5_000)],
)
def test_lengths_count_code_points_after_normalising(house, anybody, field, least, most):
    for letter in ("a", "é", "\U0001f600", "e\u0301"):
        for length, status in ((least - 1, 400), (least, 201), (most, 201), (most + 1, 400)):
            answer = anybody.post("complaints/", filing(house, **{field: letter * length}))
            assert answer.status_code == status, (letter, length, answer.content[:300])


def test_a_name_has_one_to_two_hundred_characters(house, anybody):
    for length, status in ((1, 201), (200, 201), (201, 400)):
        answer = anybody.post("complaints/", filing(house, complainant={"name": "N" * length}))
        assert answer.status_code == status


LITERAL = [
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% debug %}${7*7}",
    "=HYPERLINK(A1)",
    "+1 minta",
    "-1 minta",
    "@SUM(A1)",
    "＝1+1 lebar",
    "abc \u202e txt.exe \u202c akhir",
    "' OR 1=1 -- tidak",
    "ﬁﬀﬃ ligatur",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 keluarga",
]


@pytest.mark.parametrize("text", LITERAL)
def test_payloads_are_kept_and_given_back_as_typed(house, anybody, text):
    answer = anybody.post("complaints/", filing(house, subject=text, description=text * 3))
    assert answer.status_code == 201, answer.content
    citizen = Speaker(access_code=answer.json()["access_code"])
    seen = citizen.get(f"complaints/{answer.json()['reference']}/").json()
    assert seen["subject"] == text
    assert Statement.objects.filter(kind="subject", body=text).exists()


@pytest.mark.parametrize(
    "day",
    [
        "2026-02-31",
        "31-02-2026",
        "2026/01/05",
        "0001-01-01",
        "9999-12-31",
        "2026-1-5",
        "２０２６-01-05",
        "2026-01-05T00:00",
        "20260105",
        "2026-01-05Z",
        "tomorrow",
        "-2026-01-05",
        "2999-01-01",
    ],
)
def test_dates_that_are_none_or_cannot_be_are_refused(house, refused, day):
    refused(filing(house, occurred_on=day), field="occurred_on")


@pytest.mark.parametrize("day", ["9999-12-31", "9998-01-01", "2200-01-01", "0001-01-01"])
def test_a_promised_date_out_of_all_reason_is_refused(house, anybody, day):
    case = house.file().dispatched("2026-03-03").begun("2026-03-04")
    officer = Speaker(house.officer.user)
    answer = officer.verb(
        case.row.reference, "answer", outcome="founded", reasons="Sudah.", remedy="Nanti.", remedy_due_on=day
    )
    assert answer.status_code == 400, answer.content
    assert "remedy_due_on" in answer.json()["errors"]
    other = (
        house.file()
        .dispatched("2026-03-03")
        .do("escalate", "2026-03-04", house.coordinator, reasons="Perlu.")
    )
    answer = Speaker(house.ombudsman.user).verb(
        other.row.reference, "remand", corrective_action="Panggil.", due_on=day
    )
    assert answer.status_code == 400, answer.content


@pytest.mark.parametrize(
    "mail",
    [
        "a@b",
        "a b@c.id",
        "a@b.id,c@d.id",
        "a@b.id; c@d.id",
        "a@b.id\nBcc: c@d.id",
        "@b.id",
        "a" * 300 + "@b.id",
        "a@b..id",
        '"a b"@c.id',
    ],
)
def test_a_mail_address_that_is_none_or_several_is_refused(house, refused, mail):
    refused(filing(house, complainant={"name": "Siti", "email": mail}), field="complainant.email")


@pytest.mark.parametrize(
    "phone", ["123", "0812 3456 78901234", "abc", "0812-3456-7890 ext 5", "+1 0812", "٠٨١٢٣٤٥٦٧٨٩٠x"]
)
def test_a_phone_number_that_is_none_is_refused(house, refused, phone):
    refused(filing(house, complainant={"name": "Siti", "phone": phone}), field="complainant.phone")


def test_phone_numbers_are_kept_as_e164(house, anybody):
    for written in ("0812 3456 7890", "+62-812-3456-7890", "6281234567890", "(0812) 3456.7890"):
        answer = anybody.post("complaints/", filing(house, complainant={"name": "Siti", "phone": written}))
        assert answer.status_code == 201, (written, answer.content)
    assert set(Identity.objects.values_list("phone", flat=True)) == {"+6281234567890"}


def test_who_files_without_a_name_gives_none_and_who_gives_a_name_gives_it_whole(house, refused):
    refused(filing(house, identity="anonymous"), field="complainant")
    for identity in ("named", "confidential"):
        refused(filing(house, identity=identity, complainant=None), field="complainant.name")
        refused(filing(house, identity=identity, complainant={"email": "a@b.id"}), field="complainant.name")


def test_a_closed_unit_is_refused_and_its_successor_offered(house, refused):
    house.unit.active, house.unit.successor = False, house.other_unit
    house.unit.save(update_fields=["active", "successor"])
    problem = refused(filing(house), field="unit")
    assert house.other_unit.code in problem["errors"]["unit"][0]["message"]


def test_unit_and_agency_must_fit(house, refused):
    from tests.factories import House

    refused(filing(house, agency=House().agency.code), field="agency")
    refused(filing(house, unit=None, agency=None), field="agency")
    house.agency.open_for_filing = False
    house.agency.save(update_fields=["open_for_filing"])
    refused(filing(house), field="agency")


@pytest.mark.parametrize("field", ["channel", "claimed_received_on"])
def test_what_only_staff_may_tell_is_refused_from_a_citizen(house, refused, field):
    refused(filing(house, **{field: "letter" if field == "channel" else "2026-01-06"}), field=field)


def test_a_letter_of_thirty_days_ago_is_taken_with_its_claimed_date_and_scored_by_the_recorded_one(house):
    coordinator = Speaker(house.coordinator.user)
    answer = coordinator.post(
        "complaints/", filing(house, channel="letter", claimed_received_on="2026-10-01")
    )
    assert answer.status_code == 201, answer.content
    row = Complaint.objects.get()
    assert (str(row.claimed_received_on), row.channel) == ("2026-10-01", "letter")
    assert row.received_on > row.claimed_received_on
    assert {duty.opened_on for duty in row.duties.all()} == {row.received_on}


def test_problems_are_told_in_the_readers_language(house, anybody):
    indonesian = anybody.post("complaints/", filing(house, subject="")).json()
    english = anybody.post("complaints/", filing(house, subject=""), **{"Accept-Language": "en"}).json()
    assert indonesian["code"] == english["code"]
    assert indonesian["title"] == "Ada isian yang perlu diperbaiki."
