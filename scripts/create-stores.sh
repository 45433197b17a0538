#!/usr/bin/env bash
# Creates the database, the owner and the application role of each store; run once, by a superuser.
# POSTGRES_USER: the superuser, default postgres. STORE_PASSWORD: the password of all roles created here.
set -euo pipefail

for store in units components firmware provisioning; do
  psql --no-psqlrc --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
    --set owner="${store}_owner" --set application="${store}_app" --set database="$store" --set password="$STORE_PASSWORD" <<'SQL'
CREATE ROLE :"owner" LOGIN PASSWORD :'password';
CREATE ROLE :"application" LOGIN PASSWORD :'password';
CREATE DATABASE :"database" OWNER :"owner" ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"application";
SQL
done
