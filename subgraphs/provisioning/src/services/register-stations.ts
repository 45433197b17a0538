import { envelope, name, optional, recordList, siteCode } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { StationInput } from '../inputs/station.input';
import { noteRegisteredTwice } from './examine-claims';
import { siteKey } from './site-key';

const schema = z.object({
  ...envelope,
  site: siteCode,
  stationId: name,
  name: optional(name),
  kind: optional(name),
});

/** A station as read. */
export type StationContent = z.output<typeof schema>;

/** Registers stations; a second registration with other content is kept with a finding, the earlier one answers. */
export function registerStations(
  { store }: Context,
  inputs: readonly StationInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'STATION',
    schema,
    subjectKey: (content) => siteKey(content.site, content.stationId),
    write: (drafts) =>
      store.transaction(async (tx) => {
        await noteRegisteredTwice(tx, drafts, {
          kind: 'STATION',
          code: 'STATION_REGISTERED_TWICE',
          find: (keys) => tx.stations.findMany(keys),
          compared: (registration) => [registration.name, registration.kind],
        });
        return tx.stations.append(drafts);
      }),
  });
}
