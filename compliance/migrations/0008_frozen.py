"""Frozen scores, and the log of what was entered: both only ever added to."""

from datetime import UTC, datetime
from itertools import islice

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from accounts.seals import digests


LEFT_OUT = ('id', 'unit_id', 'year')
SEALED = ('unit_id', 'year', 'at', 'stated')


def text(value, field):
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if hasattr(field, 'decimal_places'):
        return f'{value:.{field.decimal_places}f}'
    return str(value)


def note(apps, schema_editor):
    """What was entered before the log: its first state."""
    using = schema_editor.connection.alias
    entries, seals = apps.get_model('compliance', 'AssessmentEntry'), apps.get_model('accounts', 'Seal')
    assessments = apps.get_model('compliance', 'Assessment')
    fields = [f for f in assessments._meta.concrete_fields if f.attname not in LEFT_OUT]
    names = {field.attname for field in fields}
    rows = assessments._base_manager.prefetch_related('values').using(using).order_by('pk').iterator(chunk_size=2000)
    made = (
        entries(
            unit_id=row.unit_id,
            year=row.year,
            at=row.updated_at,
            stated={field.attname: text(getattr(row, field.attname), field) for field in fields} | {
                f'indicator.{one.code}': text(one.value, one._meta.get_field('value'))
                for one in row.values.all()
                if one.code not in names
            },
        )
        for row in rows
    )
    table = entries._meta.db_table
    while batch := list(islice(made, 2000)):
        stored = entries._base_manager.using(using).bulk_create(batch)
        seals.objects.using(using).bulk_create(
            seals(table=table, row=row.pk, columns=digests(table, row.pk, {name: getattr(row, name) for name in SEALED}))
            for row in stored
        )


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_regions'),
        ('compliance', '0007_recap'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FrozenScores',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='tahun')),
                ('version', models.PositiveSmallIntegerField(verbose_name='versi')),
                ('reason', models.CharField(max_length=1000, verbose_name='alasan')),
                ('as_of', models.DateTimeField()),
                ('last_event', models.BigIntegerField()),
                ('document', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='frozen_scores', to='accounts.agency')),
                ('frozen_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'nilai yang dibekukan',
                'verbose_name_plural': 'nilai yang dibekukan',
            },
        ),
        migrations.CreateModel(
            name='AssessmentEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField()),
                ('stated', models.JSONField()),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.unit')),
            ],
            options={
                'indexes': [models.Index(models.F('unit'), models.F('year'), name='entry_of_unit')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessmententry',
            trigger=pgtrigger.compiler.Trigger(name='is_append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='33380ee90dcb281b5ba46e35fe193848fb2d40ed', operation='UPDATE OR DELETE', pgid='pgtrigger_is_append_only_7ed64', table='compliance_assessmententry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessmententry',
            trigger=pgtrigger.compiler.Trigger(name='is_never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'entries of assessments are append-only' USING ERRCODE = 'insufficient_privilege';", hash='4fcf6a0175ce78e4af964bb453fc5c9f2e2f9059', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_is_never_emptied_da1cc', table='compliance_assessmententry', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='frozenscores',
            constraint=models.UniqueConstraint(fields=('agency', 'year', 'version'), name='frozen_version_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='frozenscores',
            trigger=pgtrigger.compiler.Trigger(name='is_append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1cdedf4afb7629c293396fa6a245a47694bed0b8', operation='UPDATE OR DELETE', pgid='pgtrigger_is_append_only_88275', table='compliance_frozenscores', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='frozenscores',
            trigger=pgtrigger.compiler.Trigger(name='is_never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'frozen scores are append-only' USING ERRCODE = 'insufficient_privilege';", hash='52777db13b4c8a833a2f65bc6dd3ed616c512e03', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_is_never_emptied_033d5', table='compliance_frozenscores', when='BEFORE')),
        ),
        migrations.RunPython(note, migrations.RunPython.noop),
    ]
