"""POST complaints/{reference}/{verb}/: one row each, from the words of a request to a verb's arguments."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from accounts.limits import budgets
from accounts.limits.counting import Budget
from api import bodies, lookups
from api.complaints import CODE, KEY
from api.door import Door
from api.shapes import cases
from api.shapes.cases import ComplaintShape
from api.shapes.problems import Problem
from complaints.codes import Finding, Ground, Maladministration, Outcome, Severity, Shown
from complaints.models import Complaint
from law.codes import Classification, SuspensionReason
from workflow.errors import BadInput, NotVisible
from workflow.reading import opened
from workflow.verbs import (
    accusing,
    assignment,
    contacts,
    conversation,
    counter,
    demands,
    duplicates,
    extensions,
    investigation,
    other_bodies,
    public_titles,
    ratings,
    receipt_dates,
    reclassification,
    referrals,
    resolution,
    room,
    verification,
)
from workflow.verbs.findings import IssueFinding
from workflow.verbs.investigation import Decision

Given = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A verb, what its request carries, and how that becomes the verb's own arguments."""

    verb: Callable[..., Complaint]
    body: type[Serializer[Any]]
    arguments: Callable[[Given], Given] = lambda given: given
    versioned: bool = True
    budget: Budget | None = None
    """How often it may be tried, by case."""


def _decision(given: Given) -> Given:
    return {
        "decision": Decision(
            Outcome(given["outcome"]),
            given["reasons"],
            given["remedy"] or None,
            given["remedy_due_on"],
            given["for_others"] or None,
        )
    }


def _dispatch(given: Given) -> Given:
    return {
        "unit": lookups.unit(given["unit"]),
        "classification": Classification(given["classification"]),
        "accused": lookups.users(given["accused"], "accused"),
    }


def _conclude(given: Given) -> Given:
    forms = [Maladministration(form) for form in given["maladministration"]]
    return {
        "finding": Finding(given["finding"]),
        "maladministration": forms,
        "issues": [_issue(issue) for issue in given["issues"]],
    }


def _issue(given: Given) -> IssueFinding:
    return IssueFinding(
        given["issue"],
        given["findings"],
        Finding(given["finding"]),
        tuple(Maladministration(form) for form in given["maladministration"]),
        None if given["severity"] is None else Severity(given["severity"]),
        given["redressed"],
    )


VERBS: Final[dict[str, Row]] = {
    "request-completion": Row(verification.request_completion, bodies.RequestCompletion),
    "complete": Row(verification.complete, bodies.Complete),
    "reject": Row(
        verification.reject,
        bodies.Reject,
        lambda g: {
            "ground": Ground(g["ground"]),
            "reasons": g["reasons"],
            "other_body": g["other_body"] or None,
            "referral": g["referral"] or None,
        },
    ),
    "dispatch": Row(verification.dispatch, bodies.Dispatch, _dispatch),
    "send-back": Row(verification.send_back, bodies.Reasons),
    "transfer": Row(
        verification.transfer,
        bodies.Transfer,
        lambda g: {"unit": lookups.unit(g["unit"]), "reasons": g["reasons"]},
    ),
    "begin": Row(
        investigation.begin,
        bodies.Begin,
        lambda g: {"handler": lookups.user(g["handler"], "handler") if g["handler"] else None},
    ),
    "answer": Row(investigation.answer, bodies.Answer, _decision),
    "mark-remedied": Row(investigation.mark_remedied, bodies.MarkRemedied),
    "accept": Row(resolution.accept, bodies.Accept),
    "rate": Row(resolution.rate, bodies.Rate),
    "contest": Row(resolution.contest, bodies.Reasons),
    "reopen": Row(resolution.reopen, bodies.Reasons),
    "withdraw": Row(verification.withdraw, bodies.Withdraw),
    "appeal": Row(verification.appeal, bodies.Reasons),
    "escalate": Row(resolution.escalate, bodies.Escalate),
    "demand": Row(demands.demand, bodies.Demand),
    "explain": Row(demands.explain, bodies.Explain),
    "remand": Row(resolution.remand, bodies.Remand),
    "conclude": Row(resolution.conclude, bodies.Conclude, _conclude),
    "extend": Row(extensions.extend, bodies.Extend),
    "contest-extension": Row(extensions.contest_extension, bodies.Reasons),
    "suspend": Row(
        extensions.suspend,
        bodies.Suspend,
        lambda g: {"reason": SuspensionReason(g["reason"]), "reasons": g["reasons"]},
    ),
    "ask": Row(conversation.ask, bodies.Ask),
    "resume": Row(extensions.resume, bodies.Verb),
    "reclassify": Row(
        reclassification.reclassify,
        bodies.Reclassify,
        lambda g: {"classification": Classification(g["classification"]), "reasons": g["reasons"]},
    ),
    "claim-receipt-date": Row(receipt_dates.claim_receipt_date, bodies.ClaimReceiptDate),
    "confirm-receipt-date": Row(receipt_dates.confirm_receipt_date, bodies.Verb),
    "assign": Row(
        assignment.assign,
        bodies.Assign,
        lambda g: {"handler": lookups.user(g["handler"], "handler")},
    ),
    "name-accused": Row(
        accusing.name_accused,
        bodies.NameAccused,
        lambda g: {"accused": lookups.users(g["accused"], "accused")},
    ),
    "unname-accused": Row(
        accusing.unname_accused,
        bodies.UnnameAccused,
        lambda g: {"accused": lookups.users(g["accused"], "accused"), "reasons": g["reasons"]},
    ),
    "confirm-rating": Row(ratings.confirm_rating, bodies.Why, versioned=False),
    "allow-name": Row(other_bodies.allow_name, bodies.Nothing, versioned=False),
    "refer": Row(
        referrals.refer,
        bodies.Refer,
        lambda g: {"agency": lookups.agency(g["agency"]), "reasons": g["reasons"]},
    ),
    "take-over": Row(referrals.take_over, bodies.Verb),
    "return-referral": Row(referrals.return_referral, bodies.Reasons),
    "link-duplicate": Row(duplicates.link, bodies.LinkDuplicate),
    "unlink-duplicate": Row(duplicates.unlink, bodies.Verb),
    "give-title": Row(public_titles.give_title, bodies.GiveTitle, versioned=False),
    "correct-contacts": Row(
        contacts.correct_contacts, bodies.CorrectContacts, versioned=False, budget=budgets.CONTACTS
    ),
    "ask-phone-code": Row(contacts.ask_phone_code, bodies.Nothing, versioned=False, budget=budgets.CONTACTS),
    "confirm-phone": Row(
        contacts.confirm_phone, bodies.ConfirmPhone, versioned=False, budget=budgets.PHONE_CODES
    ),
    "ask-counter-key": Row(
        counter.ask_counter_key,
        bodies.AskCounterKey,
        lambda g: {**g, "shown": Shown(g["shown"])},
        versioned=False,
    ),
    "approve-counter-key": Row(counter.approve_counter_key, bodies.Nothing, versioned=False),
    "ask-for-room": Row(room.ask_for_room, bodies.Why, versioned=False),
    "grant-room": Row(room.grant_room, bodies.Nothing, versioned=False),
}


OF_WHAT_IS_OFFERED: Final = (referrals.take_over, referrals.return_referral)
"""Those of an agency to which a case is offered that it does not see yet."""


class Verb(Door):
    """A verb on one case. Subclasses are made from the table, one a row."""

    row: ClassVar[Row]

    def act(self, reference: str) -> tuple[int, Any]:
        complaint, actor = self.caller.case(reference, offered=self.row.verb in OF_WHAT_IS_OFFERED)
        given = self.given()
        if self.row.budget is not None:
            self.limit(self.row.budget, complaint.pk)
        version = {"version": given.pop("version")} if self.row.versioned else {}
        arguments = self.row.arguments(given)
        if "duplicate_of" in arguments:
            arguments["duplicate_of"] = self._other(arguments["duplicate_of"])
        self.row.verb(complaint.pk, by=actor, at=self.at, **version, **arguments)
        return 200, cases.complaint(opened.again(complaint.pk), actor, at=self.at)

    def _other(self, reference: str) -> Complaint:
        """The case this one repeats, as far as the caller may see it."""
        try:
            return self.caller.case(reference)[0]
        except NotVisible as refusal:
            raise BadInput({"duplicate_of": ("unknown_complaint", refusal.sentence)}) from None


def view(name: str) -> type[Verb]:
    """The view of one row of the table, documented under its own name."""
    row = VERBS[name]
    title = (row.verb.__doc__ or "").splitlines()[0]
    described = extend_schema(
        operation_id=f"complaints_{name.replace('-', '_')}",
        description=title,
        request=row.body,
        parameters=[CODE, KEY],
        responses={
            200: ComplaintShape,
            400: Problem,
            403: Problem,
            404: Problem,
            409: Problem,
        },
    )
    words = "".join(word.title() for word in name.split("-"))
    return type(f"{words}Verb", (Verb,), {"row": row, "body": row.body, "post": described(_post())})


def _post() -> Callable[..., Response]:
    """A method of its own for each view: the schema is kept on the function."""

    def post(self: Verb, _request: Request, reference: str) -> Response:
        return self.once(lambda: self.act(reference))

    return post
