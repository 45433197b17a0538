-- Texts that are keys compare by code point (COLLATE "C"), the same on every machine.

CREATE TABLE party (
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
  gln text COLLATE "C",
  address text,
  country text,
  CONSTRAINT party_pkey PRIMARY KEY (subject_key, event_id)
);
CREATE INDEX party_gln_idx ON party (gln);

CREATE TABLE product (
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
  gtin text COLLATE "C",
  part_number text COLLATE "C" NOT NULL,
  revision text,
  description text,
  owner_code text COLLATE "C" NOT NULL,
  required_facts jsonb NOT NULL,
  bill_of_materials jsonb NOT NULL,
  CONSTRAINT product_pkey PRIMARY KEY (subject_key, event_id)
);
CREATE INDEX product_owner_code_idx ON product (owner_code);
CREATE INDEX product_part_number_idx ON product (part_number);

CREATE TABLE site (
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
  country text,
  time_zone text,
  CONSTRAINT site_pkey PRIMARY KEY (subject_key, event_id)
);

CREATE TABLE work_order (
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
  number text COLLATE "C" NOT NULL,
  ordered_product_key text COLLATE "C",
  quantity integer,
  CONSTRAINT work_order_pkey PRIMARY KEY (subject_key, event_id)
);
CREATE INDEX work_order_number_idx ON work_order (number);
CREATE INDEX work_order_ordered_product_key_idx ON work_order (ordered_product_key);

CREATE TABLE panel (
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
  panel_id text COLLATE "C" NOT NULL,
  position_count integer NOT NULL,
  work_order_number text COLLATE "C",
  CONSTRAINT panel_pkey PRIMARY KEY (subject_key, event_id)
);
CREATE INDEX panel_panel_id_idx ON panel (panel_id);
CREATE INDEX panel_site_work_order_number_idx ON panel (site, work_order_number);

CREATE TABLE unit (
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
  lot_number text COLLATE "C",
  production_date text,
  work_order_site text COLLATE "C",
  work_order_number text COLLATE "C",
  CONSTRAINT unit_pkey PRIMARY KEY (unit_key, event_id, product_key)
);
CREATE INDEX unit_product_key_idx ON unit (product_key);
CREATE INDEX unit_lot_number_idx ON unit (lot_number);
CREATE INDEX unit_work_order_site_work_order_number_idx ON unit (work_order_site, work_order_number);

CREATE TABLE panel_binding (
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
  panel_key text COLLATE "C" NOT NULL,
  site text COLLATE "C" NOT NULL,
  panel_id text COLLATE "C" NOT NULL,
  position integer NOT NULL,
  CONSTRAINT panel_binding_pkey PRIMARY KEY (unit_key, event_id, product_key)
);
CREATE INDEX panel_binding_panel_key_idx ON panel_binding (panel_key);
CREATE INDEX panel_binding_panel_id_idx ON panel_binding (panel_id);

CREATE TABLE work_order_assignment (
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
  site text COLLATE "C" NOT NULL,
  number text COLLATE "C" NOT NULL,
  CONSTRAINT work_order_assignment_pkey PRIMARY KEY (unit_key, event_id, product_key)
);
CREATE INDEX work_order_assignment_site_number_idx ON work_order_assignment (site, number);

CREATE TABLE identity_assignment (
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
  kind text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  interface_index integer NOT NULL,
  CONSTRAINT identity_assignment_pkey PRIMARY KEY (unit_key, event_id, product_key)
);

CREATE TABLE identity_release (
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
  kind text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  reason text,
  CONSTRAINT identity_release_pkey PRIMARY KEY (unit_key, event_id, product_key)
);

CREATE TABLE identity_claim (
  identity_key text COLLATE "C" NOT NULL,
  unit_key text COLLATE "C" NOT NULL,
  event_id uuid NOT NULL,
  record_time timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT identity_claim_pkey PRIMARY KEY (identity_key, unit_key, event_id)
);

CREATE TABLE disposition (
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
  state text COLLATE "C" NOT NULL,
  reason text,
  CONSTRAINT disposition_pkey PRIMARY KEY (unit_key, event_id, product_key)
);
CREATE INDEX disposition_state_event_time_idx ON disposition (state, event_time);

CREATE TABLE unit_installation (
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
  container_unit_key text COLLATE "C" NOT NULL,
  position text,
  CONSTRAINT unit_installation_pkey PRIMARY KEY (unit_key, event_id, product_key)
);
CREATE INDEX unit_installation_container_unit_key_idx ON unit_installation (container_unit_key);

CREATE TABLE unit_removal (
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
  container_unit_key text COLLATE "C" NOT NULL,
  reason text,
  CONSTRAINT unit_removal_pkey PRIMARY KEY (unit_key, event_id, product_key)
);
CREATE INDEX unit_removal_container_unit_key_idx ON unit_removal (container_unit_key);

CREATE TABLE label (
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
  element_string text NOT NULL,
  stage text,
  CONSTRAINT label_pkey PRIMARY KEY (unit_key, event_id, product_key)
);

CREATE TABLE label_verification (
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
  label_event_id uuid NOT NULL,
  grade text NOT NULL,
  standard text NOT NULL,
  aperture text,
  wavelength text,
  verifier_id text NOT NULL,
  CONSTRAINT label_verification_pkey PRIMARY KEY (unit_key, event_id, product_key)
);

CREATE TABLE carton (
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
  CONSTRAINT carton_pkey PRIMARY KEY (subject_key, event_id)
);

CREATE TABLE carton_unit (
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
  carton_id text COLLATE "C" NOT NULL,
  carton_event_id uuid NOT NULL,
  CONSTRAINT carton_unit_pkey PRIMARY KEY (unit_key, event_id, product_key, carton_id)
);
CREATE INDEX carton_unit_carton_id_idx ON carton_unit (carton_id);

CREATE TABLE shipment (
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
  sold_to text COLLATE "C",
  ship_to text COLLATE "C",
  CONSTRAINT shipment_pkey PRIMARY KEY (subject_key, event_id)
);
CREATE INDEX shipment_sold_to_idx ON shipment (sold_to);
CREATE INDEX shipment_ship_to_idx ON shipment (ship_to);

CREATE TABLE shipment_unit (
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
  shipment_number text COLLATE "C" NOT NULL,
  shipment_event_id uuid NOT NULL,
  sold_to text COLLATE "C",
  ship_to text COLLATE "C",
  CONSTRAINT shipment_unit_pkey PRIMARY KEY (unit_key, event_id, product_key, shipment_number)
);
CREATE INDEX shipment_unit_shipment_number_idx ON shipment_unit (shipment_number);
CREATE INDEX shipment_unit_sold_to_event_time_idx ON shipment_unit (sold_to, event_time);
CREATE INDEX shipment_unit_ship_to_event_time_idx ON shipment_unit (ship_to, event_time);

CREATE TABLE shipment_carton (
  subject_key text COLLATE "C" NOT NULL,
  event_id uuid NOT NULL,
  carton_id text COLLATE "C" NOT NULL,
  CONSTRAINT shipment_carton_pkey PRIMARY KEY (subject_key, event_id, carton_id)
);
CREATE INDEX shipment_carton_carton_id_idx ON shipment_carton (carton_id);

CREATE TABLE unit_return (
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
  returned_by text COLLATE "C",
  site text COLLATE "C",
  CONSTRAINT unit_return_pkey PRIMARY KEY (subject_key, event_id)
);
CREATE INDEX unit_return_returned_by_idx ON unit_return (returned_by);

CREATE TABLE return_unit (
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
  shipment_number text COLLATE "C" NOT NULL,
  return_event_id uuid NOT NULL,
  returned_by text COLLATE "C",
  site text COLLATE "C",
  CONSTRAINT return_unit_pkey PRIMARY KEY (unit_key, event_id, product_key, shipment_number)
);
CREATE INDEX return_unit_shipment_number_idx ON return_unit (shipment_number);
CREATE INDEX return_unit_returned_by_event_time_idx ON return_unit (returned_by, event_time);

CREATE TABLE known_unit (
  unit_key text COLLATE "C" NOT NULL,
  product_key text COLLATE "C" NOT NULL,
  serial_number text COLLATE "C",
  record_time timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT known_unit_pkey PRIMARY KEY (unit_key, product_key)
);
CREATE INDEX known_unit_serial_number_idx ON known_unit (serial_number);

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

-- What others need to know of units. Served in the order of (transaction_id, sequence), and only below the oldest running
-- transaction, so that a reader that has passed a position never misses a row before it.
CREATE TABLE unit_reference_event (
  unit_key text COLLATE "C" NOT NULL,
  product_key text COLLATE "C" NOT NULL,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  sequence bigint GENERATED ALWAYS AS IDENTITY,
  kind text COLLATE "C" NOT NULL,
  other_key text COLLATE "C",
  event_id uuid NOT NULL,
  event_time timestamptz(6) NOT NULL,
  payload jsonb NOT NULL,
  record_time timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT unit_reference_event_pkey PRIMARY KEY (unit_key, sequence, product_key)
);
CREATE INDEX unit_reference_event_transaction_id_sequence_idx ON unit_reference_event (transaction_id, sequence);

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
