"""What few cases hold is gathered with less read in vain: handlers each by themselves at a place too, or as the handlers of what else was
found; the cases of a unit one by one where their words are in a part of the country's. The answers are those of before
(docs/adr/0135)."""

from django.db import migrations

SOUGHT = r"""
-- The cases of these places (of all where none is named) that the query finds. `keys` is NULL where they are more than `most`;
-- `counted`: that was counted. Else eight of so many cases of these places hold it as eight of them do where `most` of all do, looked at
-- here and there from the first to the last: an eighth of them first, and the others if that holds some, until eight do.
-- `people`: the query finds the cases of whose complainant all these parts are a name; those that both of a pair of `ways` find, first and
-- second, third and fourth; and those that `others` finds. Of a pair the index goes from case to case of the rarer; within one query it would
-- first read the lists of all that is rare by itself, as each of five hundred handlers. Where the second of a pair is twenty handlers or more,
-- each is asked for by itself; or, where the statistics expect no more than `elsewhere` cases of the first, who handles each of these.
-- Neither `people` nor `ways`: the query alone says which.
-- `alone`: so much longer it takes to read one case of a unit than to pass one by in the list of a word. Where the words of the query have more
-- cases than that for each of the unit's, these are read one by one. The index would go through the lists of the words to their ends.
-- While PostgreSQL clears the pending list of a GIN index, an index scan can find a row under one of its words and not yet under the
-- other; where a word is to be absent, each row found is therefore looked at once more, by the function that no index knows.
-- Where the statistics expect the words in one case of five hundred at most, and looks would cost more than to ask them, the index is asked
-- at once: it has little to read. Where they are wrong it has more.
-- A plan for this very word would begin with reading what the statistics know of ten thousand words.
CREATE OR REPLACE FUNCTION cases_sought(
    query tsquery, places text[], most int, people text[], ways tsquery[], others tsquery, alone float8, elsewhere float8,
    OUT keys bigint[], OUT counted boolean
) LANGUAGE plpgsql SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    plan json;
    whole boolean := places IS NULL OR '' = ANY(places);
    sure boolean := strpos(query::text, '!') = 0;
    agencies bigint[];
    since timestamptz[];
    spans interval[];
    first bigint;
    last bigint;
    cases float8;
    looks int;
    eighth int;
    done int := 0;
    upto int;
    hits bigint[] := '{}';
    held int;
    units bigint[];
    expected float8;
    rare boolean := false;
    one_by_one boolean := false;
    somewhere tsquery := CASE WHEN NOT whole THEN any_lexeme(places) END;
    half tsquery;
    other tsquery;
    handlers text[];
BEGIN
    counted := true;
    keys := '{}';
    IF numnode(query) = 0 OR cardinality(places) = 0 THEN
        RETURN;
    END IF;
    SELECT min(complaint_id), max(complaint_id) INTO first, last FROM complaints_words;
    IF places IS NOT NULL AND NOT EXISTS (SELECT FROM unnest(places) place WHERE ascii(place) IS DISTINCT FROM 2) THEN
        IF last - first > 10000 THEN
            -- How many have one of its words, whatever ties them.
            EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM complaints_words WHERE words @@ %L::tsquery', replace(query::text, ' & ', ' | ')) INTO plan;
            expected := (plan->0->'Plan'->>'Plan Rows')::float8;
            IF expected > 100 * alone THEN
                units := ARRAY(SELECT substr(place, 2)::bigint FROM unnest(places) place);
                EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM complaints_complaint WHERE held_by_id = ANY (%L)', units) INTO plan;
                one_by_one := expected > alone * (plan->0->'Plan'->>'Plan Rows')::float8;
            END IF;
        END IF;
    ELSIF NOT EXISTS (SELECT FROM unnest(places) place WHERE ascii(place) = 2) THEN
        IF last - first > (CASE WHEN whole THEN 50 * most ELSE 10000 END) THEN
            EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM complaints_words WHERE words @@ %L::tsquery', query) INTO plan;
            rare := (plan->0->'Plan'->>'Plan Rows')::float8 <= (last - first) / 500;
        END IF;
        IF rare THEN
            cases := 0;
        ELSIF whole THEN
            cases := last - first + 1;
        ELSE
            agencies := ARRAY(SELECT substr(place, 2)::bigint FROM unnest(places) place);
            EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM complaints_complaint WHERE agency_id = ANY (%L)', agencies) INTO plan;
            cases := (plan->0->'Plan'->>'Plan Rows')::float8;
        END IF;
        IF cases > most THEN
            -- What one in 25 cases of an agency holds is quickly found along its list, however many they are.
            looks := least(greatest(ceil(8 * cases / greatest(most, 1)), CASE WHEN whole THEN 8 ELSE 200 END), 4000);
            IF NOT whole THEN
                SELECT array_agg(ends.earliest ORDER BY n), array_agg(ends.latest - ends.earliest ORDER BY n) INTO since, spans
                FROM unnest(agencies) WITH ORDINALITY here(agency, n) CROSS JOIN LATERAL (
                    SELECT min(last_at) AS earliest, max(last_at) AS latest FROM complaints_complaint WHERE agency_id = here.agency
                ) ends;
            END IF;
            looks := (looks + 3) / 4 * 4;
            eighth := (looks / 8 + 3) / 4 * 4;
            upto := least(32, eighth);
            LOOP
                IF whole THEN
                    hits := hits || ARRAY(
                        SELECT one.complaint_id FROM generate_series(done, upto - 1, 4) n
                        CROSS JOIN LATERAL (
                            SELECT complaint_id, words FROM complaints_words
                            WHERE complaint_id >= first + (last - first) * (n * 617 % 4000) / 4000
                            ORDER BY complaint_id LIMIT 4
                        ) one WHERE one.words @@ query
                    );
                ELSE
                    hits := hits || ARRAY(
                        SELECT looked.id FROM (
                            SELECT one.id FROM generate_series(done, upto - 1, 2) n
                            CROSS JOIN LATERAL (SELECT 1 + n / 2 % cardinality(agencies) AS number) here
                            CROSS JOIN LATERAL (
                                SELECT last_at FROM complaints_complaint
                                WHERE agency_id = agencies[here.number]
                                    AND last_at <= since[here.number] + spans[here.number] - spans[here.number] * (n * 1237 % 4000) / 4000
                                ORDER BY last_at DESC LIMIT 1
                            ) point
                            CROSS JOIN LATERAL (
                                SELECT id FROM complaints_complaint
                                WHERE agency_id = agencies[here.number]
                                    AND (last_at, id) <= (point.last_at, first + (last - first) * (n * 829 % 4000) / 4000)
                                ORDER BY last_at DESC, id DESC LIMIT 2
                            ) one
                        ) looked JOIN complaints_words w ON w.complaint_id = looked.id WHERE w.words @@ query
                    );
                END IF;
                held := (SELECT count(DISTINCT hit) FROM unnest(hits) hit);
                EXIT WHEN held >= 8 OR held = 0 AND upto >= eighth OR upto >= looks;
                done := upto;
                upto := least(2 * upto, CASE WHEN upto < eighth THEN eighth ELSE looks END);
            END LOOP;
            IF held >= 8 THEN
                keys := NULL;
                counted := false;
                RETURN;
            END IF;
        END IF;
    END IF;
    IF one_by_one THEN
        keys := ARRAY(
            SELECT one.complaint_id FROM unnest(places) place
            CROSS JOIN LATERAL (
                SELECT complaint_id FROM complaints_words WHERE words @@ lexeme(place) AND ts_match_vq(words, query) LIMIT most + 1
            ) one
        );
    ELSIF whole AND ways IS NULL THEN
        keys := ARRAY(
            SELECT complaint_id FROM complaints_words
            WHERE words @@ query AND (sure OR ts_match_vq(words, query)) LIMIT most + 1
        );
    ELSIF NOT whole AND people IS NULL THEN
        keys := ARRAY(
            SELECT one.complaint_id FROM unnest(places) place
            CROSS JOIN LATERAL (
                SELECT complaint_id FROM complaints_words
                WHERE words @@ (query && lexeme(place)) AND (sure OR ts_match_vq(words, query)) LIMIT most + 1
            ) one
        );
    ELSE
        IF whole THEN
            keys := ARRAY(SELECT complaint_id FROM complaints_words WHERE numnode(others) > 0 AND words @@ others LIMIT most + 1);
        ELSE
            keys := ARRAY(
                SELECT one.complaint_id FROM unnest(places) place
                CROSS JOIN LATERAL (
                    (
                        SELECT complaint_id FROM complaints_words
                        WHERE names_at(words) @> ARRAY(SELECT place || chr(6) || 'n' || part FROM unnest(people) part) LIMIT most + 1
                    )
                    UNION ALL
                    (
                        SELECT complaint_id FROM complaints_words
                        WHERE numnode(others) > 0 AND words @@ (others && lexeme(place)) LIMIT most + 1
                    )
                ) one
            );
        END IF;
        FOR n IN 1 .. coalesce(cardinality(ways), 0) / 2 LOOP
            half := ways[2 * n - 1];
            other := ways[2 * n];
            handlers := NULL;
            IF other::text ~ ('^(''' || chr(4) || '\d+''( \| )?){20,}$') THEN
                handlers := ARRAY(SELECT m.found[1] FROM regexp_matches(other::text, chr(4) || '\d+', 'g') m(found));
                EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM complaints_words WHERE words @@ %L::tsquery', half) INTO plan;
                expected := (plan->0->'Plan'->>'Plan Rows')::float8;
            END IF;
            IF handlers IS NULL THEN
                keys := keys || ARRAY(
                    SELECT complaint_id FROM complaints_words
                    WHERE words @@ half AND words @@ other AND (whole OR ts_match_vq(words, somewhere)) LIMIT most + 1
                );
            ELSIF expected <= elsewhere THEN
                keys := keys || ARRAY(
                    SELECT w.complaint_id FROM complaints_words w JOIN complaints_complaint c ON c.id = w.complaint_id
                    WHERE w.words @@ half AND c.handler_id = ANY (ARRAY(SELECT substr(handler, 2)::bigint FROM unnest(handlers) handler))
                        AND (whole OR ts_match_vq(w.words, somewhere)) LIMIT most + 1
                );
            ELSE
                keys := keys || ARRAY(
                    SELECT each.complaint_id FROM unnest(handlers) handler
                    CROSS JOIN LATERAL (
                        SELECT complaint_id FROM complaints_words
                        WHERE words @@ half AND words @@ lexeme(handler) AND (whole OR ts_match_vq(words, somewhere)) LIMIT most + 1
                    ) each
                );
            END IF;
        END LOOP;
        keys := ARRAY(SELECT DISTINCT unnest(keys));
    END IF;
    IF cardinality(keys) > most THEN
        keys := NULL;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("complaints", "0045_turned_at")]
    operations = [migrations.RunSQL(SOUGHT, migrations.RunSQL.noop)]
