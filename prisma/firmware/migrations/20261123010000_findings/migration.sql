-- What was noticed about records, one row a finding, so that it can be asked for by code, unit and time. `finding_sha256` is the
-- SHA-256 of code and message: it tells the findings of one record apart.
CREATE TABLE finding (
  subject_key text COLLATE "C" NOT NULL,
  event_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  code text COLLATE "C" NOT NULL,
  finding_sha256 bytea NOT NULL,
  message text NOT NULL,
  reference_keys text[] COLLATE "C" NOT NULL,
  unit_key text COLLATE "C",
  product_key text COLLATE "C",
  event_time timestamptz(6) NOT NULL,
  record_time timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT finding_pkey PRIMARY KEY (subject_key, event_id, kind, code, finding_sha256)
);
CREATE INDEX finding_code_event_time_idx ON finding (code, event_time);
CREATE INDEX finding_unit_key_event_time_idx ON finding (unit_key, event_time);
CREATE INDEX finding_order_idx ON finding (event_time, subject_key, event_id, kind, code, finding_sha256);

CREATE TRIGGER finding_written_once BEFORE UPDATE OR DELETE OR TRUNCATE ON finding
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The findings of records stored before this table; nothing of the records is changed.
INSERT INTO finding (subject_key, event_id, kind, code, finding_sha256, message, reference_keys, unit_key, product_key, event_time, record_time)
  WITH recorded AS (
    SELECT 'FIRMWARE_IMAGE' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM firmware_image AS of
    UNION ALL SELECT 'SIGNING_KEY' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM signing_key AS of
    UNION ALL SELECT 'SIGNATURE' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM image_signature AS of
    UNION ALL SELECT 'SIGNING_KEY_STATE' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM signing_key_state AS of
    UNION ALL SELECT 'RELEASE' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM release_approval AS of
    UNION ALL SELECT 'SBOM_REFERENCE' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM sbom_reference AS of
    UNION ALL SELECT 'CORRECTION' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM correction AS of
  ), noticed AS (
    SELECT recorded.*, finding ->> 'code' AS code, finding ->> 'message' AS message
    FROM recorded CROSS JOIN LATERAL jsonb_array_elements(recorded.findings) AS finding
  )
  SELECT noticed.subject_key, noticed.event_id, noticed.kind, noticed.code,
    sha256(convert_to(noticed.code || E'\n' || noticed.message, 'UTF8')),
    noticed.message, coalesce(string_to_array(named.keys, ', '), '{}'), NULL,
    NULL,
    noticed.event_time, noticed.record_time
  FROM noticed
  CROSS JOIN LATERAL (SELECT substring(noticed.message FROM CASE
      WHEN noticed.code ~ '^(CORRECTED_RECORD_UNKNOWN)$' THEN ' with the event id ([0-9a-f-]{36}) is '
      WHEN noticed.code ~ '^(IMAGE_UNKNOWN)$' THEN '^No image with the digest (\S+) is '
      WHEN noticed.code ~ '^(SIGNING_KEY_UNKNOWN)$' THEN '^No key (\S+) is '
      WHEN noticed.code ~ '^(.*_REGISTERED_TWICE)$' THEN 'by the event ([0-9a-f-]{36})'
      WHEN noticed.code ~ '^(DIGEST_CLAIMED_TWICE)$' THEN ' of the image (\S+), recorded'
    END) AS keys) AS named
  ON CONFLICT DO NOTHING;
