import { country, envelope, lockKeys, name, optional, partyCode, recordList } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { PartyInput } from '../inputs/party.input';
import { partyColumns } from '../store/party.store';
import { bySubject, examineRegistrations } from './examine';
import { gln } from './readers';
import { reconcileShipments } from './shipment-references';
import { storedOf } from './unit-references';

const schema = z.object({
  ...envelope,
  code: partyCode,
  name,
  gln: optional(gln),
  address: optional(name),
  country: optional(country),
});

/** A party as read. */
export type PartyContent = z.output<typeof schema>;

/** Registers parties; the feed learns the countries of shipments already sent to them. */
export function registerParties(
  { store }: Context,
  inputs: readonly PartyInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'PARTY',
    schema,
    subjectKey: (content) => content.code,
    write: (drafts) =>
      store.transaction(async (tx) => {
        const codes = drafts.map(({ subjectKey }) => subjectKey);
        await lockKeys(tx.sql, codes.map(partyLock));
        const standing = bySubject(await tx.parties.findMany(codes));
        examineRegistrations(drafts, standing, {
          code: 'PARTY_REGISTERED_TWICE',
          noun: 'party',
          columns: partyColumns,
        });
        const appended = await tx.parties.append(drafts);
        const registered = storedOf(drafts, appended).filter(({ subjectKey }) => !standing.has(subjectKey));
        const numbers = await tx.shipments.findNumbersTo(registered.map(({ subjectKey }) => subjectKey));
        await reconcileShipments(tx, await tx.shipments.findUnitKeysOf(numbers), new Map());
        return appended;
      }),
  });
}

/** Held while a party is registered, and while a shipment is sent to it. */
export function partyLock(code: string): string {
  return `PARTY:${code}`;
}
