from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models

TURNED = (
    models.Q(turned_at__isnull=False)
    & models.Q(kind="complaint")
    & ~models.Q(state__in=("closed", "rejected", "withdrawn"))
)
COLUMN = "ALTER TABLE complaints_complaint ADD COLUMN IF NOT EXISTS turned_at timestamp with time zone"
TOLD = """
CREATE OR REPLACE FUNCTION turned_by_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE complaints_complaint SET turned_at = NEW.at WHERE id = NEW.complaint_id;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER tells_its_turn AFTER INSERT ON workflow_event FOR EACH ROW
    WHEN (NEW.name IN ('escalated', 'remanded', 'demanded')) EXECUTE FUNCTION turned_by_event();
"""
UNTOLD = "DROP TRIGGER tells_its_turn ON workflow_event; DROP FUNCTION turned_by_event()"
OF_BEFORE = """
UPDATE complaints_complaint c SET turned_at = e.at FROM (
    SELECT complaint_id, max(at) AS at FROM workflow_event WHERE name IN ('escalated', 'remanded', 'demanded') GROUP BY complaint_id
) e WHERE c.id = e.complaint_id AND c.turned_at IS NULL
"""


class Migration(migrations.Migration):
    """When a case was last taken to the Ombudsman or handed on there stands on its row, so that the queue is read along an index
    (docs/adr/0134). Indexes are made beside other work."""

    ADDED = tuple(
        models.Index(
            each,
            "id",
            name=f"complaint_turned_by_{order}",
            condition=TURNED,
            include=["state", "handed_until", "agency"],
        )
        for order, each in (("turn", "turned_at"), ("due", "next_due_at"))
    )
    atomic = False
    dependencies = [("complaints", "0044_turns_in_order"), ("workflow", "0023_turns_handed_on")]
    operations = [
        # In no transaction, and so in steps that may be made again after one of them failed.
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(COLUMN, "ALTER TABLE complaints_complaint DROP COLUMN turned_at")],
            [migrations.AddField("complaint", "turned_at", models.DateTimeField(editable=False, null=True))],
        ),
        migrations.RunSQL(TOLD, UNTOLD),
        migrations.RunSQL(OF_BEFORE, migrations.RunSQL.noop),
        *(AddIndexConcurrently("complaint", index) for index in ADDED),
        RemoveIndexConcurrently("complaint", "complaint_open_taken"),
    ]
