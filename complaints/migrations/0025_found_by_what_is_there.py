"""The cases that are there already, in batches. May be interrupted at any time and goes on where it was."""

from django.db import migrations

BATCH = 5_000


def fill(apps, schema_editor):
    """Cases in the order of their keys; the words of each are written anew where they differ."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(complaint_id), 0) FROM complaints_words")
        (last,) = cursor.fetchone()
        for first in range(0, last + 1, BATCH):
            cursor.execute(
                "UPDATE complaints_words w SET words = now.words"
                " FROM (SELECT complaint_id, words_of_case(complaint_id) AS words FROM complaints_words"
                " WHERE complaint_id > %s AND complaint_id <= %s) now"
                " WHERE now.complaint_id = w.complaint_id AND now.words IS DISTINCT FROM w.words",
                [first, first + BATCH],
            )
        cursor.execute("ANALYZE complaints_words")


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("complaints", "0024_found_by_people_and_places")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
