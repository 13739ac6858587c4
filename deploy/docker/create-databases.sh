#!/bin/sh
# Runs once, when the volume is empty: a database and a role for each service that keeps anything.
set -eu

for owner in account document_storage verification notification; do
  name="daftar_$owner"
  # Given as a variable of psql, which quotes it; a password in the statement itself would need care.
  psql -v ON_ERROR_STOP=1 -v name="$name" -v password="$DATABASE_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
done
