import { envelope, lockKeys, name, optional, recordList, siteCode } from '@tracegraph/record';
import type { Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { PanelInput } from '../inputs/panel.input';
import { placesOf } from '../store/known-unit.store';
import { panelColumns } from '../store/panel.store';
import type { StoreTables } from '../store/store';
import { bySubject, examineReferences, examineRegistrations } from './examine';
import { integer, panelId, panelSubject, workOrderKey } from './readers';
import { publish, referenceOf } from './unit-references';

const schema = z.object({
  ...envelope,
  site: siteCode,
  panelId,
  positionCount: integer(1, 10_000),
  workOrderNumber: optional(name),
});

/** A panel as read. */
export type PanelContent = z.output<typeof schema>;

/** Registers panels; each of their places becomes known, and made under the panel's work order. */
export function registerPanels({ store }: Context, inputs: readonly PanelInput[]): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'PANEL',
    schema,
    subjectKey: (content) => panelSubject(content.site, content.panelId),
    write: (drafts) =>
      store.transaction(async (tx) => {
        await lockKeys(
          tx.sql,
          drafts.map(({ subjectKey }) => `PANEL:${subjectKey}`),
        );
        await examine(tx, drafts);
        await tx.knownUnits.note(drafts.flatMap(placesOfPanel));
        const appended = await tx.panels.append(drafts);
        return publish(tx, drafts, appended, workOrdersOfPlaces);
      }),
  });
}

async function examine(tx: StoreTables, drafts: readonly Draft<PanelContent>[]): Promise<void> {
  const standing = bySubject(await tx.panels.findMany(drafts.map(({ subjectKey }) => subjectKey)));
  examineRegistrations(drafts, standing, {
    code: 'PANEL_REGISTERED_TWICE',
    noun: 'panel',
    columns: panelColumns,
  });
  await examineReferences(drafts, {
    code: 'SITE_UNKNOWN',
    noun: 'site',
    names: ({ site }) => [site],
    findKnown: async (codes) => bySubject(await tx.sites.findMany(codes)).keys(),
  });
  await examineReferences(drafts, {
    code: 'WORK_ORDER_UNKNOWN',
    noun: 'work order',
    names: ({ site, workOrderNumber }) => [workOrderNumber && workOrderKey(site, workOrderNumber)],
    findKnown: async (orders) => bySubject(await tx.workOrders.findMany(orders)).keys(),
  });
}

function placesOfPanel({ content }: Draft<PanelContent>): string[] {
  return placesOf(content.site, content.panelId, content.positionCount);
}

function workOrdersOfPlaces(draft: Draft<PanelContent>) {
  const { site, workOrderNumber: number } = draft.content;
  if (number === null) return [];
  return placesOfPanel(draft).map((place) => referenceOf(draft, 'WORK_ORDER', place, { site, number }));
}
