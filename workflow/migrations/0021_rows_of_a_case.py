from django.db import migrations


class Migration(migrations.Migration):
    """How many rows a case has is told (`pg_stats.n_distinct`: cases a row, counted in a database of 10,000), not guessed: from its sample of a
    large table PostgreSQL takes a case to have seven times as many, and reads all duties of a kind, of millions, to spare
    itself the rows of two hundred cases."""

    dependencies = [("workflow", "0020_duties_of_a_case")]
    operations = [
        migrations.RunSQL(
            [
                "ALTER TABLE workflow_duty ALTER complaint_id SET (n_distinct = -0.12)",
                "ALTER TABLE workflow_event ALTER complaint_id SET (n_distinct = -0.14)",
                "ALTER TABLE workflow_rung ALTER complaint_id SET (n_distinct = -0.23)",
                "ANALYZE workflow_duty",
                "ANALYZE workflow_event",
                "ANALYZE workflow_rung",
            ],
            [
                "ALTER TABLE workflow_duty ALTER complaint_id RESET (n_distinct)",
                "ALTER TABLE workflow_event ALTER complaint_id RESET (n_distinct)",
                "ALTER TABLE workflow_rung ALTER complaint_id RESET (n_distinct)",
            ],
        )
    ]
