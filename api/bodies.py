"""What each request carries. Types are strict (no `"1"` for 1); texts follow `complaints/texts.py`."""

from datetime import date
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from api import parsing
from complaints import texts
from complaints.codes import (
    Channel,
    Finding,
    Ground,
    IdentityKind,
    Maladministration,
    Outcome,
    Severity,
    Shown,
    choices,
)
from compliance import models
from law.codes import CLOCKS, Classification, SuspensionReason
from notifications.phones import ON_A_PHONE
from workflow import desk_models
from workflow.record.sentences import bad_text

NOT_A_TEXT = _("Harus berupa teks.")
NOT_A_TRUTH = _("Harus berupa true atau false.")
NOT_A_NUMBER = _("Harus berupa bilangan bulat.")


class Word(serializers.CharField):
    """A code or name given as a JSON string, not a number."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            raise ValidationError([ErrorDetail(str(NOT_A_TEXT), "wrong_type")])
        return str(super().to_internal_value(data))


class Typed(serializers.Field[str, Any, str, Any]):
    """A text that a person typed, within the limits of its kind."""

    def __init__(self, kind: str = "text", **options: Any) -> None:
        self.kind = kind
        super().__init__(**options)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            raise ValidationError([ErrorDetail(str(NOT_A_TEXT), "wrong_type")])
        if not self.required and not data:
            return data
        try:
            return texts.clean_as(self.kind, data)
        except texts.BadText as refusal:
            raise ValidationError([ErrorDetail(str(bad_text(refusal)), str(refusal.code))]) from None

    def to_representation(self, value: str) -> str:
        return value


class Truth(serializers.BooleanField):
    """JSON's true or false: no string, no number."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            raise ValidationError([ErrorDetail(str(NOT_A_TRUTH), "wrong_type")])
        return data


class Whole(serializers.IntegerField):
    """A JSON integer, not a string and not true."""

    def to_internal_value(self, data: Any) -> int:
        if isinstance(data, bool) or not isinstance(data, int):
            raise ValidationError([ErrorDetail(str(NOT_A_NUMBER), "wrong_type")])
        return int(super().to_internal_value(data))


class Day(serializers.DateField):
    """A local date of the agency, `YYYY-MM-DD`."""

    def to_internal_value(self, data: Any) -> date:
        if not isinstance(data, str):
            raise ValidationError([ErrorDetail(str(NOT_A_TEXT), "wrong_type")])
        day = parsing.day(data)
        if day is None:
            raise ValidationError([ErrorDetail(str(parsing.NOT_A_DAY), "date")])
        return day


PHONE_MEDIA: Final = ("", *(medium.value for medium in ON_A_PHONE))


class Credentials(serializers.Serializer[Any]):
    username = Word(max_length=150)
    password = Word(max_length=1_000_000, trim_whitespace=False)


class Complainant(serializers.Serializer[Any]):
    name = Word(max_length=10_000, trim_whitespace=False)
    email = Word(required=False, allow_blank=True, max_length=10_000, default="", trim_whitespace=False)
    phone = Word(required=False, allow_blank=True, max_length=10_000, default="", trim_whitespace=False)
    address = Word(required=False, allow_blank=True, max_length=10_000, default="", trim_whitespace=False)
    phone_medium = serializers.ChoiceField(
        choices=PHONE_MEDIA,
        required=False,
        default="",
        help_text="What carries word to the phone; empty: nothing",
    )


class Filing(serializers.Serializer[Any]):
    """`unit` null: "I do not know"; then `agency` says where. `channel` and `claimed_received_on` are for staff
    who file on somebody's behalf."""

    unit = Word(allow_null=True, max_length=40)
    agency = Word(required=False, allow_null=True, max_length=40)
    subject = Typed("subject")
    description = Typed("description")
    occurred_on = Day()
    identity = serializers.ChoiceField(choices=IdentityKind.choices)
    complainant = Complainant(required=False, allow_null=True)
    settlement_sought = Typed(required=False, allow_null=True)
    channel = serializers.ChoiceField(choices=Channel.choices, required=False)
    claimed_received_on = Day(required=False, allow_null=True)
    proof = Word(required=False, allow_blank=True, default="", max_length=1000)
    same_as = Whole(
        required=False,
        allow_null=True,
        min_value=1,
        max_value=2**62,
        help_text="The key of a title of `units/{code}/similar/`: the case is linked with that one, where it still stands",
    )


class Verb(serializers.Serializer[Any]):
    version = Whole(min_value=1, max_value=2**31)


class Reasons(Verb):
    reasons = Typed()


class Why(serializers.Serializer[Any]):
    reasons = Typed()


class CorrectContacts(serializers.Serializer[Any]):
    email = Word(allow_blank=True, help_text="Empty: the address stays as it is")
    phone = Word(allow_blank=True, help_text="Empty: none any more")
    phone_medium = serializers.ChoiceField(
        choices=PHONE_MEDIA,
        required=False,
        help_text="What carries word to the phone, which gets a code first; empty: nothing. Left out: as it is",
    )


class ConfirmPhone(serializers.Serializer[Any]):
    code = Word(max_length=40, help_text="The digits that were sent to the phone")


class RequestCompletion(Verb):
    missing = Typed()


class Complete(Verb):
    addition = Typed()


class Reject(Reasons):
    ground = serializers.ChoiceField(choices=Ground.choices)
    other_body = Typed(
        "other_body", required=False, allow_null=True, default=None, help_text="Where to go instead"
    )
    referral = Typed(
        required=False,
        allow_null=True,
        default=None,
        help_text="What a letter to that body says; without who complains",
    )


class Dispatch(Verb):
    unit = Word(max_length=40)
    classification = serializers.ChoiceField(choices=choices(Classification))
    accused = serializers.ListField(child=Word(max_length=150), required=False, default=list, max_length=50)


class Transfer(Reasons):
    unit = Word(max_length=40)


class Refer(Reasons):
    agency = Word(max_length=40)


class Begin(Verb):
    handler = Word(required=False, allow_null=True, default=None, max_length=150)


class Answer(Reasons):
    outcome = serializers.ChoiceField(choices=Outcome.choices)
    remedy = Typed("remedy", required=False, allow_null=True, default=None)
    remedy_due_on = Day(required=False, allow_null=True, default=None)
    for_others = Typed(
        required=False,
        allow_null=True,
        default=None,
        help_text="The reasons as the complainants of linked duplicates read them, where those are others",
    )


class MarkRemedied(Verb):
    text = Typed()


class Accept(Verb):
    rating = Whole(min_value=1, max_value=4)
    comment = Typed("comment", required=False, allow_null=True, default=None)


class Rate(Accept):
    pass


class Escalate(Reasons):
    with_identity = Truth(
        required=False,
        allow_null=True,
        default=None,
        help_text="By the complainant alone: whether the Ombudsman reads who they are. Empty: as they filed",
    )


class Withdraw(Verb):
    reasons = Typed(required=False, allow_null=True, default=None)


class Remand(Verb):
    corrective_action = Typed()
    due_on = Day(
        required=False,
        allow_null=True,
        default=None,
        help_text="Without a date the days that the law gives a corrective action",
    )
    product = Word(
        required=False,
        allow_blank=True,
        default="",
        max_length=60,
        help_text="The number of the corrective action in the register of products that it joins, or makes",
    )


class Demand(Verb):
    demand = Typed(help_text="What is asked of the office; the complainant reads it too")


class Explain(Verb):
    explanation = Typed(help_text="Read by staff and the Ombudsman")


class IssueFound(serializers.Serializer[Any]):
    """What the Ombudsman found on one issue; `severity` and forms where it found maladministration, and only there."""

    issue = Typed("issue")
    findings = Typed()
    finding = serializers.ChoiceField(choices=Finding.choices)
    maladministration = serializers.ListField(
        child=serializers.ChoiceField(choices=Maladministration.choices),
        required=False,
        default=list,
        max_length=10,
    )
    severity = serializers.ChoiceField(
        choices=Severity.choices, required=False, allow_null=True, default=None
    )
    redressed = Truth(
        required=False,
        default=False,
        help_text="The unit had put it right before the Ombudsman looked at the case",
    )


class Conclude(Verb):
    finding = serializers.ChoiceField(choices=Finding.choices)
    maladministration = serializers.ListField(
        child=serializers.ChoiceField(choices=Maladministration.choices),
        required=False,
        default=list,
        max_length=10,
    )
    issues = serializers.ListField(
        child=IssueFound(),
        required=False,
        default=list,
        max_length=20,
        help_text="What was found on each issue; the finding and the forms of the case follow from them",
    )


class Extend(Reasons):
    days = Whole(min_value=1, max_value=366)


class Ask(Verb):
    question = Typed(help_text="Read by the complainant")


class Suspend(Reasons):
    reason = serializers.ChoiceField(choices=choices(SuspensionReason))


class Reclassify(Reasons):
    classification = serializers.ChoiceField(choices=choices(Classification))


class ClaimReceiptDate(Reasons):
    received_on = Day()


class Promise(serializers.Serializer[Any]):
    """`length` null: an earlier promise is taken back; `classification` null: for every class."""

    kind = serializers.ChoiceField(choices=choices(CLOCKS))
    classification = serializers.ChoiceField(choices=choices(Classification), allow_null=True)
    length = Whole(min_value=1, max_value=366, allow_null=True)
    effective_from = Day()


class Publish(serializers.Serializer[Any]):
    """Whether the agency's figures are public from now on."""

    published = serializers.BooleanField()


class Answered(serializers.Serializer[Any]):
    """The answer to one question about a closed case."""

    about = serializers.ChoiceField(choices=models.Question.About.choices)
    yes = serializers.BooleanField()


class SavedPage(serializers.Serializer[Any]):
    """`page` and `asked` are what the address of the work list or of a page of the desk says; `shared`: with nobody, in your
    unit, in your agency, or at the Ombudsman's."""

    name = Typed("name")
    page = serializers.ChoiceField(choices=desk_models.SavedPage.Page.choices)
    asked = serializers.DictField(child=Word(max_length=200, allow_blank=True), required=False)
    shared = serializers.ChoiceField(choices=desk_models.SavedPage.For.choices)


class ChangePage(serializers.Serializer[Any]):
    name = Typed("name")
    shared = serializers.ChoiceField(choices=desk_models.SavedPage.For.choices)


class Assign(Verb):
    handler = Word(max_length=150)


class NameAccused(Verb):
    accused = serializers.ListField(child=Word(max_length=150), min_length=1, max_length=50)


class UnnameAccused(NameAccused):
    reasons = Typed()


class Ticked(serializers.Serializer[Any]):
    reference = Word(max_length=100)
    version = Whole(min_value=1, max_value=2**31 - 1)


class Bulk(serializers.Serializer[Any]):
    """`handler` for `assign`; `unit` and `classification` for `to_unit`; `duplicate_of` and `reasons` for `link`; `text` for
    `remind`."""

    act = serializers.ChoiceField(choices=["assign", "to_unit", "link", "remind"])
    dry_run = Truth(required=False, default=True)
    cases = serializers.ListField(child=Ticked(), min_length=1, max_length=100)
    handler = Word(required=False, max_length=150)
    unit = Word(required=False, max_length=40)
    classification = serializers.ChoiceField(choices=choices(Classification), required=False)
    duplicate_of = Word(required=False, max_length=100)
    reasons = Typed(required=False)
    text = Typed(required=False)


class LinkDuplicate(Verb):
    duplicate_of = Word(max_length=100)
    reasons = Typed()
    for_others = Typed(
        required=False,
        allow_null=True,
        default=None,
        help_text="If the first complaint was answered already: the answer as this complainant reads it",
    )


class GiveTitle(serializers.Serializer[Any]):
    title = Typed("public_title", allow_null=True, help_text="Null: the case is not shown any more")


class Text(serializers.Serializer[Any]):
    text = Typed("message")


class PrintSlip(serializers.Serializer[Any]):
    reasons = Typed(required=False, allow_null=True, default=None, help_text="Of a slip after the first")


class OpenSlip(serializers.Serializer[Any]):
    key = Word(max_length=100)


class AskCounterKey(Why):
    shown = serializers.ChoiceField(choices=Shown.choices, help_text="By which document the person is known")


class AskNewCode(serializers.Serializer[Any]):
    reference = Word(max_length=100)


class MakeNewCode(serializers.Serializer[Any]):
    token = Word(
        max_length=500,
        help_text="What the mailed link ends with; or, with `reference`, the key sent to the phone",
    )
    reference = Word(max_length=100, required=False)


class PhoneReport(serializers.Serializer[Any]):
    id = Word(max_length=100, help_text="The `id` with which the text was handed over")
    status = serializers.ChoiceField(
        [("sent", "passed on to the network"), ("delivered", "delivered"), ("failed", "failed")]
    )


class Nothing(serializers.Serializer[Any]):
    pass
