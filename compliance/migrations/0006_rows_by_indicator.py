"""Assessments become rows by indicator. What stands in their columns is carried into rows; the columns stay, since the version
before still writes them."""

from itertools import islice

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from accounts.seals import digests

COLUMNS = (
    'input', 'process', 'output', 'public_trust', 'officer_appointed', 'procedure_published', 'channels_alive',
    'register_kept', 'training', 'evaluation',
)
MARKS = COLUMNS[4:]


def carry(apps, schema_editor):
    using = schema_editor.connection.alias
    values, seals = (apps.get_model(*name) for name in (('compliance', 'IndicatorValue'), ('accounts', 'Seal')))
    found = apps.get_model('compliance', 'Assessment').objects.using(using).order_by('pk').iterator(chunk_size=200)
    rows = (
        values(
            assessment_id=one.pk,
            code=code,
            value=value,
            entered_by_id=one.marked_by_id if code in MARKS else one.entered_by_id,
            entered_at=one.updated_at,
        )
        for one in found
        for code in COLUMNS
        if (value := getattr(one, code)) is not None
    )
    names = [field.attname for field in values._meta.concrete_fields if not field.primary_key]
    table = values._meta.db_table
    while batch := list(islice(rows, 2000)):
        made = values.objects.using(using).bulk_create(batch)
        stored = values.objects.using(using).filter(pk__in=[row.pk for row in made]).values('pk', *names)
        seals.objects.using(using).bulk_create(
            [seals(table=table, row=(pk := row.pop('pk')), columns=digests(table, pk, row)) for row in stored]
        )


class Migration(migrations.Migration):

    dependencies = [
        ('compliance', '0005_saved_views'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='IndicatorValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=30, verbose_name='kode')),
                ('value', models.DecimalField(decimal_places=2, max_digits=5, null=True, verbose_name='nilai')),
                ('entered_at', models.DateTimeField(verbose_name='diisi pada')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='values', to='compliance.assessment')),
                ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'nilai indikator',
                'verbose_name_plural': 'nilai indikator',
                'constraints': [models.UniqueConstraint(fields=('assessment', 'code'), name='indicator_once'), models.CheckConstraint(condition=models.Q(('value', None), ('value__range', (0, 100)), _connector='OR'), name='indicator_0_to_100')],
            },
        ),
        migrations.RunPython(carry, migrations.RunPython.noop, elidable=True),
    ]
