"""How the name of a unit, and of somebody of the staff, is spelled stands beside it: a search had spelled each name that an index gave,
twice where names that are alike are put in order (docs/adr/0142)."""

from django.db import migrations

TABLES = {"unit": "accounts_unit", "user": "accounts_user"}
NAMES = r"""
-- As before, but of names that are spelled already. The planner knows nothing of what it takes to compare two of them, and would read all.
CREATE OR REPLACE FUNCTION found_in(
    typed text, phrase boolean, alike boolean, part text, named_at text[], shown_at text[], agencies bigint[], units bigint[],
    OUT kind text, OUT query tsquery
) RETURNS SETOF record LANGUAGE plpgsql STABLE ROWS 3 SET plan_cache_mode = auto SET enable_seqscan = off AS $$
DECLARE
    parts text[] := name_parts(typed);
    whole text := spelled(typed);
    begins text := '% ' || whole || '%'; -- of letters, figures and spaces alone, so that none of it is a sign of the pattern
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
            SELECT chr(3) || u.id FROM accounts_unit u WHERE u.spelled %> whole
            ORDER BY word_similarity(whole, u.spelled) DESC, u.id LIMIT 50
        );
    ELSIF agencies IS NULL THEN
        keys := ARRAY(
            SELECT chr(3) || u.id FROM accounts_unit u
            WHERE u.spelled LIKE begins LIMIT 500
        );
    ELSIF (CASE WHEN alike THEN EXISTS (SELECT FROM accounts_unit u WHERE u.spelled %> whole)
        ELSE EXISTS (SELECT FROM accounts_unit u WHERE u.spelled LIKE begins) END) THEN
        -- Somewhere one is called so; those of this reader are few, whatever the others are.
        keys := ARRAY(
            SELECT chr(3) || u.id
            FROM (
                SELECT id, spelled FROM accounts_unit WHERE agency_id = ANY(agencies) OR id = ANY(units) OFFSET 0
            ) u
            WHERE CASE WHEN alike THEN u.spelled %> whole ELSE u.spelled LIKE begins END
            ORDER BY CASE WHEN alike THEN word_similarity(whole, u.spelled) END DESC, u.id LIMIT CASE WHEN alike THEN 50 ELSE 500 END
        );
    END IF;
    query := any_lexeme(keys);
    IF numnode(query) > 0 THEN RETURN NEXT; END IF;
    kind := 'handler';
    keys := '{}';
    IF agencies IS NULL AND alike THEN
        keys := ARRAY(
            SELECT chr(4) || p.id FROM accounts_user p WHERE p.spelled %> whole
            ORDER BY word_similarity(whole, p.spelled) DESC, p.id LIMIT 50
        );
    ELSIF agencies IS NULL THEN
        keys := ARRAY(
            SELECT chr(4) || p.id FROM accounts_user p
            WHERE p.spelled LIKE begins LIMIT 500
        );
    ELSIF (CASE WHEN alike THEN EXISTS (SELECT FROM accounts_user p WHERE p.spelled %> whole)
        ELSE EXISTS (SELECT FROM accounts_user p WHERE p.spelled LIKE begins) END) THEN
        keys := ARRAY(
            SELECT chr(4) || p.id
            FROM (
                SELECT id, spelled FROM accounts_user WHERE id IN (
                    SELECT m.user_id FROM accounts_membership m WHERE m.unit_id = ANY(ARRAY(
                        SELECT u.id FROM accounts_unit u WHERE u.agency_id = ANY(agencies) OR u.id = ANY(units)
                    ))
                ) OFFSET 0
            ) p
            WHERE CASE WHEN alike THEN p.spelled %> whole ELSE p.spelled LIKE begins END
            ORDER BY CASE WHEN alike THEN word_similarity(whole, p.spelled) END DESC, p.id LIMIT CASE WHEN alike THEN 50 ELSE 500 END
        );
    END IF;
    query := any_lexeme(keys);
    IF numnode(query) > 0 THEN RETURN NEXT; END IF;
END $$;
-- As before, in one step.
CREATE OR REPLACE FUNCTION any_lexeme(words text[]) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN (
    SELECT coalesce(string_agg('''' || replace(replace(word, '\', '\\'), '''', '''''') || '''', ' | '), '')::tsquery FROM unnest(words) word
);
"""


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("complaints", "0047_wrote_at"), ("accounts", "0015_logos")]
    operations = [
        # In no transaction, and so in steps that may be made again after one of them failed.
        *(
            migrations.RunSQL(
                f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS spelled text GENERATED ALWAYS AS (' ' || spelled(name)) STORED",
                f"ALTER TABLE {table} DROP COLUMN spelled",
            )
            for table in TABLES.values()
        ),
        *(
            migrations.RunSQL(
                f"CREATE INDEX CONCURRENTLY IF NOT EXISTS {name}_by_spelling ON {table} USING gin (spelled gin_trgm_ops)",
                f"DROP INDEX {name}_by_spelling",
            )
            for name, table in TABLES.items()
        ),
        migrations.RunSQL(NAMES, migrations.RunSQL.noop),
        *(
            migrations.RunSQL(
                f"DROP INDEX CONCURRENTLY IF EXISTS {name}_by_name",
                f"CREATE INDEX {name}_by_name ON {table} USING gin (spelled(name) gin_trgm_ops)",
            )
            for name, table in TABLES.items()
        ),
    ]
