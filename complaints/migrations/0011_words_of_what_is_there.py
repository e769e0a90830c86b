"""The words of the cases that are there already, in batches. May be interrupted at any time and goes on where it was."""

from django.db import migrations

BATCH = 10_000


def fill(apps, schema_editor):
    """Cases whose words no trigger wrote, in the order of their keys."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM complaints_complaint")
        (last,) = cursor.fetchone()
        for first in range(0, last + 1, BATCH):
            cursor.execute(
                "INSERT INTO complaints_words (complaint_id, words) SELECT c.id, words_of(c.id, c.agency_id)"
                " FROM complaints_complaint c WHERE c.id > %s AND c.id <= %s"
                " AND NOT EXISTS (SELECT FROM complaints_words w WHERE w.complaint_id = c.id) ORDER BY c.id"
                " ON CONFLICT (complaint_id) DO NOTHING",
                [first, first + BATCH],
            )
        cursor.execute("ANALYZE complaints_words")


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("complaints", "0010_words")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
