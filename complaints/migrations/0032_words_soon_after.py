"""The words of a case that is filed are made soon after, by whoever searches next or by a worker: they were a sixth of what a
filing cost the database (docs/adr/0105). Of many cases written at once they are made at once, as before."""

from django.db import migrations, models

SOON = r"""
CREATE OR REPLACE FUNCTION complaints_words_of_new() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    cases bigint[] := ARRAY(SELECT DISTINCT complaint_id FROM added WHERE kind IN ('subject', 'description'));
BEGIN
    IF cardinality(cases) = 1 THEN
        INSERT INTO public.complaints_unworded (complaint_id) VALUES (cases[1]);
        RETURN NULL;
    END IF;
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

-- Of so many cases that wait; returns how many. A case that somebody works on is left for the next time: its lock keeps the
-- words from being made of what is about to change, and whoever changes it afterwards finds them and makes them anew.
CREATE FUNCTION make_words(most int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    rows bigint[];
    cases bigint[];
BEGIN
    SELECT array_agg(waiting.id), array_agg(DISTINCT waiting.complaint_id) INTO rows, cases FROM (
        SELECT u.id, u.complaint_id FROM public.complaints_unworded u JOIN public.complaints_complaint c ON c.id = u.complaint_id
        ORDER BY u.id LIMIT most FOR UPDATE OF u SKIP LOCKED FOR SHARE OF c SKIP LOCKED
    ) waiting;
    IF rows IS NULL THEN
        RETURN 0;
    END IF;
    DELETE FROM public.complaints_unworded WHERE id = ANY(rows);
    INSERT INTO public.complaints_words (complaint_id, words)
    SELECT one, made.words FROM unnest(cases) one CROSS JOIN LATERAL (SELECT public.words_of_case(one) AS words) made
    WHERE made.words IS NOT NULL
    ON CONFLICT (complaint_id) DO UPDATE SET words = EXCLUDED.words;
    RETURN cardinality(rows);
END $$;
"""
AT_ONCE = r"""
SELECT make_words(2147483647);
DROP FUNCTION make_words(int);
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


class Migration(migrations.Migration):
    dependencies = [("complaints", "0031_words_of_people")]
    operations = [
        migrations.CreateModel(
            name="Unworded",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("complaint_id", models.BigIntegerField()),
            ],
        ),
        migrations.RunSQL(SOON, AT_ONCE),
    ]
