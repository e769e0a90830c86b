"""Rows are written where they belong, field by field."""

import ast
import re
from typing import Final

from tests.architecture.rules.doors import CHANGES, LINKS, MANAGERS, WRITES
from tests.architecture.rules.rule import Places, Rule, at
from tests.architecture.source import Source, chain

# Every save names its fields: what somebody else changed meanwhile stays, and a reader sees what is written.

SAVES_NO_ROW: Final = {
    "docket": "Docket.save writes what changed of the duties of a case",
    "pixels": "an image",
    "picture": "an image",
    "make": "segno draws a picture",
    "font": "a font, cut",
    "storage": "a file",
    "Model": "Sealed.save hands on what it was given",
}
"""What else is saved, by the last name before it."""


def saves_name_their_fields(source: Source) -> Places:
    for call in source.calls():
        if not (isinstance(call.func, ast.Attribute) and call.func.attr in ("save", "asave")):
            continue
        said = {each.arg: each.value for each in call.keywords}
        fields = said.get("update_fields")
        named = fields is not None and not (isinstance(fields, ast.Constant) and fields.value is None)
        of_a_form = isinstance(said.get("commit"), ast.Constant) and said["commit"].value is False
        if not (named or of_a_form or "force_insert" in said or chain(call.func.value)[-1] in SAVES_NO_ROW):
            yield call


SAVES_NAME_THEIR_FIELDS: Final = Rule(
    "every save names its fields, or that the row is new",
    saves_name_their_fields,
    bad=at(
        "workflow/verbs/moves.py",
        "complaint.save()",
        "Docket.of(complaint).complaint.save()",
        "Unit.objects.get(pk=1).save()",
        "complaint.save(update_fields=None)",
        "complaint.save(False, True)",
        "await complaint.asave()",
        "super().save(*args, **kwargs)",
        "form.save(commit=True)",
    ),
    good=at(
        "workflow/verbs/moves.py",
        "complaint.save(update_fields=['state'])",
        "complaint.save(update_fields=[*MOVED, *fields])",
        "row.save(force_insert=True)",
        "step.docket.save()",
        "picture.save(drawn, 'JPEG', quality=80)",
        "super().save(commit=False)",
    ),
)


# Only dockets write duties, only `record` writes events, and neither is written by name in SQL.

OWNED: Final = {
    "Duty": ("workflow/clocks/duties.py",),
    "Event": ("workflow/record/events.py", "workflow/register/cases.py"),
    "Statement": ("workflow/record/statements.py", "workflow/register/cases.py"),
    "Rung": ("workflow/clocks/climbing.py", "workflow/retention.py"),
    "Holding": ("workflow/verbs/assignment.py", "workflow/register/cases.py"),
    "Message": (
        "notifications/outbox.py",
        "notifications/hands.py",
        "notifications/addresses.py",
        "notifications/forgetting.py",
    ),
}
"""A model, and the files in which its rows are written."""
REACHED: Final = {
    "duties": "Duty",
    "events": "Event",
    "statements": "Statement",
    "rungs": "Rung",
    "holdings": "Holding",
    "notices": "Message",
}
ONE_ROW: Final = {"duty": "Duty", "event": "Event", "rung": "Rung", "holding": "Holding"}
WRITTEN_IN_SQL: Final = re.compile(
    r"\b(?:UPDATE|INSERT INTO|DELETE FROM|TRUNCATE)\s+(?:ONLY\s+)?\"?(?:workflow|complaints|notifications)_(\w+)",
    re.IGNORECASE,
)


def rows_of_others(source: Source) -> Places:
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and node.attr in WRITES | CHANGES | LINKS:
            model = _whose(chain(node.value), node.attr)
            if model and source.path not in OWNED[model]:
                yield node
    by_table = {model.lower(): model for model in OWNED}
    for text in source.strings():
        for table in WRITTEN_IN_SQL.findall(str(text.value)):
            model = by_table.get(table.lower())
            if model and source.path not in OWNED[model]:
                yield text


def _whose(of: list[str], name: str) -> str | None:
    """Whose rows are written: of a model's manager, of a relation, or of one row that is called after its model."""
    if name == "select_for_update":
        return None
    for model in OWNED:
        if model in of and MANAGERS & set(of):
            return model
    reached = [REACHED[part] for part in of[1:] if part in REACHED]
    if reached:
        return reached[-1]
    return ONE_ROW.get(of[-1]) if name in WRITES else None


ROWS_HAVE_ONE_WRITER: Final = Rule(
    "duties, events, texts, rungs, holdings and messages are written where they belong",
    rows_of_others,
    bad=at(
        "workflow/verbs/investigation.py",
        "Duty.objects.filter(complaint=complaint).update(met_at=at)",
        "Duty.objects.create(kind=kind)",
        "complaint.duties.update(met_at=at)",
        "complaint.duties.filter(kind=kind).delete()",
        "step.complaint.events.create(name='answered')",
        "Event.objects.bulk_create(rows)",
        "duty.save(update_fields=['met_at'])",
        "event.save(force_insert=True)",
        "cursor.execute('UPDATE workflow_duty SET met_at = %s')",
        "cursor.execute('delete from workflow_event')",
        "Statement.objects.update(body='')",
        "Message.objects.create(notice=notice)",
    ),
    good=at(
        "workflow/verbs/investigation.py",
        "Duty.objects.filter(complaint=complaint).order_by('pk')",
        "step.docket.save()",
        "duties = {}\nduties.update(rows)",
        "complaint.accused.add(user)",
        "cursor.execute('SELECT calendar FROM workflow_duty')",
    )
    + at("workflow/clocks/duties.py", "duty.save(update_fields=CHANGEABLE)"),
)
