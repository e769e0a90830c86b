"""What complainants wrote lately, for who has not read it."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("workflow", "0012_work_list")]

    operations = [
        AddIndexConcurrently(
            model_name="event",
            index=models.Index(
                "at",
                "complaint",
                name="event_complainants_messages",
                condition=models.Q(("actor_kind", "complainant"), ("name", "message_sent")),
            ),
        ),
    ]
