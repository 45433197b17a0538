import { heldWithContents } from './held-contents';

/** A condition: no event of the feed takes an event about shipments back. Written so that it is looked up, not joined by a scan. */
const effectiveEvent = (event: string) => `(SELECT wrong.sequence FROM unit_reference_event AS wrong
  WHERE wrong.unit_key = ${event}.unit_key AND wrong.kind = 'CORRECTED'
    AND wrong.payload ->> 'correctedEventId' = ${event}.event_id::text
    AND wrong.payload ->> 'kind' = CASE ${event}.kind WHEN 'SHIPPED' THEN 'SHIPMENT' ELSE 'RETURN' END
  LIMIT 1) IS NULL`;

/** What units leave with ends when they come back, or leave again. */
const ends = (keys: string) => `SELECT later.event_time FROM unit_reference_event AS later
  WHERE later.unit_key = ANY(${keys}) AND later.kind IN ('SHIPPED', 'RETURNED') AND ${effectiveEvent('later')}`;

/**
 * Whether a unit left is worked out when it is recorded, from shipments, cartons, returns and corrections, and stands in the feed;
 * shipments and cartons only lead to the units that come into question.
 */
const shippedOf = (named: string, field: string) => `SELECT shipped.unit_key, shipped.event_time AS since
  FROM (${named}) AS named JOIN unit_reference_event AS shipped ON shipped.unit_key = named.unit_key
  WHERE shipped.kind = 'SHIPPED' AND shipped.payload ->> '${field}' = $1::text AND ${effectiveEvent('shipped')}`;

/** Units by a shipment: $1 is its number. */
export const HELD_SHIPMENT = heldWithContents({
  facts: shippedOf(
    `SELECT unit_key FROM shipment_unit WHERE shipment_number = $1::text
     UNION SELECT packed.unit_key FROM shipment_carton AS carton
       JOIN carton_unit AS packed ON packed.carton_id = carton.carton_id WHERE carton.subject_key = $1::text`,
    'shipmentNumber',
  ),
  ends,
  standing: 'shipment_number',
});

/** Units by a customer: $1 is the code of the party they were sold to. */
export const HELD_CUSTOMER = heldWithContents({
  facts: shippedOf(
    `SELECT unit_key FROM shipment_unit WHERE sold_to = $1::text
     UNION SELECT packed.unit_key FROM shipment
       JOIN shipment_carton AS carton ON carton.subject_key = shipment.subject_key AND carton.event_id = shipment.event_id
       JOIN carton_unit AS packed ON packed.carton_id = carton.carton_id WHERE shipment.sold_to = $1::text`,
    'soldTo',
  ),
  ends,
  standing: 'sold_to',
});
