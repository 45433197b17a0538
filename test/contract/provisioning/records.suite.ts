import { describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { SITE, correct, newUnit, unit } from './facts';
import type { Opened } from './facts';
import { codesOf, fact } from './open-provisioning';

/** Decisions, locks, documents, registrations and people. */
export function describeRecords(opened: Opened): void {
  describe('decisions, locks and documents', () => {
    it('the final decision is the latest effective one at the gate FINAL', async () => {
      const unitKey = newUnit();
      const decision = (attempt: number, result: string, eventTime: string, gate = 'FINAL') =>
        fact({ unitKey, attempt, result, eventTime, gate, inspectorId: 'inge', site: SITE });
      const wrong = decision(3, 'FAIL', '2026-03-04T00:00:00Z');
      const results = await opened.provisioning.record('recordQcDecisions', [
        decision(1, 'HOLD', '2026-03-01T00:00:00Z'),
        decision(2, 'PASS', '2026-03-02T00:00:00Z'),
        decision(1, 'FAIL', '2026-03-05T00:00:00Z', 'INCOMING'),
        wrong,
        decision(2, 'PASS', '2026-03-01T12:00:00Z'),
      ]);
      expect(results.map(codesOf)).toEqual([[], [], [], [], ['ATTEMPT_TAKEN']]);
      await correct(opened, 'QC_DECISION', unitKey, wrong.eventId);
      const answer = await unit(
        opened,
        unitKey,
        'finalQc { attempt result decidedTime inspectorId } qcDecisions { gate }',
      );
      expect(answer).toMatchObject({
        finalQc: {
          attempt: 2,
          result: 'PASS',
          decidedTime: '2026-03-02T00:00:00.000Z',
          inspectorId: expect.stringMatching(/^op-[0-9a-f]{32}$/),
        },
      });
      expect(answer['qcDecisions']).toHaveLength(4);
    });

    it('the security state is the latest effective one', async () => {
      const unitKey = newUnit();
      await opened.provisioning.record('recordSecurityStates', [
        {
          unitKey,
          secureBoot: true,
          debugLocked: true,
          rootKeyId: 'E'.repeat(64),
          eventTime: '2026-03-02T00:00:00Z',
        },
        { unitKey, secureBoot: false, debugLocked: false, eventTime: '2026-03-01T00:00:00Z' },
      ]);
      expect(
        await unit(opened, unitKey, 'securityState { secureBoot rootKeyId } securityStates { secureBoot }'),
      ).toEqual({
        securityState: { secureBoot: true, rootKeyId: 'e'.repeat(64) },
        securityStates: [{ secureBoot: false }, { secureBoot: true }],
      });
    });

    it('documents are known by their hashes', async () => {
      const unitKey = newUnit();
      const attachment = {
        unitKey,
        sha256: '7'.repeat(64),
        mediaType: 'image/PNG',
        name: 'aoi.png',
        sizeBytes: '9007199254740993',
      };
      const results = await opened.provisioning.record('recordAttachments', [
        attachment,
        { ...attachment, sizeBytes: '1 MB' },
        { ...attachment, mediaType: 'png' },
      ]);
      expect(results.map(({ error }) => error?.code)).toEqual([
        undefined,
        'SIZE_MALFORMED',
        'MEDIA_TYPE_MALFORMED',
      ]);
      expect(await unit(opened, unitKey, 'attachments { sha256 mediaType sizeBytes }')).toEqual({
        attachments: [{ sha256: '7'.repeat(64), mediaType: 'image/png', sizeBytes: '9007199254740993' }],
      });
    });
  });

  describe('registrations', () => {
    it('of the same thing with other content are kept with a finding, the earlier answers until it is declared wrong', async () => {
      const eventId = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
      const program = { site: SITE, name: 'BOT', revision: '1', sha256: '1'.repeat(64) };
      const results = await opened.provisioning.record('registerMachinePrograms', [
        { ...program, eventId: eventId(3), sha256: '2'.repeat(64) },
        { ...program, eventId: eventId(1) },
        { ...program, eventId: eventId(2) },
      ]);
      expect(results.map(codesOf)).toEqual([['MACHINE_PROGRAM_REGISTERED_TWICE'], [], []]);
      const [later] = await opened.provisioning.record('registerMachinePrograms', [
        { ...program, sha256: '3'.repeat(64) },
      ]);
      expect(codesOf(later)).toEqual(['MACHINE_PROGRAM_REGISTERED_TWICE']);
      const query = `{ machineProgram(site: "${SITE}", name: "BOT", revision: "1") { sha256 } }`;
      expect((await opened.provisioning.ask(query)).data).toEqual({
        machineProgram: { sha256: '1'.repeat(64) },
      });
      await correct(opened, 'MACHINE_PROGRAM', 'north/BOT/1', eventId(1));
      await correct(opened, 'MACHINE_PROGRAM', 'north/BOT/1', eventId(2));
      expect((await opened.provisioning.ask(query)).data).toEqual({
        machineProgram: { sha256: '2'.repeat(64) },
      });
    });

    it('answer by site and number, and null for what is not registered', async () => {
      const query = `{ station(site: "${SITE}", stationId: "ST/1") { stationId name kind } other: station(site: "south", stationId: "ST/1") { name }
        resource(site: "${SITE}", resourceId: "DMM-1") { kind calibrationDueDate } none: resource(site: "${SITE}", resourceId: "DMM-2") { kind } }`;
      expect((await opened.provisioning.ask(query)).data).toEqual({
        station: { stationId: 'ST/1', name: 'Station 1', kind: null },
        other: null,
        resource: { kind: 'INSTRUMENT', calibrationDueDate: '2027-02-01' },
        none: null,
      });
    });
  });

  describe('people', () => {
    const rows = async (sql: string) => {
      const client = new Client({
        connectionString: opened.provisioning.stores.urls.provisioning.migrationUrl,
      });
      await client.connect();
      try {
        return (await client.query<Record<string, unknown>>(sql)).rows;
      } finally {
        await client.end();
      }
    };

    it('are pseudonyms in every record and conflict; id and name lie only in the erasable mapping', async () => {
      const operator = fact({ site: SITE, operatorId: 'zoe.zebra', displayName: 'Zoe Zebra' });
      const [result] = await opened.provisioning.record('registerOperators', [operator]);
      expect(result?.status).toBe('STORED');
      const changed = { ...operator, certifiedToTime: '2027-01-01T00:00:00Z' };
      expect((await opened.provisioning.record('registerOperators', [changed]))[0]?.status).toBe('CONFLICT');
      const people = await rows(
        `SELECT pseudonym, operator_id, display_name FROM people.operator_identity WHERE operator_id = 'zoe.zebra'`,
      );
      expect(people).toEqual([
        { pseudonym: expect.stringMatching(/^op-/), operator_id: 'zoe.zebra', display_name: 'Zoe Zebra' },
      ]);
      const records = await rows(
        'SELECT to_jsonb(operator)::text AS record FROM operator UNION ALL SELECT to_jsonb(record_conflict)::text FROM record_conflict',
      );
      expect(records.length).toBeGreaterThan(1);
      expect(JSON.stringify(records)).not.toMatch(/zebra/i);
    });

    it('that were erased are not brought back by a replay', async () => {
      const operator = fact({ site: SITE, operatorId: 'gone', displayName: 'Gone' });
      await opened.provisioning.record('registerOperators', [operator]);
      await rows(`DELETE FROM people.operator_identity WHERE operator_id = 'gone'`);
      expect((await opened.provisioning.record('registerOperators', [operator]))[0]?.status).toBe('REPLAYED');
      expect(await rows(`SELECT FROM people.operator_identity WHERE operator_id = 'gone'`)).toEqual([]);
    });
  });
}
