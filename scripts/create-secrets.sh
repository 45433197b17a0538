#!/usr/bin/env bash
# Writes every password and key that docker-compose.yml asks for, 32 random bytes each, to a file that only its owner can
# read. Usage: create-secrets.sh [file], default .env. A file that exists is never replaced: the stores hang on it.
set -euo pipefail

file="${1:-$(dirname "$0")/../.env}"
if [ -e "$file" ]; then
  echo "Expected no file $file yet: its passwords would be lost with it. Name another one, or move it away." >&2
  exit 1
fi

random() {
  od -An -v -N32 -tx1 /dev/urandom | tr -d ' \n'
}

umask 077
{
  echo "POSTGRES_PASSWORD=$(random)"
  for store in UNITS COMPONENTS FIRMWARE PROVISIONING; do
    echo "${store}_OWNER_PASSWORD=$(random)"
    echo "${store}_APP_PASSWORD=$(random)"
    echo "${store}_SIGNING_KEYS=1:$(random)"
  done
  echo "OPERATOR_PSEUDONYM_KEY=$(random)"
} >"$file.new"
mv -n "$file.new" "$file"
