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
    SELECT 'PARTY' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM party AS of
    UNION ALL SELECT 'PRODUCT' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM product AS of
    UNION ALL SELECT 'SITE' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM site AS of
    UNION ALL SELECT 'WORK_ORDER' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM work_order AS of
    UNION ALL SELECT 'PANEL' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM panel AS of
    UNION ALL SELECT 'UNIT' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM unit AS of
    UNION ALL SELECT 'PANEL_BINDING' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM panel_binding AS of
    UNION ALL SELECT 'WORK_ORDER_ASSIGNMENT' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM work_order_assignment AS of
    UNION ALL SELECT 'IDENTITY_ASSIGNMENT' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM identity_assignment AS of
    UNION ALL SELECT 'IDENTITY_RELEASE' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM identity_release AS of
    UNION ALL SELECT 'DISPOSITION' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM disposition AS of
    UNION ALL SELECT 'UNIT_INSTALLATION' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM unit_installation AS of
    UNION ALL SELECT 'UNIT_REMOVAL' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM unit_removal AS of
    UNION ALL SELECT 'LABEL' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM label AS of
    UNION ALL SELECT 'LABEL_VERIFICATION' AS kind, of.unit_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, true AS is_of_unit FROM label_verification AS of
    UNION ALL SELECT 'CARTON' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM carton AS of
    UNION ALL SELECT 'SHIPMENT' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM shipment AS of
    UNION ALL SELECT 'RETURN' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, false AS is_of_unit FROM unit_return AS of
    UNION ALL SELECT 'CORRECTION' AS kind, of.subject_key AS subject_key, of.event_id, of.event_time, of.record_time, of.findings, of.kind IN ('UNIT', 'PANEL_BINDING', 'WORK_ORDER_ASSIGNMENT', 'IDENTITY_ASSIGNMENT', 'IDENTITY_RELEASE', 'DISPOSITION', 'UNIT_INSTALLATION', 'UNIT_REMOVAL', 'LABEL', 'LABEL_VERIFICATION') AS is_of_unit FROM correction AS of
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
      WHEN noticed.code ~ '^(.*_UNKNOWN)$' THEN '^The (?:party|product|site|work order|panel|unit|carton) (.+) is not recorded here \(yet\)\.$'
      WHEN noticed.code ~ '^(IDENTITY_ALREADY_HELD)$' THEN '^(.+) holds this identity'
      WHEN noticed.code ~ '^(PANEL_POSITION_ALREADY_BOUND|UNIT_ALREADY_BOUND)$' THEN ' is bound to (.+) as well\.$'
      WHEN noticed.code ~ '^(UNIT_ALREADY_INSTALLED)$' THEN '^The unit is in (.+) and was not removed'
      WHEN noticed.code ~ '^(CONTAINMENT_CYCLE)$' THEN '^(.+) is inside of '
      WHEN noticed.code ~ '^(UNIT_NOT_INSTALLED)$' THEN '^The unit was not in (.+) at that time'
      WHEN noticed.code ~ '^(UNIT_ALREADY_PACKED)$' THEN ' was packed in (.+) and not shipped'
    END) AS keys) AS named
  CROSS JOIN LATERAL (SELECT CASE
      WHEN noticed.code = 'UNIT_UNKNOWN' THEN substring(noticed.message FROM '^The unit (.+) is not recorded')
      WHEN noticed.code = 'UNIT_NOT_SHIPPED' THEN substring(noticed.message FROM '^No shipment of (.+) is recorded')
      WHEN noticed.code = 'UNIT_ALREADY_PACKED' THEN substring(noticed.message FROM '^(.+) was packed in ')
      WHEN noticed.is_of_unit THEN noticed.subject_key
    END AS unit_key) AS about
  ON CONFLICT DO NOTHING;
