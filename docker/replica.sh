#!/bin/sh
# Copies the primary into an empty volume, then follows it. Remove the volume to begin anew.
set -eu
if [ ! -s "$PGDATA/PG_VERSION" ]; then
    pg_basebackup --host "$POSTGRES_HOST" --username postgres --pgdata "$PGDATA" --write-recovery-conf --checkpoint fast
    chmod 700 "$PGDATA"
fi
# The log holds no statement, parameter or row, as the primary's (docker-compose.yml). The primary keeps rows that a
# reader here still looks at, so that no reading is broken off.
exec postgres -c hot_standby_feedback=on -c log_min_messages=log -c log_min_error_statement=panic \
    -c log_error_verbosity=terse -c log_parameter_max_length=0 -c log_parameter_max_length_on_error=0
