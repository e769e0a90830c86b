from django.db import migrations, models


class Migration(migrations.Migration):
    """Agencies have cells of days as well (docs/adr/0134): the next recount makes them of what is there, and until then nobody reads
    them (`compliance.recounting.counted_last`)."""

    dependencies = [("compliance", "0020_facts_of_unit_once")]
    operations = [
        migrations.AlterField(
            "cell",
            "span",
            models.CharField(choices=[("day", "Day"), ("month", "Month"), ("year", "Year")], max_length=5),
        )
    ]
