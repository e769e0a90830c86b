from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Filters of the work list become pages that are kept, in the table they stand in."""

    dependencies = [("workflow", "0018_saved_filters")]

    operations = [
        migrations.AlterModelTable("savedfilter", "workflow_savedfilter"),
        migrations.RenameModel("SavedFilter", "SavedPage"),
        migrations.AddField(
            "savedpage",
            "page",
            models.CharField(
                max_length=10,
                choices=[
                    ("list", "Daftar kerja"),
                    ("overview", "Pengawasan"),
                    ("sheet", "Lembar unit"),
                    ("compare", "Bandingkan"),
                    ("cases", "Daftar pengaduan"),
                    ("queue", "Antrean"),
                ],
                default="list",
                db_default="list",
            ),
        ),
        migrations.AddField("savedpage", "office", models.BooleanField(default=False, db_default=False)),
        migrations.AddField("savedpage", "was_view", models.BigIntegerField(null=True, unique=True)),
        migrations.AddConstraint(
            "savedpage",
            models.CheckConstraint(
                condition=Q(office=False) | Q(unit=None, agency=None), name="page_shared_in_one_place"
            ),
        ),
    ]
