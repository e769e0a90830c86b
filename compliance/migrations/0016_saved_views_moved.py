from django.db import migrations

LONGEST_NAME = 100


def move(apps, schema_editor):
    """A row in the table of kept pages for each view of the desk. A name that its owner gave a filter too gets a number."""
    using = schema_editor.connection.alias
    View, Page = apps.get_model("compliance", "SavedView"), apps.get_model("workflow", "SavedPage")
    taken = set(Page.objects.using(using).values_list("owner_id", "name"))
    rows = []
    for view in View.objects.using(using).order_by("pk"):
        name, number = view.name, 1
        while (view.owner_id, name) in taken:
            number += 1
            name = f"{view.name[: LONGEST_NAME - 6]} ({number})"
        taken.add((view.owner_id, name))
        rows.append(
            Page(
                owner_id=view.owner_id,
                name=name,
                page=view.page,
                asked=view.asked,
                agency_id=view.agency_id,
                office=view.shared == "office",
                was_view=view.pk,
                made_at=view.made_at,
                changed_at=view.changed_at,
            )
        )
    Page.objects.using(using).bulk_create(rows)


class Migration(migrations.Migration):
    """Views of the desk become kept pages. Their old table stays with its rows, and nothing reads or writes it."""

    dependencies = [("compliance", "0015_instrument_versions"), ("workflow", "0019_saved_pages")]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("SavedView")]),
    ]
