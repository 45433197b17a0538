-- Texts that are keys compare by code point (COLLATE "C"), the same on every machine.
-- No table here is about units: all of them fit reference tables, one copy on every machine.

-- An image; subject_key is its imageId, the canonical one of its digests.
CREATE TABLE firmware_image (
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
  name text NOT NULL,
  version text NOT NULL,
  size_bytes bigint,
  CONSTRAINT firmware_image_pkey PRIMARY KEY (subject_key, event_id)
);

-- The digests of an image as registered: aliases, by which everybody else names it. Not unique: claims are all kept.
CREATE TABLE firmware_image_digest (
  subject_key text COLLATE "C" NOT NULL,
  event_id uuid NOT NULL,
  digest text COLLATE "C" NOT NULL,
  position integer NOT NULL,
  CONSTRAINT firmware_image_digest_pkey PRIMARY KEY (subject_key, event_id, digest)
);
CREATE INDEX firmware_image_digest_digest_idx ON firmware_image_digest (digest);

-- The images an image is composed of, named by any of their digests.
CREATE TABLE firmware_image_part (
  subject_key text COLLATE "C" NOT NULL,
  event_id uuid NOT NULL,
  position integer NOT NULL,
  digest text COLLATE "C" NOT NULL,
  part_offset text,
  CONSTRAINT firmware_image_part_pkey PRIMARY KEY (subject_key, event_id, position)
);
CREATE INDEX firmware_image_part_digest_idx ON firmware_image_part (digest);

-- The public half of a signing key; subject_key is its keyId.
CREATE TABLE signing_key (
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
  algorithm text NOT NULL,
  declared_algorithm text,
  public_key_der bytea,
  purpose text,
  custody text,
  valid_from_time timestamptz(6),
  valid_from_time_text text,
  valid_to_time timestamptz(6),
  valid_to_time_text text,
  predecessor_key_id text COLLATE "C",
  CONSTRAINT signing_key_pkey PRIMARY KEY (subject_key, event_id)
);
CREATE INDEX signing_key_predecessor_key_id_idx ON signing_key (predecessor_key_id);

-- The history of a key; subject_key is its keyId.
CREATE TABLE signing_key_state (
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
  state text NOT NULL,
  compromised_since_time timestamptz(6),
  compromised_since_time_text text,
  reason text,
  CONSTRAINT signing_key_state_pkey PRIMARY KEY (subject_key, event_id)
);

-- A signature over an image; subject_key is the digest the signer named it by.
CREATE TABLE image_signature (
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
  key_id text COLLATE "C" NOT NULL,
  algorithm text NOT NULL,
  signature bytea NOT NULL,
  signed_content bytea,
  signed_content_sha256 text,
  signed_digest text,
  verification text,
  CONSTRAINT image_signature_pkey PRIMARY KEY (subject_key, event_id)
);
CREATE INDEX image_signature_key_id_idx ON image_signature (key_id);

-- The approval of an image; subject_key is the digest it was approved by.
CREATE TABLE release_approval (
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
  product_key text COLLATE "C",
  hardware_revision text,
  approver text NOT NULL,
  CONSTRAINT release_approval_pkey PRIMARY KEY (subject_key, event_id)
);
CREATE INDEX release_approval_product_key_idx ON release_approval (product_key);

-- A bill of software of an image; subject_key is the digest it was made for.
CREATE TABLE sbom_reference (
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
  format text NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  uri text,
  CONSTRAINT sbom_reference_pkey PRIMARY KEY (subject_key, event_id)
);
CREATE INDEX sbom_reference_sha256_idx ON sbom_reference (sha256);

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
