import { keysOf, unitsBoundTo } from './containment-walk';
import { answering, effective } from './effective';

/** The lot of a unit: that of its own registration, else of the first of the places bound to it, by key, that has one. */
const lotOf = (unitKey: string) => `(SELECT answer.lot_number FROM ${keysOf(unitKey)} AS known
  CROSS JOIN LATERAL (SELECT registration.lot_number FROM unit AS registration
    WHERE registration.unit_key = known.key AND ${effective('registration', 'UNIT')}
    ORDER BY registration.record_time, registration.event_id LIMIT 1) AS answer
  WHERE answer.lot_number IS NOT NULL ORDER BY known.key LIKE 'panel/%', known.key LIMIT 1)`;

/** Units by their batch or lot: $1; $2 is what the keys of the units of one product begin with, null for all products. */
export const HELD_LOT_NUMBER = `
  SELECT named.unit_key, true AS is_certain, true AS is_now
  FROM (SELECT DISTINCT coalesce(bound.unit_key, unit.unit_key) COLLATE "C" AS unit_key FROM unit
    LEFT JOIN LATERAL ${unitsBoundTo('unit.unit_key')} AS bound ON true
    WHERE unit.lot_number = $1::text AND ${effective('unit', 'UNIT')}) AS named
  WHERE ($2::text IS NULL OR starts_with(named.unit_key, $2::text)) AND ${lotOf('named.unit_key')} = $1::text`;

/** Units by a work order: $1 is its site, $2 its number. */
export const HELD_WORK_ORDER = `
  SELECT named.unit_key, true AS is_certain, true AS is_now FROM (
    SELECT unit.unit_key FROM unit
    WHERE unit.work_order_site = $1::text AND unit.work_order_number = $2::text AND ${answering('unit', 'UNIT')}
    UNION ALL SELECT assignment.unit_key FROM work_order_assignment AS assignment
    WHERE assignment.site = $1::text AND assignment.number = $2::text
      AND ${effective('assignment', 'WORK_ORDER_ASSIGNMENT')}
    UNION ALL SELECT panel.subject_key || '/' || place FROM panel CROSS JOIN generate_series(1, panel.position_count) AS place
    WHERE panel.site = $1::text AND panel.work_order_number = $2::text AND ${answering('panel', 'PANEL')}) AS named`;

/** Units whose keys lie in a range: $1 is where it begins, $2 the first text behind it. */
export const HELD_KEY_RANGE = `
  SELECT known.unit_key, true AS is_certain, true AS is_now FROM known_unit AS known
  WHERE known.unit_key >= $1::text AND known.unit_key < $2::text`;

/** Units by the owner of their product: $1 is its code. A key without GTIN names the owner itself. */
export const HELD_OWNER = `
  SELECT known.unit_key, true AS is_certain, true AS is_now
  FROM product JOIN known_unit AS known
    ON known.unit_key >= product.subject_key || '/21/' AND known.unit_key < product.subject_key || '/210'
  WHERE product.owner_code = $1::text AND product.subject_key LIKE '01/%' AND ${answering('product', 'PRODUCT')}
  UNION ALL
  SELECT known.unit_key, true, true FROM known_unit AS known
  WHERE known.unit_key >= 'part/' || $1::text || '/' AND known.unit_key < 'part/' || $1::text || '0'`;
