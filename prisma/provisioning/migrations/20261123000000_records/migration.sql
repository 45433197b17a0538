-- Texts that are keys compare by code point (COLLATE "C"), the same on every machine.

CREATE TABLE station (
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
  site text COLLATE "C" NOT NULL,
  station_id text COLLATE "C" NOT NULL,
  name text,
  kind text,
  CONSTRAINT station_pkey PRIMARY KEY (subject_key, event_id)
);

CREATE TABLE resource (
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
  site text COLLATE "C" NOT NULL,
  resource_id text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  revision text,
  CONSTRAINT resource_pkey PRIMARY KEY (subject_key, event_id)
);

CREATE TABLE calibration (
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
  calibration_due_date date NOT NULL,
  certificate_number text COLLATE "C",
  CONSTRAINT calibration_pkey PRIMARY KEY (subject_key, event_id)
);

CREATE TABLE operator (
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
  site text COLLATE "C" NOT NULL,
  certified_from_time timestamptz(6),
  certified_from_time_text text,
  certified_to_time timestamptz(6),
  certified_to_time_text text,
  CONSTRAINT operator_pkey PRIMARY KEY (subject_key, event_id)
);

CREATE TABLE machine_program (
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
  site text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  revision text COLLATE "C" NOT NULL,
  sha256 text COLLATE "C",
  CONSTRAINT machine_program_pkey PRIMARY KEY (subject_key, event_id)
);
CREATE INDEX machine_program_sha256_idx ON machine_program (sha256);

CREATE TABLE stage_run (
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
  stage text COLLATE "C" NOT NULL,
  site text COLLATE "C" NOT NULL,
  station_id text COLLATE "C" NOT NULL,
  operator_id text COLLATE "C",
  program_name text COLLATE "C",
  program_revision text COLLATE "C",
  resource_ids text[] COLLATE "C" NOT NULL,
  started_time timestamptz(6) NOT NULL,
  started_time_text text NOT NULL,
  ended_time timestamptz(6),
  ended_time_text text,
  result text COLLATE "C",
  CONSTRAINT stage_run_pkey PRIMARY KEY (unit_key, event_id, product_key)
);
CREATE INDEX stage_run_site_station_id_started_time_idx ON stage_run (site, station_id, started_time);
CREATE INDEX stage_run_operator_id_idx ON stage_run (operator_id);
CREATE INDEX stage_run_site_program_name_program_revision_idx ON stage_run (site, program_name, program_revision);
CREATE INDEX stage_run_resource_ids_idx ON stage_run USING gin (resource_ids);

CREATE TABLE defect (
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
  defect_code text COLLATE "C" NOT NULL,
  description text,
  reference_designators text[] NOT NULL,
  site text COLLATE "C",
  station_id text COLLATE "C",
  CONSTRAINT defect_pkey PRIMARY KEY (unit_key, event_id, product_key)
);
CREATE INDEX defect_site_station_id_event_time_idx ON defect (site, station_id, event_time);
CREATE INDEX defect_defect_code_idx ON defect (defect_code);

CREATE TABLE repair (
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
  site text COLLATE "C",
  station_id text COLLATE "C",
  operator_id text COLLATE "C",
  defect_code text COLLATE "C",
  defect_event_id uuid,
  action text COLLATE "C" NOT NULL,
  reference_designators text[] NOT NULL,
  CONSTRAINT repair_pkey PRIMARY KEY (unit_key, event_id, product_key)
);
CREATE INDEX repair_site_station_id_event_time_idx ON repair (site, station_id, event_time);
CREATE INDEX repair_operator_id_idx ON repair (operator_id);

CREATE TABLE firmware_installation (
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
  slot text COLLATE "C" NOT NULL,
  purpose text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL,
  digest text COLLATE "C" NOT NULL,
  anti_rollback_counter integer,
  site text COLLATE "C",
  station_id text COLLATE "C",
  operator_id text COLLATE "C",
  verified boolean,
  CONSTRAINT firmware_installation_pkey PRIMARY KEY (unit_key, event_id, product_key)
);
CREATE INDEX firmware_installation_digest_idx ON firmware_installation (digest);
CREATE INDEX firmware_installation_site_station_id_event_time_idx ON firmware_installation (site, station_id, event_time);
CREATE INDEX firmware_installation_operator_id_idx ON firmware_installation (operator_id);

CREATE TABLE security_state (
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
  secure_boot boolean NOT NULL,
  debug_locked boolean NOT NULL,
  root_key_id text COLLATE "C",
  lifecycle_state text,
  fuse_digest text,
  site text COLLATE "C",
  station_id text COLLATE "C",
  CONSTRAINT security_state_pkey PRIMARY KEY (unit_key, event_id, product_key)
);
CREATE INDEX security_state_root_key_id_idx ON security_state (root_key_id);
CREATE INDEX security_state_site_station_id_event_time_idx ON security_state (site, station_id, event_time);

CREATE TABLE certificate_provisioning (
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
  purpose text COLLATE "C" NOT NULL,
  key_origin text COLLATE "C" NOT NULL,
  certificate_sha256 text COLLATE "C" NOT NULL,
  public_key_sha256 text COLLATE "C",
  is_der_recorded boolean NOT NULL,
  declared_issuer text,
  declared_serial_number text COLLATE "C",
  declared_not_after_time timestamptz(6),
  declared_not_after_time_text text,
  site text COLLATE "C",
  station_id text COLLATE "C",
  request_id text COLLATE "C",
  CONSTRAINT certificate_provisioning_pkey PRIMARY KEY (unit_key, event_id, product_key)
);
CREATE INDEX certificate_provisioning_certificate_sha256_idx ON certificate_provisioning (certificate_sha256);
CREATE INDEX certificate_provisioning_public_key_sha256_idx ON certificate_provisioning (public_key_sha256);
CREATE INDEX certificate_provisioning_request_id_idx ON certificate_provisioning (request_id);
CREATE INDEX certificate_provisioning_site_station_id_event_time_idx ON certificate_provisioning (site, station_id, event_time);

-- A certificate, once, under its fingerprint.
CREATE TABLE certificate (
  sha256 text COLLATE "C" NOT NULL,
  der bytea NOT NULL,
  issuer text,
  subject text,
  serial_number text COLLATE "C" NOT NULL,
  not_before_time timestamptz(6) NOT NULL,
  not_after_time timestamptz(6) NOT NULL,
  public_key_sha256 text COLLATE "C" NOT NULL,
  subject_key_id text COLLATE "C",
  record_time timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT certificate_pkey PRIMARY KEY (sha256)
);
CREATE INDEX certificate_public_key_sha256_idx ON certificate (public_key_sha256);
CREATE INDEX certificate_serial_number_idx ON certificate (serial_number);

CREATE TABLE test_limits (
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
  procedure text COLLATE "C" NOT NULL,
  CONSTRAINT test_limits_pkey PRIMARY KEY (subject_key, event_id)
);
CREATE INDEX test_limits_procedure_idx ON test_limits (procedure);

-- What limits are, once, under the hash of their content.
CREATE TABLE test_limits_content (
  subject_key text COLLATE "C" NOT NULL,
  procedure text COLLATE "C" NOT NULL,
  items jsonb NOT NULL,
  record_time timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT test_limits_content_pkey PRIMARY KEY (subject_key)
);

CREATE TABLE test_run (
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
  procedure text COLLATE "C" NOT NULL,
  procedure_revision text COLLATE "C",
  attempt integer NOT NULL,
  outcome text COLLATE "C" NOT NULL,
  retest_reason text,
  site text COLLATE "C" NOT NULL,
  station_id text COLLATE "C" NOT NULL,
  operator_id text COLLATE "C",
  fixture_id text COLLATE "C",
  firmware_under_test text COLLATE "C",
  started_time timestamptz(6) NOT NULL,
  started_time_text text NOT NULL,
  ended_time timestamptz(6),
  ended_time_text text,
  limits_sha256 text COLLATE "C" NOT NULL,
  measured_values jsonb NOT NULL,
  declared_outcomes text,
  deviations jsonb,
  measurement_names jsonb,
  is_named_as_limits boolean NOT NULL,
  CONSTRAINT test_run_pkey PRIMARY KEY (unit_key, event_id, product_key)
);
CREATE INDEX test_run_limits_sha256_idx ON test_run (limits_sha256);
CREATE INDEX test_run_site_station_id_started_time_idx ON test_run (site, station_id, started_time);
CREATE INDEX test_run_operator_id_idx ON test_run (operator_id);
CREATE INDEX test_run_site_fixture_id_idx ON test_run (site, fixture_id);
CREATE INDEX test_run_firmware_under_test_idx ON test_run (firmware_under_test);

CREATE TABLE attachment (
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
  sha256 text COLLATE "C" NOT NULL,
  media_type text NOT NULL,
  name text,
  size_bytes bigint,
  CONSTRAINT attachment_pkey PRIMARY KEY (unit_key, event_id, product_key)
);
CREATE INDEX attachment_sha256_idx ON attachment (sha256);

CREATE TABLE qc_decision (
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
  gate text COLLATE "C" NOT NULL,
  attempt integer NOT NULL,
  result text COLLATE "C" NOT NULL,
  inspector_id text COLLATE "C" NOT NULL,
  site text COLLATE "C" NOT NULL,
  reason text,
  CONSTRAINT qc_decision_pkey PRIMARY KEY (unit_key, event_id, product_key)
);
CREATE INDEX qc_decision_inspector_id_idx ON qc_decision (inspector_id);

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

-- Who is behind a pseudonym. The only place with ids and names of persons; the owner may erase from it, so nothing here is
-- written once and no record refers to it. It is not in schema.prisma: the application only appends.
CREATE SCHEMA people;
CREATE TABLE people.operator_identity (
  pseudonym text COLLATE "C" NOT NULL,
  event_id uuid NOT NULL,
  site text COLLATE "C" NOT NULL,
  operator_id text COLLATE "C" NOT NULL,
  display_name text,
  record_time timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT operator_identity_pkey PRIMARY KEY (pseudonym, event_id)
);

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
