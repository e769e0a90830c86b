"""Doors call verbs: they write nothing themselves, and read of cases what the person may see."""

import ast
from collections.abc import Iterable
from functools import cache
from typing import Final

from tests.architecture.rules.rule import Places, Rule, at, words
from tests.architecture.source import DOORS, ROOT, Source, chain

# Doors never write the domain: whatever a door does is one call to a verb.

WRITES: Final = words(
    """
    save asave save_base delete adelete create acreate bulk_create abulk_create bulk_update abulk_update
    get_or_create aget_or_create update_or_create aupdate_or_create select_for_update
    """
)
"""What only rows and their managers have."""
CHANGES: Final = frozenset({"update", "aupdate"})
"""What query sets share with dictionaries; of a query set it takes names alone."""
LINKS: Final = words("add aadd remove aremove clear aclear set aset")
"""What the managers of relations share with sets and lists."""
MANAGERS: Final = frozenset({"objects", "_default_manager", "_base_manager"})
NO_ROWS: Final = frozenset({"session", "cache"})
"""A door's own: what a browser may open, and what is drawn again."""
HANDS: Final = (
    "complaints.rows",
    "workflow.record.events",
    "workflow.record.statements",
    "workflow.clocks.climbing",
    "workflow.clocks.catching_up",
    "notifications.outbox",
    "django.db.connection",
    "django.db.connections",
)
"""What verbs write with."""


def doors_write_nothing(source: Source) -> Places:
    if source.room not in DOORS:
        return
    for node in source.nodes:
        match node:
            case ast.Attribute(value=of, attr=name):
                if _writes(source, chain(of), name):
                    yield node
            case ast.Call(func=ast.Name(id="getattr" | "methodcaller" | "attrgetter"), args=named):
                if any(isinstance(arg, ast.Constant) and arg.value in WRITES | CHANGES for arg in named):
                    yield node
    for call in source.calls():
        if isinstance(call.func, ast.Attribute) and call.func.attr in CHANGES:
            names_alone = bool(call.keywords) and not call.args
            of_rows = chain(call.func)[-2] not in NO_ROWS and ast.unparse(call.func.value) not in source.plain
            if names_alone and of_rows:
                yield call
    yield from (node for node, name in source.imports() if name.startswith(HANDS))


def _writes(source: Source, of: list[str], name: str) -> bool:
    if of[-1] in NO_ROWS:
        return False
    through = any(part in MANAGERS for part in of) or any(part in relations() for part in of[1:])
    return (
        name in WRITES
        or (name in CHANGES and through)
        or (name in LINKS and len(of) > 1 and of[-1] in relations())
        or (name == "raw" and through)
        or name in ("cursor", "executemany")
    )


@cache
def relations() -> frozenset[str]:
    """The names under which models of the house reach rows of others: `case.duties`, `case.accused`."""
    found = set()
    for path in ROOT.glob("*/*models.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.keyword(arg="related_name", value=ast.Constant(value=str() as name)) if name != "+":
                    found.add(name)
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=func)):
                    if chain(func)[-1] == "ManyToManyField":
                        found.add(name)
                case ast.ClassDef(name=name):
                    found.add(f"{name.lower()}_set")
    return frozenset(found)


DOORS_WRITE_NOTHING: Final = Rule(
    "doors never write the domain",
    doors_write_nothing,
    bad=at(
        "web/views/case.py",
        "case.row.save()",
        'case.row.save(update_fields=["state"])',
        "await row.asave()",
        "Duty.objects.create(kind=kind)",
        "Duty.objects.bulk_create(rows)",
        "Duty.objects.bulk_update(rows, ['due_on'])",
        "Unit.objects.get_or_create(code=code)",
        "Unit.objects.update_or_create(code=code, defaults={'name': name})",
        "Complaint.objects.filter(pk=pk).update(state=state)",
        "Complaint.objects.update(**changes)",
        "Complaint._base_manager.update(**changes)",
        "type(case.row).objects.filter(pk=1).update(rating=4)",
        "case.row.duties.update(due_on=day)",
        "case.row.duties.filter(kind='settle').update(**changes)",
        "rows = case.row.duties.all()\nrows.update(due_on=day)",
        "rows = found(actor)\nrows.filter(pk=1).update(due_on=day)",
        "case.row.duties.all().delete()",
        "found(actor).delete()",
        "case.row.statements.create(body=body)",
        "case.row.accused.add(user)",
        "case.row.accused.set([])",
        "case.row.accused.clear()",
        "user.memberships.remove(seat)",
        "setattr(row, 'state', 'closed')\nrow.save()",
        "getattr(row, 'save')()",
        "transaction.on_commit(row.delete)",
        "save = row.save",
        "Complaint.objects.select_for_update().get(pk=pk)",
        "form.save()",
        "cursor = connections['default'].cursor()",
        "from django.db import connection",
        "from complaints import rows",
        "from complaints.rows import insert",
        "from notifications import outbox",
        "from workflow.record import events",
        "Complaint.objects.raw('DELETE FROM complaints_complaint RETURNING id')",
    )
    + at("api/verbs.py", "complaint.save(update_fields=['version'])"),
    good=at(
        "web/views/case.py",
        "verification.withdraw(case.pk, by=actor, at=at, version=1)",
        "values = {'a': 1}\nvalues.update(b=2)",
        "values = dict(a=1)\nvalues.update(b=2)",
        "def page(values: dict[str, str]) -> None:\n    values.update(b=2)",
        "context.update({'form': form})",
        "seen = set()\nseen.add(row.pk)",
        "self._seen.update(rows)",
        "duties = set()\nduties.add(duty.pk)\nduties.remove(duty.pk)",
        "event.add('summary', reference)",
        "request.session.update(opened=opened)",
        "request.session.save()",
        "cache.delete('places')",
        "found = list(case.row.duties.filter(met_at=None))",
        "case.row.duties.order_by('pk').first()",
        "response.delete_cookie('opened')",
        "row.refresh_from_db()",
        "tokens.issue(user, at=at)",
        "getattr(row, 'state')",
    )
    + at("workflow/verbs/moves.py", "complaint.save(update_fields=['state'])", "from complaints import rows"),
)


# What a door reads of cases for a person starts with what this person may see.

ASKS: Final = frozenset({"visible_to", "none"})


def reads_for_nobody(source: Source) -> Places:
    """Mentions of `Complaint.objects` that no `visible_to` follows in the same chain."""
    if source.room not in DOORS:
        return
    whole = {id(inner): node for node in source.nodes for inner in _within(node)}
    for node in source.nodes:
        if not isinstance(node, ast.Attribute) or node.attr not in MANAGERS:
            continue
        if source.imported.get(chain(node)[0]) != "complaints.models.Complaint":
            continue
        outer: ast.AST = node
        while id(outer) in whole:
            outer = whole[id(outer)]
        if not ASKS & set(chain(outer)):
            yield node


def _within(node: ast.AST) -> Iterable[ast.AST]:
    """What a link of a chain goes on from."""
    match node:
        case ast.Attribute(value=inner) | ast.Call(func=inner) | ast.Subscript(value=inner):
            return (inner,)
    return ()


COMPLAINT: Final = "from complaints.models import Complaint\n"
READS_ASK_WHO: Final = Rule(
    "what a door reads of cases starts with visible_to",
    reads_for_nobody,
    bad=at(
        "web/views/case.py",
        COMPLAINT + "row = Complaint.objects.get(pk=pk)",
        COMPLAINT + "rows = Complaint.objects.filter(agency=agency).worklist()",
        COMPLAINT + "rows = Complaint.objects",
        "from complaints.models import Complaint as Case\nrow = Case.objects.first()",
    ),
    good=at(
        "web/views/case.py",
        COMPLAINT + "row = Complaint.objects.visible_to(actor).get(pk=pk)",
        COMPLAINT + "row = Complaint.objects.select_related('unit').visible_to(actor).first()",
        "rows = Unit.objects.all()",
    )
    + at("compliance/scope.py", COMPLAINT + "rows = Complaint.objects.all()"),
    allowed={
        "web/views/filing_steps.py": "the case that was filed in this request",
        "web/views/link.py": "the case that a mailed token opens",
        "web/forms/tracking.py": "opened by number and access code together",
        "web/calendar_files.py": "a case that the caller has already read",
    },
)
