import { addFinding, envelope, name, optional, recordList, textReader, unitKey } from '@tracegraph/record';
import type { Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { LabelInput } from '../inputs/label.input';
import type { StoreTables } from '../store/store';
import { compareLabel } from './compare-label';
import { readLabel, unitKeyOf, valueOf } from './label-reading';

const elementString = textReader('ELEMENT_STRING_MALFORMED', (text) => readLabel(text.trim()).text);

const schema = z.object({ ...envelope, unitKey, elementString, stage: optional(name) });

/** Batch or lot, and production date. */
const COMPARED: readonly string[] = ['10', '11'];

/** A label as read. */
export type LabelContent = z.output<typeof schema>;

/** Puts labels on units. */
export function recordLabels({ store }: Context, inputs: readonly LabelInput[]): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'LABEL',
    schema,
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        await tx.knownUnits.note(drafts.map(({ subjectKey }) => subjectKey));
        for (const draft of drafts) examine(draft);
        await examineRegistered(tx, drafts);
        return tx.labels.append(drafts);
      }),
  });
}

function examine(draft: Draft<LabelContent>): void {
  const { elements } = readLabel(draft.content.elementString);
  if (elements === null) {
    addFinding(draft, 'LABEL_AI_UNKNOWN', 'The label holds an application identifier that is not read here.');
    return;
  }
  const named = unitKeyOf(elements);
  if (named !== null && named !== draft.subjectKey && !draft.subjectKey.startsWith('panel/'))
    addFinding(
      draft,
      'LABEL_NAMES_OTHER_UNIT',
      `GTIN and serial number on the label are those of ${named}.`,
      {
        referenceKeys: [named],
      },
    );
}

/** Compares lot and production date on labels with those registered; what is registered later is compared when a label is read. */
async function examineRegistered(tx: StoreTables, drafts: readonly Draft<LabelContent>[]): Promise<void> {
  const dated = drafts.flatMap((draft) => {
    const { elements } = readLabel(draft.content.elementString);
    const isDated = elements !== null && COMPARED.some((ai) => valueOf(elements, ai) !== undefined);
    return isDated ? [{ draft, elements }] : [];
  });
  if (dated.length === 0) return;
  const rows = await tx.units.findMany([...new Set(dated.map(({ draft }) => draft.subjectKey))]);
  const units = new Map(rows.map((row) => [row.unitKey, row]));
  for (const { draft, elements } of dated) {
    const unit = units.get(draft.subjectKey);
    if (!unit) continue;
    const compared = elements.filter(({ ai }) => COMPARED.includes(ai));
    for (const { code, message } of compareLabel(compared, unit))
      if (code !== 'LABEL_AI_NOT_COMPARED') addFinding(draft, code, message);
  }
}
