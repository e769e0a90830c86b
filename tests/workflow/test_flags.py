"""What to know of a case before working on it, to the day."""

from datetime import date

import pytest

from accounts.models import Agency
from complaints.codes import IdentityKind
from complaints.models import Complaint
from workflow.reading import flags

AGENCY = Agency(code="x", law="id")


def of(occurred_on: date | None, received_on: date = date(2026, 3, 31), **fields: object) -> list[str]:
    row = {"identity_kind": IdentityKind.NAMED, "moderation": "", **fields}
    return list(flags.of(Complaint(agency=AGENCY, occurred_on=occurred_on, received_on=received_on, **row)))


@pytest.mark.parametrize(
    ("occurred_on", "found"),
    [
        (date(2026, 3, 31), []),
        (date(2026, 3, 1), []),  # the 30th calendar day after it
        (date(2026, 2, 28), ["filed_late"]),
    ],
)
def test_filed_late_from_the_thirty_first_calendar_day_after_the_service(occurred_on, found):
    assert of(occurred_on) == found


def test_old_for_the_ombudsman_after_731_days_and_what_lies_before_the_law_is_both():
    assert of(date(2024, 3, 30)) == ["filed_late"]
    assert of(date(2024, 3, 29)) == ["filed_late", "old_for_ombudsman"]
    assert of(date(1998, 5, 21)) == ["filed_late", "old_for_ombudsman"]


def test_an_anonymous_case_and_one_that_looks_unusual_are_told_and_an_unknown_day_tells_nothing():
    assert of(None) == []
    assert of(None, identity_kind=IdentityKind.ANONYMOUS) == ["escalates_as_information"]
    assert of(None, moderation="trap") == ["look_twice"]
