from django.db import migrations


class Migration(migrations.Migration):
    """How many rows a case has is told (`pg_stats.n_distinct`: cases a row, counted in a database of 10,000), not guessed: from its sample of a
    large table PostgreSQL takes a case to have seven times as many, and reads all duties of a kind, of millions, to spare
    itself the rows of two hundred cases."""

    dependencies = [("complaints", "0033_texts_of_a_case")]
    operations = [
        migrations.RunSQL(
            [
                "ALTER TABLE complaints_statement ALTER complaint_id SET (n_distinct = -0.2)",
                "ANALYZE complaints_statement",
            ],
            ["ALTER TABLE complaints_statement ALTER complaint_id RESET (n_distinct)"],
        )
    ]
