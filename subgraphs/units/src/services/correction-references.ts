import type { Appended, CorrectionContent, Draft } from '@tracegraph/record';

import { placesOf } from '../store/known-unit.store';
import type { RecordKind } from '../store/record-tables';
import type { StoreTables } from '../store/store';
import { findOwners } from './product-owners';
import { readUnitKey } from './readers';
import { reconcileShipments } from './shipment-references';
import { referenceOf, storedOf } from './unit-references';

/** Kinds whose records stand in the feed under their own unit key and event id. */
const IN_FEED: ReadonlySet<string> = new Set<RecordKind>([
  'UNIT',
  'PANEL_BINDING',
  'WORK_ORDER_ASSIGNMENT',
  'DISPOSITION',
  'UNIT_INSTALLATION',
  'UNIT_REMOVAL',
]);

/** Adds to the feed what the corrections stored now mean to others; MUST run in their transaction. */
export async function publishCorrections(
  tables: StoreTables,
  drafts: readonly Draft<CorrectionContent>[],
  appended: readonly Appended[],
): Promise<void> {
  const stored = storedOf(drafts, appended);
  const ofKind = (kind: RecordKind) => stored.filter(({ content }) => content.kind === kind);
  const places = await correctedPlaces(tables, ofKind('PANEL'));
  await tables.unitReferences.append(
    stored.flatMap((draft) => {
      const units = IN_FEED.has(draft.content.kind) ? [draft.subjectKey] : (places.get(draft) ?? []);
      const { kind, correctedEventId } = draft.content;
      return units.map((unitKey) => referenceOf(draft, 'CORRECTED', unitKey, { kind, correctedEventId }));
    }),
  );
  const products = ofKind('PRODUCT').map(({ subjectKey }) => subjectKey);
  if (products.length > 0) await tables.unitReferences.appendOwners(await findOwners(tables, products));
  const causes = await shippedUnits(tables, stored);
  await reconcileShipments(tables, [...causes.keys()], causes);
}

/** The places of corrected panels: each has its work order from the panel. */
async function correctedPlaces(
  tables: StoreTables,
  panels: readonly Draft<CorrectionContent>[],
): Promise<ReadonlyMap<Draft, readonly string[]>> {
  const rows = await tables.panels.findCorrected(panels.map(({ content }) => content.correctedEventId));
  return new Map(
    panels.map((draft) => {
      const { correctedEventId: eventId } = draft.content;
      const panel = rows.find((row) => row.eventId === eventId && row.subjectKey === draft.subjectKey);
      return [draft, panel ? placesOf(panel.site, panel.panelId, panel.positionCount) : []];
    }),
  );
}

/** The units whose shipments may differ now, each with the correction that is the cause. */
async function shippedUnits(
  tables: StoreTables,
  drafts: readonly Draft<CorrectionContent>[],
): Promise<ReadonlyMap<string, Draft>> {
  const causes = new Map<string, Draft>();
  for (const draft of drafts)
    for (const unitKey of await concernedUnits(tables, draft)) causes.set(unitKey, draft);
  return causes;
}

/** Corrections of records of many units are rare, so each is looked up by itself. */
async function concernedUnits(
  tables: StoreTables,
  { subjectKey, content }: Draft<CorrectionContent>,
): Promise<readonly string[]> {
  const itself = readUnitKey(subjectKey) === null ? [] : [subjectKey];
  switch (content.kind) {
    case 'SHIPMENT':
    case 'RETURN':
      return [...itself, ...(await tables.shipments.findUnitKeysOf([subjectKey]))];
    case 'CARTON':
      return [...itself, ...((await tables.cartons.findUnitKeys([subjectKey])).get(subjectKey) ?? [])];
    case 'PARTY':
      return tables.shipments.findUnitKeysOf(await tables.shipments.findNumbersTo([subjectKey]));
    default:
      return [];
  }
}
