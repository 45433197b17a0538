-- How things stand with a unit after each event of the feed that changed it: whose a place on a panel is, where the unit is now,
-- its state and its customer. Worked out from unit_reference, appended, never changed: the latest row of a key counts.
CREATE TABLE unit_standing (
  unit_key text COLLATE "C" NOT NULL,
  product_key text COLLATE "C" NOT NULL,
  feed_transaction bigint NOT NULL,
  feed_sequence bigint NOT NULL,
  source_record_time timestamptz(6) NOT NULL,
  content_sha256 bytea NOT NULL,
  bound_keys text[] COLLATE "C" NOT NULL,
  outermost_key text COLLATE "C" NOT NULL,
  is_registered boolean NOT NULL,
  owner_code text COLLATE "C",
  work_orders text[] COLLATE "C" NOT NULL,
  state text COLLATE "C",
  state_time timestamptz(6),
  shipment_number text COLLATE "C",
  sold_to text COLLATE "C",
  ship_to text COLLATE "C",
  ship_to_country text COLLATE "C",
  shipped_time timestamptz(6),
  record_time timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT unit_standing_pkey PRIMARY KEY (unit_key, feed_transaction, feed_sequence, product_key)
);
CREATE INDEX unit_standing_feed_transaction_feed_sequence_idx ON unit_standing (feed_transaction, feed_sequence);
CREATE INDEX unit_standing_sold_to_idx ON unit_standing (sold_to);
CREATE INDEX unit_standing_state_idx ON unit_standing (state);
CREATE INDEX unit_standing_owner_code_idx ON unit_standing (owner_code);
CREATE INDEX unit_standing_shipment_number_idx ON unit_standing (shipment_number);
CREATE INDEX unit_standing_outermost_key_idx ON unit_standing (outermost_key);
CREATE INDEX unit_standing_work_orders_idx ON unit_standing USING gin (work_orders);
CREATE INDEX unit_reference_event_other_key_kind_idx ON unit_reference_event (other_key, kind);

-- The feed by the names of its copies in the other stores, so that standings are worked out by the same statements everywhere.
CREATE VIEW unit_reference AS
  SELECT unit_key, product_key, transaction_id::text::bigint AS feed_transaction, sequence AS feed_sequence, kind, other_key,
    event_id, event_time, payload, record_time AS source_record_time
  FROM unit_reference_event;

CREATE TRIGGER unit_standing_written_once BEFORE UPDATE OR DELETE OR TRUNCATE ON unit_standing
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
