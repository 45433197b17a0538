import { standingOf } from '@tracegraph/unit-reference';
import type { UnitQuestion } from '@tracegraph/unit-reference';

import type { Prisma } from '../generated/client';
import type { InstalledFact, RemovedFact } from '../services/component-timeline';
import type { MaterialQuestion } from '../services/material-question';
import type { TracedHolder } from '../services/trace-holders';
import { isEffective } from './effective-records';
import type { MaterialContentRow } from './material-set.store';

/** A key under which the material was recorded, with a unit behind it. */
export interface TouchedKey {
  readonly recordedKey: string;
  readonly unitKey: string;
}

/** An installation or a removal with the key it is recorded under. */
type Keyed<F> = F & { readonly unitKey: string };

/** All keys under which something was removed from a unit: its own, and the places bound to it. */
const REMOVED = `SELECT removal.reference_designators, removal.internal_part_number
  FROM (SELECT holder.unit_key AS key UNION ALL SELECT binding.other_key FROM unit_reference AS binding
    WHERE binding.unit_key = holder.unit_key AND binding.kind = 'BOUND') AS known
  JOIN removal ON removal.unit_key = known.key`;

/**
 * The keys of installations asked for, with all units behind them, where one of these units had something removed at a place
 * of the material. More than those that lost it: the timeline decides.
 */
const touched = ({ named, asked }: MaterialQuestion) => `WITH named AS MATERIALIZED (${named}),
  holder AS MATERIALIZED (
    SELECT installation.unit_key AS recorded_key, installation.material_set_sha256,
      coalesce(bound.key, installation.unit_key) COLLATE "C" AS unit_key
    FROM named JOIN installation ON installation.material_set_sha256 = named.material_set_sha256
      LEFT JOIN LATERAL (${standingOf('installation.unit_key', 'standing.bound_keys')}) AS place ON true
      LEFT JOIN LATERAL unnest(place.bound_keys) AS bound(key) ON true
    WHERE ${isEffective('INSTALLATION', 'installation')}),
  removed AS MATERIALIZED (
    SELECT DISTINCT holder.recorded_key, holder.material_set_sha256, off.* FROM holder CROSS JOIN LATERAL (${REMOVED}) AS off),
  place AS MATERIALIZED (
    SELECT content.subject_key, item -> 'referenceDesignators' AS designators, item ->> 'internalPartNumber' AS part
    FROM (SELECT DISTINCT material_set_sha256 FROM removed) AS used
      JOIN material_set_content AS content ON content.subject_key = used.material_set_sha256
      CROSS JOIN LATERAL jsonb_array_elements(content.items) AS item
    WHERE ${asked}),
  touched AS (
    SELECT removed.recorded_key FROM removed JOIN place ON place.subject_key = removed.material_set_sha256
    WHERE place.designators ?| removed.reference_designators OR (cardinality(removed.reference_designators) = 0
      AND jsonb_array_length(place.designators) = 0 AND place.part = removed.internal_part_number))
  SELECT DISTINCT holder.recorded_key AS "recordedKey", holder.unit_key AS "unitKey" FROM holder
  WHERE holder.recorded_key IN (SELECT recorded_key FROM touched)`;

/** Contents as far as they are asked for, or lie at places of which something was removed. */
const contents = ({ named, asked, values }: MaterialQuestion) => {
  const [digests, designators, parts] = [1, 2, 3].map((at) => `$${values.length + at}::text[]`);
  return `WITH named AS (${named})
  SELECT content.subject_key AS sha256, content.site, jsonb_agg(item ORDER BY place) AS items
  FROM material_set_content AS content CROSS JOIN LATERAL jsonb_array_elements(content.items) WITH ORDINALITY AS listed(item, place)
  WHERE content.subject_key = ANY(${digests}) AND ((${asked}) OR item -> 'referenceDesignators' ?| ${designators}
    OR (jsonb_array_length(item -> 'referenceDesignators') = 0 AND item ->> 'internalPartNumber' = ANY(${parts})))
  GROUP BY content.subject_key`;
};

/** Where materials are asked for: what was installed and removed, beside the sets that name them. */
export class MaterialHolderStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** The units that may have lost something of the material, with the keys it is recorded under. */
  findTouched(question: MaterialQuestion): Promise<TouchedKey[]> {
    return this.database.$queryRawUnsafe(touched(question), ...question.values);
  }

  /** The effective installations recorded under these keys. */
  findInstallations(unitKeys: readonly string[]): Promise<Keyed<InstalledFact>[]> {
    return this.database.$queryRawUnsafe(
      `SELECT installation.unit_key AS "unitKey", installation.event_id::text AS "eventId",
         installation.event_time AS "eventTime", installation.material_set_sha256 AS "materialSetSha256"
       FROM installation WHERE installation.unit_key = ANY($1::text[]) AND ${isEffective('INSTALLATION', 'installation')}`,
      unitKeys,
    );
  }

  /** The effective removals recorded under these keys. */
  findRemovals(unitKeys: readonly string[]): Promise<Keyed<RemovedFact>[]> {
    return this.database.$queryRawUnsafe(
      `SELECT removal.unit_key AS "unitKey", removal.event_id::text AS "eventId", removal.event_time AS "eventTime",
         removal.reference_designators AS "referenceDesignators", removal.internal_part_number AS "internalPartNumber"
       FROM removal WHERE removal.unit_key = ANY($1::text[]) AND ${isEffective('REMOVAL', 'removal')}`,
      unitKeys,
    );
  }

  /** The sets of these installations, with the items that matter: those asked for, and those where something was removed. */
  findContents(
    question: MaterialQuestion,
    installations: readonly InstalledFact[],
    removals: readonly RemovedFact[],
  ): Promise<MaterialContentRow[]> {
    return this.database.$queryRawUnsafe(
      contents(question),
      ...question.values,
      [...new Set(installations.map(({ materialSetSha256 }) => materialSetSha256))],
      [...new Set(removals.flatMap(({ referenceDesignators }) => referenceDesignators))],
      [...new Set(removals.flatMap(({ internalPartNumber: part }) => (part === null ? [] : [part])))],
    );
  }
}

/**
 * The question for the units that hold a material: those that were looked at as they were found, all others as recorded.
 * @param recordedKeys keys whose units were looked at
 * @param traced what was found of these units
 */
export function heldQuestion(
  { named, values }: MaterialQuestion,
  recordedKeys: readonly string[],
  traced: readonly TracedHolder[],
): UnitQuestion {
  const at = values.length;
  return {
    held: `SELECT installation.unit_key, named.is_certain, true AS is_now
      FROM (${named}) AS named JOIN installation ON installation.material_set_sha256 = named.material_set_sha256
      WHERE ${isEffective('INSTALLATION', 'installation')} AND NOT EXISTS (SELECT 1 FROM unnest($${at + 1}::text[]) AS known(key)
        WHERE known.key COLLATE "C" = installation.unit_key)
      UNION ALL
      SELECT traced.unit_key COLLATE "C", traced.is_certain, traced.is_now
      FROM unnest($${at + 2}::text[], $${at + 3}::boolean[], $${at + 4}::boolean[]) AS traced(unit_key, is_certain, is_now)`,
    values: [
      ...values,
      [...new Set(recordedKeys)],
      traced.map(({ unitKey }) => unitKey),
      traced.map(({ isCertain }) => isCertain),
      traced.map(({ isNow }) => isNow),
    ],
  };
}
