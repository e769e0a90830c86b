from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """A case has few texts: by which it is found holds each case once, not each text. Made beside other work."""

    atomic = False
    dependencies = [("complaints", "0032_many_by_a_sample")]
    operations = [
        AddIndexConcurrently("statement", models.Index("complaint", name="statement_of_case")),
        RemoveIndexConcurrently("statement", "statement_of_complaint"),
    ]
