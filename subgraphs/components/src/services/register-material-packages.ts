import type { JsonValue } from '@tracegraph/ledger';
import {
  addFinding,
  compareText,
  decimal,
  envelope,
  lockKeys,
  optional,
  recordList,
  siteCode,
  time,
} from '@tracegraph/record';
import type { Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import { PackageRelation } from '../entities/material-package';
import type { MaterialPackageInput } from '../inputs/material-package.input';
import { checkKey, keyText } from './key-text';
import { packageReference } from './material-content';
import { lotKeyOf, packageKeyOf } from './material-keys';
import { isOwnAncestor } from './package-lots';
import { printedLot } from './register-manufacturer-lots';
import { examineRegistrations } from './registered-twice';

const lotReference = z
  .object(printedLot)
  .transform((lot, context) => ({ ...lot, lotKey: checkKey(lotKeyOf(lot), context) }));

const schema = z
  .object({
    ...envelope,
    site: siteCode,
    packageId: keyText,
    mountedTime: optional(time),
    internalPartNumber: optional(keyText),
    lots: z.array(lotReference),
    parents: z.array(packageReference.extend({ relation: z.enum(PackageRelation) })),
    initialQuantity: optional(decimal),
  })
  .transform(({ lots, parents, ...content }) => ({
    ...content,
    packageKey: packageKeyOf(content),
    lots: eachOnce(lots, (lot) => lot.lotKey),
    parents: eachOnce(
      parents.map(({ relation, ...parent }) => ({
        packageKey: packageKeyOf({ site: content.site, ...parent }),
        relation,
      })),
      ({ packageKey, relation }) => `${packageKey} ${relation}`,
    ),
  }));

/** A package as read. */
export type MaterialPackageContent = z.output<typeof schema>;

type Drafts = readonly Draft<MaterialPackageContent>[];

interface PackageFacts {
  readonly internalPartNumber: string | null;
  readonly initialQuantity: string | null;
  readonly parents: readonly { readonly packageKey: string; readonly relation: string }[];
}

/** Registers packages; a second registration of a package is kept, the earlier one answers. */
export function registerMaterialPackages(
  { store }: Context,
  inputs: readonly MaterialPackageInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'MATERIAL_PACKAGE',
    schema,
    subjectKey: (content) => content.packageKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        const packageKeys = drafts.map((draft) => draft.subjectKey);
        await lockKeys(
          tx.sql,
          packageKeys.map((packageKey) => `MATERIAL_PACKAGE:${packageKey}`),
        );
        const parentKeys = drafts.flatMap(({ content }) =>
          content.parents.map((parent) => parent.packageKey),
        );
        const packages = await tx.materialPackages.findWithAncestors([...packageKeys, ...parentKeys]);
        examineRegistrations(
          drafts,
          new Map(
            packages.map((row) => [
              row.packageKey,
              { eventId: row.eventId, facts: factsOf(row, row.ownLots) },
            ]),
          ),
          { code: 'PACKAGE_REGISTERED_TWICE', facts: (content) => factsOf(content, content.lots) },
        );
        examineParents(drafts, new Map(packages.map((row) => [row.packageKey, row])));
        const lotKeys = drafts.flatMap(({ content }) => content.lots.map((lot) => lot.lotKey));
        const lots = lotKeys.length > 0 ? await tx.manufacturerLots.findStanding(lotKeys) : [];
        examineLots(drafts, new Set(lots.map((lot) => lot.lotKey)));
        return tx.materialPackages.append(drafts);
      }),
  });
}

function examineParents(drafts: Drafts, recorded: ReadonlyMap<string, PackageFacts>): void {
  const sent = new Map(drafts.map(({ subjectKey, content }) => [subjectKey, content]));
  const parentsOf = (packageKey: string): readonly string[] =>
    (recorded.get(packageKey) ?? sent.get(packageKey))?.parents.map((parent) => parent.packageKey) ?? [];
  for (const draft of drafts) {
    const parents = draft.content.parents.map((parent) => parent.packageKey);
    const unknown = parents.filter((parent) => !recorded.has(parent) && !sent.has(parent));
    if (unknown.length > 0)
      addFinding(draft, 'PACKAGE_UNKNOWN', `Not recorded here (yet): ${unknown.join(', ')}.`, {
        referenceKeys: unknown,
      });
    if (isOwnAncestor(draft.subjectKey, (key) => (key === draft.subjectKey ? parents : parentsOf(key))))
      addFinding(draft, 'PACKAGE_PARENT_CYCLE', 'The package is among its own parents.');
  }
}

function examineLots(drafts: Drafts, recorded: ReadonlySet<string>): void {
  for (const draft of drafts) {
    const unknown = draft.content.lots.filter((lot) => !recorded.has(lot.lotKey));
    if (unknown.length > 0) {
      const referenceKeys = unknown.map((lot) => lot.lotKey);
      addFinding(draft, 'LOT_UNKNOWN', `Not recorded here (yet): ${referenceKeys.join(', ')}.`, {
        referenceKeys,
      });
    }
  }
}

function factsOf(content: PackageFacts, lots: readonly { readonly lotKey: string }[]): JsonValue {
  const { internalPartNumber, initialQuantity, parents } = content;
  const parentTexts = parents.map(({ packageKey, relation }) => `${packageKey} ${relation}`);
  return { internalPartNumber, initialQuantity, lots: lots.map((lot) => lot.lotKey), parents: parentTexts };
}

/** Each entry once, in the order of its key. */
function eachOnce<T>(list: readonly T[], keyOf: (entry: T) => string): readonly T[] {
  const entries = new Map<string, T>();
  for (const entry of list) if (!entries.has(keyOf(entry))) entries.set(keyOf(entry), entry);
  return [...entries.values()].sort((a, b) => compareText(keyOf(a), keyOf(b)));
}
