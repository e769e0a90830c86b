"""Migrations only add. What has been on main is never edited, and what is new takes nothing away: an installation goes
forward by `migrate`, and web processes of the version before answer until they are replaced."""

import ast
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import NOT_PROVIDED, Field

from config.schema import SCHEMA

ROOT = Path(__file__).parents[2]
WRITTEN = {
    "accounts.0015_logos": "3a18930e608af733",
    "compliance.0016_saved_views_moved": "dd7bf09970f92870",
    "workflow.0019_saved_pages": "e691722aee682ca6",
    "accounts.0014_arrivals": "1917f604248a6a45",
    "notifications.0024_arrivals_and_referrals": "128fd0600c7725f8",
    "notifications.0025_reports_and_tries": "2382fb3ffe8c1524",
    "notifications.0026_kept_back": "42c84e9999b495b0",
    "notifications.0023_referrals": "7acaf490d334907f",
    "complaints.0029_twin_letters": "abfba30ee0e0c2ed",
    "complaints.0028_offered_indexed": "632be8c9a914ce83",
    "complaints.0027_offered": "b091b58485f6d759",
    "accounts.0001_initial": "2bedc51fb88fcd4e",
    "complaints.0001_initial": "bc370ba36941fe0c",
    "complaints.0002_files_drawn_anew": "9c7b84c47a7892ff",
    "compliance.0001_initial": "a52269d520596f13",
    "notifications.0001_initial": "840c5374d14830db",
    "workflow.0001_initial": "7613c6a4fe3f569e",
    "notifications.0002_notices_without_days": "9bbafaae4bbb8e4f",
    "workflow.0002_rungs_named_by_the_law": "33e925477000deb8",
    "accounts.0002_credentials_end_sessions": "f1bfb37c9e2c3bdf",
    "accounts.0003_told_of_filings": "aa56312e618637ce",
    "workflow.0003_second_source_and_week_of_a_day": "0db5902d96893798",
    "complaints.0003_one_mailbox": "6ebec389006146db",
    "notifications.0003_gathered": "d94a361a388bfd5d",
    "notifications.0004_notices_that_nobody_missed": "0cb92e19655cbb6c",
    "notifications.0005_told_of_filings": "bb9ca0f4874b6494",
    "complaints.0004_words_and_references_folded": "3bd15a270e0c8911",
    "workflow.0004_references_of_registers_by_key": "fa9225422c0a1637",
    "workflow.0005_spent_proof": "ccfe33ac9391508d",
    "notifications.0006_new_access_codes": "e01ca6e813476fbf",
    "complaints.0007_corrected_contacts": "bccd29b4afc4b7bc",
    "notifications.0010_corrected_contacts": "1a663e784c18cdf6",
    "workflow.0006_exports": "9e9f4d8c4d755dec",
    "notifications.0007_bodies_once": "5021c89b50086c80",
    "accounts.0004_staff_networks": "9dcf4cd426985a50",
    "complaints.0005_ratings_apart": "482e363f261d4d3d",
    "notifications.0008_rating_to_confirm": "a0419fbad8311584",
    "complaints.0006_slips": "f73bfbed2b99984b",
    "complaints.0008_findings_in_writing": "2b3b46b7b908c3d2",
    "complaints.0009_at_the_ombudsman": "ccec86510c352089",
    "accounts.0006_told_weekly": "a785a01f03faec9b",
    "notifications.0011_weekly": "ee199b6680746927",
    "workflow.0007_ratings_apart": "d5aeafd121791d99",
    "compliance.0002_figures": "722fd0eed969312f",
    "compliance.0003_count_what_is_there": "7d13881143e8080c",
    "accounts.0005_seals": "ddcf2d2232ef730d",
    "notifications.0009_sealed_messages": "f7383d38492e0b6f",
    "workflow.0008_promised_files": "fbaf38e9702b40c8",
    "compliance.0004_sealed_as_they_stand": "ebff38234b71d88f",
    "compliance.0005_saved_views": "a568788530f3c5e0",
    "complaints.0010_words": "05114c8bd29ebc39",
    "complaints.0011_words_of_what_is_there": "8d5186965a3c42c8",
    "complaints.0012_words_indexed": "58c08cfd898463b9",
    "accounts.0007_regions": "cfc523d5a3e20d65",
    "compliance.0006_rows_by_indicator": "4d3f8e1a47b6890d",
    "compliance.0007_recap": "6b8219ad0eca984d",
    "complaints.0013_demands": "254aaf2963e83e55",
    "notifications.0012_demands": "e8ee962207188a6f",
    "workflow.0009_demands": "3f9216c18be9cc2b",
    "compliance.0008_frozen": "6013b95c26f950bb",
    "accounts.0008_asked_percent": "f18b31c4f4094038",
    "complaints.0019_withdrawn_files": "16dea9ce51c619a7",
    "complaints.0017_public_titles": "ad9bb24515c70ee6",
    "accounts.0009_places_found": "a23f950012ed33ad",
    "compliance.0009_questions": "190276416b05b2bc",
    "notifications.0013_questions": "4cc41964ee133777",
    "compliance.0010_notes_of_entries": "1da26e61f0d53add",
    "notifications.0014_hearings": "8e34b9c972390491",
    "compliance.0011_hearings": "b2d0b8d41c4d2325",
    "compliance.0012_evidence": "df46b401784cfa95",
    "complaints.0014_answer_void": "5f06f8030cf45d4f",
    "compliance.0013_audits": "ee076c85bff99e6f",
    "complaints.0015_products": "7d803ea2500f55a4",
    "notifications.0015_products": "86e762aba9c9f361",
    "workflow.0010_products": "43f33142cf242f4e",
    "compliance.0014_trust_answers": "6b4d7e2ccc3fae2b",
    "compliance.0015_instrument_versions": "4bc468357953f2c4",
    "complaints.0016_examinations": "8d629acc5cc061c9",
    "workflow.0011_examinations": "11cd117b86831cd9",
    "notifications.0016_told_at_every_turn": "a633f9b30e1bdf06",
    "accounts.0010_office_changes": "b4912e1c901a9d47",
    "notifications.0017_people": "c0593f7712243213",
    "notifications.0018_counter_keys": "bec8dd9747dd57f6",
    "workflow.0012_work_list": "3c54279cea05f60b",
    "workflow.0013_messages_of_complainants": "f165ca9775048f4c",
    "complaints.0018_work_list": "d5b968237e1155be",
    "complaints.0020_identity_to_ombudsman": "dec4eb6524854d0f",
    "complaints.0021_held_by_nobody": "84468f154fc44349",
    "complaints.0022_channels": "b0e8194677ec0b8a",
    "accounts.0011_absences": "70cb348d67185460",
    "workflow.0014_days_by_form": "541feb9f1ffadf93",
    "notifications.0019_objection_decided": "4df1793c9f8efcfb",
    "workflow.0016_learned": "d7c536787f7e6a1c",
    "workflow.0015_drafted_acts": "1bfaec4eee053276",
    "accounts.0012_letterheads": "7826d3d7f665a15d",
    "complaints.0023_told_on_a_phone": "3f04e9b0d70ca358",
    "accounts.0013_banners": "91703ab5d737bf23",
    "notifications.0020_by_phone": "658550eb8ed7a015",
    "complaints.0024_found_by_people_and_places": "0e550474cdd6be43",
    "complaints.0025_found_by_what_is_there": "fced566e591056bf",
    "complaints.0026_names_indexed": "a51363b00276a63f",
    "notifications.0021_mentions": "c51dc9b76e818117",
    "workflow.0017_letters": "6c491add0dc6b3c4",
    "workflow.0018_saved_filters": "cbd7e8e8230fdf92",
    "notifications.0022_filters_and_reminders": "e0946a96b3b61e29",
    "complaints.0030_words_of_many": "e7b9fe72ac42e735",
    "notifications.0027_records": "8427be433b3e1eb6",
    "complaints.0033_texts_of_a_case": "5a58b7226b3339f0",
    "workflow.0020_duties_of_a_case": "fc21048e50f973c9",
    "complaints.0031_words_of_people": "8b8304e307fb96c8",
    "complaints.0032_many_by_a_sample": "1b1e0a465b27658f",
    "workflow.0021_rows_of_a_case": "e2b6f8d4de8a5309",
    "complaints.0034_rows_of_a_case": "6880f6a39ef476bc",
    "complaints.0035_lists_of_what_is_open": "7e0535212e81826d",
    "complaints.0037_many_by_looks": "3b6d168a4c2787f2",
    "complaints.0038_listed_by_the_index_alone": "42081201385433a1",
    "notifications.0028_rows_of_a_case": "a8cd2abf9167e7ae",
    "complaints.0039_escalated_in_order": "47d9ae3892d0d858",
    "complaints.0040_names_by_place": "ab3661cb5ba06bc0",
    "complaints.0041_names_and_looks_of_a_place": "6fccaa3a6bf378cf",
    "complaints.0042_rare_by_the_statistics": "c6fd08c28b498b17",
    "complaints.0046_gathered_with_less_in_vain": "41485e4ba878e3de",
    "workflow.0022_holdings_passed_on": "b68669a82d26d14f",
    "complaints.0043_handed_until": "a13900032388cd9c",
    "workflow.0023_turns_handed_on": "e94fd71282604442",
    "complaints.0044_turns_in_order": "725b1bc281621896",
    "complaints.0036_of_a_unit_by_receipt": "5419649456e5d4f5",
    "compliance.0018_facts_in_order": "92f3399e6e3ee29d",
    "compliance.0017_never_assigned": "367e6152011e2478",
    "compliance.0019_facts_by_unit": "d0e6463dfdf34b3f",
    "compliance.0020_facts_of_unit_once": "64fdaf1ecf5927d3",
    "compliance.0021_sheet_cells": "32746fcbba3b037a",
    "complaints.0045_turned_at": "b776cd3e4137475b",
    "compliance.0022_cells_of_a_day": "5b11fbc9840f1415",
    "complaints.0047_wrote_at": "2991a0977f2d1cd1",
    "complaints.0048_names_spelled_once": "8476f74923aad844",
    "complaints.0049_words_by_key": "11eeb632c811ad00",
}
"""Every migration, with the digest of what it does. A new one gets a line; a line that stands never changes."""
FIRST = "0001_initial"
MOST_LEFT = 24
"""So many migrations may have come since `config/schema.sql` was written."""
ALLOWED: dict[str, str] = {
    "complaints.0004_words_and_references_folded: RunSQL may do anything": "it makes two functions and touches no row",
    "workflow.0007_ratings_apart: RunSQL may do anything": "it marks ratings of cases that staff filed, in a column that is new",
    "compliance.0002_figures: RunSQL may do anything": "it makes functions and triggers that add to a new table",
    "compliance.0003_count_what_is_there: RunSQL may do anything": "it adds rows to a new table",
    "complaints.0010_words: RunSQL may do anything": "it makes functions and triggers that add to a new table",
    "complaints.0024_found_by_people_and_places: RunSQL may do anything": "it makes functions and triggers that write what a search reads",
    "complaints.0026_names_indexed: RunSQL may do anything": "it makes two indexes and touches no row",
    "complaints.0030_words_of_many: RunSQL may do anything": "the words of many new cases are made in one statement",
    "complaints.0032_many_by_a_sample: RunSQL may do anything": "it makes a function and touches no row",
    "complaints.0031_words_of_people: RunSQL may do anything": "the same words, made step by step instead of in queries",
    "notifications.0027_records: RunSQL may do anything": "an index of ids that are written takes the place of one of all ids",
    "notifications.0027_records: message is held to message_id_while_written, which its rows may break": "the same as before of fewer rows: it forbids less",
    "workflow.0021_rows_of_a_case: RunSQL may do anything": "it tells the planner of a number and touches no row",
    "complaints.0034_rows_of_a_case: RunSQL may do anything": "it tells the planner of a number and touches no row",
    "complaints.0040_names_by_place: RunSQL may do anything": "it makes a function and an index, and touches no row",
    "complaints.0041_names_and_looks_of_a_place: RunSQL may do anything": "it makes three functions anew, which answer the same",
    "complaints.0042_rare_by_the_statistics: RunSQL may do anything": "it makes a function anew, which answers the same",
    "complaints.0046_gathered_with_less_in_vain: RunSQL may do anything": "it makes a function, which answers as the one before it",
    "complaints.0037_many_by_looks: RunSQL may do anything": "it makes two functions anew, which answer the same",
    "complaints.0043_handed_until: RunSQL may do anything": "it makes a function and touches no row",
    "workflow.0023_turns_handed_on: RunSQL may do anything": "it fills a column that is new",
    "complaints.0045_turned_at: RunSQL may do anything": "it adds and fills a column that is new, with a trigger that writes it",
    "complaints.0047_wrote_at: RunSQL may do anything": "it adds and fills a column that is new, with a trigger that writes it",
    "complaints.0048_names_spelled_once: RunSQL may do anything": "it adds columns that the database fills itself, with their indexes, and makes two functions anew, which answer the same",
    "complaints.0035_lists_of_what_is_open: RunSQL may do anything": "it sets how four functions are planned and touches no row",
    "notifications.0028_rows_of_a_case: RunSQL may do anything": "it tells the planner of a number and touches no row",
    "compliance.0021_sheet_cells: RunSQL may do anything": "it makes functions and triggers that add to a new table",
    "compliance.0017_never_assigned: RunSQL may do anything": "it fills two columns that are new",
    "accounts.0007_regions: membership is held to membership_for_a_region, which its rows may break": "of a new column, empty in every row",
    "accounts.0008_asked_percent: agency is held to agency_asks_a_percentage, which its rows may break": "of a new column, 0 in every row",
    "workflow.0019_saved_pages: Rename table for savedfilter to workflow_savedfilter": "it says the name that the table has",
    "workflow.0019_saved_pages: Rename model SavedFilter to SavedPage": "of the name in the code: the table keeps its own",
    "workflow.0019_saved_pages: savedpage is held to page_shared_in_one_place, which its rows may break": "of a new column, false in every row",
    "compliance.0016_saved_views_moved: Delete model SavedView": "of the name in the code: the table stays with its rows",
    "accounts.0007_regions: membership is held to membership_once, which its rows may break": "the same as before with one more column: it forbids less",
}
"""What takes something away all the same, and why nobody misses it: `app.migration: finding` and the reason."""
WIDER = {
    ("CharField", "TextField"),
    ("PositiveSmallIntegerField", "PositiveIntegerField"),
    ("PositiveSmallIntegerField", "PositiveBigIntegerField"),
    ("PositiveIntegerField", "PositiveBigIntegerField"),
    ("SmallIntegerField", "IntegerField"),
    ("IntegerField", "BigIntegerField"),
}
TAKES_AWAY = (
    migrations.RemoveField,
    migrations.DeleteModel,
    migrations.RenameField,
    migrations.RenameModel,
    migrations.AlterModelTable,
)


def ours() -> dict[str, Path]:
    """The files of our migrations by `app.name`."""
    return {
        f"{app.label}.{path.stem}": path
        for app in apps.get_app_configs()
        if Path(app.path).parent == ROOT
        for path in sorted(Path(app.path).glob("migrations/[0-9]*.py"))
    }


class _Bare(ast.NodeTransformer):
    """A name without the modules before it, and an import without them: those may move."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return node  # there a dot follows what the function has in hand

    def visit_Import(self, node: ast.Import) -> None:
        return None

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.AST:
        return ast.ImportFrom(None, sorted(node.names, key=lambda each: each.name), 0)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        inner: ast.expr = node
        while isinstance(inner, ast.Attribute):
            inner = inner.value
        return ast.Name(node.attr) if isinstance(inner, ast.Name) else self.generic_visit(node)


def digest(source: str) -> str:
    """Of all that stands in a migration, with the SQL and the functions beside its class; whatever the comments, the layout
    and the modules that it imports from."""
    return hashlib.sha256(ast.unparse(_Bare().visit(ast.parse(source))).encode()).hexdigest()[:16]


def losses(operation: Operation, app: str, before: ProjectState) -> Iterator[str]:
    """What this operation takes from the database as it stood: rows, values, or a way to write them."""
    after = before.clone()
    operation.state_forwards(app, after)
    match operation:
        case migrations.SeparateDatabaseAndState():
            for inner in [*operation.database_operations, *operation.state_operations]:
                yield from losses(inner, app, before)
        case migrations.AddField() if not operation.field.null and operation.field.db_default is NOT_PROVIDED:
            if not operation.field.many_to_many:
                yield f"{operation.model_name}.{operation.name} must be written, and who runs already does not know it"
        case migrations.AlterField():
            was, now = (
                state.models[app, operation.model_name_lower].fields[operation.name]
                for state in (before, after)
            )
            yield from (f"{operation.model_name}.{operation.name} {loss}" for loss in narrowed(was, now))
        case migrations.AddConstraint():
            yield f"{operation.model_name} is held to {operation.constraint.name}, which its rows may break"
        case migrations.RunSQL():
            yield "RunSQL may do anything"
        case _ if isinstance(operation, TAKES_AWAY):
            yield operation.describe()


def narrowed(was: "Field[object, object]", now: "Field[object, object]") -> Iterator[str]:
    """Why a value of the column as it was may not fit any more."""
    kinds = (was.get_internal_type(), now.get_internal_type())
    if kinds[0] != kinds[1] and kinds not in WIDER:
        yield f"becomes a {kinds[1]}"
    if was.null and not now.null:
        yield "may not be empty any more"
    if now.unique and not was.unique:
        yield "may hold a value only once"
    if now.max_length is not None and (was.max_length is None or now.max_length < was.max_length):
        yield f"is cut to {now.max_length} characters"
    if gone := sorted(str(value) for value in {*_values(was)} - {*_values(now)} if _values(now)):
        yield f"knows no {', '.join(gone)} any more"
    if was.related_model != now.related_model:
        yield "points elsewhere"
    if isinstance(was, models.DecimalField) and isinstance(now, models.DecimalField):
        digits = [(one.decimal_places, one.max_digits - one.decimal_places) for one in (was, now)]
        if any(less < more for more, less in zip(*digits, strict=True)):
            yield "holds fewer digits"


def _values(field: "Field[object, object]") -> list[object]:
    return [value for value, _label in field.flatchoices]


def of_new_migrations() -> dict[str, str]:
    """Findings by `app.migration: finding`, of all but the first of each app; models that a migration makes are its own."""
    loader = MigrationLoader(connection)
    found = {}
    for name in ours():
        app, _, number = name.partition(".")
        if number == FIRST:
            continue
        state = loader.project_state((app, number), at_end=False)
        made = set[str]()
        for operation in loader.get_migration(app, number).operations:
            if isinstance(operation, migrations.CreateModel):
                made.add(operation.name_lower)
            if getattr(operation, "model_name", "").lower() not in made:
                found |= {f"{name}: {loss}": loss for loss in losses(operation, app, state)}
            operation.state_forwards(app, state)
    return found


def test_no_migration_is_edited_and_each_is_written_down() -> None:
    now = {name: digest(path.read_text(encoding="utf-8")) for name, path in ours().items()}
    assert now == WRITTEN, "add the line of a new migration; put back what was changed in an old one"


def test_an_empty_database_has_few_migrations_left_to_make() -> None:
    """Each of them takes time at every first start: `python -m tests.upgrade.schema` writes the file anew."""
    made = set(re.findall(r"^    \('(\w+)', '(\w+)'\)", SCHEMA.read_text(encoding="utf-8"), re.MULTILINE))
    there = set(MigrationLoader(None).disk_migrations)
    assert made <= there
    assert len(there - made) <= MOST_LEFT


@pytest.mark.django_db
def test_new_migrations_take_nothing_away() -> None:
    assert set(of_new_migrations()) == set(ALLOWED)
    assert all(len(reason) > 20 for reason in ALLOWED.values())


MIGRATION = """
import a.b
from django.db import models
SQL = "UPDATE cases SET note = ''"
def tidy(apps, editor):
    editor.execute(SQL)
class Migration(M):
    dependencies = [('x', '0001_initial')]
    operations = [
        migrations.AddField('Case', 'note', models.CharField(max_length=3, validators=[a.b.checked])),
    ]
"""


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("a.b", "c.d.e"),
        ("models.CharField", "db.models.CharField"),
        ("from django.db import", "from elsewhere import"),
        ("SQL =", "# What was there.\nSQL ="),
        ("        migrations.Add", "  migrations.Add"),
    ],
)
def test_a_module_may_move_and_lines_be_laid_out_anew(was: str, now: str) -> None:
    assert digest(MIGRATION.replace(was, now)) == digest(MIGRATION)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("=3", "=4"),
        ("'note'", "'notes'"),
        ("CharField", "TextField"),
        ("checked", "unchecked"),
        ("0001", "0002"),
        ("note = ''", "note = 'x'"),
        ("execute(SQL)", "execute(SQL + SQL)"),
        ("editor.execute", "apps.execute"),
        ("import models", "import fields as models"),
    ],
)
def test_an_edit_of_what_a_migration_does_is_seen(was: str, now: str) -> None:
    assert digest(MIGRATION.replace(was, now)) != digest(MIGRATION)


@pytest.fixture
def state() -> ProjectState:
    """A case of some fields."""
    found = ProjectState()
    fields: list[tuple[str, Field[object, object]]] = [
        ("id", models.BigAutoField(primary_key=True)),
        ("code", models.CharField(max_length=10, null=True, choices=[("a", "A"), ("b", "B")])),
        ("count", models.PositiveSmallIntegerField()),
        ("score", models.DecimalField(max_digits=5, decimal_places=2)),
    ]
    migrations.CreateModel("Case", fields).state_forwards("cases", found)
    return found


def altered(name: str, field: "Field[object, object]") -> Operation:
    return migrations.AlterField("Case", name, field)


AB, ABC = [("a", "A"), ("b", "Bee")], [("a", "A"), ("b", "B"), ("c", "C")]


@pytest.mark.parametrize(
    "operation",
    [
        migrations.CreateModel("Other", [("id", models.BigAutoField(primary_key=True))]),
        migrations.AddField("Case", "note", models.TextField(null=True)),
        migrations.AddField("Case", "note", models.TextField(db_default="")),
        migrations.AddField("Case", "others", models.ManyToManyField("Case")),
        migrations.AddIndex("Case", models.Index(fields=["count"], name="case_count")),
        migrations.RunPython(migrations.RunPython.noop),
        altered("code", models.CharField(max_length=20, null=True, choices=ABC)),
        altered("code", models.CharField(max_length=10, null=True, choices=AB, verbose_name="kode")),
        altered("code", models.TextField(null=True)),
        altered("count", models.PositiveIntegerField(null=True)),
        altered("score", models.DecimalField(max_digits=6, decimal_places=3)),
    ],
    ids=lambda operation: type(operation).__name__,
)
def test_what_adds_is_let_through(operation: Operation, state: ProjectState) -> None:
    assert list(losses(operation, "cases", state)) == []


@pytest.mark.parametrize(
    ("operation", "said"),
    [
        (migrations.RemoveField("Case", "code"), "Remove field code"),
        (migrations.DeleteModel("Case"), "Delete model Case"),
        (migrations.RenameField("Case", "code", "codes"), "Rename field code"),
        (migrations.RenameModel("Case", "File"), "Rename model Case"),
        (migrations.AlterModelTable("Case", "files"), "Rename table"),
        (migrations.AddField("Case", "note", models.TextField(default="")), "must be written"),
        (migrations.RunSQL("DROP TABLE cases_case"), "may do anything"),
        (
            migrations.SeparateDatabaseAndState(database_operations=[migrations.RemoveField("Case", "code")]),
            "Remove field code",
        ),
        (
            migrations.AddConstraint("Case", models.UniqueConstraint(fields=["count"], name="count_once")),
            "count_once",
        ),
        (altered("code", models.CharField(max_length=9, null=True, choices=ABC)), "is cut to 9"),
        (altered("code", models.CharField(max_length=10, choices=ABC)), "may not be empty"),
        (altered("code", models.CharField(max_length=10, null=True, choices=ABC[:1])), "knows no b"),
        (altered("code", models.CharField(max_length=10, null=True, unique=True)), "only once"),
        (altered("code", models.IntegerField(null=True)), "becomes a IntegerField"),
        (altered("count", models.SmallIntegerField()), "becomes a SmallIntegerField"),
        (altered("score", models.DecimalField(max_digits=5, decimal_places=3)), "fewer digits"),
    ],
    ids=lambda operation: type(operation).__name__,
)
def test_what_takes_away_is_found(operation: Operation, said: str, state: ProjectState) -> None:
    found = list(losses(operation, "cases", state))
    assert len(found) == 1
    assert said in found[0]
