#!/bin/sh
# What docker-compose.yml counts on from the entry point of the postgres image: a server's empty volume gets a cluster with
# the superuser's password, then the scripts of /docker-entrypoint-initdb.d, while the server listens on its socket only.
# Any other command than `postgres` is run as it stands.
set -eu
[ "$1" = postgres ] || exec "$@"
if [ "$(id -u)" = 0 ]; then
    chown -R postgres:postgres "$PGDATA"
    chmod 0700 "$PGDATA"
    install -d -m 2775 -o postgres -g postgres /var/run/postgresql
    exec setpriv --reuid=postgres --regid=postgres --init-groups -- sh "$0" "$@"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
    passwords=$(mktemp)
    printf '%s\n' "$POSTGRES_PASSWORD" > "$passwords"
    initdb --username="$POSTGRES_USER" --pwfile="$passwords" --auth-host=scram-sha-256 --auth-local=trust > /dev/null
    rm "$passwords"
    printf 'host all all all scram-sha-256\n' >> "$PGDATA/pg_hba.conf"
    printf "listen_addresses = '*'\n" >> "$PGDATA/postgresql.conf"
    pg_ctl --silent --wait --options="-c listen_addresses=''" start > /dev/null
    for script in /docker-entrypoint-initdb.d/*.sh; do
        sh "$script"
    done
    pg_ctl --silent --wait --mode=fast stop
fi
exec "$@"
