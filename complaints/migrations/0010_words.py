"""The words of each case in one place, with its agency as one more word; triggers write them, so that no way to write
passes by."""

import django.contrib.postgres.search
from django.db import migrations, models

WORDS = r"""
CREATE AGGREGATE all_words(tsvector) (SFUNC = tsvector_concat, STYPE = tsvector, INITCOND = '', PARALLEL = SAFE);

-- A word that no text can hold: the parser takes the sign before the number for a blank.
CREATE FUNCTION agency_word(agency_id bigint) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    chr(1) || agency_id;

CREATE FUNCTION words_of(complaint bigint, agency bigint) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE RETURN (
    SELECT strip(all_words(to_tsvector('indonesian', coalesce(searched(body), '')))) || array_to_tsvector(ARRAY[agency_word(agency)])
    FROM complaints_statement WHERE complaint_id = complaint AND kind IN ('subject', 'description')
);

-- With the rights of the owner: the application only reads what a search asks.
CREATE FUNCTION complaints_words_of_new() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO public.complaints_words (complaint_id, words)
    SELECT c.id, public.words_of(c.id, c.agency_id) FROM public.complaints_complaint c
    WHERE c.id IN (SELECT complaint_id FROM added WHERE kind IN ('subject', 'description'))
    ON CONFLICT (complaint_id) DO UPDATE SET words = EXCLUDED.words;
    RETURN NULL;
END $$;
CREATE TRIGGER words_of_new AFTER INSERT ON complaints_statement
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION complaints_words_of_new();

CREATE FUNCTION complaints_words_of_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    UPDATE public.complaints_words w SET words = public.words_of(c.id, c.agency_id)
    FROM public.complaints_complaint c WHERE c.id = NEW.complaint_id AND w.complaint_id = c.id;
    RETURN NULL;
END $$;
CREATE TRIGGER words_of_changed AFTER UPDATE OF body ON complaints_statement FOR EACH ROW
    WHEN (NEW.kind IN ('subject', 'description') AND OLD.body IS DISTINCT FROM NEW.body)
    EXECUTE FUNCTION complaints_words_of_changed();

CREATE FUNCTION complaints_words_of_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    UPDATE public.complaints_words SET words = public.words_of(NEW.id, NEW.agency_id) WHERE complaint_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER words_of_moved AFTER UPDATE OF agency_id ON complaints_complaint FOR EACH ROW
    WHEN (OLD.agency_id IS DISTINCT FROM NEW.agency_id)
    EXECUTE FUNCTION complaints_words_of_moved();

-- The cases that hold all words asked for, of these agencies or of all: none where there are more than `most`, as it is
-- quicker then to walk a list and look at each case. Of all agencies the planner's statistics say so; a look at the
-- latest cases bears them out, as a stale guess would have somebody walk along ten million.
CREATE FUNCTION cases_with_words(asked text, agencies bigint[], most int) RETURNS bigint[] LANGUAGE plpgsql
SET enable_seqscan = off AS $$
DECLARE
    query tsquery := plainto_tsquery('indonesian', searched(asked));
    found bigint[];
    plan json;
BEGIN
    IF numnode(query) = 0 THEN
        RETURN '{}';
    END IF;
    IF agencies IS NOT NULL THEN
        found := ARRAY(
            SELECT one.complaint_id FROM unnest(agencies) agency
            CROSS JOIN LATERAL (
                SELECT complaint_id FROM complaints_words
                WHERE words @@ (query && quote_literal(agency_word(agency))::tsquery) LIMIT most + 1
            ) one
        );
    ELSE
        EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM complaints_words WHERE words @@ %L::tsquery', query) INTO plan;
        IF (plan->0->'Plan'->>'Plan Rows')::float8 > most AND EXISTS (
            SELECT FROM (SELECT words FROM complaints_words ORDER BY complaint_id DESC LIMIT 2000) latest
            WHERE latest.words @@ query
        ) THEN
            RETURN NULL;
        END IF;
        found := ARRAY(SELECT complaint_id FROM complaints_words WHERE words @@ query LIMIT most + 1);
    END IF;
    RETURN CASE WHEN cardinality(found) > most THEN NULL ELSE found END;
END $$;
"""
NO_WORDS = """
DROP FUNCTION cases_with_words(text, bigint[], int);
DROP TRIGGER words_of_moved ON complaints_complaint;
DROP TRIGGER words_of_changed ON complaints_statement;
DROP TRIGGER words_of_new ON complaints_statement;
DROP FUNCTION complaints_words_of_moved;
DROP FUNCTION complaints_words_of_changed;
DROP FUNCTION complaints_words_of_new;
DROP FUNCTION words_of(bigint, bigint);
DROP FUNCTION agency_word(bigint);
DROP AGGREGATE all_words(tsvector);
"""


class Migration(migrations.Migration):
    dependencies = [("complaints", "0009_at_the_ombudsman")]

    operations = [
        migrations.CreateModel(
            name="Words",
            fields=[
                ("complaint_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("words", django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.RunSQL("ALTER TABLE complaints_words ALTER words SET STATISTICS 1000", migrations.RunSQL.noop),
        migrations.RunSQL(WORDS, NO_WORDS),
    ]
