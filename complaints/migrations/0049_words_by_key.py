from django.contrib.postgres.indexes import HashIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    """A look at the words of one case reads one page of an index instead of three (docs/adr/0143). Made beside other work."""

    atomic = False
    dependencies = [("complaints", "0048_names_spelled_once")]
    operations = [AddIndexConcurrently("words", HashIndex(fields=["complaint_id"], name="words_by_key"))]
