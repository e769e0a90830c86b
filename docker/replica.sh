#!/bin/sh
# Copies the primary into an empty volume, then follows it. Remove the volume to begin anew.
set -eu
if [ ! -s "$PGDATA/PG_VERSION" ]; then
    # Beside what it becomes, and what makes it a database last of all: a copy that was broken off is begun anew.
    find "$PGDATA" -mindepth 1 -delete
    pg_basebackup --host "$POSTGRES_HOST" --port "$POSTGRES_PORT" --username postgres --pgdata "$PGDATA/half" --write-recovery-conf --checkpoint fast
    find "$PGDATA/half" -mindepth 1 -maxdepth 1 ! -name PG_VERSION -exec mv {} "$PGDATA" \;
    mv "$PGDATA/half/PG_VERSION" "$PGDATA"
    rmdir "$PGDATA/half"
    chmod 700 "$PGDATA"
fi
# The log holds no statement, parameter or row, as the primary's (docker-compose.yml). The primary keeps rows that a
# reader here still looks at, so that no reading is broken off.
exec postgres -c hot_standby_feedback=on -c log_min_messages=log -c log_min_error_statement=panic \
    -c log_error_verbosity=terse -c log_parameter_max_length=0 -c log_parameter_max_length_on_error=0
