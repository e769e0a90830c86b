"""A case is found by its places, by parts of its number and, where it was filed under a name, by its complainant; each a
word of its own kind that no text can hold (docs/adr/0084). Triggers write them, as before."""

from django.db import migrations

WORDS = r"""
CREATE AGGREGATE any_query(tsquery) (SFUNC = tsquery_or, STYPE = tsquery, PARALLEL = SAFE);
CREATE AGGREGATE every_query(tsquery) (SFUNC = tsquery_and, STYPE = tsquery, PARALLEL = SAFE);

-- A name in one spelling, old and new alike: Soekarno and Sukarno, Djojo and Joyo, Tjahaja and Cahaya, Achmad and Akhmad.
CREATE FUNCTION spelled(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    btrim(regexp_replace(
        replace(replace(replace(replace(replace(lower(searched(name)), 'tj', 'c'), 'dj', 'j'), 'oe', 'u'), 'ch', 'kh'), 'j', 'y'),
        '[[:space:][:punct:]]+', ' ', 'g'
    ));
CREATE FUNCTION name_parts(name text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    ARRAY(SELECT DISTINCT left(part, 40) FROM unnest(string_to_array(spelled(name), ' ')) part WHERE part <> '');
-- A part of a name as it sounds: letters that Indonesian speech takes for one another, doubled and silent ones.
CREATE FUNCTION sounding(part text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    translate(regexp_replace(regexp_replace(regexp_replace(
        translate(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
            replace(replace(replace(replace(replace(replace(part, 'kh', 'h'), 'th', 't'), 'dh', 'd'), 'gh', 'g'), 'ph', 'p'), 'x', 'ks'),
            'sy|sh|ts', 's', 'g'), 'ny', 'n', 'g'), 'a[iey]|e[iy]', 'e', 'g'), 'a[uw]|o[uw]', 'o', 'g'), 'i[ey]|ee', 'i', 'g'),
            'zvfqy', 'sppki'),
        '(.)\1+', '\1', 'g'), 'h$', ''), 'd$', 't'), ' ', '');
-- It, and it with one letter less: two of which one letter differs, is missing or changed places have one of these in common.
CREATE FUNCTION nearly(key text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    CASE WHEN length(key) < 4 THEN ARRAY[key]
    ELSE key || ARRAY(SELECT DISTINCT left(key, n - 1) || substr(key, n + 1) FROM generate_series(1, length(key)) n) END;
CREATE FUNCTION phone_key(phone text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    regexp_replace(regexp_replace(phone, '\D', '', 'g'), '^(0062|62|0)', '');
CREATE FUNCTION mailbox_key(mail text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    CASE WHEN lower(split_part(mail, '@', 2)) IN ('gmail.com', 'googlemail.com')
    THEN replace(split_part(split_part(lower(mail), '@', 1), '+', 1), '.', '') || '@gmail.com'
    ELSE split_part(split_part(lower(mail), '@', 1), '+', 1) || '@' || lower(split_part(mail, '@', 2)) END;

-- Of a complainant: parts of the name as spelled and as they nearly sound, the mailbox, the number from six last digits on.
CREATE FUNCTION person_words(mark text, name text, email text, phone text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    ARRAY(
        SELECT mark || 'n' || part FROM unnest(name_parts(name)) part
        UNION SELECT mark || 'd' || near FROM unnest(name_parts(name)) part, unnest(nearly(sounding(part))) near
        UNION SELECT mark || 'm' || mailbox_key(email) WHERE email <> ''
        UNION SELECT mark || 'p' || right(phone_key(phone), n) FROM generate_series(6, length(phone_key(phone))) n
    );
-- The number without its prefix, from each of its places on: a part of it is the beginning of one of these.
CREATE FUNCTION reference_parts(reference text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    ARRAY(
        SELECT chr(5) || substr(key, n)
        FROM (SELECT regexp_replace(regexp_replace(upper(reference), '[^0-9A-Z]', '', 'g'), '^TNT', '') AS key) bare,
            generate_series(1, length(key) - 3) n
    );

-- The marks: 1 the agency, 2 the unit that holds it, 3 the unit named or holding, 4 who handles it, 5 its number, 6 the named
-- complainant, 7 the same where the Ombudsman reads who it is. Of a confidential or unnamed one nothing is written at all.
CREATE FUNCTION words_of_case(complaint bigint) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE RETURN (
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

CREATE OR REPLACE FUNCTION complaints_words_of_new() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO public.complaints_words (complaint_id, words)
    SELECT c.id, public.words_of_case(c.id) FROM public.complaints_complaint c
    WHERE c.id IN (SELECT complaint_id FROM added WHERE kind IN ('subject', 'description'))
    ON CONFLICT (complaint_id) DO UPDATE SET words = EXCLUDED.words;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION complaints_words_of_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    UPDATE public.complaints_words SET words = public.words_of_case(NEW.complaint_id) WHERE complaint_id = NEW.complaint_id;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION complaints_words_of_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    UPDATE public.complaints_words SET words = public.words_of_case(NEW.id) WHERE complaint_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER words_of_placed
    AFTER UPDATE OF unit_id, held_by_id, handler_id, reference, identity_kind, escalated_at, identity_to_ombudsman
    ON complaints_complaint FOR EACH ROW WHEN (
        (OLD.unit_id, OLD.held_by_id, OLD.handler_id, OLD.reference, OLD.identity_kind, OLD.escalated_at IS NULL, OLD.identity_to_ombudsman)
        IS DISTINCT FROM
        (NEW.unit_id, NEW.held_by_id, NEW.handler_id, NEW.reference, NEW.identity_kind, NEW.escalated_at IS NULL, NEW.identity_to_ombudsman)
    ) EXECUTE FUNCTION complaints_words_of_moved();

CREATE FUNCTION complaints_words_of_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    UPDATE public.complaints_words SET words = public.words_of_case(complaint_id)
    WHERE complaint_id = CASE WHEN TG_OP = 'DELETE' THEN OLD.complaint_id ELSE NEW.complaint_id END;
    RETURN NULL;
END $$;
CREATE TRIGGER words_of_person AFTER INSERT OR DELETE OR UPDATE OF name, email, phone, complaint_id
    ON complaints_identity FOR EACH ROW EXECUTE FUNCTION complaints_words_of_person();

CREATE FUNCTION lexeme(word text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    ('''' || replace(replace(word, '\', '\\'), '''', '''''') || '''')::tsquery;
CREATE FUNCTION any_lexeme(words text[]) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    (SELECT coalesce(string_agg(lexeme(word)::text, ' | '), '')::tsquery FROM unnest(words) word);
-- What is asked, of cases with one of these words alone; `''` among them is every case, none of them is none.
CREATE FUNCTION asked_at(query tsquery, places text[]) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    CASE WHEN numnode(query) = 0 OR cardinality(places) = 0 THEN ''::tsquery
    WHEN '' = ANY(places) THEN query ELSE query && any_lexeme(places) END;
CREATE FUNCTION asked_person(mark text, parts text[], alike boolean) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN (
    SELECT every_query(
        CASE WHEN alike THEN any_lexeme(ARRAY(SELECT mark || 'd' || near FROM unnest(nearly(sounding(part))) near))
        ELSE lexeme(mark || 'n' || part) END
    ) FROM unnest(parts) part
);

-- In what a word that was typed may be found, each with its query: the words of the case, its number, the complainant where
-- the reader may know them (`named_at`, `shown_at`: among cases with one of these words), units and handlers of these places.
CREATE FUNCTION found_in(
    typed text, phrase boolean, alike boolean, part text, named_at text[], shown_at text[], agencies bigint[], units bigint[],
    OUT kind text, OUT query tsquery
) RETURNS SETOF record LANGUAGE plpgsql STABLE AS $$
DECLARE
    parts text[] := name_parts(typed);
    whole text := spelled(typed);
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
    IF alike THEN
        keys := ARRAY(
            SELECT chr(3) || u.id FROM accounts_unit u
            WHERE spelled(u.name) %> whole AND (agencies IS NULL OR u.agency_id = ANY(agencies) OR u.id = ANY(units))
            ORDER BY word_similarity(whole, spelled(u.name)) DESC, u.id LIMIT 50
        );
    ELSE
        keys := ARRAY(
            SELECT chr(3) || u.id FROM accounts_unit u
            WHERE spelled(u.name) LIKE '%' || whole || '%' AND ' ' || spelled(u.name) LIKE '% ' || whole || '%'
            AND (agencies IS NULL OR u.agency_id = ANY(agencies) OR u.id = ANY(units)) LIMIT 500
        );
    END IF;
    query := any_lexeme(keys);
    IF numnode(query) > 0 THEN RETURN NEXT; END IF;
    kind := 'handler';
    IF alike THEN
        keys := ARRAY(
            SELECT chr(4) || p.id FROM accounts_user p WHERE spelled(p.name) %> whole AND (agencies IS NULL OR EXISTS (
                SELECT FROM accounts_membership m JOIN accounts_unit u ON u.id = m.unit_id
                WHERE m.user_id = p.id AND (u.agency_id = ANY(agencies) OR u.id = ANY(units))
            ))
            ORDER BY word_similarity(whole, spelled(p.name)) DESC, p.id LIMIT 50
        );
    ELSE
        keys := ARRAY(
            SELECT chr(4) || p.id FROM accounts_user p
            WHERE spelled(p.name) LIKE '%' || whole || '%' AND ' ' || spelled(p.name) LIKE '% ' || whole || '%'
            AND (agencies IS NULL OR EXISTS (
                SELECT FROM accounts_membership m JOIN accounts_unit u ON u.id = m.unit_id
                WHERE m.user_id = p.id AND (u.agency_id = ANY(agencies) OR u.id = ANY(units))
            )) LIMIT 500
        );
    END IF;
    query := any_lexeme(keys);
    IF numnode(query) > 0 THEN RETURN NEXT; END IF;
END $$;

-- As `cases_with_words` was: the cases of these places (of all where none is named), or nothing where there are more than `most`.
CREATE FUNCTION cases_found(query tsquery, places text[], most int) RETURNS bigint[] LANGUAGE plpgsql
SET enable_seqscan = off AS $$
DECLARE
    found bigint[];
    plan json;
BEGIN
    IF numnode(query) = 0 THEN
        RETURN '{}';
    END IF;
    IF places IS NOT NULL THEN
        found := ARRAY(
            SELECT one.complaint_id FROM unnest(places) place
            CROSS JOIN LATERAL (
                SELECT complaint_id FROM complaints_words WHERE words @@ (query && lexeme(place)) LIMIT most + 1
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

-- Whether these words stand next to one another in the subject or the description, in these forms.
CREATE FUNCTION says_exactly(complaint bigint, phrase text) RETURNS boolean LANGUAGE sql STABLE STRICT PARALLEL SAFE RETURN EXISTS (
    SELECT FROM complaints_statement WHERE complaint_id = complaint AND kind IN ('subject', 'description')
    AND to_tsvector('simple', searched(body)) @@ phraseto_tsquery('simple', searched(phrase))
);
"""
FEWER = r"""
DROP FUNCTION says_exactly(bigint, text);
DROP FUNCTION cases_found(tsquery, text[], int);
DROP FUNCTION found_in(text, boolean, boolean, text, text[], text[], bigint[], bigint[]);
DROP FUNCTION asked_person(text, text[], boolean);
DROP FUNCTION asked_at(tsquery, text[]);
DROP FUNCTION any_lexeme(text[]);
DROP FUNCTION lexeme(text);
DROP TRIGGER words_of_person ON complaints_identity;
DROP FUNCTION complaints_words_of_person;
DROP TRIGGER words_of_placed ON complaints_complaint;
CREATE OR REPLACE FUNCTION complaints_words_of_new() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO public.complaints_words (complaint_id, words)
    SELECT c.id, public.words_of(c.id, c.agency_id) FROM public.complaints_complaint c
    WHERE c.id IN (SELECT complaint_id FROM added WHERE kind IN ('subject', 'description'))
    ON CONFLICT (complaint_id) DO UPDATE SET words = EXCLUDED.words;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION complaints_words_of_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    UPDATE public.complaints_words w SET words = public.words_of(c.id, c.agency_id)
    FROM public.complaints_complaint c WHERE c.id = NEW.complaint_id AND w.complaint_id = c.id;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION complaints_words_of_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    UPDATE public.complaints_words SET words = public.words_of(NEW.id, NEW.agency_id) WHERE complaint_id = NEW.id;
    RETURN NULL;
END $$;
DROP FUNCTION words_of_case(bigint);
DROP FUNCTION reference_parts(text);
DROP FUNCTION person_words(text, text, text, text);
DROP FUNCTION mailbox_key(text);
DROP FUNCTION phone_key(text);
DROP FUNCTION nearly(text);
DROP FUNCTION sounding(text);
DROP FUNCTION name_parts(text);
DROP FUNCTION spelled(text);
DROP AGGREGATE every_query(tsquery);
DROP AGGREGATE any_query(tsquery);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0023_told_on_a_phone"),
        ("accounts", "0011_absences"),
    ]

    operations = [migrations.RunSQL(WORDS, FEWER)]
