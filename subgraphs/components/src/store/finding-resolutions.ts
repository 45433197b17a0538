import { BY_CORRECTION_OF_REFERENCE, byRegistration, isEffective, resolutionOf } from '@tracegraph/record';
import type { FindingResolutions, FindingStatements } from '@tracegraph/record';
import { COPIED_UNIT_KEYS } from '@tracegraph/unit-reference';

import type { ComponentsErrorCode } from '../errors';
import { RECORD_TABLES } from './record-tables';

/** A look at all records of the unit showed that it no longer holds. */
const BY_EVALUATION = `SELECT latest.resolved_by_kind AS kind, latest.resolved_by_event_id AS event_id, latest.record_time
  FROM (SELECT state.* FROM finding_resolution AS state
    WHERE state.subject_key = finding.subject_key AND state.event_id = finding.event_id AND state.kind = finding.kind
      AND state.code = finding.code AND state.finding_sha256 = finding.finding_sha256
    ORDER BY state.record_time DESC LIMIT 1) AS latest
  WHERE latest.is_resolved`;

/** The registration of the package was corrected, and the one that answers now does not contradict the installation. */
const PACKAGE_CORRECTED = `SELECT 'CORRECTION' AS kind, gone.event_id, gone.record_time FROM correction AS gone
  WHERE gone.subject_key = ANY(finding.reference_keys) AND gone.kind = 'MATERIAL_PACKAGE'
    AND gone.record_time > finding.record_time AND NOT EXISTS (SELECT 1 FROM installation
      JOIN material_set_content AS content ON content.subject_key = installation.material_set_sha256
      CROSS JOIN LATERAL jsonb_array_elements(content.items) AS item
      CROSS JOIN LATERAL (SELECT package.internal_part_number FROM material_package AS package
        WHERE package.subject_key = gone.subject_key AND ${isEffective('package', 'MATERIAL_PACKAGE', 'subject_key')}
        ORDER BY package.record_time, package.event_id LIMIT 1) AS standing
      WHERE installation.unit_key = finding.subject_key AND installation.event_id = finding.event_id
        AND jsonb_exists(item -> 'packageKeys', gone.subject_key)
        AND standing.internal_part_number <> item ->> 'internalPartNumber')`;

/** How the findings of this store are resolved. */
const RESOLUTIONS: FindingResolutions<ComponentsErrorCode> = {
  PART_REGISTERED_TWICE: BY_CORRECTION_OF_REFERENCE,
  LOT_REGISTERED_TWICE: BY_CORRECTION_OF_REFERENCE,
  PACKAGE_REGISTERED_TWICE: BY_CORRECTION_OF_REFERENCE,
  LOT_UNKNOWN: byRegistration('MANUFACTURER_LOT', RECORD_TABLES.MANUFACTURER_LOT),
  PACKAGE_UNKNOWN: byRegistration('MATERIAL_PACKAGE', RECORD_TABLES.MATERIAL_PACKAGE),
  PACKAGE_PART_DIFFERS: PACKAGE_CORRECTED,
  MATERIAL_SET_UNKNOWN: byRegistration('MATERIAL_SET', RECORD_TABLES.MATERIAL_SET),
  DESIGNATOR_OCCUPIED: BY_EVALUATION,
  REMOVAL_WITHOUT_INSTALLATION: BY_EVALUATION,
  REMOVED_PART_DIFFERS: BY_EVALUATION,
};

/** How the findings of this store are found and resolved. */
export const FINDING_STATEMENTS: FindingStatements = {
  unitKeys: COPIED_UNIT_KEYS,
  resolution: resolutionOf(RECORD_TABLES, RESOLUTIONS),
};
