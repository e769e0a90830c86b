from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """The cases that a unit held and passed on are found by themselves. Made beside other work."""

    atomic = False
    dependencies = [("workflow", "0021_rows_of_a_case")]
    operations = [
        AddIndexConcurrently(
            "holding",
            models.Index("unit", name="holding_passed_on", condition=models.Q(until_at__isnull=False)),
        ),
    ]
