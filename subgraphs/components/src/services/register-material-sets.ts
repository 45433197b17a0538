import { contentSha256 } from '@tracegraph/ledger';
import type { JsonValue } from '@tracegraph/ledger';
import {
  addFinding,
  envelope,
  lockKeys,
  optional,
  recordList,
  refuse,
  sha256,
  siteCode,
} from '@tracegraph/record';
import type { Draft, Envelope, RecordingPayload } from '@tracegraph/record';
import { v5 as uuidV5 } from 'uuid';
import { z } from 'zod';

import type { Context } from '../context';
import { COMPONENTS_ERRORS } from '../errors';
import type { MaterialSetInput } from '../inputs/material-set.input';
import type { StoreTables } from '../store/store';
import { causesOf, causesOfSets, examineUnits } from './examine-units';
import type { Causes } from './examine-units';
import { materialItem, materialSetSha256, packageKeysOf, toMaterialContent } from './material-content';
import type { MaterialContent } from './material-content';

const KIND = 'MATERIAL_SET';

const schema = z
  .object({ ...envelope, site: siteCode, items: z.array(materialItem), sha256: optional(sha256) })
  .transform(({ site, items, ...content }, context) => {
    const materials = toMaterialContent(site, items);
    const digest = materialSetSha256(materials);
    if (content.sha256 !== null && content.sha256 !== digest) {
      const code = 'MATERIAL_SET_SHA256_MISMATCH';
      refuse(context, { code, expected: `${COMPONENTS_ERRORS[code]} Expected ${digest}.` }, ['sha256']);
    }
    return { ...content, ...materials, sha256: digest };
  });

/** A material set as read. */
export type MaterialSetContent = z.output<typeof schema>;

/** Registers material sets; the same content sent again is one more registration of what is stored once. */
export function registerMaterialSets(
  { store }: Context,
  inputs: readonly MaterialSetInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: KIND,
    schema,
    subjectKey: (content) => content.sha256,
    write: (drafts) =>
      store.transaction(async (tx) => {
        await lockSets(
          tx,
          drafts.map((draft) => draft.subjectKey),
        );
        const named = drafts.flatMap(({ content }) => packageKeysOf(content.items));
        const known = named.length > 0 ? await tx.materialPackages.findParts([...new Set(named)]) : [];
        examineSets(drafts, new Set(known.map((row) => row.packageKey)));
        const digests = [...new Set(drafts.map((draft) => draft.subjectKey))];
        const before = await tx.materialSets.findContents(digests);
        const appended = await tx.materialSets.append(drafts);
        const isNew = new Map(causesOf(KIND, drafts, appended));
        for (const { sha256: digest } of before) isNew.delete(digest);
        await examineUnits(tx, await causesOfSets(tx, isNew));
        return appended;
      }),
  });
}

/**
 * Registers the sets that installations brought along, as far as their contents are new; MUST run in a transaction.
 * @param carried each set with the installation that brought it
 * @param knownPackages keys of the recorded packages among those named
 * @returns the sets registered now, each with its registration
 */
export async function registerCarriedSets(
  tx: StoreTables,
  carried: ReadonlyMap<string, { readonly content: MaterialContent; readonly by: Envelope }>,
  knownPackages: ReadonlySet<string>,
): Promise<Causes> {
  if (carried.size === 0) return new Map();
  await lockSets(tx, [...carried.keys()]);
  const drafts = [...carried].map(([digest, { content, by }], index) => {
    const { eventTime, origin, collector, documentRef } = by;
    const eventId = uuidV5(`${KIND} ${digest}`, Buffer.from(by.eventId.replaceAll('-', ''), 'hex'));
    return toDraft(index, { eventId, eventTime, origin, collector, documentRef, ...content, sha256: digest });
  });
  examineSets(drafts, knownPackages);
  return causesOf(KIND, drafts, await tx.materialSets.append(drafts));
}

function toDraft(index: number, content: MaterialSetContent): Draft<MaterialSetContent> {
  const hashed = { kind: KIND, content: content as unknown as JsonValue };
  return { index, subjectKey: content.sha256, content, contentSha256: contentSha256(hashed), findings: [] };
}

/** In one order, so that recorders of the same sets do not wait for each other for ever. */
export function lockSets(tx: StoreTables, digests: readonly string[]): Promise<void> {
  return lockKeys(
    tx.sql,
    digests.map((digest) => `${KIND}:${digest}`),
  );
}

function examineSets(drafts: readonly Draft<MaterialSetContent>[], knownPackages: ReadonlySet<string>): void {
  for (const draft of drafts) {
    const unknown = packageKeysOf(draft.content.items).filter((key) => !knownPackages.has(key));
    if (unknown.length > 0)
      addFinding(draft, 'PACKAGE_UNKNOWN', `Not recorded here (yet): ${unknown.join(', ')}.`, {
        referenceKeys: unknown,
      });
  }
}
