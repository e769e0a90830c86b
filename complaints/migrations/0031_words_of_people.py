"""The words of a complainant are made by a loop, and those of a case step by step: the same words as before, in a tenth of the
time. They had been queries within queries, begun anew for each name (docs/adr/0102)."""

from django.db import migrations

STEP_BY_STEP = r"""
CREATE OR REPLACE FUNCTION person_words(mark text, name text, email text, phone text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    words text[] := '{}';
    part text;
    sound text;
    key text := coalesce(public.phone_key(phone), '');
BEGIN
    FOREACH part IN ARRAY coalesce(string_to_array(public.spelled(name), ' '), '{}') LOOP
        CONTINUE WHEN part = '';
        part := left(part, 40);
        sound := public.sounding(part);
        words := words || (mark || 'n' || part) || (mark || 'd' || sound);
        CONTINUE WHEN length(sound) < 4;
        FOR n IN 1 .. length(sound) LOOP
            words := words || (mark || 'd' || left(sound, n - 1) || substr(sound, n + 1));
        END LOOP;
    END LOOP;
    IF email <> '' THEN
        words := words || (mark || 'm' || public.mailbox_key(email));
    END IF;
    FOR n IN 6 .. length(key) LOOP
        words := words || (mark || 'p' || right(key, n));
    END LOOP;
    RETURN words;
END $$;

CREATE OR REPLACE FUNCTION words_of_case(complaint bigint) RETURNS tsvector LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    c RECORD;
    who RECORD;
    said tsvector;
    words text[];
BEGIN
    SELECT agency_id, held_by_id, unit_id, handler_id, reference, identity_kind, escalated_at, identity_to_ombudsman
    INTO c FROM public.complaints_complaint WHERE id = complaint;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    SELECT strip(public.all_words(to_tsvector('indonesian', coalesce(public.searched(body), ''))))
    INTO said FROM public.complaints_statement WHERE complaint_id = complaint AND kind IN ('subject', 'description');
    words := array_remove(
        ARRAY[public.agency_word(c.agency_id), chr(2) || c.held_by_id, chr(3) || c.unit_id, chr(4) || c.handler_id], NULL
    ) || public.reference_parts(c.reference);
    IF c.identity_kind = 'named' THEN
        SELECT name, email, phone INTO who FROM public.complaints_identity WHERE complaint_id = complaint;
        IF FOUND THEN
            words := words || public.person_words(chr(6), who.name, who.email, who.phone);
            IF c.escalated_at IS NOT NULL AND coalesce(c.identity_to_ombudsman, true) THEN
                words := words || public.person_words(chr(7), who.name, who.email, who.phone);
            END IF;
        END IF;
    END IF;
    RETURN said || array_to_tsvector(words);
END $$;
"""
AT_ONCE = r"""
CREATE OR REPLACE FUNCTION person_words(mark text, name text, email text, phone text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    ARRAY(
        SELECT mark || 'n' || part FROM unnest(name_parts(name)) part
        UNION SELECT mark || 'd' || near FROM unnest(name_parts(name)) part, unnest(nearly(sounding(part))) near
        UNION SELECT mark || 'm' || mailbox_key(email) WHERE email <> ''
        UNION SELECT mark || 'p' || right(phone_key(phone), n) FROM generate_series(6, length(phone_key(phone))) n
    );
CREATE OR REPLACE FUNCTION words_of_case(complaint bigint) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE RETURN (
    SELECT (
        SELECT strip(all_words(to_tsvector('indonesian', coalesce(searched(body), ''))))
        FROM complaints_statement WHERE complaint_id = c.id AND kind IN ('subject', 'description')
    ) || array_to_tsvector(array_remove(
        ARRAY[agency_word(c.agency_id), chr(2) || c.held_by_id, chr(3) || c.unit_id, chr(4) || c.handler_id], NULL
    ) || reference_parts(c.reference) || CASE WHEN i.id IS NULL THEN '{}' ELSE
        person_words(chr(6), i.name, i.email, i.phone)
        || CASE WHEN c.escalated_at IS NULL OR NOT coalesce(c.identity_to_ombudsman, true) THEN '{}'
            ELSE person_words(chr(7), i.name, i.email, i.phone) END
    END)
    FROM complaints_complaint c
    LEFT JOIN complaints_identity i ON i.complaint_id = c.id AND c.identity_kind = 'named'
    WHERE c.id = complaint
);
"""


class Migration(migrations.Migration):
    dependencies = [("complaints", "0030_words_of_many")]
    operations = [migrations.RunSQL(STEP_BY_STEP, AT_ONCE)]
