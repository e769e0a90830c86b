"""Ratings that stood before: those of cases that staff filed stand apart, as every later one does."""

from django.db import migrations

APART = """
    UPDATE complaints_complaint SET rating_apart = true
    WHERE rating IS NOT NULL AND EXISTS (
        SELECT 1 FROM workflow_event e
        WHERE e.complaint_id = complaints_complaint.id AND e.seq = 1 AND e.actor_kind = 'staff'
    )
"""


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0005_ratings_apart'),
        ('workflow', '0006_exports'),
    ]

    operations = [migrations.RunSQL(APART, migrations.RunSQL.noop)]
