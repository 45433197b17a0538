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

CREATE TRIGGER unit_standing_written_once BEFORE UPDATE OR DELETE OR TRUNCATE ON unit_standing
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
