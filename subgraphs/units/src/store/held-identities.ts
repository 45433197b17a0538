import { keysOf } from './containment-walk';
import { effective } from './effective';
import { endOf } from './end-of';
import { identityTimes } from './identity.store';

/** Units by an identity: $1 is its key in the look-up table. */
export const HELD_IDENTITY = `
  SELECT holder.unit_key, true AS is_certain, ${endOf(
    'assignment.event_time',
    identityTimes('identity_assignment', 'IDENTITY_ASSIGNMENT'),
    identityTimes('identity_release', 'IDENTITY_RELEASE'),
  )} IS NULL AS is_now
  FROM identity_claim AS claim
  JOIN identity_assignment AS assignment
    ON assignment.unit_key = claim.unit_key AND assignment.event_id = claim.event_id
  LEFT JOIN LATERAL (SELECT DISTINCT binding.unit_key FROM panel_binding AS binding
    WHERE binding.panel_key = assignment.unit_key AND ${effective('binding', 'PANEL_BINDING')}) AS bound ON true
  CROSS JOIN LATERAL (SELECT coalesce(bound.unit_key, assignment.unit_key) AS unit_key) AS holder
  CROSS JOIN LATERAL (SELECT ARRAY${keysOf('holder.unit_key')} AS known) AS keys
  WHERE claim.identity_key = $1::text AND ${effective('assignment', 'IDENTITY_ASSIGNMENT')}`;
