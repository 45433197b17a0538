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

-- From a work order to the units made under it.
CREATE INDEX unit_reference_work_order_idx ON unit_reference ((payload ->> 'site'), (payload ->> 'number'))
  WHERE kind = 'WORK_ORDER';

-- The findings of records stored before this table; nothing of the records is changed.
INSERT INTO finding (subject_key, event_id, kind, code, finding_sha256, message, reference_keys, unit_key, product_key, event_time, record_time)
  WITH recorded AS (
    SELECT 'STATION' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM station AS of
    UNION ALL SELECT 'RESOURCE' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM resource AS of
    UNION ALL SELECT 'CALIBRATION' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM calibration AS of
    UNION ALL SELECT 'OPERATOR' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM operator AS of
    UNION ALL SELECT 'MACHINE_PROGRAM' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM machine_program AS of
    UNION ALL SELECT 'STAGE_RUN' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM stage_run AS of
    UNION ALL SELECT 'DEFECT' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM defect AS of
    UNION ALL SELECT 'REPAIR' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM repair AS of
    UNION ALL SELECT 'FIRMWARE_INSTALLATION' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM firmware_installation AS of
    UNION ALL SELECT 'SECURITY_STATE' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM security_state AS of
    UNION ALL SELECT 'CERTIFICATE_PROVISIONING' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM certificate_provisioning AS of
    UNION ALL SELECT 'TEST_LIMITS' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM test_limits AS of
    UNION ALL SELECT 'TEST_RUN' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM test_run AS of
    UNION ALL SELECT 'ATTACHMENT' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM attachment AS of
    UNION ALL SELECT 'QC_DECISION' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM qc_decision AS of
    UNION ALL SELECT 'CORRECTION' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, of.kind IN ('STAGE_RUN', 'DEFECT', 'REPAIR', 'FIRMWARE_INSTALLATION', 'SECURITY_STATE', 'CERTIFICATE_PROVISIONING', 'TEST_RUN', 'ATTACHMENT', 'QC_DECISION') AS is_of_unit FROM correction AS of
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
      WHEN noticed.code ~ '^(STATION_UNKNOWN)$' THEN '^Station (.+) was not '
      WHEN noticed.code ~ '^(RESOURCE_UNKNOWN|CALIBRATION_OVERDUE)$' THEN '^Resource (.+) was '
      WHEN noticed.code ~ '^(MACHINE_PROGRAM_UNKNOWN)$' THEN '^Program (.+) was not '
      WHEN noticed.code ~ '^(TEST_LIMITS_UNKNOWN)$' THEN '^Limits (\S+) were '
      WHEN noticed.code ~ '^(DEFECT_UNKNOWN)$' THEN '^No defect (\S+) was '
      WHEN noticed.code ~ '^(.*_REGISTERED_TWICE|ATTEMPT_TAKEN)$' THEN ' the event ([0-9a-f-]{36})'
      WHEN noticed.code ~ '^((CERTIFICATE|PUBLIC_KEY)_CLAIMED_TWICE)$' THEN '^Held by (.+?)(?: and more)?: '
      WHEN noticed.code ~ '^(MEASURED_BEFORE_PROGRAMMED)$' THEN '^(\S+) was programmed '
    END) AS keys) AS named
  CROSS JOIN LATERAL (SELECT CASE
      WHEN noticed.is_of_unit THEN noticed.subject_key
    END AS unit_key) AS about
  ON CONFLICT DO NOTHING;
