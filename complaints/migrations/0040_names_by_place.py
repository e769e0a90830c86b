"""The parts of a complainant's name are found within an agency or a unit, without what the index holds of them in the whole
country. Made beside other work."""

from django.db import migrations

NAMES = r"""
-- Of the words of a case: each part of the name under which it was filed, after its agency and after the unit that holds it.
-- In the order of a `tsvector` these come before all that its texts say.
CREATE OR REPLACE FUNCTION names_at(words tsvector) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    places text[] := '{}';
    names text[] := '{}';
    word text;
    place text;
BEGIN
    FOREACH word IN ARRAY tsvector_to_array(words) LOOP
        CASE ascii(word)
            WHEN 1, 2 THEN
                places := places || word;
            WHEN 3, 4, 5 THEN
                CONTINUE;
            WHEN 6 THEN
                IF substr(word, 2, 1) = 'n' THEN
                    FOREACH place IN ARRAY places LOOP
                        names := names || (place || word);
                    END LOOP;
                END IF;
            ELSE
                EXIT;
        END CASE;
    END LOOP;
    RETURN names;
END $$;
"""


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("complaints", "0039_escalated_in_order")]
    operations = [
        migrations.RunSQL(NAMES, migrations.RunSQL.noop),
        migrations.RunSQL(
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS names_of_cases ON complaints_words USING gin (names_at(words))"
            " WITH (gin_pending_list_limit = 512)",
            "DROP INDEX names_of_cases",
        ),
    ]
