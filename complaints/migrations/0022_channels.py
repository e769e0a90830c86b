"""The networks and the national portal through which people really write have channels of their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("complaints", "0021_held_by_nobody")]

    operations = [
        migrations.AlterField(
            model_name="complaint",
            name="channel",
            field=models.CharField(
                choices=[
                    ("web", "Situs web"),
                    ("phone", "Telepon"),
                    ("letter", "Surat"),
                    ("walk_in", "Datang langsung"),
                    ("email", "Surel"),
                    ("whatsapp", "WhatsApp"),
                    ("instagram", "Instagram"),
                    ("facebook", "Facebook"),
                    ("tiktok", "TikTok"),
                    ("social", "Media sosial"),
                    ("sp4n", "SP4N-LAPOR!"),
                    ("other", "Lainnya"),
                ],
                max_length=10,
                verbose_name="saluran",
            ),
        ),
    ]
