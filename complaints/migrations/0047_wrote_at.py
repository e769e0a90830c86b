from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

WRITTEN_TO = (
    models.Q(wrote_at__isnull=False)
    & models.Q(kind="complaint")
    & ~models.Q(state__in=("closed", "rejected", "withdrawn"))
)
COLUMN = "ALTER TABLE complaints_complaint ADD COLUMN IF NOT EXISTS wrote_at timestamp with time zone"
TOLD = """
CREATE OR REPLACE FUNCTION written_by_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE complaints_complaint SET wrote_at = greatest(wrote_at, NEW.at) WHERE id = NEW.complaint_id;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER tells_what_was_written AFTER INSERT ON workflow_event FOR EACH ROW
    WHEN (NEW.name = 'message_sent' AND NEW.actor_kind = 'complainant') EXECUTE FUNCTION written_by_event();
"""
UNTOLD = "DROP TRIGGER tells_what_was_written ON workflow_event; DROP FUNCTION written_by_event()"
OF_BEFORE = """
UPDATE complaints_complaint c SET wrote_at = e.at FROM (
    SELECT complaint_id, max(at) AS at FROM workflow_event
    WHERE name = 'message_sent' AND actor_kind = 'complainant'
        AND at > least(now(), (SELECT at FROM workflow_event ORDER BY id DESC LIMIT 1)) - interval '40 days'
    GROUP BY complaint_id
) e WHERE c.id = e.complaint_id AND c.wrote_at IS NULL
"""


class Migration(migrations.Migration):
    """When its complainant last wrote stands on the row of a case, so that what is unread is found along an index (docs/adr/0141). What
    was written more than forty days before is told to nobody as unread. Indexes are made beside other work."""

    ADDED = tuple(
        models.Index(
            *(*scope, "wrote_at", "id"),
            name=f"complaint_written_to{here}",
            condition=WRITTEN_TO,
            include=["state", "next_due_at", "next_due_on", "handed_until", "received_on", "last_at"],
        )
        for scope, here in (((), ""), (("agency",), "_here"))
    )
    atomic = False
    dependencies = [
        ("complaints", "0046_gathered_with_less_in_vain"),
        ("workflow", "0023_turns_handed_on"),
    ]
    operations = [
        # In no transaction, and so in steps that may be made again after one of them failed.
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(COLUMN, "ALTER TABLE complaints_complaint DROP COLUMN wrote_at")],
            [migrations.AddField("complaint", "wrote_at", models.DateTimeField(editable=False, null=True))],
        ),
        migrations.RunSQL(TOLD, UNTOLD),
        migrations.RunSQL(OF_BEFORE, migrations.RunSQL.noop),
        *(AddIndexConcurrently("complaint", index) for index in ADDED),
    ]
