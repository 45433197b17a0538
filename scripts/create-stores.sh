#!/usr/bin/env bash
# Creates the database, the owner and the application role of each store; run once, by a superuser. psql's own variables
# (PGHOST, PGPORT, PGUSER, PGPASSWORD) name the server; unset: a local one, as POSTGRES_USER or postgres.
# <STORE>_OWNER_PASSWORD and <STORE>_APP_PASSWORD: the passwords of the roles, as create-secrets.sh makes them.
set -euo pipefail
export PGUSER="${PGUSER:-${POSTGRES_USER:-postgres}}"

for store in units components firmware provisioning; do
  owner_password="${store^^}_OWNER_PASSWORD"
  app_password="${store^^}_APP_PASSWORD"
  # The passwords go through the environment of psql, since its arguments are seen by everybody on the machine.
  OWNER_PASSWORD="${!owner_password:?}" APP_PASSWORD="${!app_password:?}" \
    psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --dbname postgres \
    --set owner="${store}_owner" --set application="${store}_app" --set database="$store" <<'SQL'
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD
CREATE ROLE :"owner" LOGIN PASSWORD :'owner_password';
CREATE ROLE :"application" LOGIN PASSWORD :'app_password';
CREATE DATABASE :"database" OWNER :"owner" ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"application";
SQL
done
