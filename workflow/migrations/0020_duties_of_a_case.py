from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """A case has few duties: by which they are found holds each case once, not each duty. Made beside other work."""

    atomic = False
    dependencies = [("workflow", "0019_saved_pages")]
    operations = [
        AddIndexConcurrently("duty", models.Index("complaint", name="duty_of_case")),
        RemoveIndexConcurrently("duty", "duty_of_complaint"),
    ]
