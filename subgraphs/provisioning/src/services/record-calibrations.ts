import { date, envelope, name, optional, recordList, siteCode } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { CalibrationInput } from '../inputs/calibration.input';
import { noteTimesReversed } from './examine-places';
import { siteKey } from './site-key';

const schema = z.object({
  ...envelope,
  site: siteCode,
  resourceId: name,
  calibrationDueDate: date,
  certificateNumber: optional(name),
});

/** A calibration as read. */
export type CalibrationContent = z.output<typeof schema>;

/** Records calibrations; the one performed last before a run says when the resource was due. */
export function recordCalibrations(
  { store }: Context,
  inputs: readonly CalibrationInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'CALIBRATION',
    schema,
    subjectKey: (content) => siteKey(content.site, content.resourceId),
    write: (drafts) =>
      store.transaction((tx) => {
        for (const draft of drafts) {
          const { calibrationDueDate, eventTime } = draft.content;
          noteTimesReversed(draft, 'The calibration', eventTime.slice(0, 10), calibrationDueDate);
        }
        return tx.calibrations.append(drafts);
      }),
  });
}
