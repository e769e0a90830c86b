import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

OF_BEFORE = """
UPDATE complaints_complaint SET handed_until = turn_handed_until(id, state) WHERE turn_handed_until(id, state) IS NOT NULL AND id IN (
    SELECT complaint_id FROM workflow_suspension WHERE until_at IS NULL AND reason = 'awaiting_complainant'
    UNION ALL SELECT complaint_id FROM workflow_duty WHERE kind = 'explain' AND met_at IS NULL AND ended_at IS NULL)
"""


class Migration(migrations.Migration):
    """Demands of the Ombudsman and standstills tell their case until when they hand its turn on (docs/adr/0131)."""

    dependencies = [("workflow", "0022_holdings_passed_on"), ("complaints", "0043_handed_until")]
    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="duty",
            trigger=pgtrigger.compiler.Trigger(
                name="hands_the_turn_on",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.kind = 'explain')",
                    func="\n            UPDATE complaints_complaint SET handed_until = turn_handed_until(id, state)\n            WHERE id = NEW.complaint_id AND handed_until IS DISTINCT FROM turn_handed_until(id, state);\n            RETURN NULL;\n        ",
                    hash="f7501d60f54788b2fcafe0fc63c66acc8bf86d31",
                    operation='INSERT OR UPDATE OF "due_at", "met_at", "ended_at", "swept_at"',
                    pgid="pgtrigger_hands_the_turn_on_ae1b7",
                    table="workflow_duty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suspension",
            trigger=pgtrigger.compiler.Trigger(
                name="hands_the_turn_on",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.reason = 'awaiting_complainant')",
                    func="\n            UPDATE complaints_complaint SET handed_until = turn_handed_until(id, state)\n            WHERE id = NEW.complaint_id AND handed_until IS DISTINCT FROM turn_handed_until(id, state);\n            RETURN NULL;\n        ",
                    hash="3555cd3a1b2a7ca6852935aadaeafde012527fbc",
                    operation='INSERT OR UPDATE OF "until_at"',
                    pgid="pgtrigger_hands_the_turn_on_a93da",
                    table="workflow_suspension",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(OF_BEFORE, migrations.RunSQL.noop),
    ]
