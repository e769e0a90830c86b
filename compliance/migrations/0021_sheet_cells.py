"""What sheets of units read, by month; and what marks a unit whose working days are counted otherwise now. The next recount fills it: it
sees that a release of before has counted last."""

from django.db import migrations, models

MARKS = """
-- As those of compliance_touched: with the rights of the owner, from whatever writes.
CREATE FUNCTION compliance_stale_of_unit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO public.compliance_sheetstale (unit_id, first, last) VALUES (NEW.id, '1000-01-01', '9990-12-31');
    RETURN NULL;
END $$;
CREATE TRIGGER compliance_stale AFTER UPDATE OF working_week, agency_id ON accounts_unit FOR EACH ROW
    WHEN ((OLD.working_week, OLD.agency_id) IS DISTINCT FROM (NEW.working_week, NEW.agency_id))
    EXECUTE FUNCTION compliance_stale_of_unit();
CREATE FUNCTION compliance_stale_of_agency() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO public.compliance_sheetstale (unit_id, first, last)
    SELECT id, '1000-01-01', '9990-12-31' FROM public.accounts_unit WHERE agency_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER compliance_stale AFTER UPDATE OF calendar, zone ON accounts_agency FOR EACH ROW
    WHEN ((OLD.calendar, OLD.zone) IS DISTINCT FROM (NEW.calendar, NEW.zone))
    EXECUTE FUNCTION compliance_stale_of_agency();

-- A new version of a calendar: from the first to the last of its changed days, of all units that count by it. At the end of the
-- transaction, as compliance_touch_of_calendar.
CREATE FUNCTION compliance_stale_of_calendar() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO public.compliance_sheetstale (unit_id, first, last)
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
    ), range(first, last) AS (
        SELECT min(first), max(last) FROM changed HAVING count(*) > 0
    )
    SELECT u.id, range.first, range.last FROM range
    CROSS JOIN public.accounts_unit u JOIN public.accounts_agency a ON a.id = u.agency_id WHERE a.calendar = NEW.code;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER compliance_stale AFTER UPDATE OF version ON workflow_calendar
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.version IS DISTINCT FROM NEW.version)
    EXECUTE FUNCTION compliance_stale_of_calendar();

-- Whether one person files very many is known by where people fall, so that another mailbox or number counts anew.
CREATE FUNCTION compliance_touch_of_identity() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO public.compliance_touched (complaint_id) VALUES (NEW.complaint_id);
    RETURN NULL;
END $$;
CREATE TRIGGER compliance_touch AFTER UPDATE OF email, phone ON complaints_identity FOR EACH ROW
    WHEN ((OLD.email, OLD.phone) IS DISTINCT FROM (NEW.email, NEW.phone))
    EXECUTE FUNCTION compliance_touch_of_identity();
"""
NO_MARKS = """
DROP TRIGGER compliance_stale ON accounts_unit;
DROP TRIGGER compliance_stale ON accounts_agency;
DROP TRIGGER compliance_stale ON workflow_calendar;
DROP TRIGGER compliance_touch ON complaints_identity;
DROP FUNCTION compliance_stale_of_unit;
DROP FUNCTION compliance_stale_of_agency;
DROP FUNCTION compliance_stale_of_calendar;
DROP FUNCTION compliance_touch_of_identity;
"""


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0001_initial"),
        ("complaints", "0001_initial"),
        ("compliance", "0022_cells_of_a_day"),
        ("workflow", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SheetCell",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("start", models.DateField()),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("marks", models.TextField()),
                ("flow", models.TextField()),
                ("remedies", models.TextField()),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("unit_id", "start"), name="sheet_cell_once")]},
        ),
        migrations.CreateModel(
            name="SheetStale",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField(db_index=True)),
                ("first", models.DateField()),
                ("last", models.DateField()),
            ],
        ),
        migrations.RunSQL(MARKS, NO_MARKS),
    ]
