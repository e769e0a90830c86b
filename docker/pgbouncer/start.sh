#!/bin/sh
# The password of the app role, for PgBouncer to check clients by and to sign in to PostgreSQL with.
set -eu
umask 077
printf '"tuntas_app" "%s"\n' "$APP_PASSWORD" > /tmp/userlist.txt
exec pgbouncer /etc/pgbouncer/pgbouncer.ini
