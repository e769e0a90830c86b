"""What was there before the application sealed what it writes is sealed as it stands: later changes by hand are seen."""

from itertools import islice

from django.db import migrations
from django.db.models import Max

from accounts.seals import digests

WHOLE = (
    ('accounts', 'Agency', ('told_of_filings_at',)),
    ('accounts', 'Unit', ()),
    ('accounts', 'Membership', ()),
    ('complaints', 'Attachment', ('tries', 'next_try_at')),
    ('complaints', 'Identity', ('complaint',)),
    ('compliance', 'Assessment', ()),
    ('compliance', 'PublishedScore', ()),
    ('workflow', 'Calendar', ()),
    ('workflow', 'CalendarChange', ('seen', 'moved', 'dated', 'stops_late', 'starts_late', 'told')),
    ('workflow', 'ProposedDay', ()),
    ('workflow', 'CalendarVersion', ()),
    ('workflow', 'CalendarYear', ()),
    ('workflow', 'Holiday', ()),
    ('workflow', 'UnitPromise', ()),
)
OF_A_CASE = ('moderation', 'access_hash', 'reference', 'language')


def seal(apps, schema_editor):
    using = schema_editor.connection.alias
    for app, name, left_out in WHOLE:
        model = apps.get_model(app, name)
        fields = [f for f in model._meta.concrete_fields if not f.primary_key and f.name not in left_out]
        _seal(apps, model, [field.attname for field in fields], using)
    _seal(apps, apps.get_model('complaints', 'Complaint'), OF_A_CASE, using)
    last = apps.get_model('notifications', 'Message').objects.using(using).aggregate(last=Max('pk'))['last']
    if last is not None:
        table = 'notifications_message'
        seals = apps.get_model('accounts', 'Seal').objects.using(using)
        seals.create(table=table, row=last, columns={'sealed_from': ''})


def _seal(apps, model, names, using):
    seals, table = apps.get_model('accounts', 'Seal'), model._meta.db_table
    rows = model._base_manager.using(using).order_by('pk').values('pk', *names).iterator(chunk_size=2000)
    made = (seals(table=table, row=(pk := row.pop('pk')), columns=digests(table, pk, row)) for row in rows)
    while batch := list(islice(made, 2000)):
        seals.objects.using(using).bulk_create(batch)


class Migration(migrations.Migration):

    dependencies = [
        ('compliance', '0003_count_what_is_there'),
        ('accounts', '0005_seals'),
        ('complaints', '0006_slips'),
        ('notifications', '0009_sealed_messages'),
        ('workflow', '0007_ratings_apart'),
    ]

    operations = [
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
