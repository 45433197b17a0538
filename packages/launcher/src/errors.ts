/** Codes of this package: code → what it means and what to do. Kept equal to docs/errors.md by a test. */
export const LAUNCHER_ERRORS = {
  HOME_UNUSABLE:
    'The data directory (TRACEGRAPH_HOME) cannot be created, read or written; give this user access or name another one.',
  HOME_IN_USE:
    'Another launcher works with this data directory; stop it first, or give this one a TRACEGRAPH_HOME of its own.',
  HOME_SECRETS_UNREADABLE:
    'secrets.json of the data directory is damaged; restore it, since the stores cannot be opened without it.',
  STORE_URL_INCOMPLETE:
    'A store of your own needs both URLs, <STORE>_DATABASE_URL and <STORE>_MIGRATION_DATABASE_URL; only one was given.',
  STORE_URL_MISSING:
    'There is nothing to migrate without URLs; give <STORE>_DATABASE_URL and <STORE>_MIGRATION_DATABASE_URL of at least one store.',
  STORE_ROLE_SHARED:
    'Both URLs of a store name the same role; the application needs a role of its own that owns nothing.',
  STORE_UNREACHABLE: 'The database of a store does not accept the connection; check its URL and its server.',
  POSTGRES_PLATFORM_UNSUPPORTED:
    'There are no embedded PostgreSQL binaries for this platform; give all stores a database by URL.',
  POSTGRES_USER_MISSING:
    'PostgreSQL refuses to run as root and no unprivileged user was found; start as another user or add the user postgres.',
  POSTGRES_PLACE_MISSING:
    'No folder was found that both root may write and the unprivileged user may reach; start as another user.',
  POSTGRES_INIT_FAILED:
    'The embedded database cluster could not be created; the log named in the message says why.',
  POSTGRES_START_FAILED: 'The embedded PostgreSQL did not start; the log named in the message says why.',
  POSTGRES_STOP_FAILED:
    'The embedded PostgreSQL did not stop in time; the log named in the message says why.',
  POSTGRES_PORT_TAKEN:
    'The port of the embedded PostgreSQL (PORT + 9) is used by another program; stop that or choose another PORT.',
  POSTGRES_HOME_IN_USE:
    'Another launcher is using the embedded cluster of this data directory; stop it first.',
  POSTGRES_PASSWORD_REFUSED:
    'A server runs on the cluster of this data directory but refuses its password; secrets.json and cluster belong not together.',
  POSTGRES_VERSION_DIFFERS:
    'The cluster was created by another major version of PostgreSQL; export it with that version and import it again.',
  MIGRATION_FAILED: 'A migration was refused by the database; nothing of it was applied.',
  MIGRATION_LOCKED: 'Another migrator held the lock of this store for too long; wait until it has ended.',
  MIGRATION_FOLDER_INVALID:
    'The migrations folder of a store is missing or lacks migration_lock.toml or a migration.sql; restore it.',
  MIGRATION_EDITED:
    'A migration that was already applied has another content now; restore it and add a new one.',
  GRANT_FAILED:
    'The privileges of the application role could not be set; the migration role must own the tables.',
  SCHEMA_DIFF_FAILED: 'The database could not be compared with schema.prisma; see the cause in the log.',
  PORT_TAKEN: 'A port of tracegraph is used by another program; stop that or choose another PORT.',
  PROCESS_NOT_BUILT: 'A program to start is not built; run `npm run build`.',
  PROCESS_ENDED_EARLY: 'A process ended before it was ready; its log named in the message says why.',
  PROCESS_NOT_READY: 'A process did not become ready in time; its log named in the message says why.',
} as const;

/** A code of {@link LAUNCHER_ERRORS}. */
export type LauncherErrorCode = keyof typeof LAUNCHER_ERRORS;
