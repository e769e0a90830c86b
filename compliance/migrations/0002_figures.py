"""Facts, cells, and what marks a case whose facts may have changed: triggers, so that no way to write passes by."""

import compliance.histograms
from django.db import migrations, models


MARKS = """
-- With the rights of the owner: who files may not yet write the new table in the moment between this and the grants.
CREATE FUNCTION compliance_touch_of_events() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO public.compliance_touched (complaint_id) SELECT complaint_id FROM added;
    RETURN NULL;
END $$;
CREATE TRIGGER compliance_touch AFTER INSERT ON workflow_event
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION compliance_touch_of_events();

-- A duty that stays where it was under a new calendar tells of no event, and scores name the calendars they counted with.
CREATE FUNCTION compliance_touch_of_duty() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO public.compliance_touched (complaint_id) VALUES (NEW.complaint_id);
    RETURN NULL;
END $$;
CREATE TRIGGER compliance_touch AFTER UPDATE OF calendar ON workflow_duty FOR EACH ROW
    WHEN (OLD.calendar <> NEW.calendar AND NEW.due_at <= now())
    EXECUTE FUNCTION compliance_touch_of_duty();

-- Working days of handling are counted with the week, the calendar and the zone as they stand.
CREATE FUNCTION compliance_touch_of_unit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO public.compliance_touched (complaint_id)
    SELECT id FROM public.complaints_complaint WHERE unit_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER compliance_touch AFTER UPDATE OF working_week ON accounts_unit FOR EACH ROW
    WHEN (OLD.working_week IS DISTINCT FROM NEW.working_week)
    EXECUTE FUNCTION compliance_touch_of_unit();
CREATE FUNCTION compliance_touch_of_agency() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO public.compliance_touched (complaint_id)
    SELECT id FROM public.complaints_complaint WHERE agency_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER compliance_touch AFTER UPDATE OF working_week, calendar, zone ON accounts_agency FOR EACH ROW
    WHEN ((OLD.working_week, OLD.calendar, OLD.zone) IS DISTINCT FROM (NEW.working_week, NEW.calendar, NEW.zone))
    EXECUTE FUNCTION compliance_touch_of_agency();

-- A new version of a calendar touches the cases between whose beginning and end one of its changed days or years lies.
-- At the end of the transaction, when the version has its days, and its parent's version is known.
CREATE FUNCTION compliance_touch_of_calendar() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
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
            (now() AT TIME ZONE a.zone)::date
        )
    );
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER compliance_touch AFTER UPDATE OF version ON workflow_calendar
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.version IS DISTINCT FROM NEW.version)
    EXECUTE FUNCTION compliance_touch_of_calendar();
"""
NO_MARKS = """
DROP TRIGGER compliance_touch ON workflow_event;
DROP TRIGGER compliance_touch ON workflow_duty;
DROP TRIGGER compliance_touch ON accounts_unit;
DROP TRIGGER compliance_touch ON accounts_agency;
DROP TRIGGER compliance_touch ON workflow_calendar;
DROP FUNCTION compliance_touch_of_events;
DROP FUNCTION compliance_touch_of_duty;
DROP FUNCTION compliance_touch_of_unit;
DROP FUNCTION compliance_touch_of_agency;
DROP FUNCTION compliance_touch_of_calendar;
"""


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0003_told_of_filings"),
        ("complaints", "0004_words_and_references_folded"),
        ("compliance", "0001_initial"),
        ("workflow", "0005_spent_proof"),
    ]

    operations = [
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveBigIntegerField(default=0)),
                ('ready', models.BooleanField(default=False)),
                ('built_to', models.BigIntegerField(null=True)),
                ('counted_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Touched',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('complaint_id', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='CaseFacts',
            fields=[
                ('complaint_id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('agency_id', models.BigIntegerField()),
                ('unit_id', models.BigIntegerField()),
                ('classification', models.CharField(blank=True, max_length=15)),
                ('channel', models.CharField(max_length=10)),
                ('received_on', models.DateField()),
                ('part', models.PositiveSmallIntegerField(choices=[(1, 'Answered'), (2, 'Rejected'), (3, 'Withdrawn'), (4, 'Concluded'), (5, 'Open')])),
                ('days', models.PositiveIntegerField(null=True)),
                ('due_on', models.DateField(null=True)),
                ('unit_then_id', models.BigIntegerField(null=True)),
                ('met', models.BooleanField(default=False)),
                ('open_late', models.BooleanField(default=False)),
                ('holds_until', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(models.F('agency_id'), models.F('received_on'), include=('unit_id', 'classification', 'channel', 'part', 'days'), name='facts_received'), models.Index(models.F('agency_id'), models.F('due_on'), condition=models.Q(('due_on__isnull', False)), include=('unit_then_id', 'classification', 'channel', 'met', 'open_late'), name='facts_due'), models.Index(models.F('unit_id'), models.F('received_on'), name='facts_received_of_unit'), models.Index(models.F('unit_then_id'), models.F('due_on'), condition=models.Q(('due_on__isnull', False)), name='facts_due_of_unit'), models.Index(models.F('holds_until'), condition=models.Q(('holds_until__isnull', False)), name='facts_over')],
            },
        ),
        migrations.CreateModel(
            name='CaseYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('complaint_id', models.BigIntegerField(db_index=True)),
                ('year', models.PositiveSmallIntegerField()),
                ('agency_id', models.BigIntegerField()),
                ('unit_id', models.BigIntegerField()),
                ('counts', models.JSONField()),
            ],
            options={
                'indexes': [models.Index(models.F('agency_id'), models.F('year'), models.F('unit_id'), name='year_of_unit')],
            },
        ),
        migrations.CreateModel(
            name='Cell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('agency', 'Agency'), ('unit', 'Unit'), ('classification', 'Classification'), ('channel', 'Channel')], max_length=15)),
                ('span', models.CharField(choices=[('month', 'Month'), ('year', 'Year')], max_length=5)),
                ('start', models.DateField()),
                ('agency_id', models.BigIntegerField()),
                ('unit_id', models.BigIntegerField(default=0)),
                ('code', models.CharField(blank=True, max_length=15)),
                ('received', models.PositiveIntegerField()),
                ('answered', models.PositiveIntegerField()),
                ('rejected', models.PositiveIntegerField()),
                ('withdrawn', models.PositiveIntegerField()),
                ('concluded', models.PositiveIntegerField()),
                ('open', models.PositiveIntegerField()),
                ('due', models.PositiveIntegerField()),
                ('met', models.PositiveIntegerField()),
                ('open_late', models.PositiveIntegerField()),
                ('uncounted', models.PositiveIntegerField()),
                ('days', compliance.histograms.HistogramField()),
            ],
            options={
                'indexes': [models.Index(models.F('kind'), models.F('agency_id'), models.F('span'), models.F('start'), name='cell_of_agency')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'span', 'start', 'agency_id', 'unit_id', 'code'), name='cell_once')],
            },
        ),
        migrations.CreateModel(
            name='YearCell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('agency_id', models.BigIntegerField()),
                ('unit_id', models.BigIntegerField()),
                ('counts', models.JSONField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('year', 'agency_id', 'unit_id'), name='year_cell_once')],
            },
        ),
        migrations.RunSQL(MARKS, NO_MARKS),
    ]
