import type { UnitKeyStatements } from '@tracegraph/record';

import { effective } from './effective';

/**
 * All keys of units: their own, and the places on panels bound to them.
 * @param asked statement of keys of units or of places
 */
export function keysOfUnits(asked: string): string {
  return `SELECT DISTINCT known.key FROM (${asked}) AS asked(key)
    CROSS JOIN LATERAL (SELECT coalesce((SELECT binding.unit_key FROM panel_binding AS binding
      WHERE binding.panel_key = asked.key AND ${effective('binding', 'PANEL_BINDING')}
      ORDER BY binding.event_time, binding.event_id LIMIT 1), asked.key) AS unit_key) AS unit
    CROSS JOIN LATERAL (SELECT asked.key UNION SELECT unit.unit_key
      UNION SELECT place.panel_key FROM panel_binding AS place
      WHERE place.unit_key = unit.unit_key AND ${effective('place', 'PANEL_BINDING')}) AS known(key)`;
}

/** How this store finds the keys of units: a work order is named by units, by assignments, and by panels for their places. */
export const UNIT_KEYS: UnitKeyStatements = {
  ofUnit: (unit) => keysOfUnits(`SELECT ${unit}`),
  ofWorkOrder: (site, number) =>
    keysOfUnits(`SELECT unit.unit_key FROM unit
      WHERE unit.work_order_site = ${site} AND unit.work_order_number = ${number} AND ${effective('unit', 'UNIT')}
      UNION ALL SELECT assignment.unit_key FROM work_order_assignment AS assignment
      WHERE assignment.site = ${site} AND assignment.number = ${number}
        AND ${effective('assignment', 'WORK_ORDER_ASSIGNMENT')}
      UNION ALL SELECT panel.subject_key || '/' || place FROM panel CROSS JOIN generate_series(1, panel.position_count) AS place
      WHERE panel.site = ${site} AND panel.work_order_number = ${number} AND ${effective('panel', 'PANEL', 'subject_key')}`),
};
