-- Texts that are keys compare by code point (COLLATE "C"), the same on every machine.

CREATE TABLE part (
  subject_key text COLLATE "C" NOT NULL,
  event_id uuid NOT NULL,
  event_time timestamptz(6) NOT NULL,
  event_time_text text NOT NULL,
  content_sha256 bytea NOT NULL,
  origin text,
  collector text,
  document_ref text,
  findings jsonb NOT NULL,
  record_time timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  description text,
  manufacturer_parts jsonb NOT NULL,
  CONSTRAINT part_pkey PRIMARY KEY (subject_key, event_id)
);

CREATE TABLE correction (
  subject_key text COLLATE "C" NOT NULL,
  event_id uuid NOT NULL,
  event_time timestamptz(6) NOT NULL,
  event_time_text text NOT NULL,
  content_sha256 bytea NOT NULL,
  origin text,
  collector text,
  document_ref text,
  findings jsonb NOT NULL,
  record_time timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  kind text COLLATE "C" NOT NULL,
  corrected_event_id uuid NOT NULL,
  reason text NOT NULL,
  explanation text,
  author text NOT NULL,
  corrective_event_ids uuid[],
  CONSTRAINT correction_pkey PRIMARY KEY (subject_key, event_id)
);

CREATE TABLE record_conflict (
  subject_key text COLLATE "C" NOT NULL,
  event_id uuid NOT NULL,
  content_sha256 bytea NOT NULL,
  stored_content_sha256 bytea NOT NULL,
  kind text COLLATE "C" NOT NULL,
  content jsonb NOT NULL,
  record_time timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT record_conflict_pkey PRIMARY KEY (subject_key, event_id, content_sha256)
);

CREATE TABLE unit_reference (
  unit_key text COLLATE "C" NOT NULL,
  product_key text COLLATE "C" NOT NULL,
  feed_transaction bigint NOT NULL,
  feed_sequence bigint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  other_key text COLLATE "C",
  event_id uuid NOT NULL,
  event_time timestamptz(6) NOT NULL,
  payload jsonb NOT NULL,
  source_record_time timestamptz(6) NOT NULL,
  record_time timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT unit_reference_pkey PRIMARY KEY (unit_key, feed_transaction, feed_sequence, product_key)
);
CREATE INDEX unit_reference_feed_transaction_feed_sequence_idx ON unit_reference (feed_transaction, feed_sequence);
CREATE INDEX unit_reference_other_key_kind_idx ON unit_reference (other_key, kind);

-- Written once: the application role lacks the privileges, and this stops the owner.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'records are written once: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

DO $$
DECLARE
  recorded name;
BEGIN
  FOR recorded IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      recorded || '_written_once', recorded
    );
  END LOOP;
END
$$;
