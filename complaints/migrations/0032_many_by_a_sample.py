"""A word that very many cases hold is known by the statistics and the latest cases alone, also inside of agencies: counting it in the
index takes longer with every case (docs/adr/0113). `cases_found` stays for a program of before."""

from django.db import migrations

BY_A_SAMPLE = r"""
-- The cases of these places (of all where none is named) that the query finds. `keys` is NULL where they are more than `most`;
-- `counted`: that was counted, else the statistics say so and four of the latest thousand cases bear it out.
-- While PostgreSQL clears the pending list of a GIN index, an index scan can find a row under one of its words and not yet under the
-- other; where a word is to be absent, each row found is therefore looked at once more, by the function that no index knows.
CREATE FUNCTION cases_sought(query tsquery, places text[], most int, OUT keys bigint[], OUT counted boolean) LANGUAGE plpgsql
SET enable_seqscan = off AS $$
DECLARE
    plan json;
    whole boolean := places IS NULL OR '' = ANY(places);
    sure boolean := strpos(query::text, '!') = 0;
BEGIN
    counted := true;
    keys := '{}';
    IF numnode(query) = 0 OR cardinality(places) = 0 THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM unnest(places) place WHERE ascii(place) = 2) THEN
        EXECUTE format(
            'EXPLAIN (FORMAT JSON) SELECT FROM complaints_words WHERE words @@ %L::tsquery',
            CASE WHEN whole THEN query ELSE query && any_lexeme(places) END
        ) INTO plan;
        IF (plan->0->'Plan'->>'Plan Rows')::float8 > most THEN
            IF whole THEN
                counted := (SELECT count(*) FROM (
                    SELECT FROM (SELECT words FROM complaints_words ORDER BY complaint_id DESC LIMIT 1000) latest
                    WHERE latest.words @@ query LIMIT 4
                ) hits) < 4;
            ELSE
                counted := (SELECT count(*) FROM (
                    SELECT FROM unnest(places) place
                    CROSS JOIN LATERAL (
                        SELECT id FROM complaints_complaint WHERE agency_id = substr(place, 2)::bigint
                        ORDER BY last_at DESC, id DESC LIMIT 1000
                    ) latest
                    JOIN complaints_words w ON w.complaint_id = latest.id
                    WHERE w.words @@ query LIMIT 4
                ) hits) < 4;
            END IF;
            IF NOT counted THEN
                keys := NULL;
                RETURN;
            END IF;
        END IF;
    END IF;
    IF whole THEN
        keys := ARRAY(
            SELECT complaint_id FROM complaints_words
            WHERE words @@ query AND (sure OR ts_match_vq(words, query)) LIMIT most + 1
        );
    ELSE
        keys := ARRAY(
            SELECT one.complaint_id FROM unnest(places) place
            CROSS JOIN LATERAL (
                SELECT complaint_id FROM complaints_words
                WHERE words @@ (query && lexeme(place)) AND (sure OR ts_match_vq(words, query)) LIMIT most + 1
            ) one
        );
    END IF;
    IF cardinality(keys) > most THEN
        keys := NULL;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("complaints", "0031_words_of_people")]
    operations = [
        migrations.RunSQL(
            BY_A_SAMPLE, "DROP FUNCTION cases_sought(tsquery, text[], int, OUT bigint[], OUT boolean)"
        )
    ]
