import { keysOf, unitsBoundTo } from './containment-walk';
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
  CROSS JOIN LATERAL (SELECT recorded.* FROM identity_assignment AS recorded
    WHERE recorded.unit_key = claim.unit_key AND recorded.event_id = claim.event_id LIMIT 1) AS assignment
  LEFT JOIN LATERAL ${unitsBoundTo('assignment.unit_key')} AS bound ON true
  CROSS JOIN LATERAL (SELECT coalesce(bound.unit_key, assignment.unit_key) AS unit_key) AS holder
  CROSS JOIN LATERAL (SELECT ARRAY${keysOf('holder.unit_key')} AS known) AS keys
  WHERE claim.identity_key = $1::text AND ${effective('assignment', 'IDENTITY_ASSIGNMENT')}`;
