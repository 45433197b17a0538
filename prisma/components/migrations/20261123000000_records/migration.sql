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

CREATE TABLE manufacturer_lot (
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
  manufacturer text NOT NULL,
  manufacturer_part_number text NOT NULL,
  lot_number text COLLATE "C" NOT NULL,
  date_code text,
  supplier text,
  country_of_origin text,
  manufacture_date text,
  expiry_date text,
  CONSTRAINT manufacturer_lot_pkey PRIMARY KEY (subject_key, event_id)
);
-- The number on a recall notice, when the maker's name is written otherwise.
CREATE INDEX manufacturer_lot_lot_number_idx ON manufacturer_lot (lot_number);

CREATE TABLE material_package (
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
  site text NOT NULL,
  package_id text COLLATE "C" NOT NULL,
  mounted_time timestamptz(6),
  internal_part_number text COLLATE "C",
  initial_quantity text,
  CONSTRAINT material_package_pkey PRIMARY KEY (subject_key, event_id)
);
CREATE INDEX material_package_package_id_idx ON material_package (package_id);
CREATE INDEX material_package_internal_part_number_idx ON material_package (internal_part_number);

-- Names as printed stay with the package, so that a lot never registered can still be named.
CREATE TABLE package_lot (
  subject_key text COLLATE "C" NOT NULL,
  event_id uuid NOT NULL,
  lot_key text COLLATE "C" NOT NULL,
  manufacturer text NOT NULL,
  manufacturer_part_number text NOT NULL,
  lot_number text COLLATE "C" NOT NULL,
  CONSTRAINT package_lot_pkey PRIMARY KEY (subject_key, event_id, lot_key)
);
CREATE INDEX package_lot_lot_key_subject_key_idx ON package_lot (lot_key, subject_key);

CREATE TABLE package_parent (
  subject_key text COLLATE "C" NOT NULL,
  event_id uuid NOT NULL,
  parent_key text COLLATE "C" NOT NULL,
  relation text COLLATE "C" NOT NULL,
  CONSTRAINT package_parent_pkey PRIMARY KEY (subject_key, event_id, parent_key, relation)
);
CREATE INDEX package_parent_parent_key_subject_key_idx ON package_parent (parent_key, subject_key);

-- One row a registration; the content, being the same for all of them, lies once in material_set_content.
CREATE TABLE material_set (
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
  CONSTRAINT material_set_pkey PRIMARY KEY (subject_key, event_id)
);

CREATE TABLE material_set_content (
  subject_key text COLLATE "C" NOT NULL,
  site text NOT NULL,
  items jsonb NOT NULL,
  CONSTRAINT material_set_content_pkey PRIMARY KEY (subject_key)
);

-- Which sets name a package: a table of its own key, joined to sets and installations in statements of their own.
CREATE TABLE material_set_package (
  package_key text COLLATE "C" NOT NULL,
  material_set_sha256 text COLLATE "C" NOT NULL,
  CONSTRAINT material_set_package_pkey PRIMARY KEY (package_key, material_set_sha256)
);

CREATE TABLE installation (
  unit_key text COLLATE "C" NOT NULL,
  product_key text COLLATE "C" NOT NULL,
  event_id uuid NOT NULL,
  event_time timestamptz(6) NOT NULL,
  event_time_text text NOT NULL,
  content_sha256 bytea NOT NULL,
  origin text,
  collector text,
  document_ref text,
  findings jsonb NOT NULL,
  record_time timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  stage text,
  placing_machine text,
  stage_run_id uuid,
  site text NOT NULL,
  material_set_sha256 text COLLATE "C" NOT NULL,
  CONSTRAINT installation_pkey PRIMARY KEY (unit_key, event_id, product_key)
);
CREATE INDEX installation_material_set_sha256_unit_key_idx ON installation (material_set_sha256, unit_key);

CREATE TABLE removal (
  unit_key text COLLATE "C" NOT NULL,
  product_key text COLLATE "C" NOT NULL,
  event_id uuid NOT NULL,
  event_time timestamptz(6) NOT NULL,
  event_time_text text NOT NULL,
  content_sha256 bytea NOT NULL,
  origin text,
  collector text,
  document_ref text,
  findings jsonb NOT NULL,
  record_time timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  reference_designators text[],
  internal_part_number text COLLATE "C",
  reason text,
  operator_id text COLLATE "C",
  site text NOT NULL,
  CONSTRAINT removal_pkey PRIMARY KEY (unit_key, event_id, product_key)
);
CREATE INDEX removal_operator_id_event_time_idx ON removal (operator_id, event_time);

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
