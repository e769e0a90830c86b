from django.db import migrations, models

MARK = """
    UPDATE compliance_casefacts f SET never_assigned = true FROM complaints_complaint c
    WHERE c.id = f.complaint_id AND f.part = 5 AND c.first_answered_at IS NULL AND c.held_by_id IS NULL
      AND c.state NOT IN ('closed', 'rejected', 'withdrawn')
      AND NOT EXISTS (SELECT FROM workflow_holding h WHERE h.complaint_id = c.id)
"""
SUM_UP = """
    WITH never AS (
        SELECT agency_id, unit_id, classification, channel, date_trunc('month', received_on)::date AS month
        FROM compliance_casefacts WHERE never_assigned
    ), summed AS (
        SELECT kind, span, start, agency_id, place.unit_id, code, count(*) AS n
        FROM never
        CROSS JOIN LATERAL (VALUES ('month', month), ('year', date_trunc('year', month)::date)) spans(span, start)
        CROSS JOIN LATERAL (
            VALUES ('agency', 0, ''), ('unit', unit_id, ''), ('classification', 0, classification), ('channel', 0, channel)
        ) place(kind, unit_id, code)
        GROUP BY 1, 2, 3, 4, 5, 6
    )
    UPDATE compliance_cell c SET never_assigned = s.n FROM summed s
    WHERE c.kind = s.kind AND c.span = s.span AND c.start = s.start AND c.agency_id = s.agency_id
      AND c.unit_id = s.unit_id AND c.code = s.code
"""
ALONE = "SELECT pg_advisory_xact_lock(128047713117801)"
"""As a recount does (`compliance.recounting.LOCK`)."""
REVISE = "UPDATE compliance_standing SET revision = revision + 1"


class Migration(migrations.Migration):
    """Cases that no unit ever held are counted in facts and cells, and these are told of what is there."""

    dependencies = [("compliance", "0016_saved_views_moved"), ("complaints", "0035_lists_of_what_is_open"), ("workflow", "0021_rows_of_a_case")]
    operations = [
        migrations.AddField("casefacts", "never_assigned", models.BooleanField(db_default=False, default=False)),
        migrations.AddField("cell", "never_assigned", models.PositiveIntegerField(db_default=0, default=0)),
        migrations.RunSQL([ALONE, MARK, SUM_UP, REVISE], migrations.RunSQL.noop),
    ]
