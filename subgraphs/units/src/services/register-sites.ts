import { country, envelope, lockKeys, name, optional, recordList, siteCode } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { SiteInput } from '../inputs/site.input';
import { siteColumns } from '../store/site.store';
import { bySubject, examineRegistrations } from './examine';
import { timeZone } from './readers';

const schema = z.object({
  ...envelope,
  site: siteCode,
  name,
  country: optional(country),
  timeZone: optional(timeZone),
});

/** A site as read. */
export type SiteContent = z.output<typeof schema>;

/** Registers sites. */
export function registerSites({ store }: Context, inputs: readonly SiteInput[]): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'SITE',
    schema,
    subjectKey: (content) => content.site,
    write: (drafts) =>
      store.transaction(async (tx) => {
        const codes = drafts.map(({ subjectKey }) => subjectKey);
        await lockKeys(
          tx.sql,
          codes.map((code) => `SITE:${code}`),
        );
        examineRegistrations(drafts, bySubject(await tx.sites.findMany(codes)), {
          code: 'SITE_REGISTERED_TWICE',
          noun: 'site',
          columns: siteColumns,
        });
        return tx.sites.append(drafts);
      }),
  });
}
