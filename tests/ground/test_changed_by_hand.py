"""An edit by hand that no event tells of, made by the app's own role: `doctor` tells each, and is silent before.

Every column of every table of the domain is changed, but for those that EXCUSED lists with the reason."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from django.db.models import F

from accounts import seals
from accounts.actors import Origin, clock
from accounts.models import Agency, Membership, Region
from accounts.roles import Role
from complaints.models import Attachment, Complaint, Identity, Statement
from compliance.models import CHECKLIST, Assessment, PublishedScore, Question, QuestionDraw
from config.checkup import CHECKS
from config.management.commands.doctor import findings
from law.codes import DutyKind
from notifications import outbox
from notifications.models import Message
from tests import factories
from tests.factories import Case, House, when
from tests.workflow.paths import answered, use
from workflow import clock as official
from workflow.clocks import promises
from workflow.models import Duty, Holding
from workflow.sweep import sweeps
from workflow.verbs import conversation

pytestmark = pytest.mark.django_db
EXCUSED = {
    "complaints_complaint.version": "only says whether somebody acted since a page was read; no date or word hangs on it",
    "workflow_duty.rung": "the mails that it told are sealed; older calendars leave other instants",
    "workflow_duty.rung_at": "as its rung",
    "workflow_duty.told_at": "the mails that told it are sealed",
    "notifications_message.state": "of what is not sent yet; what waits or was set aside is told by `outbox`",
    "notifications_message.attempts": "counts tries",
    "notifications_message.next_try_at": "what waits too long is told by `outbox`",
    "notifications_message.claimed_at": "while a worker has it in hand",
    "notifications_message.failed_at": "of tries",
    "notifications_message.last_error": "of tries",
    "notifications_message.code_tries": "counts tries",
    "notifications_message.report": "what a gateway told afterwards; opens nothing",
    "notifications_message.reported_at": "as above",
    **{
        f"notifications_message.{name}": "not sealed yet: what was sent is packed and forgotten afterwards"
        for name in ("sent_at", "subject", "frame", "body", "body_text", "body_html")
    },
    "complaints_attachment.tries": "counts tries",
    "complaints_attachment.next_try_at": "of tries",
    "accounts_agency.told_of_filings_at": "up to when coordinators were told",
    "accounts_agency.told_weekly": "which week heads were last told of, and how many were late then",
    **{
        f"workflow_calendarchange.{name}": "a count of the job that applies it"
        for name in ("seen", "moved", "dated", "stops_late", "starts_late", "told")
    },
}
"""Columns whose change the doctor does not tell, and why nobody is harmed."""
NOT_THE_DOMAIN = {
    "accounts_browsersession": "sign-in",
    "accounts_feed": "sign-in",
    "accounts_staffnetwork": "sign-in",
    "accounts_token": "sign-in",
    "accounts_user": "people sign in and change passwords; what they may do are their seats",
    "accounts_seal": "what the doctor reads; the database refuses every change",
    "accounts_absence": "who stands in for whom; who noted it stands in the log",
    "accounts_agencylogo": "a picture; who put it up and took it away stands in the log",
    "accounts_banner": "an announcement; who put it up and took it down stands in the log",
    "accounts_officechange": "append-only; the database refuses every change",
    "workflow_event": "what the doctor reads; the database refuses every change",
    "workflow_learned": "follows from the cases, built anew every day",
    "workflow_export": "append-only; the database refuses every change",
    "workflow_rung": "a seal weighs more, and they are forgotten; the mails that they told are sealed",
    "compliance_touched": "what the recount has yet to read",
    "compliance_casefacts": "follow from the cases; `figures` holds them against the rows",
    "compliance_caseyear": "as the facts",
    "compliance_cell": "as the facts",
    "compliance_yearcell": "as the facts",
    "compliance_sheetcell": "as the facts",
    "compliance_coming": "as the facts",
    "compliance_comingyear": "as the facts",
    "compliance_comingyearcell": "as the facts",
    "compliance_sheetstale": "what the recount has yet to read",
    "compliance_standing": "marks of progress",
    "notifications_frame": "what later mails differ from; the database refuses every change",
    "workflow_promisedfile": "lives for seconds; its rung says that a file was offered, and the mail that brings it is sealed",
    "workflow_savedfilter": "addresses that people keep for themselves; no date and no figure hangs on them",
    "workflow_filterwatch": "who is told of a filter, and of what they were told",
    "workflow_draftedact": "what somebody has not sent yet; nothing rests on it, and its writer reads it before it is sent",
    "workflow_letter": "whose a text is; whoever inserts it reads it before it is sent",
    "workflow_letterversion": "append-only; the database refuses every change",
    "workflow_insertedletter": "append-only; the database refuses every change",
    "workflow_heartbeat": "marks of progress",
    "workflow_rememberedreply": "sealed with the key of whoever asked; lives a day",
    "workflow_spentproof": "lives as long as its challenge",
}


def columns(**changes: Any) -> Any:
    return lambda case: Complaint.objects.filter(pk=case.pk).update(**changes)


def sql(statement: str) -> Any:
    def run(_case: Case) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            assert cursor.rowcount > 0

    return run


def _delete_identity(case: Case) -> None:
    case.row.notices.filter(identity__isnull=False).update(identity=None)
    Identity.objects.filter(complaint=case.pk).delete()


EDITS = {
    "received_at": columns(received_at=F("received_at") - timedelta(days=3)),
    "received_on": columns(received_on=date(2026, 2, 27)),
    "answered_at": columns(answered_at=F("answered_at") - timedelta(days=1)),
    "first_answered_at": columns(first_answered_at=F("first_answered_at") - timedelta(days=1)),
    "first_answered_on": columns(first_answered_on=date(2026, 3, 4)),
    "outcome": columns(outcome="unfounded"),
    "rating": columns(rating=4),
    "slip_hash": columns(slip_hash="0" * 64),
    "slip_opened_at": columns(slip_opened_at=when("2026-03-07")),
    "rating set apart": columns(rating_apart=True),
    "rating confirmed": columns(rating_confirmed_at=when("2026-03-07")),
    "answer found void": columns(answer_void=True),
    "classification": columns(classification="supervisory"),
    "channel": columns(channel="letter"),
    "occurred_on": columns(occurred_on=date(2026, 2, 1)),
    "contests": columns(contests=1),
    "moderation": columns(moderation="trap"),
    "access_hash": columns(access_hash="0" * 64),
    "identity_kind": columns(identity_kind="confidential"),
    "identity_to_ombudsman": columns(identity_to_ombudsman=True),
    "escalated_at": columns(escalated_at=when("2026-03-20")),
    "ended_at": columns(ended_at=when("2026-03-05")),
    "identity renamed": lambda case: Identity.objects.filter(complaint=case.pk).update(name="Orang Lain"),
    "identity deleted": _delete_identity,
    "accused removed": lambda case: case.row.accused.clear(),
    "accused added": lambda case: case.row.accused.add(case.house.officer2.user),
    "holding shifted": lambda case: Holding.objects.filter(complaint=case.pk).update(
        from_at=F("from_at") - timedelta(days=2)
    ),
    "holding deleted": lambda case: Holding.objects.filter(complaint=case.pk).delete(),
    "holder": columns(held_by=None),
    "message deleted": lambda case: Statement.objects.filter(complaint=case.pk, kind="message").delete(),
    "file deleted": lambda case: Attachment.objects.filter(complaint=case.pk).delete(),
    "mail deleted": sql(
        "DELETE FROM notifications_message WHERE id = (SELECT max(id) FROM notifications_message)"
    ),
    "mails deleted": sql("DELETE FROM notifications_message"),
    "mail added": sql(
        "INSERT INTO notifications_message (complaint_id, notice, user_id, language, facts, origin, message_id, state,"
        " attempts, created_at, next_try_at, subject, body_text, body_html, last_error)"
        " SELECT complaint_id, notice, user_id, language, facts, origin, '<x@y>', 'sent', 1, created_at, next_try_at,"
        " 'S', 'T', 'H', '' FROM notifications_message WHERE user_id IS NOT NULL LIMIT 1"
    ),
    "seat inserted": sql(
        "INSERT INTO accounts_membership (user_id, role) SELECT min(id), 'ombudsman' FROM accounts_user"
    ),
    "seat moved to a region": sql(
        "UPDATE accounts_membership SET region_id = r.id FROM accounts_region r WHERE role = 'custodian'"
    ),
    "agency moved out of its region": sql("UPDATE accounts_agency SET region_id = NULL"),
    "seat deleted": sql("DELETE FROM accounts_membership WHERE role = 'coordinator'"),
    "seat changed": sql("UPDATE accounts_membership SET role = 'supervisor' WHERE role = 'officer'"),
    "score published anew": sql("UPDATE compliance_publishedscore SET score = 99"),
    "score deleted": sql("DELETE FROM compliance_publishedscore"),
    "score inserted": sql(
        "INSERT INTO compliance_publishedscore (agency_id, year, score, source)"
        " SELECT min(id), 2023, 80, '' FROM accounts_agency"
    ),
    "mark of an assessment": sql("UPDATE compliance_assessment SET training = 4"),
    "assessment deleted": sql("DELETE FROM compliance_assessment"),
    "day off inserted": sql(
        "INSERT INTO workflow_holiday (calendar_id, date, kind, name, decree, from_version)"
        " SELECT calendar_id, '2026-07-07', kind, 'Palsu', decree, from_version FROM workflow_holiday LIMIT 1"
    ),
    "promise inserted": sql(
        "INSERT INTO workflow_unitpromise (unit_id, kind, classification, length, effective_from, made_at)"
        " SELECT min(id), 'settle', '', 1, '2026-01-01', now() FROM accounts_unit"
    ),
    "clock silenced": sql(
        "UPDATE workflow_duty SET swept_at = now() WHERE met_at IS NULL AND ended_at IS NULL"
    ),
    "standstill lengthened": sql("UPDATE workflow_suspension SET until_on = until_on + 3"),
}


def lived(house: House) -> Case:
    """A case with all that a case may have; beside it one that runs, one that stood still, and one that is over."""
    promises.make(
        house.unit.pk,
        kind=DutyKind.SETTLE,
        classification=None,
        length=2,
        effective_from=date(2026, 3, 20),
        by=house.coordinator,
        at=when("2026-03-02"),
    )
    house.unit.refresh_from_db()
    case = house.file()
    case.do(
        "dispatch",
        "2026-03-03",
        house.coordinator,
        unit=house.unit,
        classification="ordinary",
        accused=[house.supervisor.user],
    )
    case.begun("2026-03-04").evidenced("2026-03-04", house.officer)
    conversation.send_message(case.pk, text="Ada kabar?", by=case.complainant, at=when("2026-03-04"))
    answered(case, "2026-03-05", remedy=False).do("accept", "2026-03-06", rating=2)
    now = official.now()
    house.file(now)
    still = (
        house.file("2026-03-02").dispatched("2026-03-03", classification="supervisory").begun("2026-03-04")
    )
    use(still, "suspend", "2026-03-05", house.officer)
    use(still, "resume", "2026-03-09", house.officer)
    sweeps.act(still.pk, by=clock(origin=Origin.DEMO), at=now)
    Assessment.objects.create(
        unit=house.unit,
        year=2025,
        input=Decimal(80),
        updated_at=now,
        confirmed_at=now,
        confirmed_by=house.ombudsman.user,
        **dict.fromkeys(CHECKLIST, 3),
    )
    drawn = QuestionDraw.objects.create(
        agency=house.agency, month=date(2026, 3, 1), seed="0" * 64, percent=10, closed={"": []}, at=now
    )
    Question.objects.create(
        complaint=case.row, draw=drawn, about="solved", asked_on=date(2026, 4, 1), open_until=now
    )
    PublishedScore.objects.create(agency=house.agency, year=2025, score=Decimal("81.5"))
    return case


def seated_for_a_region(house: House) -> None:
    factories.user(Role.OMBUDSMAN, region=factories.region(house.agency))


@pytest.fixture
def case(settings: Any, tmp_path: Any) -> Case:
    settings.MEDIA_ROOT = tmp_path
    house = House()
    seated_for_a_region(house)
    return lived(house)


OF_CASES = ("columns", "duties", "running duties", "edges", "sequences")
SEEN_BY = {
    "complaints_complaint": OF_CASES,
    "complaints_complaint_accused": ("columns",),
    "complaints_identity": ("columns",),
    "complaints_statement": ("statements",),
    "complaints_words": ("search",),
    "notifications_message": ("messages",),
    "workflow_duty": ("duties", "running duties"),
    "workflow_holding": ("columns",),
    "workflow_importedcase": ("columns",),
    "workflow_suspension": ("duties",),
}
"""Which checks look at a table; `seals` at all others."""


def said(*names: str) -> list[str]:
    return list(saying(*names))


def is_told(*names: str) -> bool:
    """Whether one of these checks finds anything: the first finding is enough."""
    return next(saying(*names), None) is not None


def saying(*names: str) -> Iterator[str]:
    at = official.now()
    wanted = names or (*OF_CASES, "statements", "messages", "attachments", "seals", "answers")
    return (f"{name}: {finding}" for name in wanted for finding in findings(CHECKS[name], at))


def test_the_doctor_tells_each_of_these_edits(case: Case) -> None:
    assert said() == []
    untold = []
    for name, edit in EDITS.items():
        with transaction.atomic():
            edit(case)
            if not is_told():
                untold.append(name)
            transaction.set_rollback(True)
    assert untold == []


def another(field: "models.Field[Any, Any]", value: Any) -> Any:  # noqa: C901, PLR0911, PLR0912 - a kind of column a line
    """Another value for this column."""
    match value:
        case bool():
            return not value
        case time():
            return value.replace(minute=30)
        case datetime():
            return value - timedelta(hours=1)
        case date():
            return value + timedelta(days=1)
        case int() if isinstance(field, models.ForeignKey):
            others = field.related_model._base_manager.exclude(pk=value).order_by("-pk")
            return others.values_list("pk", flat=True).first()
        case int():
            return value + 1
        case Decimal():
            return value - 1
        case list():
            return [*value, 7 if isinstance(field.base_field, models.IntegerField) else "unit"]
        case dict():
            return {**value, "x": 1}
        case bytes() | memoryview():
            return bytes(value)[::-1]
        case str():
            choices = [code for code, _label in field.flatchoices if code not in (value, "")]
            return choices[0] if choices else (f"{value}x"[-(field.max_length or 99) :])
        case None if isinstance(field, models.ForeignKey):
            return field.related_model._base_manager.order_by("pk").values_list("pk", flat=True).first()
        case None if isinstance(field, models.DateTimeField):
            return when("2026-03-02")
        case None if isinstance(field, models.DateField):
            return date(2026, 3, 2)
        case None if isinstance(field, models.CharField | models.TextField):
            return "x"
        case None:
            return 1
        case _:
            return value


def of_the_domain() -> list[type[models.Model]]:
    rooms = ("accounts", "complaints", "compliance", "notifications", "workflow")
    found = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in rooms]
    return [
        model
        for model in found
        if model._meta.db_table not in NOT_THE_DOMAIN and not model._meta.db_table.startswith("accounts_user")
    ]


def test_every_column_that_somebody_changes_is_told_or_excused(case: Case) -> None:
    """Of a row of each table, column by column; where the database itself refuses, nothing is to be told."""
    untold = [
        name
        for model in of_the_domain()
        for field in model._meta.concrete_fields
        if not field.primary_key and (name := f"{model._meta.db_table}.{field.name}") not in EXCUSED
        if (row := _some(model)) is not None and not _told_after(model, row, field)
    ]
    assert untold == []


def _some(model: type[models.Model]) -> Any:
    rows = model._base_manager.order_by("pk")
    if model is Duty:
        rows = rows.filter(met_at=None, ended_at=None)
    return rows.values_list("pk", flat=True).first()


def _told_after(model: type[models.Model], pk: Any, field: "models.Field[Any, Any]") -> bool:
    rows = model._base_manager.filter(pk=pk)
    value = rows.values_list(field.attname, flat=True).get()
    told = True
    try:
        with transaction.atomic():
            rows.update(**{field.attname: another(field, value)})
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            told = is_told(*SEEN_BY.get(model._meta.db_table, ("seals",)))
            transaction.set_rollback(True)
    except DatabaseError:
        pass
    return told


def test_what_was_changed_by_hand_and_is_right_can_be_sealed(case: Case) -> None:
    Membership.objects.filter(role="officer").update(role="supervisor")
    assert said() != []
    call_command("seal", "accounts_membership")
    assert said() == []


def test_a_mail_that_the_clock_takes_back_was_not_deleted_by_hand(case: Case) -> None:
    reader = case.house.officer.user
    waiting = Message.objects.filter(complaint=case.pk, user=reader)
    assert waiting.update(state=Message.State.QUEUED, origin="live") >= 0
    outbox.forget(case.row, [reader])
    assert [line for line in said() if "deleted" in line] == []


def test_a_column_that_came_after_a_row_was_sealed_is_empty_until_the_application_writes_it() -> None:
    house = House()
    table, names = "accounts_agency", [n for n in seals.sealed_columns(Agency) if n != "region_id"]
    stored = Agency.objects.values(*names).get(pk=house.agency.pk)
    for columns in ({seals.GONE: seals.digest(table, house.agency.pk, seals.GONE, True)}, stored):
        kept = columns if seals.GONE in columns else seals.digests(table, house.agency.pk, columns)
        seals.Seal.objects.create(table=table, row=house.agency.pk, columns=kept)
    assert list(seals.broken(Agency)) == []
    region = Region.objects.create(code="banten", name="Banten")
    Agency.objects.filter(pk=house.agency.pk).update(region=region)
    assert list(seals.broken(Agency)) == [(house.agency.pk, "region_id")]
    house.agency.region = region
    house.agency.save(update_fields=["region"])
    assert list(seals.broken(Agency)) == []
