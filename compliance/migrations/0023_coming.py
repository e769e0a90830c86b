"""What time alone will make of facts, counted before it comes (docs/adr/0144). The next recounts fill it; until then what is over is counted by
whoever reads. Who counts a day ahead is to hear of what changes that day: a calendar touches cases up to then."""

from django.db import migrations, models

MARKS = """
CREATE OR REPLACE TRIGGER compliance_touch AFTER UPDATE OF calendar ON workflow_duty FOR EACH ROW
    WHEN (OLD.calendar <> NEW.calendar AND NEW.due_at <= now() + interval '2 days')
    EXECUTE FUNCTION compliance_touch_of_duty();
CREATE OR REPLACE FUNCTION compliance_touch_of_calendar() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO public.compliance_touched (complaint_id)
    WITH RECURSIVE line(calendar_id, version) AS (
        SELECT NEW.id, NEW.version
        UNION
        SELECT c.parent_id, coalesce(v.parent_version, 1) FROM line
        JOIN public.workflow_calendar c ON c.id = line.calendar_id AND c.parent_id IS NOT NULL
        LEFT JOIN public.workflow_calendarversion v
            ON v.calendar_id = line.calendar_id AND v.version = line.version
    ), changed(first, last) AS (
        SELECT h.date, h.date FROM line JOIN public.workflow_holiday h ON h.calendar_id = line.calendar_id
        WHERE line.version IN (h.from_version, h.until_version)
        UNION
        SELECT make_date(y.year, 1, 1), make_date(y.year, 12, 31)
        FROM line JOIN public.workflow_calendaryear y ON y.calendar_id = line.calendar_id
        WHERE line.version IN (y.from_version, y.until_version)
    )
    SELECT c.id FROM public.complaints_complaint c JOIN public.accounts_agency a ON a.id = c.agency_id
    WHERE a.calendar = NEW.code AND EXISTS (
        SELECT 1 FROM changed
        WHERE changed.last > c.received_on AND changed.first <= coalesce(
            greatest(c.first_answered_on, (c.ended_at AT TIME ZONE a.zone)::date),
            (now() AT TIME ZONE a.zone)::date + 2
        )
    );
    RETURN NULL;
END $$;
"""
AS_BEFORE = (
    MARKS.replace("now() + interval '2 days'", "now()")
    .replace("::date + 2", "::date")
)


class Migration(migrations.Migration):

    dependencies = [("compliance", "0021_sheet_cells"), ("workflow", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name='standing',
            name='coming_of',
            field=models.PositiveBigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='standing',
            name='coming_to',
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name='Coming',
            fields=[
                ('complaint_id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('comes_at', models.DateTimeField()),
                ('agency_id', models.BigIntegerField()),
                ('classification', models.CharField(blank=True, max_length=15)),
                ('channel', models.CharField(max_length=10)),
                ('due_on', models.DateField(null=True)),
                ('unit_then_id', models.BigIntegerField(null=True)),
                ('met', models.BooleanField(default=False)),
                ('open_late', models.BooleanField(default=False)),
                ('holds_until', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(models.F('comes_at'), models.F('agency_id'), name='coming_in_order'), models.Index(models.F('holds_until'), condition=models.Q(('holds_until__isnull', False)), name='coming_over'), models.Index(models.F('agency_id'), models.F('due_on'), models.F('complaint_id'), condition=models.Q(('due_on__isnull', False)), include=('comes_at', 'unit_then_id', 'classification', 'channel', 'met', 'open_late'), name='coming_due_in_order')],
            },
        ),
        migrations.CreateModel(
            name='ComingYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('complaint_id', models.BigIntegerField(db_index=True)),
                ('comes_at', models.DateTimeField()),
                ('year', models.PositiveSmallIntegerField()),
                ('agency_id', models.BigIntegerField()),
                ('unit_id', models.BigIntegerField()),
                ('counts', models.JSONField()),
            ],
            options={
                'indexes': [models.Index(models.F('agency_id'), models.F('year'), models.F('unit_id'), name='coming_year_of_unit')],
            },
        ),
        migrations.CreateModel(
            name='ComingYearCell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('comes_at', models.DateTimeField()),
                ('year', models.PositiveSmallIntegerField()),
                ('agency_id', models.BigIntegerField()),
                ('unit_id', models.BigIntegerField()),
                ('counts', models.JSONField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('year', 'agency_id', 'unit_id', 'comes_at'), name='coming_year_cell_once')],
            },
        ),
        migrations.RunSQL(MARKS, AS_BEFORE),
    ]
