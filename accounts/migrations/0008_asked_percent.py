"""How many of those whose case was closed an agency asks. After the seals were first made, since these leave the column out."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_regions'),
        ('compliance', '0004_sealed_as_they_stand'),
    ]

    operations = [
        migrations.AddField(
            model_name='agency',
            name='asked_percent',
            field=models.PositiveSmallIntegerField(blank=True, help_text='Dari pengaduan yang ditutup setiap bulan: berapa persen ditanyai, secara acak, apakah terselesaikan dan apakah diperlakukan dengan baik. Kosong atau 0: tidak ada yang ditanyai.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='persen pengadu yang ditanyai'),
        ),
        migrations.AddConstraint(
            model_name='agency',
            constraint=models.CheckConstraint(condition=models.Q(('asked_percent__range', (0, 100))), name='agency_asks_a_percentage'),
        ),
    ]
