"""What a place has is gathered with the names of that place, looks here and there end when enough is known, and none of it is
planned anew for each word. The answers are those of before (docs/adr/0132)."""

from django.db import migrations

SOUGHT = r"""
-- The cases of these places (of all where none is named) that the query finds. `keys` is NULL where they are more than `most`;
-- `counted`: that was counted. Else eight of so many cases of these places hold it as eight of them do where `most` of all do, looked at
-- here and there from the first to the last: an eighth of them first, and the others if that holds some, until eight do.
-- `people`: the query finds the cases of whose complainant all these parts are a name, and those that `others` finds.
-- `ways`: it finds those that both of a pair find, first and second, third and fourth, and those that `others` finds. Of a pair the index goes
-- from case to case of the rarer; within one query it would first read the lists of all that is rare by itself, as each of five hundred handlers.
-- NULL: the query alone says which.
-- While PostgreSQL clears the pending list of a GIN index, an index scan can find a row under one of its words and not yet under the
-- other; where a word is to be absent, each row found is therefore looked at once more, by the function that no index knows.
-- A plan for this very word would begin with reading what the statistics know of ten thousand words.
CREATE OR REPLACE FUNCTION cases_sought(
    query tsquery, places text[], most int, people text[], ways tsquery[], others tsquery, OUT keys bigint[], OUT counted boolean
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
BEGIN
    counted := true;
    keys := '{}';
    IF numnode(query) = 0 OR cardinality(places) = 0 THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM unnest(places) place WHERE ascii(place) = 2) THEN
        SELECT min(complaint_id), max(complaint_id) INTO first, last FROM complaints_words;
        IF whole THEN
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
    IF whole AND ways IS NOT NULL THEN
        keys := ARRAY(
            (SELECT complaint_id FROM complaints_words WHERE numnode(others) > 0 AND words @@ others LIMIT most + 1)
            UNION
            (
                SELECT one.complaint_id FROM (
                    SELECT way AS first, lead(way) OVER (ORDER BY n) AS second, n FROM unnest(ways) WITH ORDINALITY each(way, n)
                ) pair CROSS JOIN LATERAL (
                    SELECT complaint_id FROM complaints_words WHERE words @@ pair.first AND words @@ pair.second LIMIT most + 1
                ) one WHERE pair.n % 2 = 1
            )
        );
    ELSIF whole THEN
        keys := ARRAY(
            SELECT complaint_id FROM complaints_words
            WHERE words @@ query AND (sure OR ts_match_vq(words, query)) LIMIT most + 1
        );
    ELSIF people IS NULL THEN
        keys := ARRAY(
            SELECT one.complaint_id FROM unnest(places) place
            CROSS JOIN LATERAL (
                SELECT complaint_id FROM complaints_words
                WHERE words @@ (query && lexeme(place)) AND (sure OR ts_match_vq(words, query)) LIMIT most + 1
            ) one
        );
    ELSE
        keys := ARRAY(
            SELECT one.complaint_id FROM unnest(places) place
            CROSS JOIN LATERAL (
                (
                    SELECT complaint_id FROM complaints_words
                    WHERE names_at(words) @> ARRAY(SELECT place || chr(6) || 'n' || part FROM unnest(people) part) LIMIT most + 1
                )
                UNION
                (
                    SELECT complaint_id FROM complaints_words
                    WHERE numnode(others) > 0 AND words @@ (others && lexeme(place)) LIMIT most + 1
                )
            ) one
        );
    END IF;
    IF cardinality(keys) > most THEN
        keys := NULL;
    END IF;
END $$;
CREATE OR REPLACE FUNCTION cases_sought(query tsquery, places text[], most int, OUT keys bigint[], OUT counted boolean) LANGUAGE sql AS $$
    SELECT * FROM cases_sought(query, places, most, NULL, NULL, query)
$$;
"""
NAMES = r"""
-- As before, but that a name is spelled once to be compared; and it is told that three rows come back: for a thousand, which PostgreSQL
-- takes a function to return, a search was planned anew each time.
CREATE OR REPLACE FUNCTION found_in(
    typed text, phrase boolean, alike boolean, part text, named_at text[], shown_at text[], agencies bigint[], units bigint[],
    OUT kind text, OUT query tsquery
) RETURNS SETOF record LANGUAGE plpgsql STABLE ROWS 3 SET plan_cache_mode = auto AS $$
DECLARE
    parts text[] := name_parts(typed);
    whole text := spelled(typed);
    begins text := '(^| )' || whole; -- of letters, figures and spaces alone, so that none of it is a sign of the pattern
    digits text := regexp_replace(typed, '\D', '', 'g');
    keys text[];
BEGIN
    -- Not in the head of the function: a dump with it could be restored by a superuser alone.
    PERFORM set_config('pg_trgm.word_similarity_threshold', '0.5', true);
    kind := 'words';
    query := plainto_tsquery('indonesian', searched(typed));
    IF numnode(query) > 0 THEN RETURN NEXT; END IF;
    IF part <> '' THEN
        kind := 'reference';
        query := (lexeme(chr(5) || part)::text || ':*')::tsquery;
        RETURN NEXT;
    END IF;
    IF cardinality(parts) > 0 THEN
        kind := 'name';
        query := asked_at(asked_person(chr(6), parts, alike), named_at) || asked_at(asked_person(chr(7), parts, alike), shown_at);
        IF numnode(query) > 0 THEN RETURN NEXT; END IF;
    END IF;
    IF length(digits) >= 6 AND typed !~ '[[:alpha:]]' THEN
        kind := 'phone';
        keys := ARRAY(SELECT DISTINCT key FROM unnest(ARRAY[digits, phone_key(digits)]) key WHERE length(key) >= 6);
        query := asked_at(any_lexeme(ARRAY(SELECT chr(6) || 'p' || key FROM unnest(keys) key)), named_at)
            || asked_at(any_lexeme(ARRAY(SELECT chr(7) || 'p' || key FROM unnest(keys) key)), shown_at);
        IF numnode(query) > 0 THEN RETURN NEXT; END IF;
    END IF;
    IF typed LIKE '%_@_%' THEN
        kind := 'mail';
        query := asked_at(lexeme(chr(6) || 'm' || mailbox_key(typed)), named_at)
            || asked_at(lexeme(chr(7) || 'm' || mailbox_key(typed)), shown_at);
        IF numnode(query) > 0 THEN RETURN NEXT; END IF;
    END IF;
    IF phrase OR length(whole) < 3 THEN RETURN; END IF;
    kind := 'unit';
    keys := '{}';
    IF agencies IS NULL AND alike THEN
        keys := ARRAY(
            SELECT chr(3) || u.id FROM accounts_unit u WHERE spelled(u.name) %> whole
            ORDER BY word_similarity(whole, spelled(u.name)) DESC, u.id LIMIT 50
        );
    ELSIF agencies IS NULL THEN
        keys := ARRAY(
            SELECT chr(3) || u.id FROM accounts_unit u
            WHERE spelled(u.name) ~ begins LIMIT 500
        );
    ELSIF (CASE WHEN alike THEN EXISTS (SELECT FROM accounts_unit u WHERE spelled(u.name) %> whole)
        ELSE EXISTS (SELECT FROM accounts_unit u WHERE spelled(u.name) LIKE '%' || whole || '%') END) THEN
        -- Somewhere one is called so; those of this reader are few, whatever the others are.
        keys := ARRAY(
            SELECT chr(3) || u.id
            FROM (
                SELECT id, spelled(name) AS name FROM accounts_unit WHERE agency_id = ANY(agencies) OR id = ANY(units) OFFSET 0
            ) u
            WHERE CASE WHEN alike THEN u.name %> whole ELSE ' ' || u.name LIKE '% ' || whole || '%' END
            ORDER BY CASE WHEN alike THEN word_similarity(whole, u.name) END DESC, u.id LIMIT CASE WHEN alike THEN 50 ELSE 500 END
        );
    END IF;
    query := any_lexeme(keys);
    IF numnode(query) > 0 THEN RETURN NEXT; END IF;
    kind := 'handler';
    keys := '{}';
    IF agencies IS NULL AND alike THEN
        keys := ARRAY(
            SELECT chr(4) || p.id FROM accounts_user p WHERE spelled(p.name) %> whole
            ORDER BY word_similarity(whole, spelled(p.name)) DESC, p.id LIMIT 50
        );
    ELSIF agencies IS NULL THEN
        keys := ARRAY(
            SELECT chr(4) || p.id FROM accounts_user p
            WHERE spelled(p.name) ~ begins LIMIT 500
        );
    ELSIF (CASE WHEN alike THEN EXISTS (SELECT FROM accounts_user p WHERE spelled(p.name) %> whole)
        ELSE EXISTS (SELECT FROM accounts_user p WHERE spelled(p.name) LIKE '%' || whole || '%') END) THEN
        keys := ARRAY(
            SELECT chr(4) || p.id
            FROM (
                SELECT id, spelled(name) AS name FROM accounts_user WHERE id IN (
                    SELECT m.user_id FROM accounts_membership m WHERE m.unit_id = ANY(ARRAY(
                        SELECT u.id FROM accounts_unit u WHERE u.agency_id = ANY(agencies) OR u.id = ANY(units)
                    ))
                ) OFFSET 0
            ) p
            WHERE CASE WHEN alike THEN p.name %> whole ELSE ' ' || p.name LIKE '% ' || whole || '%' END
            ORDER BY CASE WHEN alike THEN word_similarity(whole, p.name) END DESC, p.id LIMIT CASE WHEN alike THEN 50 ELSE 500 END
        );
    END IF;
    query := any_lexeme(keys);
    IF numnode(query) > 0 THEN RETURN NEXT; END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("complaints", "0040_names_by_place")]
    operations = [
        migrations.RunSQL(SOUGHT, migrations.RunSQL.noop),
        migrations.RunSQL(NAMES, migrations.RunSQL.noop),
    ]
