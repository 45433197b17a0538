import {
  addFinding,
  envelope,
  name,
  optional,
  recordList,
  refuse,
  sha256,
  siteCode,
  unitKey,
  uuid,
} from '@tracegraph/record';
import type { Draft, Envelope, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import { COMPONENTS_ERRORS } from '../errors';
import type { InstallationInput } from '../inputs/installation.input';
import type { StoreTables } from '../store/store';
import { materialItem, materialSetSha256, packageKeysOf, toMaterialContent } from './material-content';
import type { MaterialContent } from './material-content';
import { causesOf, causesOfSets, examineUnits } from './examine-units';
import { isAfter } from './material-dates';
import { lotsOf } from './package-lots';
import { lockSets, registerCarriedSets } from './register-material-sets';

/** Sets that installations of one request bring along, by digest. */
type CarriedSets = Map<string, { readonly content: MaterialContent; readonly by: Envelope }>;

/**
 * Reads an installation. Materials sent along become the digest of their set, so that the same installation sent with the
 * materials or with their digest is the same record.
 * @param carried takes the contents sent along
 */
function installationSchema(carried: CarriedSets) {
  return z
    .object({
      ...envelope,
      unitKey,
      stage: optional(name),
      placingMachine: optional(name),
      stageRunId: optional(uuid),
      site: siteCode,
      materialSetSha256: optional(sha256),
      materials: optional(z.array(materialItem)),
    })
    .transform(({ materials, ...content }, context) => {
      if (materials === null && content.materialSetSha256 !== null)
        return { ...content, materialSetSha256: content.materialSetSha256 };
      if (materials === null || content.materialSetSha256 !== null) {
        const code = 'MATERIALS_AMBIGUOUS';
        refuse(context, { code, expected: COMPONENTS_ERRORS[code] }, ['materialSetSha256']);
        return z.NEVER;
      }
      const set = toMaterialContent(content.site, materials);
      const digest = materialSetSha256(set);
      if (!carried.has(digest)) carried.set(digest, { content: set, by: content });
      return { ...content, materialSetSha256: digest };
    });
}

/** An installation as read. */
export type InstallationContent = z.output<ReturnType<typeof installationSchema>>;

/** Records what stage runs put into units, with the sets they bring along. */
export function recordInstallations(
  { store }: Context,
  inputs: readonly InstallationInput[],
): Promise<RecordingPayload> {
  const carried: CarriedSets = new Map();
  return recordList(inputs, {
    kind: 'INSTALLATION',
    schema: installationSchema(carried),
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        const sets = await contentsOf(tx, drafts, carried);
        const named = [...new Set([...sets.values()].flatMap(({ items }) => packageKeysOf(items)))];
        const packages = await readPackages(tx, named);
        const registered = await registerCarriedSets(tx, carried, new Set(packages.keys()));
        for (const draft of drafts) examineMaterials(draft, sets, packages);
        const appended = await tx.installations.append(drafts);
        const ofSets = await causesOfSets(tx, registered);
        await examineUnits(tx, new Map([...ofSets, ...causesOf('INSTALLATION', drafts, appended)]));
        return appended;
      }),
  });
}

/** The contents the drafts name; what is left in `carried` is new to the store. */
async function contentsOf(
  tx: StoreTables,
  drafts: readonly Draft<InstallationContent>[],
  carried: CarriedSets,
): Promise<ReadonlyMap<string, MaterialContent>> {
  const digests = new Set(drafts.map(({ content }) => content.materialSetSha256));
  let found = await tx.materialSets.findContents([...digests]);
  const missing = [...digests].filter((digest) => !found.some(({ sha256: known }) => known === digest));
  if (missing.some((digest) => !carried.has(digest))) {
    // A set that is being registered is waited for: either it is known here, or its recorder sees these installations.
    await lockSets(tx, missing);
    found = await tx.materialSets.findContents([...digests]);
  }
  const sets = new Map<string, MaterialContent>();
  for (const { sha256: digest, ...content } of found) {
    sets.set(digest, content);
    carried.delete(digest);
  }
  for (const [digest, { content }] of carried) sets.set(digest, content);
  return sets;
}

function examineMaterials(
  draft: Draft<InstallationContent>,
  sets: ReadonlyMap<string, MaterialContent>,
  packages: ReadonlyMap<string, UsedPackage>,
): void {
  const digest = draft.content.materialSetSha256;
  const set = sets.get(digest);
  if (!set) {
    addFinding(draft, 'MATERIAL_SET_UNKNOWN', `Not recorded here (yet): ${digest}.`, {
      referenceKeys: [digest],
    });
    return;
  }
  const unknown = packageKeysOf(set.items).filter((packageKey) => !packages.has(packageKey));
  if (unknown.length > 0)
    addFinding(draft, 'PACKAGE_UNKNOWN', `Not recorded here (yet): ${unknown.join(', ')}.`, {
      referenceKeys: unknown,
    });
  for (const { internalPartNumber, packageKeys } of set.items) {
    const partOf = (key: string) => packages.get(key)?.internalPartNumber ?? internalPartNumber;
    const others = packageKeys.filter((key) => partOf(key) !== internalPartNumber);
    for (const key of others) {
      const message = `${key} is registered for ${partOf(key)}, but was installed as ${internalPartNumber}.`;
      addFinding(draft, 'PACKAGE_PART_DIFFERS', message, { referenceKeys: [key] });
    }
  }
  for (const key of packageKeysOf(set.items)) examineUse(draft, key, packages.get(key));
}

/** What an installation compares with a package it names. */
interface UsedPackage {
  readonly internalPartNumber: string | null;
  /** When it came. */
  readonly eventTime: Date;
  /** Its lots that expire. */
  readonly expiring: readonly { readonly lotKey: string; readonly expiryDate: string }[];
}

/** The recorded ones among these packages, with their lots as far as those are registered. */
async function readPackages(
  tx: StoreTables,
  packageKeys: readonly string[],
): Promise<ReadonlyMap<string, UsedPackage>> {
  if (packageKeys.length === 0) return new Map();
  const rows = await tx.materialPackages.findWithAncestors(packageKeys);
  const origins = new Map(
    rows.map(({ packageKey, ownLots, parents }) => [
      packageKey,
      { ownLots, parentKeys: parents.map((parent) => parent.packageKey) },
    ]),
  );
  const lotKeys = [...new Set(rows.flatMap(({ ownLots }) => ownLots.map(({ lotKey }) => lotKey)))];
  const lots = lotKeys.length > 0 ? await tx.manufacturerLots.findStanding(lotKeys) : [];
  const expiryDates = new Map(lots.map(({ lotKey, expiryDate }) => [lotKey, expiryDate]));
  return new Map(
    rows.map((row) => {
      const expiring = lotsOf(row.packageKey, origins).flatMap(({ lotKey }) => {
        const expiryDate = expiryDates.get(lotKey) ?? null;
        return expiryDate === null ? [] : [{ lotKey, expiryDate }];
      });
      return [row.packageKey, { ...row, expiring }];
    }),
  );
}

/** The day is that of the place of the installation. */
function examineUse(draft: Draft<InstallationContent>, key: string, used: UsedPackage | undefined): void {
  if (!used) return;
  const { eventTime } = draft.content;
  if (used.eventTime > new Date(eventTime)) {
    const message = `${key} was installed at ${eventTime}, but came at ${used.eventTime.toISOString()}.`;
    addFinding(draft, 'PACKAGE_USED_BEFORE_RECEIVED', message, { referenceKeys: [key] });
  }
  for (const { lotKey, expiryDate } of used.expiring)
    if (isAfter(eventTime.slice(0, 10), expiryDate))
      addFinding(draft, 'LOT_EXPIRED', `The lot ${lotKey} of ${key} had expired on ${expiryDate}.`, {
        referenceKeys: [lotKey],
      });
}
