-- The tables of an empty database, as the migrations at the end of this file made them (docs/adr/0111).
-- Written by `python -m tests.upgrade.schema`; not to be edited by hand.

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$SELECT false$$;

CREATE FUNCTION public.agency_word(agency_id bigint) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (chr(1) || agency_id);

CREATE FUNCTION public.lexeme(word text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (((''''::text || replace(replace(word, '\'::text, '\\'::text), ''''::text, ''''''::text)) || ''''::text))::tsquery;

CREATE FUNCTION public.any_lexeme(words text[]) RETURNS tsquery
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT (COALESCE(string_agg((public.lexeme(word.word))::text, ' | '::text), ''::text))::tsquery AS "coalesce" FROM unnest(any_lexeme.words) word(word));

CREATE FUNCTION public.asked_at(query tsquery, places text[]) RETURNS tsquery
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN ((numnode(query) = 0) OR (cardinality(places) = 0)) THEN ''::tsquery WHEN (''::text = ANY (places)) THEN query ELSE (query && public.any_lexeme(places)) END;

CREATE FUNCTION public.nearly(key text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN (length(key) < 4) THEN ARRAY[key] ELSE (key || ARRAY(SELECT DISTINCT ("left"(nearly.key, (n.n - 1)) || substr(nearly.key, (n.n + 1))) FROM generate_series(1, length(nearly.key)) n(n))) END;

CREATE FUNCTION public.sounding(part text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN translate(regexp_replace(regexp_replace(regexp_replace(translate(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(replace(replace(replace(replace(replace(replace(part, 'kh'::text, 'h'::text), 'th'::text, 't'::text), 'dh'::text, 'd'::text), 'gh'::text, 'g'::text), 'ph'::text, 'p'::text), 'x'::text, 'ks'::text), 'sy|sh|ts'::text, 's'::text, 'g'::text), 'ny'::text, 'n'::text, 'g'::text), 'a[iey]|e[iy]'::text, 'e'::text, 'g'::text), 'a[uw]|o[uw]'::text, 'o'::text, 'g'::text), 'i[ey]|ee'::text, 'i'::text, 'g'::text), 'zvfqy'::text, 'sppki'::text), '(.)\1+'::text, '\1'::text, 'g'::text), 'h$'::text, ''::text), 'd$'::text, 't'::text), ' '::text, ''::text);

CREATE AGGREGATE public.every_query(tsquery) (
    SFUNC = tsquery_and,
    STYPE = tsquery,
    PARALLEL = safe
);

CREATE FUNCTION public.asked_person(mark text, parts text[], alike boolean) RETURNS tsquery
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT public.every_query(CASE WHEN asked_person.alike THEN public.any_lexeme(ARRAY(SELECT ((asked_person.mark || 'd'::text) || near.near) FROM unnest(public.nearly(public.sounding(part.part))) near(near))) ELSE public.lexeme(((asked_person.mark || 'n'::text) || part.part)) END) AS every_query FROM unnest(asked_person.parts) part(part));

CREATE FUNCTION public.cases_found(query tsquery, places text[], most integer) RETURNS bigint[]
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'auto'
    AS $$
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

CREATE FUNCTION public.cases_sought(query tsquery, places text[], most integer, OUT keys bigint[], OUT counted boolean) RETURNS record
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'auto'
    AS $$
DECLARE
    plan json;
    whole boolean := places IS NULL OR '' = ANY(places);
    sure boolean := strpos(query::text, '!') = 0;
    agencies bigint[];
    first bigint;
    last bigint;
    cases float8;
    looks int;
    these int;
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
            FOREACH these IN ARRAY ARRAY[looks / 8, looks] LOOP
                IF whole THEN
                    held := (
                        SELECT count(DISTINCT looked.complaint_id) FROM (
                            SELECT one.* FROM generate_series(0, 3996, 4) n
                            CROSS JOIN LATERAL (
                                SELECT complaint_id, words FROM complaints_words
                                WHERE complaint_id >= first + (last - first) * (n * 617 % 4000) / 4000
                                ORDER BY complaint_id LIMIT 4
                            ) one LIMIT these
                        ) looked WHERE looked.words @@ query
                    );
                ELSE
                    held := (
                        SELECT count(DISTINCT looked.id) FROM (
                            SELECT one.id FROM generate_series(0, 3998, 2) n
                            CROSS JOIN LATERAL (SELECT agencies[1 + n / 2 % cardinality(agencies)] AS agency) here
                            CROSS JOIN LATERAL (
                                SELECT min(last_at) AS earliest, max(last_at) AS latest FROM complaints_complaint WHERE agency_id = here.agency
                            ) ends
                            CROSS JOIN LATERAL (
                                SELECT last_at FROM complaints_complaint
                                WHERE agency_id = here.agency AND last_at <= ends.latest - (ends.latest - ends.earliest) * (n * 1237 % 4000) / 4000
                                ORDER BY last_at DESC LIMIT 1
                            ) point
                            CROSS JOIN LATERAL (
                                SELECT id FROM complaints_complaint
                                WHERE agency_id = here.agency AND (last_at, id) <= (point.last_at, first + (last - first) * (n * 829 % 4000) / 4000)
                                ORDER BY last_at DESC, id DESC LIMIT 2
                            ) one LIMIT these
                        ) looked JOIN complaints_words w ON w.complaint_id = looked.id WHERE w.words @@ query
                    );
                END IF;
                EXIT WHEN held = 0 OR held >= 8;
            END LOOP;
            IF held >= 8 THEN
                keys := NULL;
                counted := false;
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

CREATE FUNCTION public.cases_with_words(asked text, agencies bigint[], most integer) RETURNS bigint[]
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'auto'
    AS $$
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

CREATE FUNCTION public.complaints_words_of_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    AS $$
BEGIN
    UPDATE public.complaints_words SET words = public.words_of_case(NEW.complaint_id) WHERE complaint_id = NEW.complaint_id;
    RETURN NULL;
END $$;

CREATE FUNCTION public.complaints_words_of_moved() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    AS $$
BEGIN
    UPDATE public.complaints_words SET words = public.words_of_case(NEW.id) WHERE complaint_id = NEW.id;
    RETURN NULL;
END $$;

CREATE FUNCTION public.complaints_words_of_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$
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

CREATE FUNCTION public.complaints_words_of_person() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    AS $$
BEGIN
    UPDATE public.complaints_words SET words = public.words_of_case(complaint_id)
    WHERE complaint_id = CASE WHEN TG_OP = 'DELETE' THEN OLD.complaint_id ELSE NEW.complaint_id END;
    RETURN NULL;
END $$;

CREATE FUNCTION public.compliance_touch_of_agency() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    AS $$
BEGIN
    INSERT INTO public.compliance_touched (complaint_id)
    SELECT id FROM public.complaints_complaint WHERE agency_id = NEW.id;
    RETURN NULL;
END $$;

CREATE FUNCTION public.compliance_touch_of_calendar() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    AS $$
BEGIN
    INSERT INTO public.compliance_touched (complaint_id)
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
    )
    SELECT c.id FROM public.complaints_complaint c JOIN public.accounts_agency a ON a.id = c.agency_id
    WHERE a.calendar = NEW.code AND EXISTS (
        SELECT 1 FROM changed
        WHERE changed.last > c.received_on AND changed.first <= coalesce(
            greatest(c.first_answered_on, (c.ended_at AT TIME ZONE a.zone)::date),
            (now() AT TIME ZONE a.zone)::date
        )
    );
    RETURN NULL;
END $$;

CREATE FUNCTION public.compliance_touch_of_duty() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    AS $$
BEGIN
    INSERT INTO public.compliance_touched (complaint_id) VALUES (NEW.complaint_id);
    RETURN NULL;
END $$;

CREATE FUNCTION public.compliance_touch_of_events() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    AS $$
BEGIN
    INSERT INTO public.compliance_touched (complaint_id) SELECT complaint_id FROM added;
    RETURN NULL;
END $$;

CREATE FUNCTION public.compliance_touch_of_unit() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    AS $$
BEGIN
    INSERT INTO public.compliance_touched (complaint_id)
    SELECT id FROM public.complaints_complaint WHERE unit_id = NEW.id;
    RETURN NULL;
END $$;

CREATE FUNCTION public.found_in(typed text, phrase boolean, alike boolean, part text, named_at text[], shown_at text[], agencies bigint[], units bigint[], OUT kind text, OUT query tsquery) RETURNS SETOF record
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'auto'
    AS $$
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
    keys := '{}';
    IF agencies IS NULL AND alike THEN
        keys := ARRAY(
            SELECT chr(3) || u.id FROM accounts_unit u WHERE spelled(u.name) %> whole
            ORDER BY word_similarity(whole, spelled(u.name)) DESC, u.id LIMIT 50
        );
    ELSIF agencies IS NULL THEN
        keys := ARRAY(
            SELECT chr(3) || u.id FROM accounts_unit u
            WHERE spelled(u.name) LIKE '%' || whole || '%' AND ' ' || spelled(u.name) LIKE '% ' || whole || '%' LIMIT 500
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
            WHERE spelled(p.name) LIKE '%' || whole || '%' AND ' ' || spelled(p.name) LIKE '% ' || whole || '%' LIMIT 500
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

CREATE FUNCTION public.mailbox_key(mail text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN (lower(split_part(mail, '@'::text, 2)) = ANY (ARRAY['gmail.com'::text, 'googlemail.com'::text])) THEN (replace(split_part(split_part(lower(mail), '@'::text, 1), '+'::text, 1), '.'::text, ''::text) || '@gmail.com'::text) ELSE ((split_part(split_part(lower(mail), '@'::text, 1), '+'::text, 1) || '@'::text) || lower(split_part(mail, '@'::text, 2))) END;

CREATE FUNCTION public.searched(body text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN (octet_length(body) = char_length(body)) THEN translate(body, '''`'::text, ''::text) ELSE regexp_replace(regexp_replace(translate(NORMALIZE(translate(body, '´＇｀'::text, ''::text), NFKD), 'øØđĐłŁıħĦ'::text, 'oOdDlLihH'::text), '[˗֊־᐀᠆‐-―⁃⁻₋−➖⸗⸚⸺⸻⹀⹝〜〰゠]'::text, '-'::text, 'g'::text), '[''`­´̀-ͯʹ՚׳؜ً-ٰٟ᪰-᫿᷀-᷿ʹʻ-ʿˈˊˋ᠋-᠏​-‏‘-‛‪-‮′‵⁠-⁯⃐-⃿Ꞌꞌ︀-️︠-︯﻿]'::text, ''::text, 'g'::text) END;

CREATE FUNCTION public.spelled(name text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN btrim(regexp_replace(replace(replace(replace(replace(replace(lower(public.searched(name)), 'tj'::text, 'c'::text), 'dj'::text, 'j'::text), 'oe'::text, 'u'::text), 'ch'::text, 'kh'::text), 'j'::text, 'y'::text), '[[:space:][:punct:]]+'::text, ' '::text, 'g'::text));

CREATE FUNCTION public.name_parts(name text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ARRAY(SELECT DISTINCT "left"(part.part, 40) AS "left" FROM unnest(string_to_array(public.spelled(name_parts.name), ' '::text)) part(part) WHERE (part.part <> ''::text));

CREATE FUNCTION public.person_words(mark text, name text, email text, phone text) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
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

CREATE FUNCTION public.pgtrigger_credentials_changed_aafe9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    NEW.credentials_version := OLD.credentials_version + 1;
                    RETURN NEW;
                
                END;
            $$;

CREATE FUNCTION public.pgtrigger_export_is_append_only_5ee00() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_follows_the_last_one_753b6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE last RECORD;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    NEW.recorded_at := clock_timestamp();
                    SELECT seq, to_state, at INTO last FROM workflow_event
                    WHERE complaint_id = NEW.complaint_id ORDER BY seq DESC LIMIT 1;
                    IF NOT FOUND THEN
                        IF NEW.seq <> 1 OR NEW.from_state <> '' THEN
                            RAISE EXCEPTION 'the first event of a case has seq 1 and no state before it'
                                USING ERRCODE = 'check_violation';
                        END IF;
                    ELSIF NEW.seq <> last.seq + 1 OR NEW.from_state <> last.to_state OR NEW.at < last.at THEN
                        RAISE EXCEPTION 'event % does not follow event %', NEW.seq, last.seq
                            USING ERRCODE = 'check_violation';
                    END IF;
                    IF NEW.at > NEW.recorded_at
                       OR (NEW.origin = 'live' AND NEW.at < NEW.recorded_at - interval '60 seconds') THEN
                        RAISE EXCEPTION 'official time lies off the clock of the database'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_0a165() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_11c98() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_259ee() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_2b11c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_2f2b4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_39add() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_3f72c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_5c019() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_64c64() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_71c25() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_7ed64() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_88275() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_a9265() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_b612e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_c4cab() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_cd3e2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_d406d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_ead09() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_append_only_ed3ba() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_frozen_d0536() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_kept_2ecf2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_kept_59e5a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_kept_80cb3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_kept_b2767() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_kept_ff806() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_deleted_b5451() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_033d5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'frozen scores are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_0da14() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'seals are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_17152() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'versions of letters are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_2689c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'insertions of letters are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_26af7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'decisions on objections are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_31e3f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'replies of units are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_35e04() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'versions of instruments are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_523d1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'files of evidence are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_98aab() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'drafts of hearings are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_9bf2f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'answers of respondents are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_b03a7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'audits are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_bb5d3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'draws of audits are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_bf27d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'objections are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_c1ecc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'binders are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_c83be() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'steps of evidence are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_da1cc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'entries of assessments are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_dbb01() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'the log of the office is append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_e41b5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'hearings are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_never_emptied_f55b5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'events are append-only' USING ERRCODE = 'insufficient_privilege';
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_retired_not_deleted_4a893() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_retired_not_deleted_5eb7c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_is_retired_not_deleted_77c9a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_leaves_a_mark_1ce5b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    INSERT INTO accounts_seal ("table", "row", columns)
                    VALUES ('notifications_message', OLD.id, '{"deleted": ""}');
                    RETURN NULL;
                
                END;
            $$;

CREATE FUNCTION public.pgtrigger_seats_changed_65d8f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    UPDATE accounts_user SET credentials_version = credentials_version + 1
                    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.user_id ELSE NEW.user_id END;
                    RETURN NULL;
                
                END;
            $$;

CREATE FUNCTION public.pgtrigger_state_has_its_event_ddce1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    IF NOT EXISTS (
                        SELECT 1 FROM complaints_complaint c JOIN workflow_event e
                          ON e.complaint_id = c.id AND e.seq = c.last_seq AND e.to_state = c.state
                        WHERE c.id = NEW.id
                    ) AND EXISTS (SELECT 1 FROM complaints_complaint WHERE id = NEW.id) THEN
                        RAISE EXCEPTION 'complaint % has a state that its last event does not tell', NEW.id
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NULL;
                
                END;
            $$;

CREATE FUNCTION public.pgtrigger_what_was_open_ends_ea3f3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    DELETE FROM accounts_browsersession WHERE user_id = NEW.id;
                    DELETE FROM accounts_token WHERE user_id = NEW.id;
                    UPDATE accounts_feed SET revoked_at = clock_timestamp()
                    WHERE user_id = NEW.id AND revoked_at IS NULL;
                    RETURN NULL;
                
                END;
            $$;

CREATE FUNCTION public.phone_key(phone text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN regexp_replace(regexp_replace(phone, '\D'::text, ''::text, 'g'::text), '^(0062|62|0)'::text, ''::text);

CREATE FUNCTION public.reference_key(reference text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN translate(upper(regexp_replace(public.searched(reference), '[-\s_./\\,:;#()]+'::text, ''::text, 'g'::text)), 'OIL'::text, '011'::text);

CREATE FUNCTION public.reference_parts(reference text) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
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

CREATE TABLE public.complaints_statement (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    author_kind character varying(15) NOT NULL,
    at timestamp with time zone NOT NULL,
    body text NOT NULL,
    salt bytea NOT NULL,
    author_id bigint,
    complaint_id bigint NOT NULL
);
ALTER TABLE ONLY public.complaints_statement ALTER COLUMN complaint_id SET (n_distinct=-0.2);

CREATE FUNCTION public.says_exactly(complaint bigint, phrase text) RETURNS boolean
    LANGUAGE sql STABLE STRICT PARALLEL SAFE
    RETURN (EXISTS (SELECT FROM public.complaints_statement WHERE ((complaints_statement.complaint_id = says_exactly.complaint) AND ((complaints_statement.kind)::text = ANY ((ARRAY['subject'::character varying, 'description'::character varying])::text[])) AND (to_tsvector('simple'::regconfig, public.searched(complaints_statement.body)) @@ phraseto_tsquery('simple'::regconfig, public.searched(says_exactly.phrase))))));

CREATE AGGREGATE public.all_words(tsvector) (
    SFUNC = tsvector_concat,
    STYPE = tsvector,
    INITCOND = '',
    PARALLEL = safe
);

CREATE FUNCTION public.words_of(complaint bigint, agency bigint) RETURNS tsvector
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (SELECT (strip(public.all_words(to_tsvector('indonesian'::regconfig, COALESCE(public.searched(complaints_statement.body), ''::text)))) || array_to_tsvector(ARRAY[public.agency_word(words_of.agency)])) FROM public.complaints_statement WHERE ((complaints_statement.complaint_id = words_of.complaint) AND ((complaints_statement.kind)::text = ANY ((ARRAY['subject'::character varying, 'description'::character varying])::text[]))));

CREATE FUNCTION public.words_of_case(complaint bigint) RETURNS tsvector
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
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

CREATE AGGREGATE public.any_query(tsquery) (
    SFUNC = tsquery_or,
    STYPE = tsquery,
    PARALLEL = safe
);

CREATE TABLE public.accounts_absence (
    id bigint NOT NULL,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    noted_at timestamp with time zone NOT NULL,
    deputy_id bigint,
    noted_by_id bigint,
    user_id bigint NOT NULL,
    CONSTRAINT absence_begins_before_it_ends CHECK ((from_at < until_at)),
    CONSTRAINT absence_has_another_deputy CHECK (((deputy_id IS NULL) OR (NOT ((deputy_id = user_id) AND (deputy_id IS NOT NULL)))))
);

ALTER TABLE public.accounts_absence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_absence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_agency (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    level character varying(10) NOT NULL,
    zone character varying(40) NOT NULL,
    working_week smallint[] NOT NULL,
    calendar character varying(20) NOT NULL,
    law character varying(10) NOT NULL,
    send_from time without time zone NOT NULL,
    send_until time without time zone NOT NULL,
    open_for_filing boolean NOT NULL,
    told_of_filings_at timestamp with time zone,
    told_weekly jsonb DEFAULT '{}'::jsonb NOT NULL,
    region_id bigint,
    asked_percent smallint,
    letterhead text,
    CONSTRAINT accounts_agency_asked_percent_check CHECK ((asked_percent >= 0)),
    CONSTRAINT agency_asks_a_percentage CHECK (((asked_percent >= 0) AND (asked_percent <= 100))),
    CONSTRAINT agency_sending_window_opens_before_it_closes CHECK ((send_from < send_until))
);

ALTER TABLE public.accounts_agency ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_agency_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_agencylogo (
    agency_id bigint NOT NULL,
    picture bytea NOT NULL,
    width smallint NOT NULL,
    height smallint NOT NULL,
    set_at timestamp with time zone NOT NULL,
    set_by_id bigint,
    CONSTRAINT accounts_agencylogo_height_check CHECK ((height >= 0)),
    CONSTRAINT accounts_agencylogo_width_check CHECK ((width >= 0))
);

CREATE TABLE public.accounts_banner (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    words_id character varying(300) NOT NULL,
    words_en character varying(300) NOT NULL,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone NOT NULL,
    on_public boolean NOT NULL,
    on_staff boolean NOT NULL,
    set_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    set_by_id bigint,
    CONSTRAINT banner_begins_before_it_ends CHECK ((from_at < until_at)),
    CONSTRAINT banner_stands_somewhere CHECK ((on_public OR on_staff))
);

ALTER TABLE public.accounts_banner ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_banner_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_browsersession (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL,
    agent character varying(20) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    user_id bigint
);

CREATE TABLE public.accounts_feed (
    id bigint NOT NULL,
    token_hash character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    user_id bigint NOT NULL,
    unit_id bigint
);

ALTER TABLE public.accounts_feed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_feed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_membership (
    id bigint NOT NULL,
    role character varying(20) NOT NULL,
    agency_id bigint,
    user_id bigint NOT NULL,
    unit_id bigint,
    region_id bigint,
    CONSTRAINT membership_for_a_region CHECK (((region_id IS NULL) OR ((agency_id IS NULL) AND ((role)::text = ANY ((ARRAY['ombudsman'::character varying, 'custodian'::character varying])::text[])) AND (unit_id IS NULL)))),
    CONSTRAINT membership_in_an_agency_or_a_unit CHECK (((agency_id IS NULL) OR (unit_id IS NULL))),
    CONSTRAINT membership_unit_staff_in_a_unit CHECK (((((role)::text = ANY ((ARRAY['officer'::character varying, 'supervisor'::character varying])::text[])) AND (unit_id IS NOT NULL)) OR ((NOT ((role)::text = ANY ((ARRAY['officer'::character varying, 'supervisor'::character varying])::text[]))) AND (unit_id IS NULL))))
);

ALTER TABLE public.accounts_membership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_membership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_officechange (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    what character varying(20) NOT NULL,
    facts jsonb NOT NULL,
    agency_id bigint,
    by_id bigint,
    unit_id bigint,
    user_id bigint
);

ALTER TABLE public.accounts_officechange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_officechange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_region (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(200) NOT NULL
);

ALTER TABLE public.accounts_region ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_region_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_seal (
    id bigint NOT NULL,
    "table" character varying(40) NOT NULL,
    "row" bigint NOT NULL,
    columns jsonb NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE public.accounts_seal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_seal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_staffnetwork (
    id bigint NOT NULL,
    network character varying(24) NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.accounts_staffnetwork ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_staffnetwork_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_token (
    id bigint NOT NULL,
    token_hash character varying(64) NOT NULL,
    credentials character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.accounts_token ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_token_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_unit (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    working_week smallint[] NOT NULL,
    active boolean NOT NULL,
    promises_from date,
    answers_need_supervisor boolean NOT NULL,
    agency_id bigint NOT NULL,
    parent_id bigint,
    successor_id bigint,
    district character varying(100),
    hours text,
    services text
);

ALTER TABLE public.accounts_unit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    name character varying(200) NOT NULL,
    language character varying(2) NOT NULL,
    credentials_version integer NOT NULL,
    arrivals character varying(10) DEFAULT ''::character varying NOT NULL,
    told_of_arrivals_at timestamp with time zone,
    CONSTRAINT accounts_user_credentials_version_check CHECK ((credentials_version >= 0))
);

CREATE TABLE public.accounts_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);

ALTER TABLE public.accounts_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.accounts_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.accounts_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_attachment (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    mime character varying(40) NOT NULL,
    path character varying(100) NOT NULL,
    size integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    width integer,
    height integer,
    uploader_kind character varying(15) NOT NULL,
    at timestamp with time zone NOT NULL,
    uploaded_by_id bigint,
    complaint_id bigint NOT NULL,
    message_id bigint,
    fault character varying(12) DEFAULT ''::character varying NOT NULL,
    next_try_at timestamp with time zone,
    pages integer,
    scan character varying(10) DEFAULT ''::character varying NOT NULL,
    shown_path character varying(100),
    shown_sha256 character varying(64) DEFAULT ''::character varying NOT NULL,
    shown_size integer,
    tries smallint DEFAULT 0 NOT NULL,
    CONSTRAINT complaints_attachment_height_check CHECK ((height >= 0)),
    CONSTRAINT complaints_attachment_pages_check CHECK ((pages >= 0)),
    CONSTRAINT complaints_attachment_shown_size_check CHECK ((shown_size >= 0)),
    CONSTRAINT complaints_attachment_size_check CHECK ((size >= 0)),
    CONSTRAINT complaints_attachment_tries_check CHECK ((tries >= 0)),
    CONSTRAINT complaints_attachment_width_check CHECK ((width >= 0))
);

ALTER TABLE public.complaints_attachment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_attachment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_complaint (
    id bigint NOT NULL,
    state character varying(15) NOT NULL,
    reference character varying(20) NOT NULL,
    access_hash character varying(64) NOT NULL,
    origin character varying(10) NOT NULL,
    channel character varying(10) NOT NULL,
    identity_kind character varying(15) NOT NULL,
    language character varying(2) NOT NULL,
    moderation character varying(20) NOT NULL,
    classification character varying(15) NOT NULL,
    proposed_classification character varying(15) NOT NULL,
    version integer NOT NULL,
    last_seq integer NOT NULL,
    last_at timestamp with time zone NOT NULL,
    round smallint NOT NULL,
    next_due_on date,
    next_due_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    received_on date NOT NULL,
    claimed_received_on date,
    occurred_on date,
    first_answered_at timestamp with time zone,
    first_answered_on date,
    answered_at timestamp with time zone,
    outcome character varying(10) NOT NULL,
    ended_at timestamp with time zone,
    ended_by character varying(20) NOT NULL,
    escalated_at timestamp with time zone,
    completions_requested smallint NOT NULL,
    contests smallint NOT NULL,
    reopenings smallint NOT NULL,
    appeals smallint NOT NULL,
    rating smallint,
    agency_id bigint NOT NULL,
    answered_by_id bigint,
    barred_from_answering_id bigint,
    claim_confirmed_by_id bigint,
    claimed_by_id bigint,
    duplicate_of_id bigint,
    handler_id bigint,
    held_by_id bigint,
    reclassification_by_id bigint,
    rejected_by_id bigint,
    unit_id bigint,
    rating_apart boolean DEFAULT false NOT NULL,
    rating_confirmed_at timestamp with time zone,
    slip_hash character varying(64) DEFAULT ''::character varying NOT NULL,
    slip_opened_at timestamp with time zone,
    answer_void boolean DEFAULT false NOT NULL,
    kind character varying(15) DEFAULT 'complaint'::character varying NOT NULL,
    identity_to_ombudsman boolean,
    offered_to_id bigint,
    CONSTRAINT complaint_each_way_back_once CHECK (((appeals <= 1) AND (completions_requested <= 1) AND (contests <= 1) AND (reopenings <= 1))),
    CONSTRAINT complaint_no_duplicate_of_itself CHECK (((duplicate_of_id IS NULL) OR (NOT ((duplicate_of_id = id) AND (duplicate_of_id IS NOT NULL))))),
    CONSTRAINT complaint_rating_1_to_4 CHECK (((rating IS NULL) OR ((rating >= 1) AND (rating <= 4)))),
    CONSTRAINT complaint_state_known CHECK (((state)::text = ANY ((ARRAY['received'::character varying, 'incomplete'::character varying, 'dispatched'::character varying, 'investigating'::character varying, 'answered'::character varying, 'escalated'::character varying, 'closed'::character varying, 'rejected'::character varying, 'withdrawn'::character varying])::text[]))),
    CONSTRAINT complaints_complaint_appeals_check CHECK ((appeals >= 0)),
    CONSTRAINT complaints_complaint_completions_requested_check CHECK ((completions_requested >= 0)),
    CONSTRAINT complaints_complaint_contests_check CHECK ((contests >= 0)),
    CONSTRAINT complaints_complaint_last_seq_check CHECK ((last_seq >= 0)),
    CONSTRAINT complaints_complaint_rating_check CHECK ((rating >= 0)),
    CONSTRAINT complaints_complaint_reopenings_check CHECK ((reopenings >= 0)),
    CONSTRAINT complaints_complaint_round_check CHECK ((round >= 0)),
    CONSTRAINT complaints_complaint_version_check CHECK ((version >= 0))
);

CREATE TABLE public.complaints_complaint_accused (
    id bigint NOT NULL,
    complaint_id bigint NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.complaints_complaint_accused ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_complaint_accused_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.complaints_complaint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_complaint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_identity (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    email_confirmed_at timestamp with time zone,
    phone character varying(20) NOT NULL,
    address text NOT NULL,
    complaint_id bigint NOT NULL,
    former_email character varying(254) DEFAULT ''::character varying NOT NULL,
    proposed_email character varying(254) DEFAULT ''::character varying NOT NULL,
    phone_confirmed_at timestamp with time zone,
    phone_medium character varying(8) DEFAULT ''::character varying NOT NULL
);

ALTER TABLE public.complaints_identity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_identity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.complaints_statement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_statement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_words (
    complaint_id bigint NOT NULL,
    words tsvector NOT NULL
);
ALTER TABLE ONLY public.complaints_words ALTER COLUMN words SET STATISTICS 1000;

CREATE TABLE public.compliance_answeraudit (
    id bigint NOT NULL,
    start date NOT NULL,
    "end" date NOT NULL,
    percent smallint NOT NULL,
    commitment character varying(64) NOT NULL,
    seed character varying(64) NOT NULL,
    committed_at timestamp with time zone NOT NULL,
    agency_id bigint NOT NULL,
    committed_by_id bigint NOT NULL,
    CONSTRAINT audit_ends_after_its_start CHECK (("end" >= start)),
    CONSTRAINT audit_percent CHECK (((percent >= 1) AND (percent <= 100))),
    CONSTRAINT compliance_answeraudit_percent_check CHECK ((percent >= 0))
);

ALTER TABLE public.compliance_answeraudit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_answeraudit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_assessment (
    id bigint NOT NULL,
    year smallint NOT NULL,
    input numeric(5,2),
    process numeric(5,2),
    output numeric(5,2),
    public_trust numeric(5,2),
    official_score numeric(5,2),
    officer_appointed smallint,
    procedure_published smallint,
    channels_alive smallint,
    register_kept smallint,
    training smallint,
    evaluation smallint,
    source character varying(200) NOT NULL,
    confirmed_at timestamp with time zone,
    updated_at timestamp with time zone NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    marked_by_id bigint,
    unit_id bigint NOT NULL,
    CONSTRAINT assessment_confirmed_when_marked CHECK ((((confirmed_at IS NULL) AND (confirmed_by_id IS NULL)) OR ((channels_alive IS NOT NULL) AND (confirmed_at IS NOT NULL) AND (confirmed_by_id IS NOT NULL) AND (evaluation IS NOT NULL) AND (officer_appointed IS NOT NULL) AND (procedure_published IS NOT NULL) AND (register_kept IS NOT NULL) AND (training IS NOT NULL)))),
    CONSTRAINT assessment_mark_0_to_4 CHECK ((((officer_appointed IS NULL) OR ((officer_appointed >= 0) AND (officer_appointed <= 4))) AND ((procedure_published IS NULL) OR ((procedure_published >= 0) AND (procedure_published <= 4))) AND ((channels_alive IS NULL) OR ((channels_alive >= 0) AND (channels_alive <= 4))) AND ((register_kept IS NULL) OR ((register_kept >= 0) AND (register_kept <= 4))) AND ((training IS NULL) OR ((training >= 0) AND (training <= 4))) AND ((evaluation IS NULL) OR ((evaluation >= 0) AND (evaluation <= 4))))),
    CONSTRAINT assessment_score_0_to_100 CHECK ((((input IS NULL) OR ((input >= (0)::numeric) AND (input <= (100)::numeric))) AND ((process IS NULL) OR ((process >= (0)::numeric) AND (process <= (100)::numeric))) AND ((output IS NULL) OR ((output >= (0)::numeric) AND (output <= (100)::numeric))) AND ((public_trust IS NULL) OR ((public_trust >= (0)::numeric) AND (public_trust <= (100)::numeric))) AND ((official_score IS NULL) OR ((official_score >= (0)::numeric) AND (official_score <= (100)::numeric))))),
    CONSTRAINT assessment_year_known CHECK (((year >= 2021) AND (year <= 9998))),
    CONSTRAINT compliance_assessment_channels_alive_check CHECK ((channels_alive >= 0)),
    CONSTRAINT compliance_assessment_evaluation_check CHECK ((evaluation >= 0)),
    CONSTRAINT compliance_assessment_officer_appointed_check CHECK ((officer_appointed >= 0)),
    CONSTRAINT compliance_assessment_procedure_published_check CHECK ((procedure_published >= 0)),
    CONSTRAINT compliance_assessment_register_kept_check CHECK ((register_kept >= 0)),
    CONSTRAINT compliance_assessment_training_check CHECK ((training >= 0)),
    CONSTRAINT compliance_assessment_year_check CHECK ((year >= 0))
);

ALTER TABLE public.compliance_assessment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_assessment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_assessmententry (
    id bigint NOT NULL,
    year smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    stated jsonb NOT NULL,
    unit_id bigint NOT NULL,
    by_id bigint,
    CONSTRAINT compliance_assessmententry_year_check CHECK ((year >= 0))
);

ALTER TABLE public.compliance_assessmententry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_assessmententry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_auditdraw (
    id bigint NOT NULL,
    answers jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    audit_id bigint NOT NULL,
    drawn_by_id bigint NOT NULL
);

ALTER TABLE public.compliance_auditdraw ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_auditdraw_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_bindertaken (
    id bigint NOT NULL,
    year smallint NOT NULL,
    files integer NOT NULL,
    missing integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    CONSTRAINT compliance_bindertaken_files_check CHECK ((files >= 0)),
    CONSTRAINT compliance_bindertaken_missing_check CHECK ((missing >= 0)),
    CONSTRAINT compliance_bindertaken_year_check CHECK ((year >= 0))
);

ALTER TABLE public.compliance_bindertaken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_bindertaken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_casefacts (
    complaint_id bigint NOT NULL,
    agency_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    classification character varying(15) NOT NULL,
    channel character varying(10) NOT NULL,
    received_on date NOT NULL,
    part smallint NOT NULL,
    days integer,
    due_on date,
    unit_then_id bigint,
    met boolean NOT NULL,
    open_late boolean NOT NULL,
    holds_until timestamp with time zone,
    never_assigned boolean DEFAULT false NOT NULL,
    CONSTRAINT compliance_casefacts_days_check CHECK ((days >= 0)),
    CONSTRAINT compliance_casefacts_part_check CHECK ((part >= 0))
);

CREATE TABLE public.compliance_caseyear (
    id bigint NOT NULL,
    complaint_id bigint NOT NULL,
    year smallint NOT NULL,
    agency_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    counts jsonb NOT NULL,
    CONSTRAINT compliance_caseyear_year_check CHECK ((year >= 0))
);

ALTER TABLE public.compliance_caseyear ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_caseyear_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_cell (
    id bigint NOT NULL,
    kind character varying(15) NOT NULL,
    span character varying(5) NOT NULL,
    start date NOT NULL,
    agency_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    code character varying(15) NOT NULL,
    received integer NOT NULL,
    answered integer NOT NULL,
    rejected integer NOT NULL,
    withdrawn integer NOT NULL,
    concluded integer NOT NULL,
    open integer NOT NULL,
    due integer NOT NULL,
    met integer NOT NULL,
    open_late integer NOT NULL,
    uncounted integer NOT NULL,
    days numeric NOT NULL,
    never_assigned integer DEFAULT 0 NOT NULL,
    CONSTRAINT compliance_cell_answered_check CHECK ((answered >= 0)),
    CONSTRAINT compliance_cell_concluded_check CHECK ((concluded >= 0)),
    CONSTRAINT compliance_cell_due_check CHECK ((due >= 0)),
    CONSTRAINT compliance_cell_met_check CHECK ((met >= 0)),
    CONSTRAINT compliance_cell_never_assigned_check CHECK ((never_assigned >= 0)),
    CONSTRAINT compliance_cell_open_check CHECK ((open >= 0)),
    CONSTRAINT compliance_cell_open_late_check CHECK ((open_late >= 0)),
    CONSTRAINT compliance_cell_received_check CHECK ((received >= 0)),
    CONSTRAINT compliance_cell_rejected_check CHECK ((rejected >= 0)),
    CONSTRAINT compliance_cell_uncounted_check CHECK ((uncounted >= 0)),
    CONSTRAINT compliance_cell_withdrawn_check CHECK ((withdrawn >= 0))
);

ALTER TABLE public.compliance_cell ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_cell_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_evidencefile (
    id bigint NOT NULL,
    year smallint NOT NULL,
    name character varying(200) NOT NULL,
    link character varying(1000) NOT NULL,
    mime character varying(100) NOT NULL,
    path character varying(100),
    size integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    scanned boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    CONSTRAINT compliance_evidencefile_size_check CHECK ((size >= 0)),
    CONSTRAINT compliance_evidencefile_year_check CHECK ((year >= 0))
);

ALTER TABLE public.compliance_evidencefile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_evidencefile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_evidencestep (
    id bigint NOT NULL,
    act character varying(10) NOT NULL,
    document character varying(40) NOT NULL,
    dated_on date,
    confirmed_on date,
    note character varying(1000) NOT NULL,
    by_ombudsman boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    file_id bigint NOT NULL,
    replaces_id bigint
);

ALTER TABLE public.compliance_evidencestep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_evidencestep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_frozenscores (
    id bigint NOT NULL,
    year smallint NOT NULL,
    version smallint NOT NULL,
    reason character varying(1000) NOT NULL,
    as_of timestamp with time zone NOT NULL,
    last_event bigint NOT NULL,
    document text NOT NULL,
    sha256 character varying(64) NOT NULL,
    agency_id bigint NOT NULL,
    frozen_by_id bigint NOT NULL,
    hearing_id bigint,
    instrument_version smallint,
    CONSTRAINT compliance_frozenscores_instrument_version_check CHECK ((instrument_version >= 0)),
    CONSTRAINT compliance_frozenscores_version_check CHECK ((version >= 0)),
    CONSTRAINT compliance_frozenscores_year_check CHECK ((year >= 0))
);

ALTER TABLE public.compliance_frozenscores ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_frozenscores_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_hearing (
    id bigint NOT NULL,
    year smallint NOT NULL,
    number smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    days smallint NOT NULL,
    until_on date NOT NULL,
    until_at timestamp with time zone NOT NULL,
    calendar character varying(30) NOT NULL,
    last_event bigint NOT NULL,
    document text NOT NULL,
    sha256 character varying(64) NOT NULL,
    agency_id bigint NOT NULL,
    opened_by_id bigint NOT NULL,
    CONSTRAINT compliance_hearing_days_check CHECK ((days >= 0)),
    CONSTRAINT compliance_hearing_number_check CHECK ((number >= 0)),
    CONSTRAINT compliance_hearing_year_check CHECK ((year >= 0)),
    CONSTRAINT hearing_has_a_term CHECK ((days >= 1))
);

ALTER TABLE public.compliance_hearing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_hearing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_hearingreply (
    id bigint NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    of_id bigint NOT NULL
);

ALTER TABLE public.compliance_hearingreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_hearingreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_hearingunit (
    id bigint NOT NULL,
    score numeric(5,2),
    cases integer NOT NULL,
    document text NOT NULL,
    hearing_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    CONSTRAINT compliance_hearingunit_cases_check CHECK ((cases >= 0))
);

ALTER TABLE public.compliance_hearingunit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_hearingunit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_indicatorvalue (
    id bigint NOT NULL,
    code character varying(30) NOT NULL,
    value numeric(5,2),
    entered_at timestamp with time zone NOT NULL,
    assessment_id bigint NOT NULL,
    entered_by_id bigint,
    note character varying(500),
    CONSTRAINT indicator_0_to_100 CHECK (((value IS NULL) OR ((value >= (0)::numeric) AND (value <= (100)::numeric))))
);

ALTER TABLE public.compliance_indicatorvalue ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_indicatorvalue_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_instrumentversion (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    version smallint NOT NULL,
    weights jsonb NOT NULL,
    certainties jsonb NOT NULL,
    reason character varying(1000) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint NOT NULL,
    CONSTRAINT compliance_instrumentversion_version_check CHECK ((version >= 0)),
    CONSTRAINT instrument_version_after_the_file CHECK ((version >= 2))
);

ALTER TABLE public.compliance_instrumentversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_instrumentversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_objection (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    complaint_id bigint NOT NULL,
    file_id bigint,
    of_id bigint NOT NULL,
    reasons_id bigint NOT NULL
);

ALTER TABLE public.compliance_objection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_objection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_objectiondecision (
    id bigint NOT NULL,
    upheld boolean NOT NULL,
    follows character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    objection_id bigint NOT NULL,
    reasons_id bigint NOT NULL,
    CONSTRAINT upheld_says_what_follows CHECK (((((follows)::text = ANY ((ARRAY['left_out'::character varying, 'corrected'::character varying])::text[])) AND upheld) OR (((follows)::text = ''::text) AND (NOT upheld))))
);

ALTER TABLE public.compliance_objectiondecision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_objectiondecision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_publishedscore (
    id bigint NOT NULL,
    year smallint NOT NULL,
    score numeric(5,2) NOT NULL,
    source character varying(200) NOT NULL,
    agency_id bigint NOT NULL,
    CONSTRAINT compliance_publishedscore_year_check CHECK ((year >= 0)),
    CONSTRAINT published_score_0_to_100 CHECK (((score >= (0)::numeric) AND (score <= (100)::numeric))),
    CONSTRAINT published_year_known CHECK (((year >= 2021) AND (year <= 9998)))
);

ALTER TABLE public.compliance_publishedscore ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_publishedscore_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_publishingdecision (
    id bigint NOT NULL,
    published boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    agency_id bigint NOT NULL,
    by_id bigint NOT NULL
);

ALTER TABLE public.compliance_publishingdecision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_publishingdecision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_question (
    id bigint NOT NULL,
    about character varying(12) NOT NULL,
    asked_on date NOT NULL,
    open_until timestamp with time zone NOT NULL,
    yes boolean,
    answered_at timestamp with time zone,
    apart boolean NOT NULL,
    complaint_id bigint NOT NULL,
    unit_id bigint,
    draw_id bigint NOT NULL,
    CONSTRAINT question_answered_at_some_time CHECK ((((answered_at IS NULL) AND (yes IS NULL)) OR ((answered_at IS NOT NULL) AND (yes IS NOT NULL))))
);

ALTER TABLE public.compliance_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_questiondraw (
    id bigint NOT NULL,
    month date NOT NULL,
    seed character varying(64) NOT NULL,
    percent smallint NOT NULL,
    closed jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    agency_id bigint NOT NULL,
    CONSTRAINT compliance_questiondraw_percent_check CHECK ((percent >= 0)),
    CONSTRAINT question_draw_percent CHECK (((percent >= 1) AND (percent <= 100)))
);

ALTER TABLE public.compliance_questiondraw ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_questiondraw_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_recap (
    id bigint NOT NULL,
    whole boolean NOT NULL,
    month date NOT NULL,
    version smallint NOT NULL,
    received integer NOT NULL,
    answered integer NOT NULL,
    due integer NOT NULL,
    met integer NOT NULL,
    median_days integer,
    as_of timestamp with time zone NOT NULL,
    reason character varying(300) NOT NULL,
    agency_id bigint NOT NULL,
    unit_id bigint,
    CONSTRAINT compliance_recap_answered_check CHECK ((answered >= 0)),
    CONSTRAINT compliance_recap_due_check CHECK ((due >= 0)),
    CONSTRAINT compliance_recap_median_days_check CHECK ((median_days >= 0)),
    CONSTRAINT compliance_recap_met_check CHECK ((met >= 0)),
    CONSTRAINT compliance_recap_received_check CHECK ((received >= 0)),
    CONSTRAINT compliance_recap_version_check CHECK ((version >= 0)),
    CONSTRAINT recap_corrected_with_a_reason CHECK (((version = 1) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT recap_of_an_agency_or_a_unit CHECK (((NOT whole) OR (unit_id IS NULL)))
);

ALTER TABLE public.compliance_recap ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_recap_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_savedview (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    page character varying(10) NOT NULL,
    asked jsonb NOT NULL,
    shared character varying(10) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    agency_id bigint,
    owner_id bigint NOT NULL,
    CONSTRAINT view_of_an_agency_names_it CHECK ((((agency_id IS NOT NULL) AND ((shared)::text = 'agency'::text)) OR ((NOT ((shared)::text = 'agency'::text)) AND (agency_id IS NULL))))
);

ALTER TABLE public.compliance_savedview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_savedview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_standing (
    id bigint NOT NULL,
    revision bigint NOT NULL,
    ready boolean NOT NULL,
    built_to bigint,
    counted_at timestamp with time zone,
    CONSTRAINT compliance_standing_revision_check CHECK ((revision >= 0))
);

ALTER TABLE public.compliance_standing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_standing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_touched (
    id bigint NOT NULL,
    complaint_id bigint NOT NULL
);

ALTER TABLE public.compliance_touched ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_touched_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_trustanswers (
    id bigint NOT NULL,
    year smallint NOT NULL,
    number integer NOT NULL,
    answers jsonb,
    entered_at timestamp with time zone NOT NULL,
    entered_by_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    CONSTRAINT compliance_trustanswers_number_check CHECK ((number >= 0)),
    CONSTRAINT compliance_trustanswers_year_check CHECK ((year >= 0)),
    CONSTRAINT respondents_count_from_one CHECK ((number >= 1))
);

ALTER TABLE public.compliance_trustanswers ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_trustanswers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.compliance_yearcell (
    id bigint NOT NULL,
    year smallint NOT NULL,
    agency_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    counts jsonb NOT NULL,
    CONSTRAINT compliance_yearcell_year_check CHECK ((year >= 0))
);

ALTER TABLE public.compliance_yearcell ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.compliance_yearcell_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id bigint NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);

ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.notifications_frame (
    id bigint NOT NULL,
    notice character varying(30) NOT NULL,
    language character varying(2) NOT NULL,
    version character varying(16) NOT NULL,
    whole bytea NOT NULL
);

ALTER TABLE public.notifications_frame ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_frame_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notifications_message (
    id bigint NOT NULL,
    notice character varying(30) NOT NULL,
    language character varying(2) NOT NULL,
    facts jsonb,
    origin character varying(10) NOT NULL,
    message_id character varying(100),
    state character varying(10) NOT NULL,
    attempts smallint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    next_try_at timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone,
    failed_at timestamp with time zone,
    sent_at timestamp with time zone,
    subject character varying(250) NOT NULL,
    body_text text NOT NULL,
    body_html text NOT NULL,
    last_error character varying(40) NOT NULL,
    attachment_id bigint,
    complaint_id bigint,
    identity_id bigint,
    user_id bigint,
    body bytea,
    frame_id bigint,
    seal character varying(32),
    medium character varying(8) DEFAULT 'mail'::character varying NOT NULL,
    code_tries smallint DEFAULT 0 NOT NULL,
    report character varying(9) DEFAULT ''::character varying NOT NULL,
    reported_at timestamp with time zone,
    record bytea,
    CONSTRAINT message_of_the_demo_is_never_sent CHECK ((((origin)::text = 'live'::text) OR ((state)::text = 'sent'::text))),
    CONSTRAINT message_to_one_recipient CHECK (((identity_id IS NULL) OR (user_id IS NULL))),
    CONSTRAINT notifications_message_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT notifications_message_code_tries_check CHECK ((code_tries >= 0))
);
ALTER TABLE ONLY public.notifications_message ALTER COLUMN complaint_id SET (n_distinct=-0.09);

ALTER TABLE public.notifications_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_calendar (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(10) NOT NULL,
    version integer NOT NULL,
    covers_every_year boolean NOT NULL,
    retired_on date,
    parent_id bigint,
    CONSTRAINT workflow_calendar_version_check CHECK ((version >= 0))
);

ALTER TABLE public.workflow_calendar ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_calendar_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_calendarchange (
    id bigint NOT NULL,
    decree character varying(200) NOT NULL,
    source character varying(10) NOT NULL,
    whole_years smallint[] NOT NULL,
    proposed_years smallint[] NOT NULL,
    state character varying(10) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    dropped_at timestamp with time zone,
    version integer,
    total integer NOT NULL,
    seen integer NOT NULL,
    moved integer NOT NULL,
    dated integer NOT NULL,
    stops_late integer NOT NULL,
    starts_late integer NOT NULL,
    told integer NOT NULL,
    finished_at timestamp with time zone,
    approved_by_id bigint,
    calendar_id bigint NOT NULL,
    proposed_by_id bigint,
    CONSTRAINT workflow_calendarchange_dated_check CHECK ((dated >= 0)),
    CONSTRAINT workflow_calendarchange_moved_check CHECK ((moved >= 0)),
    CONSTRAINT workflow_calendarchange_seen_check CHECK ((seen >= 0)),
    CONSTRAINT workflow_calendarchange_starts_late_check CHECK ((starts_late >= 0)),
    CONSTRAINT workflow_calendarchange_stops_late_check CHECK ((stops_late >= 0)),
    CONSTRAINT workflow_calendarchange_told_check CHECK ((told >= 0)),
    CONSTRAINT workflow_calendarchange_total_check CHECK ((total >= 0)),
    CONSTRAINT workflow_calendarchange_version_check CHECK ((version >= 0))
);

ALTER TABLE public.workflow_calendarchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_calendarchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_calendarversion (
    id bigint NOT NULL,
    version integer NOT NULL,
    parent_version integer,
    made_at timestamp with time zone NOT NULL,
    calendar_id bigint NOT NULL,
    change_id bigint,
    CONSTRAINT workflow_calendarversion_parent_version_check CHECK ((parent_version >= 0)),
    CONSTRAINT workflow_calendarversion_version_check CHECK ((version >= 0))
);

ALTER TABLE public.workflow_calendarversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_calendarversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_calendaryear (
    id bigint NOT NULL,
    year smallint NOT NULL,
    status character varying(10) NOT NULL,
    from_version integer NOT NULL,
    until_version integer,
    calendar_id bigint NOT NULL,
    CONSTRAINT workflow_calendaryear_from_version_check CHECK ((from_version >= 0)),
    CONSTRAINT workflow_calendaryear_until_version_check CHECK ((until_version >= 0)),
    CONSTRAINT workflow_calendaryear_year_check CHECK ((year >= 0))
);

ALTER TABLE public.workflow_calendaryear ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_calendaryear_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_caseread (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    complaint_id bigint NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.workflow_caseread ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_caseread_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_draftedact (
    id bigint NOT NULL,
    verb character varying(30) NOT NULL,
    sealed text NOT NULL,
    seq integer NOT NULL,
    at timestamp with time zone NOT NULL,
    complaint_id bigint NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT workflow_draftedact_seq_check CHECK ((seq >= 0))
);

ALTER TABLE public.workflow_draftedact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_draftedact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_duty (
    id bigint NOT NULL,
    kind character varying(15) NOT NULL,
    round smallint NOT NULL,
    holder character varying(12) NOT NULL,
    opened_on date NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    due_on date,
    due_at timestamp with time zone,
    met_at timestamp with time zone,
    ended_at timestamp with time zone,
    ended_by character varying(20) NOT NULL,
    original_due_on date,
    told_at timestamp with time zone,
    length smallint,
    length_unit character varying(15) NOT NULL,
    week character varying(7) NOT NULL,
    rule character varying(60) NOT NULL,
    citation character varying(200) NOT NULL,
    certainty character varying(2) NOT NULL,
    calendar character varying(30) NOT NULL,
    extensions smallint NOT NULL,
    extended_days smallint NOT NULL,
    extension_contested_at timestamp with time zone,
    suspensions smallint NOT NULL,
    suspended_days smallint NOT NULL,
    suspended_at timestamp with time zone,
    frozen_due_on date,
    resume_by_at timestamp with time zone,
    own_due_on date,
    shared_due_on date,
    provisional boolean NOT NULL,
    awaits_year smallint,
    rung character varying(15) NOT NULL,
    rung_at timestamp with time zone,
    swept_at timestamp with time zone,
    complaint_id bigint NOT NULL,
    promise_id bigint,
    CONSTRAINT duty_due_date_and_instant CHECK ((((due_at IS NULL) AND (due_on IS NULL)) OR ((due_at IS NOT NULL) AND (due_on IS NOT NULL)))),
    CONSTRAINT duty_met_or_ended_unmet CHECK (((met_at IS NULL) OR (ended_at IS NULL))),
    CONSTRAINT duty_not_met_before_it_opened CHECK (((met_at IS NULL) OR (met_at >= opened_at))),
    CONSTRAINT duty_shares_an_end_or_not CHECK ((((own_due_on IS NULL) AND (shared_due_on IS NULL)) OR ((own_due_on IS NOT NULL) AND (shared_due_on IS NOT NULL)))),
    CONSTRAINT duty_suspended_keeps_its_end CHECK ((((frozen_due_on IS NULL) AND (resume_by_at IS NULL) AND (suspended_at IS NULL)) OR ((frozen_due_on IS NOT NULL) AND (resume_by_at IS NOT NULL) AND (suspended_at IS NOT NULL)))),
    CONSTRAINT workflow_duty_awaits_year_check CHECK ((awaits_year >= 0)),
    CONSTRAINT workflow_duty_extended_days_check CHECK ((extended_days >= 0)),
    CONSTRAINT workflow_duty_extensions_check CHECK ((extensions >= 0)),
    CONSTRAINT workflow_duty_length_check CHECK ((length >= 0)),
    CONSTRAINT workflow_duty_round_check CHECK ((round >= 0)),
    CONSTRAINT workflow_duty_suspended_days_check CHECK ((suspended_days >= 0)),
    CONSTRAINT workflow_duty_suspensions_check CHECK ((suspensions >= 0))
);
ALTER TABLE ONLY public.workflow_duty ALTER COLUMN complaint_id SET (n_distinct=-0.12);

ALTER TABLE public.workflow_duty ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_duty_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_event (
    id bigint NOT NULL,
    seq integer NOT NULL,
    name character varying(30) NOT NULL,
    from_state character varying(15) NOT NULL,
    to_state character varying(15) NOT NULL,
    actor_kind character varying(15) NOT NULL,
    origin character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    effective_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    audience character varying(15) NOT NULL,
    facts jsonb NOT NULL,
    statements jsonb NOT NULL,
    actor_id bigint,
    complaint_id bigint NOT NULL,
    CONSTRAINT workflow_event_seq_check CHECK ((seq >= 0))
);
ALTER TABLE ONLY public.workflow_event ALTER COLUMN complaint_id SET (n_distinct=-0.14);

ALTER TABLE public.workflow_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_examination (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    number character varying(60) NOT NULL,
    opened_on date NOT NULL
);

ALTER TABLE public.workflow_examination ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_examination_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_examinedbody (
    complaint_id bigint NOT NULL,
    finding character varying(20) NOT NULL,
    maladministration character varying(30)[] NOT NULL,
    severity character varying(10) NOT NULL,
    found_on date,
    examination_id bigint NOT NULL,
    product_id bigint
);

CREATE TABLE public.workflow_export (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    form character varying(4) NOT NULL,
    filters jsonb NOT NULL,
    searched character varying(64) NOT NULL,
    cases integer NOT NULL,
    identities integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT workflow_export_cases_check CHECK ((cases >= 0)),
    CONSTRAINT workflow_export_identities_check CHECK ((identities >= 0))
);

ALTER TABLE public.workflow_export ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_export_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_filterwatch (
    id bigint NOT NULL,
    how character varying(10) NOT NULL,
    "least" smallint NOT NULL,
    known bigint[] NOT NULL,
    told_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL,
    saved_id bigint NOT NULL,
    CONSTRAINT workflow_filterwatch_least_check CHECK (("least" >= 0))
);

ALTER TABLE public.workflow_filterwatch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_filterwatch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_heartbeat (
    id bigint NOT NULL,
    name character varying(30) NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE public.workflow_heartbeat ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_heartbeat_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_holding (
    id bigint NOT NULL,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone,
    complaint_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    CONSTRAINT holding_forwards CHECK (((until_at IS NULL) OR (until_at >= from_at)))
);

ALTER TABLE public.workflow_holding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_holding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_holiday (
    id bigint NOT NULL,
    date date NOT NULL,
    kind character varying(15) NOT NULL,
    name character varying(200) NOT NULL,
    decree character varying(200) NOT NULL,
    from_version integer NOT NULL,
    until_version integer,
    calendar_id bigint NOT NULL,
    only_week smallint,
    second_source character varying(200) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT workflow_holiday_from_version_check CHECK ((from_version >= 0)),
    CONSTRAINT workflow_holiday_only_week_check CHECK ((only_week >= 0)),
    CONSTRAINT workflow_holiday_until_version_check CHECK ((until_version >= 0))
);

ALTER TABLE public.workflow_holiday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_holiday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_importedcase (
    id bigint NOT NULL,
    source character varying(40) NOT NULL,
    reference character varying(100) NOT NULL,
    complaint_id bigint NOT NULL
);

ALTER TABLE public.workflow_importedcase ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_importedcase_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_insertedletter (
    id bigint NOT NULL,
    event_id bigint NOT NULL,
    version_id bigint NOT NULL
);

ALTER TABLE public.workflow_insertedletter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_insertedletter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_learned (
    agency_id bigint NOT NULL,
    built_at timestamp with time zone NOT NULL,
    cases integer NOT NULL,
    index jsonb NOT NULL,
    CONSTRAINT workflow_learned_cases_check CHECK ((cases >= 0))
);

CREATE TABLE public.workflow_letter (
    id bigint NOT NULL,
    retired_at timestamp with time zone,
    agency_id bigint,
    unit_id bigint,
    user_id bigint,
    CONSTRAINT letter_of_one CHECK ((((agency_id IS NULL) AND (unit_id IS NULL) AND (user_id IS NOT NULL)) OR ((agency_id IS NULL) AND (unit_id IS NOT NULL) AND (user_id IS NULL)) OR ((agency_id IS NOT NULL) AND (unit_id IS NULL) AND (user_id IS NULL))))
);

ALTER TABLE public.workflow_letter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_letter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_letterversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    title character varying(100) NOT NULL,
    body text NOT NULL,
    language character varying(2) NOT NULL,
    states character varying(15)[] NOT NULL,
    classes character varying(15)[] NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    letter_id bigint NOT NULL,
    CONSTRAINT workflow_letterversion_number_check CHECK ((number >= 0))
);

ALTER TABLE public.workflow_letterversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_letterversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_listvisit (
    user_id bigint NOT NULL,
    first_at timestamp with time zone NOT NULL,
    before_at timestamp with time zone,
    last_at timestamp with time zone NOT NULL
);

CREATE TABLE public.workflow_product (
    complaint_id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    number character varying(60) NOT NULL,
    dated date NOT NULL,
    received_on date NOT NULL
);

CREATE TABLE public.workflow_product_rests_on (
    id bigint NOT NULL,
    product_id bigint NOT NULL,
    complaint_id bigint NOT NULL
);

ALTER TABLE public.workflow_product_rests_on ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_product_rests_on_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_producttask (
    id bigint NOT NULL,
    number smallint NOT NULL,
    status character varying(10) NOT NULL,
    given_at timestamp with time zone,
    judged_at timestamp with time zone,
    returns smallint NOT NULL,
    severity character varying(10) NOT NULL,
    case_round smallint,
    case_id bigint,
    product_id bigint NOT NULL,
    CONSTRAINT workflow_producttask_case_round_check CHECK ((case_round >= 0)),
    CONSTRAINT workflow_producttask_number_check CHECK ((number >= 0)),
    CONSTRAINT workflow_producttask_returns_check CHECK ((returns >= 0))
);

ALTER TABLE public.workflow_producttask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_producttask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_promisedfile (
    id bigint NOT NULL,
    facts jsonb NOT NULL,
    not_before timestamp with time zone NOT NULL,
    promised_at timestamp with time zone NOT NULL,
    next_try_at timestamp with time zone NOT NULL,
    tries smallint NOT NULL,
    complaint_id bigint NOT NULL,
    CONSTRAINT workflow_promisedfile_tries_check CHECK ((tries >= 0))
);

ALTER TABLE public.workflow_promisedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_promisedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_proposedday (
    id bigint NOT NULL,
    date date NOT NULL,
    kind character varying(15) NOT NULL,
    name character varying(200) NOT NULL,
    flags character varying(20)[] NOT NULL,
    change_id bigint NOT NULL,
    only_week smallint,
    second_source character varying(200) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT workflow_proposedday_only_week_check CHECK ((only_week >= 0))
);

ALTER TABLE public.workflow_proposedday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_proposedday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_rememberedreply (
    id bigint NOT NULL,
    key_hash character varying(64) NOT NULL,
    body_hash character varying(64) NOT NULL,
    status smallint NOT NULL,
    salt bytea NOT NULL,
    sealed bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT workflow_rememberedreply_status_check CHECK ((status >= 0))
);

ALTER TABLE public.workflow_rememberedreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_rememberedreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_rung (
    id bigint NOT NULL,
    level character varying(15) NOT NULL,
    due_on date NOT NULL,
    recipients character varying(15)[] NOT NULL,
    why character varying(20) NOT NULL,
    reached_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    send_at timestamp with time zone,
    complaint_id bigint NOT NULL,
    duty_id bigint NOT NULL
);
ALTER TABLE ONLY public.workflow_rung ALTER COLUMN complaint_id SET (n_distinct=-0.23);

ALTER TABLE public.workflow_rung ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_rung_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_savedfilter (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    asked jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    agency_id bigint,
    owner_id bigint NOT NULL,
    unit_id bigint,
    page character varying(10) DEFAULT 'list'::character varying NOT NULL,
    office boolean DEFAULT false NOT NULL,
    was_view bigint,
    CONSTRAINT filter_shared_in_one_place CHECK (((unit_id IS NULL) OR (agency_id IS NULL))),
    CONSTRAINT page_shared_in_one_place CHECK (((NOT office) OR ((agency_id IS NULL) AND (unit_id IS NULL))))
);

ALTER TABLE public.workflow_savedfilter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_savedfilter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_spentproof (
    challenge character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE TABLE public.workflow_suspension (
    id bigint NOT NULL,
    round smallint NOT NULL,
    reason character varying(25) NOT NULL,
    from_at timestamp with time zone NOT NULL,
    from_on date NOT NULL,
    until_at timestamp with time zone,
    until_on date,
    resume_by_on date NOT NULL,
    resume_by_at timestamp with time zone NOT NULL,
    complaint_id bigint NOT NULL,
    CONSTRAINT suspension_forwards CHECK ((((until_at IS NULL) AND (until_on IS NULL)) OR ((until_at >= from_at) AND (until_on >= from_on)))),
    CONSTRAINT workflow_suspension_round_check CHECK ((round >= 0))
);

ALTER TABLE public.workflow_suspension ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_suspension_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workflow_unitpromise (
    id bigint NOT NULL,
    kind character varying(15) NOT NULL,
    classification character varying(15) NOT NULL,
    length smallint,
    effective_from date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint,
    unit_id bigint NOT NULL,
    CONSTRAINT unit_promise_of_a_day CHECK (((length IS NULL) OR (length >= 1))),
    CONSTRAINT workflow_unitpromise_length_check CHECK ((length >= 0))
);

ALTER TABLE public.workflow_unitpromise ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workflow_unitpromise_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY public.accounts_absence
    ADD CONSTRAINT accounts_absence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_agency
    ADD CONSTRAINT accounts_agency_code_key UNIQUE (code);

ALTER TABLE ONLY public.accounts_agency
    ADD CONSTRAINT accounts_agency_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_agencylogo
    ADD CONSTRAINT accounts_agencylogo_pkey PRIMARY KEY (agency_id);

ALTER TABLE ONLY public.accounts_banner
    ADD CONSTRAINT accounts_banner_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_browsersession
    ADD CONSTRAINT accounts_browsersession_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.accounts_feed
    ADD CONSTRAINT accounts_feed_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_membership
    ADD CONSTRAINT accounts_membership_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_officechange
    ADD CONSTRAINT accounts_officechange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_region
    ADD CONSTRAINT accounts_region_code_key UNIQUE (code);

ALTER TABLE ONLY public.accounts_region
    ADD CONSTRAINT accounts_region_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_seal
    ADD CONSTRAINT accounts_seal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_staffnetwork
    ADD CONSTRAINT accounts_staffnetwork_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_token
    ADD CONSTRAINT accounts_token_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_unit
    ADD CONSTRAINT accounts_unit_code_key UNIQUE (code);

ALTER TABLE ONLY public.accounts_unit
    ADD CONSTRAINT accounts_unit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_group_id_59c0b32f_uniq UNIQUE (user_id, group_id);

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permi_user_id_permission_id_2ab516c2_uniq UNIQUE (user_id, permission_id);

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_username_key UNIQUE (username);

ALTER TABLE ONLY public.compliance_assessment
    ADD CONSTRAINT assessment_once_a_year UNIQUE (unit_id, year);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_calendarversion
    ADD CONSTRAINT calendar_version_once UNIQUE (calendar_id, version);

ALTER TABLE ONLY public.workflow_caseread
    ADD CONSTRAINT case_read_once UNIQUE (complaint_id, user_id);

ALTER TABLE ONLY public.compliance_cell
    ADD CONSTRAINT cell_once UNIQUE (kind, span, start, agency_id, unit_id, code);

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaint_reference_once UNIQUE (reference);

ALTER TABLE ONLY public.complaints_attachment
    ADD CONSTRAINT complaints_attachment_path_key UNIQUE (path);

ALTER TABLE ONLY public.complaints_attachment
    ADD CONSTRAINT complaints_attachment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_attachment
    ADD CONSTRAINT complaints_attachment_shown_path_key UNIQUE (shown_path);

ALTER TABLE ONLY public.complaints_complaint_accused
    ADD CONSTRAINT complaints_complaint_accused_complaint_id_user_id_e42ef1f2_uniq UNIQUE (complaint_id, user_id);

ALTER TABLE ONLY public.complaints_complaint_accused
    ADD CONSTRAINT complaints_complaint_accused_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_identity
    ADD CONSTRAINT complaints_identity_complaint_id_key UNIQUE (complaint_id);

ALTER TABLE ONLY public.complaints_identity
    ADD CONSTRAINT complaints_identity_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_statement
    ADD CONSTRAINT complaints_statement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_words
    ADD CONSTRAINT complaints_words_pkey PRIMARY KEY (complaint_id);

ALTER TABLE ONLY public.compliance_answeraudit
    ADD CONSTRAINT compliance_answeraudit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_assessment
    ADD CONSTRAINT compliance_assessment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_assessmententry
    ADD CONSTRAINT compliance_assessmententry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_auditdraw
    ADD CONSTRAINT compliance_auditdraw_audit_id_key UNIQUE (audit_id);

ALTER TABLE ONLY public.compliance_auditdraw
    ADD CONSTRAINT compliance_auditdraw_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_bindertaken
    ADD CONSTRAINT compliance_bindertaken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_casefacts
    ADD CONSTRAINT compliance_casefacts_pkey PRIMARY KEY (complaint_id);

ALTER TABLE ONLY public.compliance_caseyear
    ADD CONSTRAINT compliance_caseyear_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_cell
    ADD CONSTRAINT compliance_cell_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_evidencefile
    ADD CONSTRAINT compliance_evidencefile_path_key UNIQUE (path);

ALTER TABLE ONLY public.compliance_evidencefile
    ADD CONSTRAINT compliance_evidencefile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_evidencestep
    ADD CONSTRAINT compliance_evidencestep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_frozenscores
    ADD CONSTRAINT compliance_frozenscores_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_hearing
    ADD CONSTRAINT compliance_hearing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_hearingreply
    ADD CONSTRAINT compliance_hearingreply_of_id_key UNIQUE (of_id);

ALTER TABLE ONLY public.compliance_hearingreply
    ADD CONSTRAINT compliance_hearingreply_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_hearingunit
    ADD CONSTRAINT compliance_hearingunit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_indicatorvalue
    ADD CONSTRAINT compliance_indicatorvalue_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_instrumentversion
    ADD CONSTRAINT compliance_instrumentversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_objection
    ADD CONSTRAINT compliance_objection_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_objectiondecision
    ADD CONSTRAINT compliance_objectiondecision_objection_id_key UNIQUE (objection_id);

ALTER TABLE ONLY public.compliance_objectiondecision
    ADD CONSTRAINT compliance_objectiondecision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_publishedscore
    ADD CONSTRAINT compliance_publishedscore_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_publishingdecision
    ADD CONSTRAINT compliance_publishingdecision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_question
    ADD CONSTRAINT compliance_question_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_questiondraw
    ADD CONSTRAINT compliance_questiondraw_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_recap
    ADD CONSTRAINT compliance_recap_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_savedview
    ADD CONSTRAINT compliance_savedview_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_standing
    ADD CONSTRAINT compliance_standing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_touched
    ADD CONSTRAINT compliance_touched_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_trustanswers
    ADD CONSTRAINT compliance_trustanswers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_yearcell
    ADD CONSTRAINT compliance_yearcell_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.workflow_draftedact
    ADD CONSTRAINT drafted_act_once UNIQUE (user_id, complaint_id, verb);

ALTER TABLE ONLY public.workflow_event
    ADD CONSTRAINT event_seq_once UNIQUE (complaint_id, seq);

ALTER TABLE ONLY public.workflow_examination
    ADD CONSTRAINT examination_number_once UNIQUE (number);

ALTER TABLE ONLY public.accounts_feed
    ADD CONSTRAINT feed_once UNIQUE (token_hash);

ALTER TABLE ONLY public.workflow_savedfilter
    ADD CONSTRAINT filter_named_once UNIQUE (owner_id, name);

ALTER TABLE ONLY public.workflow_filterwatch
    ADD CONSTRAINT filter_watched_once UNIQUE (user_id, saved_id);

ALTER TABLE ONLY public.notifications_frame
    ADD CONSTRAINT frame_once_a_version UNIQUE (notice, language, version);

ALTER TABLE ONLY public.compliance_frozenscores
    ADD CONSTRAINT frozen_version_once UNIQUE (agency_id, year, version);

ALTER TABLE ONLY public.compliance_hearing
    ADD CONSTRAINT hearing_number_once UNIQUE (agency_id, year, number);

ALTER TABLE ONLY public.compliance_hearingunit
    ADD CONSTRAINT hearing_unit_once UNIQUE (hearing_id, unit_id);

ALTER TABLE ONLY public.workflow_importedcase
    ADD CONSTRAINT imported_case_once UNIQUE (source, reference);

ALTER TABLE ONLY public.compliance_indicatorvalue
    ADD CONSTRAINT indicator_once UNIQUE (assessment_id, code);

ALTER TABLE ONLY public.workflow_insertedletter
    ADD CONSTRAINT inserted_letter_once UNIQUE (event_id, version_id);

ALTER TABLE ONLY public.compliance_instrumentversion
    ADD CONSTRAINT instrument_version_once UNIQUE (code, version);

ALTER TABLE ONLY public.workflow_letterversion
    ADD CONSTRAINT letter_version_once UNIQUE (letter_id, number);

ALTER TABLE ONLY public.accounts_membership
    ADD CONSTRAINT membership_once UNIQUE NULLS NOT DISTINCT (user_id, role, agency_id, unit_id, region_id);

ALTER TABLE ONLY public.notifications_frame
    ADD CONSTRAINT notifications_frame_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_objection
    ADD CONSTRAINT objection_once_a_case UNIQUE (of_id, complaint_id);

ALTER TABLE ONLY public.workflow_producttask
    ADD CONSTRAINT product_task_of_a_remand_once UNIQUE (case_id, case_round);

ALTER TABLE ONLY public.workflow_producttask
    ADD CONSTRAINT product_task_once UNIQUE (product_id, number);

ALTER TABLE ONLY public.workflow_proposedday
    ADD CONSTRAINT proposed_day_once UNIQUE (change_id, date);

ALTER TABLE ONLY public.compliance_publishedscore
    ADD CONSTRAINT published_once_a_year UNIQUE (agency_id, year);

ALTER TABLE ONLY public.compliance_questiondraw
    ADD CONSTRAINT question_draw_once_a_month UNIQUE (agency_id, month);

ALTER TABLE ONLY public.compliance_question
    ADD CONSTRAINT question_once_a_case UNIQUE (complaint_id, about);

ALTER TABLE ONLY public.compliance_recap
    ADD CONSTRAINT recap_frozen_once UNIQUE NULLS NOT DISTINCT (agency_id, month, version, whole, unit_id);

ALTER TABLE ONLY public.workflow_rememberedreply
    ADD CONSTRAINT reply_once_a_key UNIQUE (key_hash);

ALTER TABLE ONLY public.workflow_rung
    ADD CONSTRAINT rung_once UNIQUE (duty_id, level, due_on);

ALTER TABLE ONLY public.accounts_staffnetwork
    ADD CONSTRAINT staff_network_once UNIQUE (user_id, network);

ALTER TABLE ONLY public.accounts_token
    ADD CONSTRAINT token_once UNIQUE (token_hash);

ALTER TABLE ONLY public.workflow_unitpromise
    ADD CONSTRAINT unit_promise_once UNIQUE (unit_id, kind, classification, effective_from);

ALTER TABLE ONLY public.compliance_savedview
    ADD CONSTRAINT view_named_once UNIQUE (owner_id, name);

ALTER TABLE ONLY public.workflow_calendar
    ADD CONSTRAINT workflow_calendar_code_key UNIQUE (code);

ALTER TABLE ONLY public.workflow_calendar
    ADD CONSTRAINT workflow_calendar_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_calendarchange
    ADD CONSTRAINT workflow_calendarchange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_calendarversion
    ADD CONSTRAINT workflow_calendarversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_calendaryear
    ADD CONSTRAINT workflow_calendaryear_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_caseread
    ADD CONSTRAINT workflow_caseread_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_draftedact
    ADD CONSTRAINT workflow_draftedact_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_duty
    ADD CONSTRAINT workflow_duty_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_event
    ADD CONSTRAINT workflow_event_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_examination
    ADD CONSTRAINT workflow_examination_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_examinedbody
    ADD CONSTRAINT workflow_examinedbody_pkey PRIMARY KEY (complaint_id);

ALTER TABLE ONLY public.workflow_export
    ADD CONSTRAINT workflow_export_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_filterwatch
    ADD CONSTRAINT workflow_filterwatch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_heartbeat
    ADD CONSTRAINT workflow_heartbeat_name_key UNIQUE (name);

ALTER TABLE ONLY public.workflow_heartbeat
    ADD CONSTRAINT workflow_heartbeat_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_holding
    ADD CONSTRAINT workflow_holding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_holiday
    ADD CONSTRAINT workflow_holiday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_importedcase
    ADD CONSTRAINT workflow_importedcase_complaint_id_key UNIQUE (complaint_id);

ALTER TABLE ONLY public.workflow_importedcase
    ADD CONSTRAINT workflow_importedcase_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_insertedletter
    ADD CONSTRAINT workflow_insertedletter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_learned
    ADD CONSTRAINT workflow_learned_pkey PRIMARY KEY (agency_id);

ALTER TABLE ONLY public.workflow_letter
    ADD CONSTRAINT workflow_letter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_letterversion
    ADD CONSTRAINT workflow_letterversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_listvisit
    ADD CONSTRAINT workflow_listvisit_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY public.workflow_product
    ADD CONSTRAINT workflow_product_pkey PRIMARY KEY (complaint_id);

ALTER TABLE ONLY public.workflow_product_rests_on
    ADD CONSTRAINT workflow_product_rests_on_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_product_rests_on
    ADD CONSTRAINT workflow_product_rests_on_product_id_complaint_id_d7c1726e_uniq UNIQUE (product_id, complaint_id);

ALTER TABLE ONLY public.workflow_producttask
    ADD CONSTRAINT workflow_producttask_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_promisedfile
    ADD CONSTRAINT workflow_promisedfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_proposedday
    ADD CONSTRAINT workflow_proposedday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_rememberedreply
    ADD CONSTRAINT workflow_rememberedreply_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_rung
    ADD CONSTRAINT workflow_rung_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_savedfilter
    ADD CONSTRAINT workflow_savedfilter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_savedfilter
    ADD CONSTRAINT workflow_savedfilter_was_view_key UNIQUE (was_view);

ALTER TABLE ONLY public.workflow_spentproof
    ADD CONSTRAINT workflow_spentproof_pkey PRIMARY KEY (challenge);

ALTER TABLE ONLY public.workflow_suspension
    ADD CONSTRAINT workflow_suspension_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workflow_unitpromise
    ADD CONSTRAINT workflow_unitpromise_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.compliance_yearcell
    ADD CONSTRAINT year_cell_once UNIQUE (year, agency_id, unit_id);

CREATE INDEX absence_of ON public.accounts_absence USING btree (user_id, until_at) WHERE (ended_at IS NULL);

CREATE INDEX accounts_absence_deputy_id_8bd37464 ON public.accounts_absence USING btree (deputy_id);

CREATE INDEX accounts_absence_noted_by_id_425dfa3e ON public.accounts_absence USING btree (noted_by_id);

CREATE INDEX accounts_absence_user_id_e7d6d597 ON public.accounts_absence USING btree (user_id);

CREATE INDEX accounts_agency_code_642bac3c_like ON public.accounts_agency USING btree (code varchar_pattern_ops);

CREATE INDEX accounts_agency_region_id_34cbd942 ON public.accounts_agency USING btree (region_id);

CREATE INDEX accounts_agencylogo_set_by_id_3c51bf50 ON public.accounts_agencylogo USING btree (set_by_id);

CREATE INDEX accounts_banner_set_by_id_f8329814 ON public.accounts_banner USING btree (set_by_id);

CREATE INDEX accounts_browsersession_expire_date_e7b6413e ON public.accounts_browsersession USING btree (expire_date);

CREATE INDEX accounts_browsersession_session_key_3a582e24_like ON public.accounts_browsersession USING btree (session_key varchar_pattern_ops);

CREATE INDEX accounts_browsersession_user_id_b0cb11d3 ON public.accounts_browsersession USING btree (user_id);

CREATE INDEX accounts_feed_unit_id_1af94c55 ON public.accounts_feed USING btree (unit_id);

CREATE INDEX accounts_feed_user_id_59e6a147 ON public.accounts_feed USING btree (user_id);

CREATE INDEX accounts_membership_agency_id_5ab2a535 ON public.accounts_membership USING btree (agency_id);

CREATE INDEX accounts_membership_region_id_9caf6b9e ON public.accounts_membership USING btree (region_id);

CREATE INDEX accounts_membership_unit_id_7180f6e8 ON public.accounts_membership USING btree (unit_id);

CREATE INDEX accounts_membership_user_id_487fb39e ON public.accounts_membership USING btree (user_id);

CREATE INDEX accounts_officechange_agency_id_edef48c7 ON public.accounts_officechange USING btree (agency_id);

CREATE INDEX accounts_officechange_by_id_ddaa1b4b ON public.accounts_officechange USING btree (by_id);

CREATE INDEX accounts_officechange_unit_id_a8d2a97a ON public.accounts_officechange USING btree (unit_id);

CREATE INDEX accounts_officechange_user_id_c5105124 ON public.accounts_officechange USING btree (user_id);

CREATE INDEX accounts_region_code_c1a64e53_like ON public.accounts_region USING btree (code varchar_pattern_ops);

CREATE INDEX accounts_staffnetwork_user_id_c409b72e ON public.accounts_staffnetwork USING btree (user_id);

CREATE INDEX accounts_token_user_id_82a3a2c8 ON public.accounts_token USING btree (user_id);

CREATE INDEX accounts_unit_agency_id_6c8d546a ON public.accounts_unit USING btree (agency_id);

CREATE INDEX accounts_unit_code_f5541520_like ON public.accounts_unit USING btree (code varchar_pattern_ops);

CREATE INDEX accounts_unit_parent_id_2488f696 ON public.accounts_unit USING btree (parent_id);

CREATE INDEX accounts_unit_successor_id_12b553bd ON public.accounts_unit USING btree (successor_id);

CREATE INDEX accounts_user_groups_group_id_bd11a704 ON public.accounts_user_groups USING btree (group_id);

CREATE INDEX accounts_user_groups_user_id_52b62117 ON public.accounts_user_groups USING btree (user_id);

CREATE INDEX accounts_user_user_permissions_permission_id_113bb443 ON public.accounts_user_user_permissions USING btree (permission_id);

CREATE INDEX accounts_user_user_permissions_user_id_e4f0a161 ON public.accounts_user_user_permissions USING btree (user_id);

CREATE INDEX accounts_user_username_6088629e_like ON public.accounts_user USING btree (username varchar_pattern_ops);

CREATE INDEX attachment_to_prepare ON public.complaints_attachment USING btree (id) WHERE (((fault)::text = ''::text) AND (((scan)::text = 'pending'::text) OR (((kind)::text = 'pdf'::text) AND (shown_path IS NULL) AND (NOT ((uploader_kind)::text = 'clock'::text)))));

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX binder_of_unit ON public.compliance_bindertaken USING btree (unit_id, year);

CREATE UNIQUE INDEX calendar_year_once ON public.workflow_calendaryear USING btree (calendar_id, year) WHERE (until_version IS NULL);

CREATE INDEX cell_of_agency ON public.compliance_cell USING btree (kind, agency_id, span, start);

CREATE INDEX complaint_active_agency ON public.complaints_complaint USING btree (agency_id, last_at, id);

CREATE INDEX complaint_active_all ON public.complaints_complaint USING btree (last_at, id);

CREATE INDEX complaint_handled ON public.complaints_complaint USING btree (handler_id, next_due_at, id) WHERE ((handler_id IS NOT NULL) AND ((kind)::text = 'complaint'::text) AND ((NOT ((state)::text = ANY ((ARRAY['closed'::character varying, 'rejected'::character varying, 'withdrawn'::character varying])::text[]))) OR (next_due_at < '9999-01-01 00:00:00+00'::timestamp with time zone)));

CREATE INDEX complaint_list_named ON public.complaints_complaint USING btree (unit_id, next_due_at, id);

CREATE INDEX complaint_listed ON public.complaints_complaint USING btree (next_due_at, id) WHERE ((kind)::text = 'complaint'::text);

CREATE INDEX complaint_listed_here ON public.complaints_complaint USING btree (agency_id, next_due_at, id) WHERE ((kind)::text = 'complaint'::text);

CREATE INDEX complaint_listed_of_unit ON public.complaints_complaint USING btree (held_by_id, next_due_at, id) WHERE ((kind)::text = 'complaint'::text);

CREATE INDEX complaint_newest ON public.complaints_complaint USING btree (received_on, id);

CREATE INDEX complaint_offered ON public.complaints_complaint USING btree (offered_to_id, id) WHERE (offered_to_id IS NOT NULL);

CREATE INDEX complaint_open_active ON public.complaints_complaint USING btree (last_at, id) WHERE (((kind)::text = 'complaint'::text) AND (NOT ((state)::text = ANY ((ARRAY['closed'::character varying, 'rejected'::character varying, 'withdrawn'::character varying])::text[]))));

CREATE INDEX complaint_open_alone ON public.complaints_complaint USING btree (agency_id, id) WHERE ((handler_id IS NULL) AND ((kind)::text = 'complaint'::text) AND (NOT ((state)::text = ANY ((ARRAY['closed'::character varying, 'rejected'::character varying, 'withdrawn'::character varying])::text[]))));

CREATE INDEX complaint_open_due ON public.complaints_complaint USING btree (next_due_at, id) WHERE (((kind)::text = 'complaint'::text) AND (NOT ((state)::text = ANY ((ARRAY['closed'::character varying, 'rejected'::character varying, 'withdrawn'::character varying])::text[]))));

CREATE INDEX complaint_open_due_here ON public.complaints_complaint USING btree (agency_id, next_due_at, id) WHERE (((kind)::text = 'complaint'::text) AND (NOT ((state)::text = ANY ((ARRAY['closed'::character varying, 'rejected'::character varying, 'withdrawn'::character varying])::text[]))));

CREATE INDEX complaint_open_escalated ON public.complaints_complaint USING btree (escalated_at, id) INCLUDE (state) WHERE ((escalated_at IS NOT NULL) AND ((kind)::text = 'complaint'::text) AND (NOT ((state)::text = ANY ((ARRAY['closed'::character varying, 'rejected'::character varying, 'withdrawn'::character varying])::text[]))));

CREATE INDEX complaint_open_held ON public.complaints_complaint USING btree (held_by_id) WHERE (((kind)::text = 'complaint'::text) AND (NOT ((state)::text = ANY ((ARRAY['closed'::character varying, 'rejected'::character varying, 'withdrawn'::character varying])::text[]))));

CREATE INDEX complaint_open_newest ON public.complaints_complaint USING btree (received_on, id) WHERE (((kind)::text = 'complaint'::text) AND (NOT ((state)::text = ANY ((ARRAY['closed'::character varying, 'rejected'::character varying, 'withdrawn'::character varying])::text[]))));

CREATE INDEX complaint_open_of_agency ON public.complaints_complaint USING btree (agency_id, state, id) WHERE (((kind)::text = 'complaint'::text) AND (NOT ((state)::text = ANY ((ARRAY['closed'::character varying, 'rejected'::character varying, 'withdrawn'::character varying])::text[]))));

CREATE INDEX complaint_open_state ON public.complaints_complaint USING btree (state, next_due_at, id) WHERE (((kind)::text = 'complaint'::text) AND (NOT ((state)::text = ANY ((ARRAY['closed'::character varying, 'rejected'::character varying, 'withdrawn'::character varying])::text[]))));

CREATE INDEX complaint_received ON public.complaints_complaint USING btree (agency_id, received_on);

CREATE INDEX complaint_received_by_unit ON public.complaints_complaint USING btree (unit_id, received_on, id) INCLUDE (kind, first_answered_on, ended_at);

CREATE INDEX complaint_repeats ON public.complaints_complaint USING btree (duplicate_of_id) WHERE (duplicate_of_id IS NOT NULL);

CREATE INDEX complaints_attachment_complaint_id_a56827f1 ON public.complaints_attachment USING btree (complaint_id);

CREATE INDEX complaints_attachment_message_id_3ba87ec8 ON public.complaints_attachment USING btree (message_id);

CREATE INDEX complaints_attachment_path_af681e30_like ON public.complaints_attachment USING btree (path varchar_pattern_ops);

CREATE INDEX complaints_attachment_shown_path_f9d12137_like ON public.complaints_attachment USING btree (shown_path varchar_pattern_ops);

CREATE INDEX complaints_complaint_accused_complaint_id_777ef408 ON public.complaints_complaint_accused USING btree (complaint_id);

CREATE INDEX complaints_complaint_accused_user_id_ca836ac6 ON public.complaints_complaint_accused USING btree (user_id);

CREATE INDEX compliance_answeraudit_agency_id_78600574 ON public.compliance_answeraudit USING btree (agency_id);

CREATE INDEX compliance_answeraudit_committed_by_id_faec22db ON public.compliance_answeraudit USING btree (committed_by_id);

CREATE INDEX compliance_assessment_confirmed_by_id_3c071cc3 ON public.compliance_assessment USING btree (confirmed_by_id);

CREATE INDEX compliance_assessment_entered_by_id_7c4c685d ON public.compliance_assessment USING btree (entered_by_id);

CREATE INDEX compliance_assessment_marked_by_id_33521ce7 ON public.compliance_assessment USING btree (marked_by_id);

CREATE INDEX compliance_assessment_unit_id_435a8da8 ON public.compliance_assessment USING btree (unit_id);

CREATE INDEX compliance_assessmententry_by_id_00800aa4 ON public.compliance_assessmententry USING btree (by_id);

CREATE INDEX compliance_assessmententry_unit_id_bc6cbe69 ON public.compliance_assessmententry USING btree (unit_id);

CREATE INDEX compliance_auditdraw_drawn_by_id_7be230e0 ON public.compliance_auditdraw USING btree (drawn_by_id);

CREATE INDEX compliance_bindertaken_by_id_ef5e04e6 ON public.compliance_bindertaken USING btree (by_id);

CREATE INDEX compliance_bindertaken_unit_id_69b6e0d0 ON public.compliance_bindertaken USING btree (unit_id);

CREATE INDEX compliance_caseyear_complaint_id_657d4ae2 ON public.compliance_caseyear USING btree (complaint_id);

CREATE INDEX compliance_evidencefile_by_id_cde7d7aa ON public.compliance_evidencefile USING btree (by_id);

CREATE INDEX compliance_evidencefile_path_db45640d_like ON public.compliance_evidencefile USING btree (path varchar_pattern_ops);

CREATE INDEX compliance_evidencefile_unit_id_797e934c ON public.compliance_evidencefile USING btree (unit_id);

CREATE INDEX compliance_evidencestep_by_id_9670eb9c ON public.compliance_evidencestep USING btree (by_id);

CREATE INDEX compliance_evidencestep_file_id_0b335089 ON public.compliance_evidencestep USING btree (file_id);

CREATE INDEX compliance_evidencestep_replaces_id_8dc0275d ON public.compliance_evidencestep USING btree (replaces_id);

CREATE INDEX compliance_frozenscores_agency_id_6615f6d9 ON public.compliance_frozenscores USING btree (agency_id);

CREATE INDEX compliance_frozenscores_frozen_by_id_f0f116ce ON public.compliance_frozenscores USING btree (frozen_by_id);

CREATE INDEX compliance_frozenscores_hearing_id_e241fc3d ON public.compliance_frozenscores USING btree (hearing_id);

CREATE INDEX compliance_hearing_agency_id_e20a72d1 ON public.compliance_hearing USING btree (agency_id);

CREATE INDEX compliance_hearing_opened_by_id_25876b75 ON public.compliance_hearing USING btree (opened_by_id);

CREATE INDEX compliance_hearingreply_by_id_b7e11afa ON public.compliance_hearingreply USING btree (by_id);

CREATE INDEX compliance_hearingunit_hearing_id_bca1f290 ON public.compliance_hearingunit USING btree (hearing_id);

CREATE INDEX compliance_hearingunit_unit_id_11c1d048 ON public.compliance_hearingunit USING btree (unit_id);

CREATE INDEX compliance_indicatorvalue_assessment_id_2e54be40 ON public.compliance_indicatorvalue USING btree (assessment_id);

CREATE INDEX compliance_indicatorvalue_entered_by_id_fb965c5c ON public.compliance_indicatorvalue USING btree (entered_by_id);

CREATE INDEX compliance_instrumentversion_made_by_id_8fe9d613 ON public.compliance_instrumentversion USING btree (made_by_id);

CREATE INDEX compliance_objection_by_id_44bab94e ON public.compliance_objection USING btree (by_id);

CREATE INDEX compliance_objection_complaint_id_c24cded3 ON public.compliance_objection USING btree (complaint_id);

CREATE INDEX compliance_objection_file_id_3faad3ba ON public.compliance_objection USING btree (file_id);

CREATE INDEX compliance_objection_of_id_a827d512 ON public.compliance_objection USING btree (of_id);

CREATE INDEX compliance_objection_reasons_id_2ad22797 ON public.compliance_objection USING btree (reasons_id);

CREATE INDEX compliance_objectiondecision_by_id_bac0257d ON public.compliance_objectiondecision USING btree (by_id);

CREATE INDEX compliance_objectiondecision_reasons_id_e110f361 ON public.compliance_objectiondecision USING btree (reasons_id);

CREATE INDEX compliance_publishedscore_agency_id_65ad7907 ON public.compliance_publishedscore USING btree (agency_id);

CREATE INDEX compliance_publishingdecision_agency_id_19e0c766 ON public.compliance_publishingdecision USING btree (agency_id);

CREATE INDEX compliance_publishingdecision_by_id_05b12aa3 ON public.compliance_publishingdecision USING btree (by_id);

CREATE INDEX compliance_question_complaint_id_87ef6eee ON public.compliance_question USING btree (complaint_id);

CREATE INDEX compliance_question_draw_id_149beeea ON public.compliance_question USING btree (draw_id);

CREATE INDEX compliance_question_unit_id_ac229708 ON public.compliance_question USING btree (unit_id);

CREATE INDEX compliance_questiondraw_agency_id_d3d458b0 ON public.compliance_questiondraw USING btree (agency_id);

CREATE INDEX compliance_recap_agency_id_1b4244e6 ON public.compliance_recap USING btree (agency_id);

CREATE INDEX compliance_recap_unit_id_a4d4da2a ON public.compliance_recap USING btree (unit_id);

CREATE INDEX compliance_savedview_agency_id_0e93dffa ON public.compliance_savedview USING btree (agency_id);

CREATE INDEX compliance_savedview_owner_id_01a331fc ON public.compliance_savedview USING btree (owner_id);

CREATE INDEX compliance_trustanswers_entered_by_id_74c4f16f ON public.compliance_trustanswers USING btree (entered_by_id);

CREATE INDEX compliance_trustanswers_unit_id_1e3f9053 ON public.compliance_trustanswers USING btree (unit_id);

CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);

CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX drafted_act_at ON public.workflow_draftedact USING btree (at);

CREATE INDEX duty_counted_with ON public.workflow_duty USING btree (calendar, complaint_id) WHERE ((ended_at IS NULL) AND (met_at IS NULL));

CREATE INDEX duty_due ON public.workflow_duty USING btree (kind, round, due_on);

CREATE INDEX duty_of_case ON public.workflow_duty USING btree (complaint_id);

CREATE UNIQUE INDEX duty_runs_once_a_round ON public.workflow_duty USING btree (complaint_id, kind, round) WHERE ((ended_at IS NULL) AND (met_at IS NULL));

CREATE INDEX duty_to_climb ON public.workflow_duty USING btree (rung_at, id) WHERE ((ended_at IS NULL) AND (met_at IS NULL) AND (rung_at IS NOT NULL));

CREATE INDEX duty_to_sweep ON public.workflow_duty USING btree (due_at, id) WHERE ((ended_at IS NULL) AND (met_at IS NULL) AND (swept_at IS NULL));

CREATE INDEX entry_of_unit ON public.compliance_assessmententry USING btree (unit_id, year);

CREATE INDEX event_complainants_messages ON public.workflow_event USING btree (at, complaint_id) WHERE (((actor_kind)::text = 'complainant'::text) AND ((name)::text = 'message_sent'::text));

CREATE INDEX evidence_of_unit ON public.compliance_evidencefile USING btree (unit_id, year);

CREATE INDEX facts_due_in_order ON public.compliance_casefacts USING btree (agency_id, due_on, complaint_id) INCLUDE (unit_then_id, classification, channel, met, open_late) WHERE (due_on IS NOT NULL);

CREATE INDEX facts_due_of_unit ON public.compliance_casefacts USING btree (unit_then_id, due_on) WHERE (due_on IS NOT NULL);

CREATE INDEX facts_over ON public.compliance_casefacts USING btree (holds_until) WHERE (holds_until IS NOT NULL);

CREATE INDEX facts_received_in_order ON public.compliance_casefacts USING btree (agency_id, received_on, complaint_id) INCLUDE (unit_id, classification, channel, part, days, never_assigned);

CREATE INDEX facts_received_of_unit ON public.compliance_casefacts USING btree (unit_id, received_on);

CREATE UNIQUE INDEX feed_one_address_at_a_time ON public.accounts_feed USING btree (user_id, unit_id) NULLS NOT DISTINCT WHERE (revoked_at IS NULL);

CREATE INDEX holding_of_unit ON public.workflow_holding USING btree (unit_id, from_at);

CREATE UNIQUE INDEX holding_one_at_a_time ON public.workflow_holding USING btree (complaint_id) WHERE (until_at IS NULL);

CREATE INDEX holding_passed_on ON public.workflow_holding USING btree (unit_id) WHERE (until_at IS NOT NULL);

CREATE UNIQUE INDEX holiday_once_a_day ON public.workflow_holiday USING btree (calendar_id, date) WHERE (until_version IS NULL);

CREATE INDEX identity_mail_address ON public.complaints_identity USING btree (lower((email)::text));

CREATE INDEX identity_mailbox ON public.complaints_identity USING btree ((
CASE
    WHEN (lower(split_part((email)::text, '@'::text, 2)) = ANY (ARRAY['gmail.com'::text, 'googlemail.com'::text])) THEN (replace(split_part(split_part(lower((email)::text), '@'::text, 1), '+'::text, 1), '.'::text, ''::text) || '@gmail.com'::text)
    ELSE ((split_part(split_part(lower((email)::text), '@'::text, 1), '+'::text, 1) || '@'::text) || split_part(lower((email)::text), '@'::text, 2))
END));

CREATE INDEX identity_told_by_phone ON public.complaints_identity USING btree (phone) WHERE (NOT ((phone_medium)::text = ''::text));

CREATE INDEX imported_case_by_key ON public.workflow_importedcase USING btree (public.reference_key((reference)::text));

CREATE UNIQUE INDEX message_id_while_written ON public.notifications_message USING btree (message_id) WHERE (message_id IS NOT NULL);

CREATE INDEX message_in_hand ON public.notifications_message USING btree (claimed_at) WHERE ((state)::text = 'sending'::text);

CREATE INDEX message_kept_back ON public.notifications_message USING btree (state, id) WHERE ((state)::text = ANY ((ARRAY['set_aside'::character varying, 'held'::character varying, 'merged'::character varying])::text[]));

CREATE INDEX message_said ON public.notifications_message USING btree (sent_at) WHERE ((body IS NOT NULL) AND ((origin)::text = 'live'::text) AND ((state)::text = 'sent'::text));

CREATE INDEX message_to_complainant ON public.notifications_message USING btree (identity_id) WHERE (identity_id IS NOT NULL);

CREATE INDEX message_to_new_address ON public.notifications_message USING btree (created_at) WHERE ((notice)::text = 'address_to_confirm'::text);

CREATE INDEX message_to_new_number ON public.notifications_message USING btree (created_at) WHERE ((notice)::text = 'phone_to_confirm'::text);

CREATE INDEX message_to_send ON public.notifications_message USING btree (next_try_at, id) WHERE ((state)::text = 'queued'::text);

CREATE INDEX notifications_message_complaint_id_d1906e4d ON public.notifications_message USING btree (complaint_id);

CREATE INDEX office_change_of_agency ON public.accounts_officechange USING btree (agency_id, id DESC);

CREATE INDEX product_number ON public.workflow_product USING btree (number);

CREATE INDEX promised_file_next ON public.workflow_promisedfile USING btree (next_try_at, id);

CREATE INDEX publishing_latest ON public.compliance_publishingdecision USING btree (agency_id, id DESC);

CREATE INDEX question_of_unit ON public.compliance_question USING btree (unit_id, asked_on);

CREATE INDEX reply_age ON public.workflow_rememberedreply USING btree (created_at);

CREATE INDEX rung_of_complaint ON public.workflow_rung USING btree (complaint_id);

CREATE INDEX seal_of_row ON public.accounts_seal USING btree ("table", "row", id DESC);

CREATE INDEX staff_network_whose ON public.accounts_staffnetwork USING btree (network);

CREATE INDEX statement_of_case ON public.complaints_statement USING btree (complaint_id);

CREATE INDEX suspension_of_complaint ON public.workflow_suspension USING btree (complaint_id);

CREATE UNIQUE INDEX suspension_one_at_a_time ON public.workflow_suspension USING btree (complaint_id) WHERE (until_at IS NULL);

CREATE INDEX suspension_to_end ON public.workflow_suspension USING btree (resume_by_at) WHERE (until_at IS NULL);

CREATE INDEX trust_of_unit ON public.compliance_trustanswers USING btree (unit_id, year, number);

CREATE INDEX unit_by_name ON public.accounts_unit USING gin (public.spelled((name)::text) public.gin_trgm_ops);

CREATE INDEX unit_found_by ON public.accounts_unit USING gin ((((COALESCE(name, ''::character varying))::text || COALESCE((COALESCE(' '::text, ''::text) || COALESCE(((COALESCE(district, ''::character varying))::text || COALESCE((COALESCE(' '::text, ''::text) || COALESCE(services, ''::text)), ''::text)), ''::text)), ''::text))) public.gin_trgm_ops);

CREATE INDEX user_by_name ON public.accounts_user USING gin (public.spelled((name)::text) public.gin_trgm_ops);

CREATE INDEX words_of_cases ON public.complaints_words USING gin (words) WITH (gin_pending_list_limit='512');

CREATE INDEX workflow_calendar_code_e234fc76_like ON public.workflow_calendar USING btree (code varchar_pattern_ops);

CREATE INDEX workflow_calendar_parent_id_90bb1a35 ON public.workflow_calendar USING btree (parent_id);

CREATE INDEX workflow_calendarchange_approved_by_id_1dd44d12 ON public.workflow_calendarchange USING btree (approved_by_id);

CREATE INDEX workflow_calendarchange_calendar_id_91824e9d ON public.workflow_calendarchange USING btree (calendar_id);

CREATE INDEX workflow_calendarchange_proposed_by_id_0bfc7da2 ON public.workflow_calendarchange USING btree (proposed_by_id);

CREATE INDEX workflow_calendarversion_calendar_id_eb8c107d ON public.workflow_calendarversion USING btree (calendar_id);

CREATE INDEX workflow_calendarversion_change_id_c2408011 ON public.workflow_calendarversion USING btree (change_id);

CREATE INDEX workflow_calendaryear_calendar_id_aa8ae213 ON public.workflow_calendaryear USING btree (calendar_id);

CREATE INDEX workflow_draftedact_complaint_id_3e4cfb5a ON public.workflow_draftedact USING btree (complaint_id);

CREATE INDEX workflow_examinedbody_examination_id_fd501116 ON public.workflow_examinedbody USING btree (examination_id);

CREATE INDEX workflow_examinedbody_product_id_bb0dace9 ON public.workflow_examinedbody USING btree (product_id);

CREATE INDEX workflow_export_user_id_36a87672 ON public.workflow_export USING btree (user_id);

CREATE INDEX workflow_filterwatch_saved_id_88eb185b ON public.workflow_filterwatch USING btree (saved_id);

CREATE INDEX workflow_heartbeat_name_b7f28658_like ON public.workflow_heartbeat USING btree (name varchar_pattern_ops);

CREATE INDEX workflow_holding_complaint_id_620bd53c ON public.workflow_holding USING btree (complaint_id);

CREATE INDEX workflow_holiday_calendar_id_c2e830e1 ON public.workflow_holiday USING btree (calendar_id);

CREATE INDEX workflow_letter_agency_id_1428b6cb ON public.workflow_letter USING btree (agency_id);

CREATE INDEX workflow_letter_unit_id_f4be9923 ON public.workflow_letter USING btree (unit_id);

CREATE INDEX workflow_letter_user_id_a6c28d96 ON public.workflow_letter USING btree (user_id);

CREATE INDEX workflow_product_rests_on_complaint_id_804dc713 ON public.workflow_product_rests_on USING btree (complaint_id);

CREATE INDEX workflow_product_rests_on_product_id_26905af9 ON public.workflow_product_rests_on USING btree (product_id);

CREATE INDEX workflow_producttask_case_id_346bbbe7 ON public.workflow_producttask USING btree (case_id);

CREATE INDEX workflow_producttask_product_id_341bb6e9 ON public.workflow_producttask USING btree (product_id);

CREATE INDEX workflow_proposedday_change_id_af35156a ON public.workflow_proposedday USING btree (change_id);

CREATE INDEX workflow_savedfilter_agency_id_497413c3 ON public.workflow_savedfilter USING btree (agency_id);

CREATE INDEX workflow_savedfilter_owner_id_abf01b8a ON public.workflow_savedfilter USING btree (owner_id);

CREATE INDEX workflow_savedfilter_unit_id_749fec0d ON public.workflow_savedfilter USING btree (unit_id);

CREATE INDEX workflow_spentproof_at_081fd9ff ON public.workflow_spentproof USING btree (at);

CREATE INDEX workflow_spentproof_challenge_46562f30_like ON public.workflow_spentproof USING btree (challenge varchar_pattern_ops);

CREATE INDEX workflow_unitpromise_made_by_id_f0adf023 ON public.workflow_unitpromise USING btree (made_by_id);

CREATE INDEX year_of_unit ON public.compliance_caseyear USING btree (agency_id, year, unit_id);

CREATE TRIGGER compliance_touch AFTER UPDATE OF working_week, calendar, zone ON public.accounts_agency FOR EACH ROW WHEN ((((old.working_week IS DISTINCT FROM new.working_week) OR ((old.calendar)::text IS DISTINCT FROM (new.calendar)::text)) OR ((old.zone)::text IS DISTINCT FROM (new.zone)::text))) EXECUTE FUNCTION public.compliance_touch_of_agency();

CREATE TRIGGER compliance_touch AFTER UPDATE OF working_week ON public.accounts_unit FOR EACH ROW WHEN ((old.working_week IS DISTINCT FROM new.working_week)) EXECUTE FUNCTION public.compliance_touch_of_unit();

CREATE CONSTRAINT TRIGGER compliance_touch AFTER UPDATE OF version ON public.workflow_calendar DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.version IS DISTINCT FROM new.version)) EXECUTE FUNCTION public.compliance_touch_of_calendar();

CREATE TRIGGER compliance_touch AFTER UPDATE OF calendar ON public.workflow_duty FOR EACH ROW WHEN ((((old.calendar)::text <> (new.calendar)::text) AND (new.due_at <= now()))) EXECUTE FUNCTION public.compliance_touch_of_duty();

CREATE TRIGGER compliance_touch AFTER INSERT ON public.workflow_event REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.compliance_touch_of_events();

CREATE TRIGGER pgtrigger_credentials_changed_aafe9 BEFORE UPDATE ON public.accounts_user FOR EACH ROW WHEN ((((old.password)::text IS DISTINCT FROM (new.password)::text) OR (old.is_active IS DISTINCT FROM new.is_active))) EXECUTE FUNCTION public.pgtrigger_credentials_changed_aafe9();

COMMENT ON TRIGGER pgtrigger_credentials_changed_aafe9 ON public.accounts_user IS 'd4ea5c6d51f5dd4e8478d59f318c56572759088e';

CREATE TRIGGER pgtrigger_export_is_append_only_5ee00 BEFORE DELETE OR UPDATE ON public.workflow_export FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_export_is_append_only_5ee00();

COMMENT ON TRIGGER pgtrigger_export_is_append_only_5ee00 ON public.workflow_export IS '2167945417b84655cc23f20b84d1e57886bc68f0';

CREATE TRIGGER pgtrigger_follows_the_last_one_753b6 BEFORE INSERT ON public.workflow_event FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_follows_the_last_one_753b6();

COMMENT ON TRIGGER pgtrigger_follows_the_last_one_753b6 ON public.workflow_event IS '436089acd964216dd101d45eb41101f7858d2a9d';

CREATE TRIGGER pgtrigger_is_append_only_0a165 BEFORE DELETE OR UPDATE ON public.compliance_evidencestep FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_0a165();

COMMENT ON TRIGGER pgtrigger_is_append_only_0a165 ON public.compliance_evidencestep IS 'bc4ef8faa39b2dd380cff440a39e79c3c42d019e';

CREATE TRIGGER pgtrigger_is_append_only_11c98 BEFORE DELETE OR UPDATE ON public.compliance_instrumentversion FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_11c98();

COMMENT ON TRIGGER pgtrigger_is_append_only_11c98 ON public.compliance_instrumentversion IS 'b87e188bf359a245d3e6c3f74623742f56651972';

CREATE TRIGGER pgtrigger_is_append_only_259ee BEFORE DELETE OR UPDATE ON public.compliance_trustanswers FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_259ee();

COMMENT ON TRIGGER pgtrigger_is_append_only_259ee ON public.compliance_trustanswers IS '9c988ffde2863a445dc2579bfc610ce34399611f';

CREATE TRIGGER pgtrigger_is_append_only_2b11c BEFORE DELETE OR UPDATE ON public.compliance_hearingunit FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_2b11c();

COMMENT ON TRIGGER pgtrigger_is_append_only_2b11c ON public.compliance_hearingunit IS '73442c25d1cce96178d05aae1b77617c614f407d';

CREATE TRIGGER pgtrigger_is_append_only_2f2b4 BEFORE DELETE OR UPDATE ON public.compliance_objection FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_2f2b4();

COMMENT ON TRIGGER pgtrigger_is_append_only_2f2b4 ON public.compliance_objection IS '6630e32869e079a669f5303d0ff6d785850316b4';

CREATE TRIGGER pgtrigger_is_append_only_39add BEFORE DELETE OR UPDATE ON public.compliance_objectiondecision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_39add();

COMMENT ON TRIGGER pgtrigger_is_append_only_39add ON public.compliance_objectiondecision IS 'be7eaa45c1688b37ff6fa5836731527d1289eaab';

CREATE TRIGGER pgtrigger_is_append_only_3f72c BEFORE DELETE OR UPDATE ON public.compliance_evidencefile FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_3f72c();

COMMENT ON TRIGGER pgtrigger_is_append_only_3f72c ON public.compliance_evidencefile IS 'c25ea93eff76528ee01aef98504eacb72a4c2909';

CREATE TRIGGER pgtrigger_is_append_only_5c019 BEFORE DELETE OR UPDATE ON public.workflow_event FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_5c019();

COMMENT ON TRIGGER pgtrigger_is_append_only_5c019 ON public.workflow_event IS 'cd57f104e1f5b40da740966ee66573179edd8ad7';

CREATE TRIGGER pgtrigger_is_append_only_64c64 BEFORE DELETE OR UPDATE ON public.compliance_hearing FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_64c64();

COMMENT ON TRIGGER pgtrigger_is_append_only_64c64 ON public.compliance_hearing IS 'f1186754d1e4d4f7f512ee28136505f7553a255c';

CREATE TRIGGER pgtrigger_is_append_only_71c25 BEFORE DELETE OR UPDATE ON public.compliance_auditdraw FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_71c25();

COMMENT ON TRIGGER pgtrigger_is_append_only_71c25 ON public.compliance_auditdraw IS '9903b7357c55b7a8a7e6354a47eb5d6342ef4a78';

CREATE TRIGGER pgtrigger_is_append_only_7ed64 BEFORE DELETE OR UPDATE ON public.compliance_assessmententry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_7ed64();

COMMENT ON TRIGGER pgtrigger_is_append_only_7ed64 ON public.compliance_assessmententry IS '33380ee90dcb281b5ba46e35fe193848fb2d40ed';

CREATE TRIGGER pgtrigger_is_append_only_88275 BEFORE DELETE OR UPDATE ON public.compliance_frozenscores FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_88275();

COMMENT ON TRIGGER pgtrigger_is_append_only_88275 ON public.compliance_frozenscores IS '1cdedf4afb7629c293396fa6a245a47694bed0b8';

CREATE TRIGGER pgtrigger_is_append_only_a9265 BEFORE DELETE OR UPDATE ON public.accounts_seal FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_a9265();

COMMENT ON TRIGGER pgtrigger_is_append_only_a9265 ON public.accounts_seal IS '269a31507edeee2b3d1235c7265048fe3922a284';

CREATE TRIGGER pgtrigger_is_append_only_b612e BEFORE DELETE OR UPDATE ON public.accounts_officechange FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_b612e();

COMMENT ON TRIGGER pgtrigger_is_append_only_b612e ON public.accounts_officechange IS 'e98fe7491cea0624ff1fbf0a710897f10b93c851';

CREATE TRIGGER pgtrigger_is_append_only_c4cab BEFORE DELETE OR UPDATE ON public.compliance_answeraudit FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_c4cab();

COMMENT ON TRIGGER pgtrigger_is_append_only_c4cab ON public.compliance_answeraudit IS 'ff740cc68318536eadd1a1ec332727bea5630605';

CREATE TRIGGER pgtrigger_is_append_only_cd3e2 BEFORE DELETE OR UPDATE ON public.workflow_insertedletter FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_cd3e2();

COMMENT ON TRIGGER pgtrigger_is_append_only_cd3e2 ON public.workflow_insertedletter IS '9ce73a924b8ff0c3b94225f0c189777f249207b8';

CREATE TRIGGER pgtrigger_is_append_only_d406d BEFORE DELETE OR UPDATE ON public.compliance_hearingreply FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_d406d();

COMMENT ON TRIGGER pgtrigger_is_append_only_d406d ON public.compliance_hearingreply IS '949e40a8ec8180c614a76221d4c5440a96967262';

CREATE TRIGGER pgtrigger_is_append_only_ead09 BEFORE DELETE OR UPDATE ON public.compliance_bindertaken FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_ead09();

COMMENT ON TRIGGER pgtrigger_is_append_only_ead09 ON public.compliance_bindertaken IS '0c8bf672a0bc8859a48d607c2e1cc4275fce2acc';

CREATE TRIGGER pgtrigger_is_append_only_ed3ba BEFORE DELETE OR UPDATE ON public.workflow_letterversion FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_append_only_ed3ba();

COMMENT ON TRIGGER pgtrigger_is_append_only_ed3ba ON public.workflow_letterversion IS '43ef82b5b85e6a0aa2337ba13aa488f3eac46547';

CREATE TRIGGER pgtrigger_is_frozen_d0536 BEFORE DELETE OR UPDATE ON public.compliance_recap FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_frozen_d0536();

COMMENT ON TRIGGER pgtrigger_is_frozen_d0536 ON public.compliance_recap IS 'e6014429f88d9de6f52a28677848f2eaa3fb3a0f';

CREATE TRIGGER pgtrigger_is_kept_2ecf2 BEFORE DELETE OR UPDATE ON public.notifications_frame FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_kept_2ecf2();

COMMENT ON TRIGGER pgtrigger_is_kept_2ecf2 ON public.notifications_frame IS 'ea2519d545f0c2ce9ba76fcdabdf9a3667cd0c99';

CREATE TRIGGER pgtrigger_is_kept_59e5a BEFORE DELETE ON public.workflow_calendarchange FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_kept_59e5a();

COMMENT ON TRIGGER pgtrigger_is_kept_59e5a ON public.workflow_calendarchange IS '0093d5302959313e5af3370f7bc79d42440d1ca8';

CREATE TRIGGER pgtrigger_is_kept_80cb3 BEFORE DELETE OR UPDATE ON public.workflow_unitpromise FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_kept_80cb3();

COMMENT ON TRIGGER pgtrigger_is_kept_80cb3 ON public.workflow_unitpromise IS '8a5f67aa871d76292188fc07581601037eecd1a3';

CREATE TRIGGER pgtrigger_is_kept_b2767 BEFORE DELETE OR UPDATE ON public.compliance_publishingdecision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_kept_b2767();

COMMENT ON TRIGGER pgtrigger_is_kept_b2767 ON public.compliance_publishingdecision IS '9492ae57050d9539b40c1f89ebb94270f5dcc314';

CREATE TRIGGER pgtrigger_is_kept_ff806 BEFORE DELETE OR UPDATE ON public.workflow_calendarversion FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_kept_ff806();

COMMENT ON TRIGGER pgtrigger_is_kept_ff806 ON public.workflow_calendarversion IS '69d10808ec16ba2e546970c8ccb9a0424ec1e874';

CREATE TRIGGER pgtrigger_is_never_deleted_b5451 BEFORE DELETE ON public.complaints_complaint FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_never_deleted_b5451();

COMMENT ON TRIGGER pgtrigger_is_never_deleted_b5451 ON public.complaints_complaint IS '1bc0a1ff1a00069ff1eeb492b23c1f24c05c869e';

CREATE TRIGGER pgtrigger_is_never_emptied_033d5 BEFORE TRUNCATE ON public.compliance_frozenscores FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_033d5();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_033d5 ON public.compliance_frozenscores IS '52777db13b4c8a833a2f65bc6dd3ed616c512e03';

CREATE TRIGGER pgtrigger_is_never_emptied_0da14 BEFORE TRUNCATE ON public.accounts_seal FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_0da14();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_0da14 ON public.accounts_seal IS '810fd5ca05b23327b874c654dfdd9df729673592';

CREATE TRIGGER pgtrigger_is_never_emptied_17152 BEFORE TRUNCATE ON public.workflow_letterversion FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_17152();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_17152 ON public.workflow_letterversion IS 'd10dd66b97e92e9c940df36c97edab35eed2e800';

CREATE TRIGGER pgtrigger_is_never_emptied_2689c BEFORE TRUNCATE ON public.workflow_insertedletter FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_2689c();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_2689c ON public.workflow_insertedletter IS '34657c0b6e354c9db16f29de80c377369e77960a';

CREATE TRIGGER pgtrigger_is_never_emptied_26af7 BEFORE TRUNCATE ON public.compliance_objectiondecision FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_26af7();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_26af7 ON public.compliance_objectiondecision IS 'ae94b2844c9765a3b9007897ce84b34ce8334a0d';

CREATE TRIGGER pgtrigger_is_never_emptied_31e3f BEFORE TRUNCATE ON public.compliance_hearingreply FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_31e3f();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_31e3f ON public.compliance_hearingreply IS '6c794899f04e59d1220a84fd79e1b13feddd211a';

CREATE TRIGGER pgtrigger_is_never_emptied_35e04 BEFORE TRUNCATE ON public.compliance_instrumentversion FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_35e04();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_35e04 ON public.compliance_instrumentversion IS '8dcfe09d60d8ef240c50e468e19ffae6b2eca6a5';

CREATE TRIGGER pgtrigger_is_never_emptied_523d1 BEFORE TRUNCATE ON public.compliance_evidencefile FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_523d1();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_523d1 ON public.compliance_evidencefile IS 'f80dd1892c023fdabfd1a224470390970109345e';

CREATE TRIGGER pgtrigger_is_never_emptied_98aab BEFORE TRUNCATE ON public.compliance_hearingunit FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_98aab();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_98aab ON public.compliance_hearingunit IS 'f269a704802388520840ee727c229eff52c69fea';

CREATE TRIGGER pgtrigger_is_never_emptied_9bf2f BEFORE TRUNCATE ON public.compliance_trustanswers FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_9bf2f();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_9bf2f ON public.compliance_trustanswers IS 'e325298c13d3a668ee4850e4d4b308e95c5887f3';

CREATE TRIGGER pgtrigger_is_never_emptied_b03a7 BEFORE TRUNCATE ON public.compliance_answeraudit FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_b03a7();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_b03a7 ON public.compliance_answeraudit IS '03b694a9423f8de28e90b3db79a75b0274e0a9e2';

CREATE TRIGGER pgtrigger_is_never_emptied_bb5d3 BEFORE TRUNCATE ON public.compliance_auditdraw FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_bb5d3();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_bb5d3 ON public.compliance_auditdraw IS '0200ab67bad633cccf5632118f68220ead92d057';

CREATE TRIGGER pgtrigger_is_never_emptied_bf27d BEFORE TRUNCATE ON public.compliance_objection FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_bf27d();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_bf27d ON public.compliance_objection IS '2fb9b5b3d53e1fd5034a4b0f584faeea249df503';

CREATE TRIGGER pgtrigger_is_never_emptied_c1ecc BEFORE TRUNCATE ON public.compliance_bindertaken FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_c1ecc();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_c1ecc ON public.compliance_bindertaken IS 'f7b29851c889d162e6f4cb9f09c6bd5e32712d61';

CREATE TRIGGER pgtrigger_is_never_emptied_c83be BEFORE TRUNCATE ON public.compliance_evidencestep FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_c83be();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_c83be ON public.compliance_evidencestep IS '12f339091b6c6aa7eb0f813963a227e1e8436c83';

CREATE TRIGGER pgtrigger_is_never_emptied_da1cc BEFORE TRUNCATE ON public.compliance_assessmententry FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_da1cc();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_da1cc ON public.compliance_assessmententry IS '4fcf6a0175ce78e4af964bb453fc5c9f2e2f9059';

CREATE TRIGGER pgtrigger_is_never_emptied_dbb01 BEFORE TRUNCATE ON public.accounts_officechange FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_dbb01();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_dbb01 ON public.accounts_officechange IS 'b26ec20c54e48a646a25ae2226275be5c5e42506';

CREATE TRIGGER pgtrigger_is_never_emptied_e41b5 BEFORE TRUNCATE ON public.compliance_hearing FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_e41b5();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_e41b5 ON public.compliance_hearing IS '8b8d7f56b9eac7f862a40e5ce4c33809d6ec9533';

CREATE TRIGGER pgtrigger_is_never_emptied_f55b5 BEFORE TRUNCATE ON public.workflow_event FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_is_never_emptied_f55b5();

COMMENT ON TRIGGER pgtrigger_is_never_emptied_f55b5 ON public.workflow_event IS '433ea253a36ed854362d21a5bec36e895a4393a4';

CREATE TRIGGER pgtrigger_is_retired_not_deleted_4a893 BEFORE DELETE ON public.workflow_calendaryear FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_retired_not_deleted_4a893();

COMMENT ON TRIGGER pgtrigger_is_retired_not_deleted_4a893 ON public.workflow_calendaryear IS 'e0c998b3d0c5d9384e4cfa335f9f4c94d0c02fd7';

CREATE TRIGGER pgtrigger_is_retired_not_deleted_5eb7c BEFORE DELETE ON public.workflow_calendar FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_retired_not_deleted_5eb7c();

COMMENT ON TRIGGER pgtrigger_is_retired_not_deleted_5eb7c ON public.workflow_calendar IS '83c51011a8e3a0269929924ebfd0007a5de77bf4';

CREATE TRIGGER pgtrigger_is_retired_not_deleted_77c9a BEFORE DELETE ON public.workflow_holiday FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_is_retired_not_deleted_77c9a();

COMMENT ON TRIGGER pgtrigger_is_retired_not_deleted_77c9a ON public.workflow_holiday IS 'e70582c9948e750c0b370c62ed4c1fa1ca118483';

CREATE TRIGGER pgtrigger_leaves_a_mark_1ce5b AFTER DELETE ON public.notifications_message FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_leaves_a_mark_1ce5b();

COMMENT ON TRIGGER pgtrigger_leaves_a_mark_1ce5b ON public.notifications_message IS '44c5c023ce8c45b5c8a8a4de79e656b0195d7a67';

CREATE TRIGGER pgtrigger_seats_changed_65d8f AFTER INSERT OR DELETE OR UPDATE ON public.accounts_membership FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_seats_changed_65d8f();

COMMENT ON TRIGGER pgtrigger_seats_changed_65d8f ON public.accounts_membership IS 'c0dab39b39f8a85447db144e21adcc4d5e6e06f4';

CREATE CONSTRAINT TRIGGER pgtrigger_state_has_its_event_ddce1 AFTER INSERT OR UPDATE OF state, last_seq ON public.complaints_complaint DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_state_has_its_event_ddce1();

COMMENT ON TRIGGER pgtrigger_state_has_its_event_ddce1 ON public.complaints_complaint IS '3f5ca4727918ffc5fe5b1326fea0835c0929d9fb';

CREATE TRIGGER pgtrigger_what_was_open_ends_ea3f3 AFTER UPDATE ON public.accounts_user FOR EACH ROW WHEN ((old.credentials_version IS DISTINCT FROM new.credentials_version)) EXECUTE FUNCTION public.pgtrigger_what_was_open_ends_ea3f3();

COMMENT ON TRIGGER pgtrigger_what_was_open_ends_ea3f3 ON public.accounts_user IS '9413c76ad6c8c940d84ff221f2009232183447e8';

CREATE TRIGGER words_of_changed AFTER UPDATE OF body ON public.complaints_statement FOR EACH ROW WHEN ((((new.kind)::text = ANY ((ARRAY['subject'::character varying, 'description'::character varying])::text[])) AND (old.body IS DISTINCT FROM new.body))) EXECUTE FUNCTION public.complaints_words_of_changed();

CREATE TRIGGER words_of_moved AFTER UPDATE OF agency_id ON public.complaints_complaint FOR EACH ROW WHEN ((old.agency_id IS DISTINCT FROM new.agency_id)) EXECUTE FUNCTION public.complaints_words_of_moved();

CREATE TRIGGER words_of_new AFTER INSERT ON public.complaints_statement REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.complaints_words_of_new();

CREATE TRIGGER words_of_person AFTER INSERT OR DELETE OR UPDATE OF name, email, phone, complaint_id ON public.complaints_identity FOR EACH ROW EXECUTE FUNCTION public.complaints_words_of_person();

CREATE TRIGGER words_of_placed AFTER UPDATE OF unit_id, held_by_id, handler_id, reference, identity_kind, escalated_at, identity_to_ombudsman ON public.complaints_complaint FOR EACH ROW WHEN ((((((((old.unit_id IS DISTINCT FROM new.unit_id) OR (old.held_by_id IS DISTINCT FROM new.held_by_id)) OR (old.handler_id IS DISTINCT FROM new.handler_id)) OR ((old.reference)::text IS DISTINCT FROM (new.reference)::text)) OR ((old.identity_kind)::text IS DISTINCT FROM (new.identity_kind)::text)) OR ((old.escalated_at IS NULL) IS DISTINCT FROM (new.escalated_at IS NULL))) OR (old.identity_to_ombudsman IS DISTINCT FROM new.identity_to_ombudsman))) EXECUTE FUNCTION public.complaints_words_of_moved();

ALTER TABLE ONLY public.accounts_absence
    ADD CONSTRAINT accounts_absence_deputy_id_8bd37464_fk_accounts_user_id FOREIGN KEY (deputy_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_absence
    ADD CONSTRAINT accounts_absence_noted_by_id_425dfa3e_fk_accounts_user_id FOREIGN KEY (noted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_absence
    ADD CONSTRAINT accounts_absence_user_id_e7d6d597_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_agency
    ADD CONSTRAINT accounts_agency_region_id_34cbd942_fk_accounts_region_id FOREIGN KEY (region_id) REFERENCES public.accounts_region(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_agencylogo
    ADD CONSTRAINT accounts_agencylogo_agency_id_33cfe34d_fk_accounts_agency_id FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_agencylogo
    ADD CONSTRAINT accounts_agencylogo_set_by_id_3c51bf50_fk_accounts_user_id FOREIGN KEY (set_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_banner
    ADD CONSTRAINT accounts_banner_set_by_id_f8329814_fk_accounts_user_id FOREIGN KEY (set_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_browsersession
    ADD CONSTRAINT accounts_browsersession_user_id_b0cb11d3_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_feed
    ADD CONSTRAINT accounts_feed_unit_id_1af94c55_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_feed
    ADD CONSTRAINT accounts_feed_user_id_59e6a147_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_membership
    ADD CONSTRAINT accounts_membership_agency_id_5ab2a535_fk_accounts_agency_id FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_membership
    ADD CONSTRAINT accounts_membership_region_id_9caf6b9e_fk_accounts_region_id FOREIGN KEY (region_id) REFERENCES public.accounts_region(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_membership
    ADD CONSTRAINT accounts_membership_unit_id_7180f6e8_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_membership
    ADD CONSTRAINT accounts_membership_user_id_487fb39e_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_officechange
    ADD CONSTRAINT accounts_officechange_agency_id_edef48c7_fk_accounts_agency_id FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_officechange
    ADD CONSTRAINT accounts_officechange_by_id_ddaa1b4b_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_officechange
    ADD CONSTRAINT accounts_officechange_unit_id_a8d2a97a_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_officechange
    ADD CONSTRAINT accounts_officechange_user_id_c5105124_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_staffnetwork
    ADD CONSTRAINT accounts_staffnetwork_user_id_c409b72e_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_token
    ADD CONSTRAINT accounts_token_user_id_82a3a2c8_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_unit
    ADD CONSTRAINT accounts_unit_agency_id_6c8d546a_fk_accounts_agency_id FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_unit
    ADD CONSTRAINT accounts_unit_parent_id_2488f696_fk_accounts_unit_id FOREIGN KEY (parent_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_unit
    ADD CONSTRAINT accounts_unit_successor_id_12b553bd_fk_accounts_unit_id FOREIGN KEY (successor_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_group_id_bd11a704_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_52b62117_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_permission_id_113bb443_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_user_id_e4f0a161_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_attachment
    ADD CONSTRAINT complaints_attachmen_complaint_id_a56827f1_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_attachment
    ADD CONSTRAINT complaints_attachmen_message_id_3ba87ec8_fk_complaint FOREIGN KEY (message_id) REFERENCES public.complaints_statement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_attachment
    ADD CONSTRAINT complaints_attachmen_uploaded_by_id_9f8f32b3_fk_accounts_ FOREIGN KEY (uploaded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_agency_id_23b37394_fk_accounts_agency_id FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_answered_by_id_8231c2ca_fk_accounts_ FOREIGN KEY (answered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_barred_from_answerin_50e05c24_fk_accounts_ FOREIGN KEY (barred_from_answering_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_claim_confirmed_by_i_3b1451fc_fk_accounts_ FOREIGN KEY (claim_confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_claimed_by_id_9ca85593_fk_accounts_user_id FOREIGN KEY (claimed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint_accused
    ADD CONSTRAINT complaints_complaint_complaint_id_777ef408_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_duplicate_of_id_210fc0aa_fk_complaint FOREIGN KEY (duplicate_of_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_handler_id_be7a03e0_fk_accounts_user_id FOREIGN KEY (handler_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_held_by_id_ff0e1bb5_fk_accounts_unit_id FOREIGN KEY (held_by_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_offered_to_id_339f3d7f_fk_accounts_ FOREIGN KEY (offered_to_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_reclassification_by__4a26340f_fk_accounts_ FOREIGN KEY (reclassification_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_rejected_by_id_d45dbb06_fk_accounts_ FOREIGN KEY (rejected_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_unit_id_89d23118_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint_accused
    ADD CONSTRAINT complaints_complaint_user_id_ca836ac6_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_identity
    ADD CONSTRAINT complaints_identity_complaint_id_2f4df4a6_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_statement
    ADD CONSTRAINT complaints_statement_author_id_e8871c2b_fk_accounts_user_id FOREIGN KEY (author_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_statement
    ADD CONSTRAINT complaints_statement_complaint_id_6bc80440_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_answeraudit
    ADD CONSTRAINT compliance_answeraud_committed_by_id_faec22db_fk_accounts_ FOREIGN KEY (committed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_answeraudit
    ADD CONSTRAINT compliance_answeraudit_agency_id_78600574_fk_accounts_agency_id FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_assessment
    ADD CONSTRAINT compliance_assessmen_confirmed_by_id_3c071cc3_fk_accounts_ FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_assessment
    ADD CONSTRAINT compliance_assessmen_entered_by_id_7c4c685d_fk_accounts_ FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_assessment
    ADD CONSTRAINT compliance_assessment_marked_by_id_33521ce7_fk_accounts_user_id FOREIGN KEY (marked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_assessment
    ADD CONSTRAINT compliance_assessment_unit_id_435a8da8_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_assessmententry
    ADD CONSTRAINT compliance_assessmententry_by_id_00800aa4_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_assessmententry
    ADD CONSTRAINT compliance_assessmententry_unit_id_bc6cbe69_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_auditdraw
    ADD CONSTRAINT compliance_auditdraw_audit_id_ef77c43c_fk_complianc FOREIGN KEY (audit_id) REFERENCES public.compliance_answeraudit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_auditdraw
    ADD CONSTRAINT compliance_auditdraw_drawn_by_id_7be230e0_fk_accounts_user_id FOREIGN KEY (drawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_bindertaken
    ADD CONSTRAINT compliance_bindertaken_by_id_ef5e04e6_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_bindertaken
    ADD CONSTRAINT compliance_bindertaken_unit_id_69b6e0d0_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_evidencefile
    ADD CONSTRAINT compliance_evidencefile_by_id_cde7d7aa_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_evidencefile
    ADD CONSTRAINT compliance_evidencefile_unit_id_797e934c_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_evidencestep
    ADD CONSTRAINT compliance_evidences_file_id_0b335089_fk_complianc FOREIGN KEY (file_id) REFERENCES public.compliance_evidencefile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_evidencestep
    ADD CONSTRAINT compliance_evidences_replaces_id_8dc0275d_fk_complianc FOREIGN KEY (replaces_id) REFERENCES public.compliance_evidencefile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_evidencestep
    ADD CONSTRAINT compliance_evidencestep_by_id_9670eb9c_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_frozenscores
    ADD CONSTRAINT compliance_frozensco_agency_id_6615f6d9_fk_accounts_ FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_frozenscores
    ADD CONSTRAINT compliance_frozensco_frozen_by_id_f0f116ce_fk_accounts_ FOREIGN KEY (frozen_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_frozenscores
    ADD CONSTRAINT compliance_frozensco_hearing_id_e241fc3d_fk_complianc FOREIGN KEY (hearing_id) REFERENCES public.compliance_hearing(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_hearing
    ADD CONSTRAINT compliance_hearing_agency_id_e20a72d1_fk_accounts_agency_id FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_hearing
    ADD CONSTRAINT compliance_hearing_opened_by_id_25876b75_fk_accounts_user_id FOREIGN KEY (opened_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_hearingreply
    ADD CONSTRAINT compliance_hearingre_of_id_99a6d674_fk_complianc FOREIGN KEY (of_id) REFERENCES public.compliance_hearingunit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_hearingreply
    ADD CONSTRAINT compliance_hearingreply_by_id_b7e11afa_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_hearingunit
    ADD CONSTRAINT compliance_hearingun_hearing_id_bca1f290_fk_complianc FOREIGN KEY (hearing_id) REFERENCES public.compliance_hearing(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_hearingunit
    ADD CONSTRAINT compliance_hearingunit_unit_id_11c1d048_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_indicatorvalue
    ADD CONSTRAINT compliance_indicator_assessment_id_2e54be40_fk_complianc FOREIGN KEY (assessment_id) REFERENCES public.compliance_assessment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_indicatorvalue
    ADD CONSTRAINT compliance_indicator_entered_by_id_fb965c5c_fk_accounts_ FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_instrumentversion
    ADD CONSTRAINT compliance_instrumen_made_by_id_8fe9d613_fk_accounts_ FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_objection
    ADD CONSTRAINT compliance_objection_by_id_44bab94e_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_objection
    ADD CONSTRAINT compliance_objection_complaint_id_c24cded3_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_objection
    ADD CONSTRAINT compliance_objection_file_id_3faad3ba_fk_complaint FOREIGN KEY (file_id) REFERENCES public.complaints_attachment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_objectiondecision
    ADD CONSTRAINT compliance_objection_objection_id_1b6cb5f0_fk_complianc FOREIGN KEY (objection_id) REFERENCES public.compliance_objection(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_objection
    ADD CONSTRAINT compliance_objection_of_id_a827d512_fk_complianc FOREIGN KEY (of_id) REFERENCES public.compliance_hearingunit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_objection
    ADD CONSTRAINT compliance_objection_reasons_id_2ad22797_fk_complaint FOREIGN KEY (reasons_id) REFERENCES public.complaints_statement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_objectiondecision
    ADD CONSTRAINT compliance_objection_reasons_id_e110f361_fk_complaint FOREIGN KEY (reasons_id) REFERENCES public.complaints_statement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_objectiondecision
    ADD CONSTRAINT compliance_objectiondecision_by_id_bac0257d_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_publishedscore
    ADD CONSTRAINT compliance_published_agency_id_65ad7907_fk_accounts_ FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_publishingdecision
    ADD CONSTRAINT compliance_publishin_agency_id_19e0c766_fk_accounts_ FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_publishingdecision
    ADD CONSTRAINT compliance_publishin_by_id_05b12aa3_fk_accounts_ FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_question
    ADD CONSTRAINT compliance_question_complaint_id_87ef6eee_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_question
    ADD CONSTRAINT compliance_question_draw_id_149beeea_fk_complianc FOREIGN KEY (draw_id) REFERENCES public.compliance_questiondraw(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_question
    ADD CONSTRAINT compliance_question_unit_id_ac229708_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_questiondraw
    ADD CONSTRAINT compliance_questiond_agency_id_d3d458b0_fk_accounts_ FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_recap
    ADD CONSTRAINT compliance_recap_agency_id_1b4244e6_fk_accounts_agency_id FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_recap
    ADD CONSTRAINT compliance_recap_unit_id_a4d4da2a_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_savedview
    ADD CONSTRAINT compliance_savedview_agency_id_0e93dffa_fk_accounts_agency_id FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_savedview
    ADD CONSTRAINT compliance_savedview_owner_id_01a331fc_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_trustanswers
    ADD CONSTRAINT compliance_trustansw_entered_by_id_74c4f16f_fk_accounts_ FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.compliance_trustanswers
    ADD CONSTRAINT compliance_trustanswers_unit_id_1e3f9053_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_messag_attachment_id_1e5e37ea_fk_complaint FOREIGN KEY (attachment_id) REFERENCES public.complaints_attachment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_messag_complaint_id_d1906e4d_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_messag_frame_id_c466ad3d_fk_notificat FOREIGN KEY (frame_id) REFERENCES public.notifications_frame(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_messag_identity_id_45772354_fk_complaint FOREIGN KEY (identity_id) REFERENCES public.complaints_identity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_message_user_id_89f939e6_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_calendar
    ADD CONSTRAINT workflow_calendar_parent_id_90bb1a35_fk_workflow_calendar_id FOREIGN KEY (parent_id) REFERENCES public.workflow_calendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_calendarchange
    ADD CONSTRAINT workflow_calendarcha_approved_by_id_1dd44d12_fk_accounts_ FOREIGN KEY (approved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_calendarchange
    ADD CONSTRAINT workflow_calendarcha_calendar_id_91824e9d_fk_workflow_ FOREIGN KEY (calendar_id) REFERENCES public.workflow_calendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_calendarchange
    ADD CONSTRAINT workflow_calendarcha_proposed_by_id_0bfc7da2_fk_accounts_ FOREIGN KEY (proposed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_calendarversion
    ADD CONSTRAINT workflow_calendarver_calendar_id_eb8c107d_fk_workflow_ FOREIGN KEY (calendar_id) REFERENCES public.workflow_calendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_calendarversion
    ADD CONSTRAINT workflow_calendarver_change_id_c2408011_fk_workflow_ FOREIGN KEY (change_id) REFERENCES public.workflow_calendarchange(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_calendaryear
    ADD CONSTRAINT workflow_calendaryea_calendar_id_aa8ae213_fk_workflow_ FOREIGN KEY (calendar_id) REFERENCES public.workflow_calendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_caseread
    ADD CONSTRAINT workflow_caseread_complaint_id_2808e720_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_caseread
    ADD CONSTRAINT workflow_caseread_user_id_e11a0536_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_draftedact
    ADD CONSTRAINT workflow_draftedact_complaint_id_3e4cfb5a_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_draftedact
    ADD CONSTRAINT workflow_draftedact_user_id_5b8ebd5c_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_duty
    ADD CONSTRAINT workflow_duty_complaint_id_970c4ca4_fk_complaints_complaint_id FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_duty
    ADD CONSTRAINT workflow_duty_promise_id_c5b65160_fk_workflow_unitpromise_id FOREIGN KEY (promise_id) REFERENCES public.workflow_unitpromise(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_event
    ADD CONSTRAINT workflow_event_actor_id_598cc2c1_fk_accounts_user_id FOREIGN KEY (actor_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_event
    ADD CONSTRAINT workflow_event_complaint_id_45e9ea03_fk_complaints_complaint_id FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_examinedbody
    ADD CONSTRAINT workflow_examinedbod_complaint_id_8631e01d_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_examinedbody
    ADD CONSTRAINT workflow_examinedbod_examination_id_fd501116_fk_workflow_ FOREIGN KEY (examination_id) REFERENCES public.workflow_examination(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_examinedbody
    ADD CONSTRAINT workflow_examinedbod_product_id_bb0dace9_fk_workflow_ FOREIGN KEY (product_id) REFERENCES public.workflow_product(complaint_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_export
    ADD CONSTRAINT workflow_export_user_id_36a87672_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_filterwatch
    ADD CONSTRAINT workflow_filterwatch_saved_id_88eb185b_fk_workflow_ FOREIGN KEY (saved_id) REFERENCES public.workflow_savedfilter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_filterwatch
    ADD CONSTRAINT workflow_filterwatch_user_id_6850f3e3_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_holding
    ADD CONSTRAINT workflow_holding_complaint_id_620bd53c_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_holding
    ADD CONSTRAINT workflow_holding_unit_id_99981ae8_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_holiday
    ADD CONSTRAINT workflow_holiday_calendar_id_c2e830e1_fk_workflow_calendar_id FOREIGN KEY (calendar_id) REFERENCES public.workflow_calendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_importedcase
    ADD CONSTRAINT workflow_importedcas_complaint_id_dee74f79_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_insertedletter
    ADD CONSTRAINT workflow_insertedlet_version_id_480b0329_fk_workflow_ FOREIGN KEY (version_id) REFERENCES public.workflow_letterversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_insertedletter
    ADD CONSTRAINT workflow_insertedletter_event_id_bad43e92_fk_workflow_event_id FOREIGN KEY (event_id) REFERENCES public.workflow_event(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_learned
    ADD CONSTRAINT workflow_learned_agency_id_41f0a705_fk_accounts_agency_id FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_letter
    ADD CONSTRAINT workflow_letter_agency_id_1428b6cb_fk_accounts_agency_id FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_letter
    ADD CONSTRAINT workflow_letter_unit_id_f4be9923_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_letter
    ADD CONSTRAINT workflow_letter_user_id_a6c28d96_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_letterversion
    ADD CONSTRAINT workflow_letterversion_by_id_61a55c05_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_letterversion
    ADD CONSTRAINT workflow_letterversion_letter_id_792766bb_fk_workflow_letter_id FOREIGN KEY (letter_id) REFERENCES public.workflow_letter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_listvisit
    ADD CONSTRAINT workflow_listvisit_user_id_fc18541a_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_product
    ADD CONSTRAINT workflow_product_complaint_id_719c5e64_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_product_rests_on
    ADD CONSTRAINT workflow_product_res_complaint_id_804dc713_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_product_rests_on
    ADD CONSTRAINT workflow_product_res_product_id_26905af9_fk_workflow_ FOREIGN KEY (product_id) REFERENCES public.workflow_product(complaint_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_producttask
    ADD CONSTRAINT workflow_producttask_case_id_346bbbe7_fk_complaint FOREIGN KEY (case_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_producttask
    ADD CONSTRAINT workflow_producttask_product_id_341bb6e9_fk_workflow_ FOREIGN KEY (product_id) REFERENCES public.workflow_product(complaint_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_promisedfile
    ADD CONSTRAINT workflow_promisedfil_complaint_id_e94d184c_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_proposedday
    ADD CONSTRAINT workflow_proposedday_change_id_af35156a_fk_workflow_ FOREIGN KEY (change_id) REFERENCES public.workflow_calendarchange(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_rung
    ADD CONSTRAINT workflow_rung_complaint_id_4381d994_fk_complaints_complaint_id FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_rung
    ADD CONSTRAINT workflow_rung_duty_id_848cce39_fk_workflow_duty_id FOREIGN KEY (duty_id) REFERENCES public.workflow_duty(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_savedfilter
    ADD CONSTRAINT workflow_savedfilter_agency_id_497413c3_fk_accounts_agency_id FOREIGN KEY (agency_id) REFERENCES public.accounts_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_savedfilter
    ADD CONSTRAINT workflow_savedfilter_owner_id_abf01b8a_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_savedfilter
    ADD CONSTRAINT workflow_savedfilter_unit_id_749fec0d_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_suspension
    ADD CONSTRAINT workflow_suspension_complaint_id_1fe9f187_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_unitpromise
    ADD CONSTRAINT workflow_unitpromise_made_by_id_f0adf023_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.workflow_unitpromise
    ADD CONSTRAINT workflow_unitpromise_unit_id_2ccab554_fk_accounts_unit_id FOREIGN KEY (unit_id) REFERENCES public.accounts_unit(id) DEFERRABLE INITIALLY DEFERRED;

INSERT INTO public.django_migrations (app, name, applied)
SELECT app, name, now() FROM (VALUES
    ('contenttypes', '0001_initial'),
    ('contenttypes', '0002_remove_content_type_name'),
    ('auth', '0001_initial'),
    ('auth', '0002_alter_permission_name_max_length'),
    ('auth', '0003_alter_user_email_max_length'),
    ('auth', '0004_alter_user_username_opts'),
    ('auth', '0005_alter_user_last_login_null'),
    ('auth', '0006_require_contenttypes_0002'),
    ('auth', '0007_alter_validators_add_error_messages'),
    ('auth', '0008_alter_user_username_max_length'),
    ('auth', '0009_alter_user_last_name_max_length'),
    ('auth', '0010_alter_group_name_max_length'),
    ('auth', '0011_update_proxy_permissions'),
    ('auth', '0012_alter_user_first_name_max_length'),
    ('accounts', '0001_initial'),
    ('complaints', '0001_initial'),
    ('workflow', '0001_initial'),
    ('workflow', '0002_rungs_named_by_the_law'),
    ('workflow', '0003_second_source_and_week_of_a_day'),
    ('complaints', '0002_files_drawn_anew'),
    ('complaints', '0003_one_mailbox'),
    ('complaints', '0004_words_and_references_folded'),
    ('workflow', '0004_references_of_registers_by_key'),
    ('workflow', '0005_spent_proof'),
    ('workflow', '0006_exports'),
    ('complaints', '0005_ratings_apart'),
    ('workflow', '0007_ratings_apart'),
    ('notifications', '0001_initial'),
    ('notifications', '0002_notices_without_days'),
    ('notifications', '0003_gathered'),
    ('notifications', '0004_notices_that_nobody_missed'),
    ('notifications', '0005_told_of_filings'),
    ('notifications', '0006_new_access_codes'),
    ('notifications', '0007_bodies_once'),
    ('notifications', '0008_rating_to_confirm'),
    ('sessions', '0001_initial'),
    ('accounts', '0002_credentials_end_sessions'),
    ('accounts', '0003_told_of_filings'),
    ('accounts', '0004_staff_networks'),
    ('accounts', '0005_seals'),
    ('notifications', '0009_sealed_messages'),
    ('compliance', '0001_initial'),
    ('compliance', '0002_figures'),
    ('compliance', '0003_count_what_is_there'),
    ('complaints', '0006_slips'),
    ('compliance', '0004_sealed_as_they_stand'),
    ('accounts', '0006_told_weekly'),
    ('accounts', '0007_regions'),
    ('accounts', '0008_asked_percent'),
    ('accounts', '0009_places_found'),
    ('accounts', '0010_office_changes'),
    ('accounts', '0011_absences'),
    ('accounts', '0012_letterheads'),
    ('accounts', '0013_banners'),
    ('accounts', '0014_arrivals'),
    ('accounts', '0015_logos'),
    ('admin', '0001_initial'),
    ('admin', '0002_logentry_remove_auto_add'),
    ('admin', '0003_logentry_add_action_flag_choices'),
    ('complaints', '0007_corrected_contacts'),
    ('complaints', '0008_findings_in_writing'),
    ('complaints', '0009_at_the_ombudsman'),
    ('complaints', '0010_words'),
    ('complaints', '0011_words_of_what_is_there'),
    ('complaints', '0012_words_indexed'),
    ('complaints', '0013_demands'),
    ('complaints', '0014_answer_void'),
    ('complaints', '0015_products'),
    ('complaints', '0016_examinations'),
    ('complaints', '0017_public_titles'),
    ('complaints', '0018_work_list'),
    ('complaints', '0019_withdrawn_files'),
    ('complaints', '0020_identity_to_ombudsman'),
    ('complaints', '0021_held_by_nobody'),
    ('complaints', '0022_channels'),
    ('complaints', '0023_told_on_a_phone'),
    ('complaints', '0024_found_by_people_and_places'),
    ('complaints', '0025_found_by_what_is_there'),
    ('complaints', '0026_names_indexed'),
    ('complaints', '0027_offered'),
    ('complaints', '0028_offered_indexed'),
    ('complaints', '0029_twin_letters'),
    ('complaints', '0030_words_of_many'),
    ('complaints', '0031_words_of_people'),
    ('complaints', '0032_many_by_a_sample'),
    ('complaints', '0033_texts_of_a_case'),
    ('complaints', '0034_rows_of_a_case'),
    ('complaints', '0035_lists_of_what_is_open'),
    ('complaints', '0036_of_a_unit_by_receipt'),
    ('complaints', '0037_many_by_looks'),
    ('complaints', '0038_listed_by_the_index_alone'),
    ('complaints', '0039_escalated_in_order'),
    ('workflow', '0008_promised_files'),
    ('workflow', '0009_demands'),
    ('workflow', '0010_products'),
    ('workflow', '0011_examinations'),
    ('workflow', '0012_work_list'),
    ('workflow', '0013_messages_of_complainants'),
    ('workflow', '0014_days_by_form'),
    ('workflow', '0015_drafted_acts'),
    ('workflow', '0016_learned'),
    ('workflow', '0017_letters'),
    ('workflow', '0018_saved_filters'),
    ('workflow', '0019_saved_pages'),
    ('workflow', '0020_duties_of_a_case'),
    ('workflow', '0021_rows_of_a_case'),
    ('compliance', '0005_saved_views'),
    ('compliance', '0006_rows_by_indicator'),
    ('compliance', '0007_recap'),
    ('compliance', '0008_frozen'),
    ('compliance', '0009_questions'),
    ('compliance', '0010_notes_of_entries'),
    ('compliance', '0011_hearings'),
    ('compliance', '0012_evidence'),
    ('compliance', '0013_audits'),
    ('compliance', '0014_trust_answers'),
    ('compliance', '0015_instrument_versions'),
    ('compliance', '0016_saved_views_moved'),
    ('compliance', '0017_never_assigned'),
    ('compliance', '0018_facts_in_order'),
    ('notifications', '0010_corrected_contacts'),
    ('notifications', '0011_weekly'),
    ('notifications', '0012_demands'),
    ('notifications', '0013_questions'),
    ('notifications', '0014_hearings'),
    ('notifications', '0015_products'),
    ('notifications', '0016_told_at_every_turn'),
    ('notifications', '0017_people'),
    ('notifications', '0018_counter_keys'),
    ('notifications', '0019_objection_decided'),
    ('notifications', '0020_by_phone'),
    ('notifications', '0021_mentions'),
    ('notifications', '0022_filters_and_reminders'),
    ('notifications', '0023_referrals'),
    ('notifications', '0024_arrivals_and_referrals'),
    ('notifications', '0025_reports_and_tries'),
    ('notifications', '0026_kept_back'),
    ('notifications', '0027_records'),
    ('notifications', '0028_rows_of_a_case'),
    ('workflow', '0022_holdings_passed_on')
) made (app, name);
