import { BY_CORRECTION_OF_REFERENCE, byRegistration, isEffective, resolutionOf } from '@tracegraph/record';
import type { FindingResolutions, FindingStatements } from '@tracegraph/record';

import type { FirmwareErrorCode } from '../errors';
import { RECORD_TABLES } from './record-tables';

/** An image with the digest is registered. */
const IMAGE_REGISTERED = `SELECT 'FIRMWARE_IMAGE' AS kind, late.event_id, late.record_time FROM firmware_image_digest AS named
  JOIN firmware_image AS late ON late.subject_key = named.subject_key AND late.event_id = named.event_id
  WHERE named.digest = ANY(finding.reference_keys) AND ${isEffective('late', 'FIRMWARE_IMAGE', 'subject_key')}`;

/** The other image no longer claims any digest of this registration. */
const CLAIM_CORRECTED = `SELECT last.* FROM (SELECT 'CORRECTION' AS kind, gone.event_id, gone.record_time FROM correction AS gone
    WHERE gone.subject_key = ANY(finding.reference_keys) AND gone.kind = 'FIRMWARE_IMAGE'
      AND NOT EXISTS (SELECT 1 FROM firmware_image_digest AS own
        JOIN firmware_image_digest AS other ON other.digest = own.digest AND other.subject_key = gone.subject_key
        WHERE own.subject_key = finding.subject_key AND own.event_id = finding.event_id
          AND ${isEffective('other', 'FIRMWARE_IMAGE', 'subject_key')})
    ORDER BY gone.record_time DESC, gone.event_id DESC LIMIT 1) AS last`;

/**
 * A state of the key was corrected, and none is left that makes the finding.
 * @param states condition of the states that make it, of the row `still`
 */
const stateCorrected = (states: string) =>
  `SELECT last.* FROM (SELECT 'CORRECTION' AS kind, gone.event_id, gone.record_time FROM correction AS gone
    WHERE gone.subject_key = ANY(finding.reference_keys) AND gone.kind = 'SIGNING_KEY_STATE'
      AND gone.record_time > finding.record_time AND NOT EXISTS (SELECT 1 FROM signing_key_state AS still
        WHERE still.subject_key = gone.subject_key AND ${states}
          AND ${isEffective('still', 'SIGNING_KEY_STATE', 'subject_key')})
    ORDER BY gone.record_time DESC, gone.event_id DESC LIMIT 1) AS last`;

/** How the findings of this store are resolved. */
const RESOLUTIONS: FindingResolutions<FirmwareErrorCode> = {
  IMAGE_REGISTERED_TWICE: BY_CORRECTION_OF_REFERENCE,
  KEY_REGISTERED_TWICE: BY_CORRECTION_OF_REFERENCE,
  IMAGE_UNKNOWN: IMAGE_REGISTERED,
  SIGNING_KEY_UNKNOWN: byRegistration('SIGNING_KEY', RECORD_TABLES.SIGNING_KEY),
  DIGEST_CLAIMED_TWICE: CLAIM_CORRECTED,
  SIGNED_BY_INACTIVE_KEY: stateCorrected(
    `still.state <> 'ACTIVE' AND least(still.event_time, still.compromised_since_time) <= finding.event_time`,
  ),
  KEY_STATE_AFTER_DESTROYED: stateCorrected(
    `still.state = 'DESTROYED' AND still.event_time < finding.event_time`,
  ),
};

/** How the findings of this store are found and resolved; none of its records is about units. */
export const FINDING_STATEMENTS: FindingStatements = {
  unitKeys: null,
  resolution: resolutionOf(RECORD_TABLES, RESOLUTIONS),
};
