"""Where a unit is, what it serves and when it is open; and an index by which it is found with typing mistakes."""

import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0008_asked_percent'),
        ('compliance', '0004_sealed_as_they_stand'),
    ]

    operations = [
        TrigramExtension(),
        migrations.AddField(
            model_name='unit',
            name='district',
            field=models.CharField(blank=True, help_text='Atau distrik. Orang menemukan unit dengan namanya.', max_length=100, null=True, verbose_name='kecamatan'),
        ),
        migrations.AddField(
            model_name='unit',
            name='hours',
            field=models.TextField(blank=True, help_text='Satu baris sehari atau sekelompok hari: Senin-Kamis 08.00-15.00.', max_length=500, null=True, verbose_name='jam buka'),
        ),
        migrations.AddField(
            model_name='unit',
            name='services',
            field=models.TextField(blank=True, help_text='Satu pelayanan sebaris, dengan kata yang dipakai orang: KTP, akta kelahiran, imunisasi.', max_length=2000, null=True, verbose_name='melayani'),
        ),
        migrations.AddIndex(
            model_name='unit',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Concat('name', models.Value(' '), 'district', models.Value(' '), 'services', output_field=models.TextField()), 'gin_trgm_ops'), name='unit_found_by'),
        ),
    ]
