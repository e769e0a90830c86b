#!/bin/sh
# Run once by the postgres image, on an empty volume: the two roles and the database (as config/embedded makes them).
# The owner migrates; the app role gets its rights from each migration (config/privileges.py) and owns nothing.
set -eu
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
     --set owner_password="$OWNER_PASSWORD" --set app_password="$APP_PASSWORD" <<'SQL'
CREATE ROLE tuntas_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE tuntas_app LOGIN PASSWORD :'app_password';
CREATE DATABASE tuntas OWNER tuntas_owner TEMPLATE template0 ENCODING 'UTF8'
    LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C';
REVOKE ALL ON DATABASE tuntas FROM PUBLIC;
GRANT CONNECT ON DATABASE tuntas TO tuntas_app;
\connect tuntas
CREATE EXTENSION pg_trgm;
SQL
# A replica signs in as postgres (docker/replica.sh); one that was away for a while finds what it missed.
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
     --command "ALTER SYSTEM SET wal_keep_size = '1GB'"
if [ -n "${PGDATA:-}" ]; then
    echo "host replication postgres all scram-sha-256" >> "$PGDATA/pg_hba.conf"
fi
