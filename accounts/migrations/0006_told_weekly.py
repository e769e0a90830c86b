"""Which week heads were last told of. After the seals were first made, since these leave the column out."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_seals"), ("compliance", "0004_sealed_as_they_stand")]

    operations = [
        migrations.AddField(
            model_name="agency",
            name="told_weekly",
            field=models.JSONField(db_default={}, default=dict, editable=False),
        ),
    ]
