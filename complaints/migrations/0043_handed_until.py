import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

FUNCTION = """
CREATE FUNCTION turn_handed_until(of_case bigint, in_state text) RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    IF in_state = 'investigating' THEN
        RETURN (SELECT timestamptz '9999-01-01 00:00:00+00' FROM workflow_suspension
            WHERE complaint_id = of_case AND until_at IS NULL AND reason = 'awaiting_complainant');
    ELSIF in_state = 'escalated' THEN
        RETURN (SELECT max(due_at) FROM workflow_duty WHERE complaint_id = of_case AND kind = 'explain'
            AND met_at IS NULL AND ended_at IS NULL AND (swept_at IS NULL OR swept_at < due_at));
    END IF;
    RETURN NULL;
END $$
"""


class Migration(migrations.Migration):
    """Until when somebody else has to act than the state of a case names, kept on its row (docs/adr/0131). The rows of before get it with
    the triggers of duties and standstills, in the migration of those."""

    dependencies = [("complaints", "0042_rare_by_the_statistics")]
    operations = [
        migrations.AddField("complaint", "handed_until", models.DateTimeField(editable=False, null=True)),
        migrations.RunSQL(FUNCTION, "DROP FUNCTION turn_handed_until(bigint, text)"),
        pgtrigger.migrations.AddTrigger(
            model_name="complaint",
            trigger=pgtrigger.compiler.Trigger(
                name="turn_follows_its_state",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.state <> NEW.state AND (OLD.handed_until IS NOT NULL OR NEW.state IN ('investigating', 'escalated')))",
                    func="NEW.handed_until := turn_handed_until(NEW.id, NEW.state); RETURN NEW;",
                    hash="07fc0b250fe38706b4882578fa897d57f269c220",
                    operation='UPDATE OF "state"',
                    pgid="pgtrigger_turn_follows_its_state_2df29",
                    table="complaints_complaint",
                    when="BEFORE",
                ),
            ),
        ),
    ]
