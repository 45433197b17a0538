import { formatUnitKey } from '@tracegraph/gs1';
import { addFinding, envelope, lockKeys, recordList, siteCode, unitKey } from '@tracegraph/record';
import type { Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { PanelBindingInput } from '../inputs/panel-binding.input';
import type { StoreTables } from '../store/store';
import { bySubject, examineReferences } from './examine';
import { integer, panelId, panelSubject, refuseField } from './readers';
import { publish, referenceOf } from './unit-references';

const schema = z
  .object({ ...envelope, unitKey, site: siteCode, panelId, position: integer(1, 99_999) })
  .transform((content, context) => {
    if (content.unitKey.startsWith('panel/')) refuseField(context, 'UNIT_SERIAL_NUMBER_MISSING', 'unitKey');
    const { site, panelId: panel, position } = content;
    return { ...content, panelKey: formatUnitKey({ scheme: 'panel', site, panelId: panel, position }) };
  });

/** A binding as read. */
export type PanelBindingContent = z.output<typeof schema>;

/** Binds units to the places on panels they were made at. */
export function recordPanelBindings(
  { store }: Context,
  inputs: readonly PanelBindingInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'PANEL_BINDING',
    schema,
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        const panels = drafts.map(({ content }) => panelSubject(content.site, content.panelId));
        await lockKeys(
          tx.sql,
          panels.map((panel) => `PANEL:${panel}`),
        );
        await tx.knownUnits.note(drafts.flatMap(({ content }) => [content.unitKey, content.panelKey]));
        await examine(tx, drafts);
        const appended = await tx.panels.appendBindings(drafts);
        return publish(tx, drafts, appended, (draft) => [
          referenceOf(draft, 'BOUND', draft.subjectKey, {}, draft.content.panelKey),
        ]);
      }),
  });
}

async function examine(tx: StoreTables, drafts: readonly Draft<PanelBindingContent>[]): Promise<void> {
  const subjectOf = ({ site, panelId: panel }: PanelBindingContent) => panelSubject(site, panel);
  const panels = bySubject(await tx.panels.findMany(drafts.map(({ content }) => subjectOf(content))));
  await examineReferences(drafts, {
    code: 'PANEL_UNKNOWN',
    noun: 'panel',
    names: (content) => [subjectOf(content)],
    findKnown: () => Promise.resolve(panels.keys()),
  });
  for (const draft of drafts) {
    const panel = panels.get(subjectOf(draft.content));
    if (panel && draft.content.position > panel.positionCount)
      addFinding(
        draft,
        'PANEL_POSITION_OUT_OF_RANGE',
        `The panel is registered with ${panel.positionCount} places, the unit is bound to place ${draft.content.position}.`,
        { referenceKeys: [panel.subjectKey] },
      );
  }
  const bound: { readonly unitKey: string; readonly panelKey: string }[] = [
    ...(await tx.panels.findBindings(drafts.map(({ content }) => content.unitKey))),
    ...(await tx.panels.findBindingsTo(drafts.map(({ content }) => content.panelKey))),
  ];
  for (const draft of drafts) {
    examineClaims(draft, bound);
    bound.push(draft.content);
  }
}

/** Compares a binding with those before it, of the store and of the list. */
function examineClaims(
  draft: Draft<PanelBindingContent>,
  bound: readonly { readonly unitKey: string; readonly panelKey: string }[],
): void {
  for (const other of bound) {
    if (other.panelKey === draft.content.panelKey && other.unitKey !== draft.content.unitKey)
      addFinding(draft, 'PANEL_POSITION_ALREADY_BOUND', `The place is bound to ${other.unitKey} as well.`, {
        referenceKeys: [other.unitKey],
      });
    if (other.unitKey === draft.content.unitKey && other.panelKey !== draft.content.panelKey)
      addFinding(draft, 'UNIT_ALREADY_BOUND', `The unit is bound to ${other.panelKey} as well.`, {
        referenceKeys: [other.panelKey],
      });
  }
}
