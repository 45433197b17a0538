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

/** Keys of places on panels: a range of the index, as texts compare by code point. */
const isPlace = (key: string) => `${key} LIKE 'panel/%'`;

const bound = (binding: string, condition: string) =>
  `JOIN unit_reference AS ${binding} ON ${binding}.kind = 'BOUND' AND ${condition}`;

/** Bindings of the place installed under, and of the unit behind it. */
const OWN = bound('own', 'own.other_key = installed.unit_key');
const OTHER = bound('other', 'other.unit_key = own.unit_key');
const PLACE = bound('place', 'place.unit_key = installed.unit_key');

/** Looks into the index for each key: OFFSET 0 keeps the planner from reading all removals for a few keys. */
const removalsOf = (
  key: string,
) => `CROSS JOIN LATERAL (SELECT removal.reference_designators, removal.internal_part_number
    FROM removal WHERE removal.unit_key = ${key} OFFSET 0) AS removal`;

/** Removals recorded under a place bound to the unit: few, and found from either side. */
const removalsAt = (key: string) =>
  `JOIN removal ON removal.unit_key = ${key} AND ${isPlace('removal.unit_key')}`;

/**
 * What was removed under the key of an installation, or under another key of the unit: of the place the unit behind it and the
 * other places of that, of the unit the places bound to it.
 */
const REMOVED = [
  removalsOf('installed.unit_key'),
  `${OWN} ${removalsOf('own.unit_key')}`,
  `${OWN} ${OTHER} ${removalsAt('other.other_key')}`,
  `${PLACE} ${removalsAt('place.other_key')}`,
]
  .map(
    (removals) => `SELECT installed.unit_key, installed.material_set_sha256,
      removal.reference_designators, removal.internal_part_number FROM installed ${removals}`,
  )
  .join(' UNION ');

/**
 * The keys of installations asked for, with all units behind them, where something was removed from one of these units at a
 * place of the material. More than those that lost it: the timeline decides.
 */
const touched = ({ named, asked }: MaterialQuestion) => `WITH installed AS MATERIALIZED (
    SELECT installation.unit_key, installation.material_set_sha256
    FROM (${named}) AS named JOIN installation ON installation.material_set_sha256 = named.material_set_sha256
    WHERE ${isEffective('INSTALLATION', 'installation')}),
  removed AS MATERIALIZED (${REMOVED}),
  place AS MATERIALIZED (
    SELECT content.subject_key, item -> 'referenceDesignators' AS designators, item ->> 'internalPartNumber' AS part
    FROM (SELECT DISTINCT material_set_sha256 FROM removed) AS used
      JOIN material_set_content AS content ON content.subject_key = used.material_set_sha256
      CROSS JOIN LATERAL jsonb_array_elements(content.items) AS item
    WHERE ${asked}),
  touched AS (
    SELECT DISTINCT removed.unit_key FROM removed JOIN place ON place.subject_key = removed.material_set_sha256
    WHERE place.designators ?| removed.reference_designators OR (cardinality(removed.reference_designators) = 0
      AND jsonb_array_length(place.designators) = 0 AND place.part = removed.internal_part_number))
  SELECT touched.unit_key AS "recordedKey", coalesce(bound.key, touched.unit_key) AS "unitKey"
  FROM touched LEFT JOIN LATERAL (${standingOf('touched.unit_key', 'standing.bound_keys')}) AS place ON true
    LEFT JOIN LATERAL unnest(place.bound_keys) AS bound(key) ON true`;

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
