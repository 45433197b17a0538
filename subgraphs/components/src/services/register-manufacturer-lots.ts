import type { JsonValue } from '@tracegraph/ledger';
import {
  addFinding,
  country,
  envelope,
  lockKeys,
  name,
  optional,
  productionDate,
  recordList,
} from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { ManufacturerLotInput } from '../inputs/manufacturer-lot.input';
import { checkKey, keyText } from './key-text';
import { isAfter } from './material-dates';
import { lotKeyOf } from './material-keys';
import { examineRegistrations } from './registered-twice';

/** What is printed of a lot, with the key it makes. */
export const printedLot = { manufacturer: keyText, manufacturerPartNumber: keyText, lotNumber: keyText };

const schema = z
  .object({
    ...envelope,
    ...printedLot,
    dateCode: optional(name),
    supplier: optional(name),
    countryOfOrigin: optional(country),
    manufactureDate: optional(productionDate),
    expiryDate: optional(productionDate),
  })
  .transform((lot, context) => {
    checkKey(lotKeyOf(lot), context);
    return lot;
  });

/** A lot as read. */
export type ManufacturerLotContent = z.output<typeof schema>;

type LotFacts = Pick<
  ManufacturerLotContent,
  'dateCode' | 'supplier' | 'countryOfOrigin' | 'manufactureDate' | 'expiryDate'
>;

/** Registers lots of makers; a second registration of a lot is kept, the earlier one answers. */
export function registerManufacturerLots(
  { store }: Context,
  inputs: readonly ManufacturerLotInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'MANUFACTURER_LOT',
    schema,
    subjectKey: lotKeyOf,
    write: (drafts) =>
      store.transaction(async (tx) => {
        const lotKeys = drafts.map((draft) => draft.subjectKey);
        await lockKeys(
          tx.sql,
          lotKeys.map((lotKey) => `MANUFACTURER_LOT:${lotKey}`),
        );
        const standing = await tx.manufacturerLots.findStanding(lotKeys);
        examineRegistrations(
          drafts,
          new Map(standing.map((row) => [row.lotKey, { eventId: row.eventId, facts: factsOf(row) }])),
          { code: 'LOT_REGISTERED_TWICE', facts: factsOf },
        );
        for (const draft of drafts) {
          const { manufactureDate, expiryDate } = draft.content;
          if (manufactureDate !== null && expiryDate !== null && isAfter(manufactureDate, expiryDate))
            addFinding(draft, 'LOT_DATES_REVERSED', `Made on ${manufactureDate}, expired on ${expiryDate}.`);
        }
        return tx.manufacturerLots.append(drafts);
      }),
  });
}

/** Without the names: they are compared normalised, as the key. */
function factsOf({ dateCode, supplier, countryOfOrigin, manufactureDate, expiryDate }: LotFacts): JsonValue {
  return { dateCode, supplier, countryOfOrigin, manufactureDate, expiryDate };
}
