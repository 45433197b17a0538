import type { ComponentRecordKind } from '../entities/component-record-kind';
import { RECORD_TABLES } from './record-tables';

/** The columns every record shares but its hash, by the names of the Prisma models; of the table `recorded`. */
export const RECORD_COLUMNS = `recorded.event_id::text AS "eventId", recorded.event_time AS "eventTime",
  recorded.event_time_text AS "eventTimeText", recorded.record_time AS "recordTime", recorded.origin, recorded.collector,
  recorded.document_ref AS "documentRef", recorded.findings`;

/** The condition that no correction declares a row of the table `recorded` wrong. */
export function isEffective(kind: keyof typeof ComponentRecordKind): string {
  return `NOT EXISTS (SELECT 1 FROM correction WHERE correction.subject_key = recorded.${RECORD_TABLES[kind].subjectColumn}
    AND correction.kind = '${kind}' AND correction.corrected_event_id = recorded.event_id)`;
}
