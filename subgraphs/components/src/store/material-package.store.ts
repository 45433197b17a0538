import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft, RecordRow } from '@tracegraph/record';

import type { PackageRelation } from '../entities/material-package';
import type { Prisma } from '../generated/client';
import type { NamedLot } from '../services/package-lots';
import type { MaterialPackageContent } from '../services/register-material-packages';
import { RECORD_COLUMNS, standingOf, standingRecords } from './effective-records';

/** A package as registered. */
export interface MaterialPackageRow extends RecordRow {
  readonly packageKey: string;
  readonly site: string;
  readonly packageId: string;
  readonly internalPartNumber: string | null;
  readonly initialQuantity: string | null;
  /** In the order of the keys. */
  readonly ownLots: readonly NamedLot[];
  /** In the order of the keys and relations. */
  readonly parents: readonly {
    readonly packageKey: string;
    readonly relation: keyof typeof PackageRelation;
  }[];
}

/** What an installation compares with a package. */
export interface PackagePart {
  readonly packageKey: string;
  readonly internalPartNumber: string | null;
}

const KIND = 'MATERIAL_PACKAGE';

/** The packages whose standing registration names the package `reached` as their parent. */
const CHILDREN = `SELECT parent.subject_key FROM package_parent AS parent
  WHERE parent.parent_key = reached.package_key
    AND parent.event_id = (${standingOf(KIND, 'recorded.event_id', 'parent.subject_key')})`;

/** Registrations of material packages. */
export class MaterialPackageStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores registrations; MUST run in a transaction. */
  append(drafts: readonly Draft<MaterialPackageContent>[]): Promise<readonly Appended[]> {
    const keysOf = ({ subjectKey, content: { eventId } }: Draft<MaterialPackageContent>) => ({
      subjectKey,
      eventId,
    });
    return appendOnce(this.database, {
      kind: KIND,
      table: 'material_package',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content: { site, packageId, mountedTime, internalPartNumber, initialQuantity } }) => ({
        site,
        packageId,
        mountedTime,
        internalPartNumber,
        initialQuantity,
      }),
      children: [
        {
          table: 'package_lot',
          rows: (draft) => draft.content.lots.map((lot) => ({ ...keysOf(draft), ...lot })),
        },
        {
          table: 'package_parent',
          rows: (draft) =>
            draft.content.parents.map(({ packageKey, relation }) => ({
              ...keysOf(draft),
              parentKey: packageKey,
              relation,
            })),
        },
      ],
    });
  }

  /**
   * The earliest recorded effective registration of each package and of all its ancestors, in one statement.
   * UNION keeps each key once, so that parents in a circle end the walk;
   * OFFSET 0 keeps the planner from reading all parents of all packages for it.
   */
  findWithAncestors(packageKeys: readonly string[]): Promise<MaterialPackageRow[]> {
    return this.database.$queryRawUnsafe(
      `WITH RECURSIVE reached AS (
         SELECT unnest($1::text[]) COLLATE "C" AS package_key
         UNION
         SELECT parent.parent_key FROM reached
           CROSS JOIN LATERAL (SELECT parent.parent_key FROM package_parent AS parent
             WHERE parent.subject_key = reached.package_key
               AND parent.event_id = (${standingOf(KIND, 'recorded.event_id', 'reached.package_key')})
             OFFSET 0) AS parent
       )
       SELECT recorded.subject_key AS "packageKey", recorded.site, recorded.package_id AS "packageId",
         recorded.internal_part_number AS "internalPartNumber", recorded.initial_quantity AS "initialQuantity",
         coalesce((SELECT jsonb_agg(jsonb_build_object('lotKey', lot.lot_key, 'manufacturer', lot.manufacturer,
             'manufacturerPartNumber', lot.manufacturer_part_number, 'lotNumber', lot.lot_number) ORDER BY lot.lot_key)
           FROM package_lot AS lot
           WHERE lot.subject_key = recorded.subject_key AND lot.event_id = recorded.event_id), '[]') AS "ownLots",
         coalesce((SELECT jsonb_agg(jsonb_build_object('packageKey', parent.parent_key, 'relation', parent.relation)
             ORDER BY parent.parent_key, parent.relation)
           FROM package_parent AS parent
           WHERE parent.subject_key = recorded.subject_key AND parent.event_id = recorded.event_id), '[]') AS parents,
         ${RECORD_COLUMNS}
       FROM reached CROSS JOIN LATERAL (${standingOf(KIND, 'recorded.*', 'reached.package_key')}) AS recorded`,
      packageKeys,
    );
  }

  /**
   * The packages that have a lot, by their standing registrations: those that name it, and at any depth those made from them
   * that name none themselves.
   */
  async findKeysOfLot(lotKey: string): Promise<readonly string[]> {
    const rows = await this.database.$queryRawUnsafe<{ package_key: string }[]>(
      `WITH RECURSIVE reached AS (
         SELECT lot.subject_key AS package_key FROM package_lot AS lot
         WHERE lot.lot_key = $1::text AND lot.event_id = (${standingOf(KIND, 'recorded.event_id', 'lot.subject_key')})
         UNION
         SELECT child.subject_key FROM reached CROSS JOIN LATERAL (${CHILDREN}
           AND NOT EXISTS (SELECT 1 FROM package_lot AS own
             WHERE own.subject_key = parent.subject_key AND own.event_id = parent.event_id) OFFSET 0) AS child
       )
       SELECT package_key FROM reached ORDER BY package_key`,
      lotKey,
    );
    return rows.map((row) => row.package_key);
  }

  /** The packages made from a package, at any depth, by their standing registrations; without itself. */
  async findKeysMadeFrom(packageKey: string): Promise<readonly string[]> {
    const rows = await this.database.$queryRawUnsafe<{ package_key: string }[]>(
      `WITH RECURSIVE reached AS (
         SELECT $1::text COLLATE "C" AS package_key
         UNION
         SELECT child.subject_key FROM reached CROSS JOIN LATERAL (${CHILDREN} OFFSET 0) AS child
       )
       SELECT package_key FROM reached WHERE package_key <> $1::text COLLATE "C" ORDER BY package_key`,
      packageKey,
    );
    return rows.map((row) => row.package_key);
  }

  /** The part of each recorded package; packages not recorded are left out. */
  findParts(packageKeys: readonly string[]): Promise<PackagePart[]> {
    return this.database.$queryRawUnsafe(
      `SELECT recorded.subject_key AS "packageKey", recorded.internal_part_number AS "internalPartNumber"
       FROM ${standingRecords(KIND)}`,
      packageKeys,
    );
  }
}
