#!/bin/sh
# Where PostgreSQL is, and the password of the app role: PgBouncer checks clients by it and signs in with it.
set -eu
umask 077
printf '"tuntas_app" "%s"\n' "$APP_PASSWORD" > /tmp/userlist.txt
sed "s/host=postgres port=5432/host=$POSTGRES_HOST port=$POSTGRES_PORT/" /etc/pgbouncer/pgbouncer.ini > /tmp/pgbouncer.ini
exec pgbouncer /tmp/pgbouncer.ini
