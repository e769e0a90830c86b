import django.db.models.deletion
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """What was promised and sent stands in a record, and its columns are empty. Made beside the work of senders."""

    atomic = False
    dependencies = [("complaints", "0031_words_of_people"), ("notifications", "0026_kept_back")]
    operations = [
        migrations.AddField("message", "record", models.BinaryField(null=True)),
        migrations.AlterField("message", "facts", models.JSONField(default=dict, null=True)),
        migrations.AlterField("message", "message_id", models.CharField(max_length=100, null=True)),
        AddIndexConcurrently(
            "message",
            models.Index("identity", name="message_to_complainant", condition=Q(identity__isnull=False)),
        ),
        migrations.AlterField(
            "message",
            "identity",
            models.ForeignKey(
                "complaints.identity",
                django.db.models.deletion.SET_NULL,
                null=True,
                related_name="notices",
                db_index=False,
            ),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS message_id_while_written"
                    " ON notifications_message (message_id) WHERE message_id IS NOT NULL",
                    "DROP INDEX message_id_while_written",
                ),
                migrations.RunSQL(
                    "ALTER TABLE notifications_message DROP CONSTRAINT IF EXISTS message_id_once",
                    "ALTER TABLE notifications_message ADD CONSTRAINT message_id_once UNIQUE (message_id)",
                ),
            ],
            state_operations=[
                migrations.RemoveConstraint("message", "message_id_once"),
                migrations.AddConstraint(
                    "message",
                    models.UniqueConstraint(
                        fields=["message_id"],
                        name="message_id_while_written",
                        condition=Q(message_id__isnull=False),
                    ),
                ),
            ],
        ),
    ]
