from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """The page of what did not arrive read a million messages to find a few. Made beside the work of senders."""

    atomic = False
    dependencies = [("notifications", "0025_reports_and_tries")]
    operations = [
        AddIndexConcurrently(
            "message",
            models.Index(
                "state", "id", name="message_kept_back", condition=Q(state__in=["set_aside", "held", "merged"])
            ),
        ),
    ]
