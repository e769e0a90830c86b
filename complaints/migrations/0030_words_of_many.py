"""The words of new cases are made of the texts that were written, all in one statement. The tables they are joined with are
reached by their indexes, whatever the planner believed of their size when the session began: a plan made while a table
was small was kept, and an import read all complainants for each of its rows (docs/adr/0102)."""

from django.db import migrations

OF_MANY = r"""
CREATE OR REPLACE FUNCTION reference_parts(reference text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    key text := regexp_replace(translate(upper(reference), '-', ''), '[^0-9A-Z]', '', 'g');
    parts text[] := '{}';
BEGIN
    IF starts_with(key, 'TNT') THEN
        key := substr(key, 4);
    END IF;
    FOR n IN 1 .. length(key) - 3 LOOP
        parts[n] := chr(5) || substr(key, n);
    END LOOP;
    RETURN parts;
END $$;

CREATE OR REPLACE FUNCTION complaints_words_of_new() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    INSERT INTO public.complaints_words (complaint_id, words)
    SELECT c.id, fresh.words || array_to_tsvector(array_remove(
        ARRAY[public.agency_word(c.agency_id), chr(2) || c.held_by_id, chr(3) || c.unit_id, chr(4) || c.handler_id], NULL
    ) || public.reference_parts(c.reference) || CASE WHEN c.identity_kind <> 'named' THEN '{}' ELSE coalesce((
        SELECT public.person_words(chr(6), i.name, i.email, i.phone)
            || CASE WHEN c.escalated_at IS NULL OR NOT coalesce(c.identity_to_ombudsman, true) THEN '{}'
                ELSE public.person_words(chr(7), i.name, i.email, i.phone) END
        FROM public.complaints_identity i WHERE i.complaint_id = c.id
    ), '{}') END)
    FROM (
        SELECT complaint_id, strip(public.all_words(to_tsvector('indonesian', coalesce(public.searched(body), '')))) AS words
        FROM added WHERE kind IN ('subject', 'description') GROUP BY complaint_id
    ) fresh JOIN public.complaints_complaint c ON c.id = fresh.complaint_id
    ON CONFLICT (complaint_id) DO UPDATE SET words = public.words_of_case(EXCLUDED.complaint_id);
    RETURN NULL;
END $$;
"""
ONE_BY_ONE = r"""
CREATE OR REPLACE FUNCTION complaints_words_of_new() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO public.complaints_words (complaint_id, words)
    SELECT c.id, public.words_of_case(c.id) FROM public.complaints_complaint c
    WHERE c.id IN (SELECT complaint_id FROM added WHERE kind IN ('subject', 'description'))
    ON CONFLICT (complaint_id) DO UPDATE SET words = EXCLUDED.words;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION reference_parts(reference text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    ARRAY(
        SELECT chr(5) || substr(key, n)
        FROM (SELECT regexp_replace(regexp_replace(upper(reference), '[^0-9A-Z]', '', 'g'), '^TNT', '') AS key) bare,
            generate_series(1, length(key) - 3) n
    );
"""


class Migration(migrations.Migration):
    dependencies = [("complaints", "0029_twin_letters")]
    operations = [migrations.RunSQL(OF_MANY, ONE_BY_ONE)]
