"""Names of units and of staff are found by their parts and by their likeness."""

from django.db import migrations


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("complaints", "0025_found_by_what_is_there"), ("accounts", "0011_absences")]
    operations = [
        migrations.RunSQL(
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS unit_by_name ON accounts_unit USING gin (spelled(name) gin_trgm_ops)",
            "DROP INDEX unit_by_name",
        ),
        migrations.RunSQL(
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS user_by_name ON accounts_user USING gin (spelled(name) gin_trgm_ops)",
            "DROP INDEX user_by_name",
        ),
    ]
