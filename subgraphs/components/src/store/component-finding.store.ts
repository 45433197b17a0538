import { insertRows, isEffective } from '@tracegraph/record';
import { unitsWithKeys } from '@tracegraph/unit-reference';

import type { Prisma } from '../generated/client';

/** The record that was the reason to look at a unit again. */
export interface Cause {
  readonly kind: string;
  readonly eventId: string;
}

/** A finding that depends on the other records of its unit, by what identifies it. */
export interface ListedFinding {
  readonly subjectKey: string;
  readonly eventId: string;
  readonly kind: string;
  readonly code: string;
  /** 64 hex digits. */
  readonly findingSha256: string;
}

/** What is recorded of a unit: its keys, its effective installations and removals, and the findings listed so far. */
export type UnitFact = { readonly unitKey: string; readonly subjectKey: string } & (
  | { readonly fact: 'KEY' }
  | (RecordedFact & { readonly fact: 'INSTALLATION'; readonly materialSetSha256: string })
  | (RecordedFact & {
      readonly fact: 'REMOVAL';
      readonly referenceDesignators: readonly string[];
      readonly internalPartNumber: string | null;
    })
  | (ListedFinding & { readonly fact: 'FINDING'; readonly isResolved: boolean })
);

interface RecordedFact {
  readonly eventId: string;
  readonly eventTime: Date;
  readonly eventTimeText: string;
}

/** Codes of the findings that depend on the other records of a unit. */
const EXAMINED_CODES = [
  'DESIGNATOR_OCCUPIED',
  'REMOVAL_WITHOUT_INSTALLATION',
  'REMOVED_PART_DIFFERS',
] as const;

const FACTS = `WITH named AS MATERIALIZED (${unitsWithKeys('SELECT unnest($1::text[])')})
  SELECT unit_key AS "unitKey", 'KEY' AS fact, key AS "subjectKey", NULL AS "eventId", NULL::timestamptz AS "eventTime",
    NULL AS "eventTimeText", NULL AS "materialSetSha256", NULL::text[] AS "referenceDesignators", NULL AS "internalPartNumber",
    NULL AS kind, NULL AS code, NULL AS "findingSha256", NULL::boolean AS "isResolved" FROM named
  UNION ALL SELECT named.unit_key, 'INSTALLATION', installed.unit_key, installed.event_id::text, installed.event_time,
    installed.event_time_text, installed.material_set_sha256, NULL, NULL, NULL, NULL, NULL, NULL
  FROM named JOIN installation AS installed ON installed.unit_key = named.key
  WHERE ${isEffective('installed', 'INSTALLATION', 'unit_key')}
  UNION ALL SELECT named.unit_key, 'REMOVAL', removed.unit_key, removed.event_id::text, removed.event_time,
    removed.event_time_text, NULL, removed.reference_designators, removed.internal_part_number, NULL, NULL, NULL, NULL
  FROM named JOIN removal AS removed ON removed.unit_key = named.key
  WHERE ${isEffective('removed', 'REMOVAL', 'unit_key')}
  UNION ALL SELECT named.unit_key, 'FINDING', listed.subject_key, listed.event_id::text, NULL, NULL, NULL, NULL, NULL,
    listed.kind, listed.code, encode(listed.finding_sha256, 'hex'), coalesce(latest.is_resolved, false)
  FROM named JOIN finding AS listed ON listed.unit_key = named.key
    AND listed.code IN (${EXAMINED_CODES.map((code) => `'${code}'`).join(', ')})
  LEFT JOIN LATERAL (SELECT state.is_resolved FROM finding_resolution AS state
    WHERE state.subject_key = listed.subject_key AND state.event_id = listed.event_id AND state.kind = listed.kind
      AND state.code = listed.code AND state.finding_sha256 = listed.finding_sha256
    ORDER BY state.record_time DESC LIMIT 1) AS latest ON true`;

/** Findings that depend on the other records of a unit. */
export class ComponentFindingStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /**
   * Holds units until the end of the transaction, under all their keys, so that of two recorders the second sees the records of
   * the first.
   */
  async lock(unitKeys: readonly string[]): Promise<void> {
    await this.database.$queryRawUnsafe(
      `SELECT count(pg_advisory_xact_lock(hashtextextended('COMPONENTS:' || key, 0)))
       FROM (SELECT DISTINCT held.key FROM (${unitsWithKeys('SELECT unnest($1::text[])')}) AS held ORDER BY 1) AS keys`,
      unitKeys,
    );
  }

  /** What is recorded of these units, in one statement. */
  readFacts(unitKeys: readonly string[]): Promise<UnitFact[]> {
    return this.database.$queryRawUnsafe<UnitFact[]>(FACTS, unitKeys);
  }

  /** Keys under which installations of these sets are recorded, each with one of the sets. */
  findInstalledUnits(sha256s: readonly string[]): Promise<{ unitKey: string; materialSetSha256: string }[]> {
    return this.database.installation.findMany({
      where: { materialSetSha256: { in: [...sha256s] } },
      select: { unitKey: true, materialSetSha256: true },
      distinct: ['unitKey'],
    });
  }

  /** Says of listed findings that they are resolved, or hold again; no statement where there are none. */
  async appendResolutions(
    changes: readonly { readonly finding: ListedFinding; readonly isResolved: boolean; readonly by: Cause }[],
  ): Promise<void> {
    await insertRows(
      this.database,
      'finding_resolution',
      changes.map(({ finding, isResolved, by }) => ({
        subjectKey: finding.subjectKey,
        eventId: finding.eventId,
        kind: finding.kind,
        code: finding.code,
        findingSha256: `\\x${finding.findingSha256}`,
        isResolved,
        resolvedByKind: by.kind,
        resolvedByEventId: by.eventId,
      })),
    );
  }
}
