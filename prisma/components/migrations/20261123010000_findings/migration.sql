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

-- What a later look at a unit showed of a finding that depends on its other records: that it no longer holds, and by which record,
-- or that it holds again. Appended, never changed: the latest row of a finding counts.
CREATE TABLE finding_resolution (
  subject_key text COLLATE "C" NOT NULL,
  event_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  code text COLLATE "C" NOT NULL,
  finding_sha256 bytea NOT NULL,
  is_resolved boolean NOT NULL,
  resolved_by_kind text COLLATE "C" NOT NULL,
  resolved_by_event_id uuid NOT NULL,
  record_time timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT finding_resolution_pkey PRIMARY KEY (subject_key, event_id, kind, code, finding_sha256, record_time)
);

CREATE TRIGGER finding_resolution_written_once BEFORE UPDATE OR DELETE OR TRUNCATE ON finding_resolution
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- From a work order to the units made under it.
CREATE INDEX unit_reference_work_order_idx ON unit_reference ((payload ->> 'site'), (payload ->> 'number'))
  WHERE kind = 'WORK_ORDER';

-- The findings of records stored before this table; nothing of the records is changed.
INSERT INTO finding (subject_key, event_id, kind, code, finding_sha256, message, reference_keys, unit_key, product_key, event_time, record_time)
  WITH recorded AS (
    SELECT 'PART' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM part AS of
    UNION ALL SELECT 'MANUFACTURER_LOT' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM manufacturer_lot AS of
    UNION ALL SELECT 'MATERIAL_PACKAGE' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM material_package AS of
    UNION ALL SELECT 'MATERIAL_SET' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM material_set AS of
    UNION ALL SELECT 'INSTALLATION' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM installation AS of
    UNION ALL SELECT 'REMOVAL' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM removal AS of
    UNION ALL SELECT 'CORRECTION' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, of.kind IN ('INSTALLATION', 'REMOVAL') AS is_of_unit FROM correction AS of
  ), noticed AS (
    SELECT recorded.*, finding ->> 'code' AS code, finding ->> 'message' AS message
    FROM recorded CROSS JOIN LATERAL jsonb_array_elements(recorded.findings) AS finding
  )
  SELECT noticed.subject_key, noticed.event_id, noticed.kind, noticed.code,
    sha256(convert_to(noticed.code || E'\n' || noticed.message, 'UTF8')),
    noticed.message, coalesce(string_to_array(named.keys, ', '), '{}'), about.unit_key,
    CASE WHEN about.unit_key LIKE '01/%' THEN left(about.unit_key, 17) ELSE regexp_replace(about.unit_key, '/[^/]*$', '') END,
    noticed.event_time, noticed.record_time
  FROM noticed
  CROSS JOIN LATERAL (SELECT substring(noticed.message FROM CASE
      WHEN noticed.code ~ '^(CORRECTED_RECORD_UNKNOWN)$' THEN ' with the event id ([0-9a-f-]{36}) is '
      WHEN noticed.code ~ '^(LOT_UNKNOWN|PACKAGE_UNKNOWN|MATERIAL_SET_UNKNOWN)$' THEN '^Not recorded here \(yet\): (.+)\.$'
      WHEN noticed.code ~ '^(.*_REGISTERED_TWICE)$' THEN '\(event ([0-9a-f-]{36})\)'
      WHEN noticed.code ~ '^(PACKAGE_PART_DIFFERS)$' THEN '^(.+) is registered for '
    END) AS keys) AS named
  CROSS JOIN LATERAL (SELECT CASE
      WHEN noticed.is_of_unit THEN noticed.subject_key
    END AS unit_key) AS about
  ON CONFLICT DO NOTHING;
