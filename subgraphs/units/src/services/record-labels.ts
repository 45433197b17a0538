import { addFinding, envelope, name, optional, recordList, textReader, unitKey } from '@tracegraph/record';
import type { Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { LabelInput } from '../inputs/label.input';
import { readLabel, unitKeyOf } from './label-reading';

const elementString = textReader('ELEMENT_STRING_MALFORMED', (text) => readLabel(text.trim()).text);

const schema = z.object({ ...envelope, unitKey, elementString, stage: optional(name) });

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
    addFinding(draft, 'LABEL_NAMES_OTHER_UNIT', `GTIN and serial number on the label are those of ${named}.`);
}
