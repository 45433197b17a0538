import { randomUUID } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import { SITE, correct, newUnit, stage, unit } from './facts';
import type { Opened } from './facts';
import { codesOf, fact } from './open-provisioning';

/** Stages and repairs. */
export function describeStages(opened: Opened): void {
  describe('stages', () => {
    const FIELDS = `stages { stage stationId operatorId machineProgram { name revision sha256 record { eventId } }
      resources { kind resourceId revision calibrationDueDate } startedTime endedTime result record { findings { code } } }`;

    it('name their program and their resources as they were calibrated at the time', async () => {
      const unitKey = newUnit();
      const [result] = await opened.provisioning.record('recordStageRuns', [stage(unitKey)]);
      expect(result).toMatchObject({ status: 'STORED', findings: [] });
      const { stages } = await unit(opened, unitKey, FIELDS);
      expect(stages).toEqual([
        expect.objectContaining({
          machineProgram: expect.objectContaining({ name: 'TOP/A', sha256: 'c'.repeat(64) }),
          resources: [
            { kind: 'FIXTURE', resourceId: 'FX-1', revision: null, calibrationDueDate: null },
            { kind: 'INSTRUMENT', resourceId: 'DMM-1', revision: 'B', calibrationDueDate: '2027-02-01' },
          ],
          startedTime: '2026-03-02T08:00:00.000Z',
        }),
      ]);
    });

    it('with an instrument past its due date are stored with a finding, and show the date of then', async () => {
      const unitKey = newUnit();
      const times = {
        startedTime: '2026-01-11T00:10:00+01:00',
        endedTime: null,
        eventTime: '2026-01-11T00:10:00+01:00',
      };
      const [result] = await opened.provisioning.record('recordStageRuns', [stage(unitKey, times)]);
      expect(codesOf(result)).toEqual(['CALIBRATION_OVERDUE']);
      const { stages } = await unit(opened, unitKey, FIELDS);
      expect(stages).toMatchObject([
        { resources: [{}, { calibrationDueDate: '2026-01-10' }], endedTime: null },
      ]);
    });

    it('that name what nobody registered are stored with findings, and show it once it is registered', async () => {
      const unitKey = newUnit();
      const other = {
        stationId: 'ST-NEW',
        machineProgram: { name: 'NEW', revision: '1' },
        resourceIds: ['TOOL-NEW'],
      };
      const [result] = await opened.provisioning.record('recordStageRuns', [stage(unitKey, other)]);
      expect(codesOf(result)).toEqual(['MACHINE_PROGRAM_UNKNOWN', 'RESOURCE_UNKNOWN', 'STATION_UNKNOWN']);
      expect(await unit(opened, unitKey, FIELDS)).toMatchObject({
        stages: [
          {
            machineProgram: { name: 'NEW', sha256: null, record: null },
            resources: [{ kind: 'UNKNOWN', resourceId: 'TOOL-NEW', calibrationDueDate: null }],
          },
        ],
      });
      await opened.provisioning.record('registerMachinePrograms', [
        { site: SITE, name: 'NEW', revision: '1', sha256: '1'.repeat(64) },
      ]);
      await opened.provisioning.record('registerResources', [
        { site: SITE, resourceId: 'TOOL-NEW', kind: 'TOOL' },
      ]);
      expect(await unit(opened, unitKey, FIELDS)).toMatchObject({
        stages: [{ machineProgram: { sha256: '1'.repeat(64) }, resources: [{ kind: 'TOOL' }] }],
      });
    });

    it('come in the order of start, stage and event id, however they were recorded', async () => {
      const unitKey = newUnit();
      const at = (time: string) => ({ startedTime: time, endedTime: null });
      await opened.provisioning.record('recordStageRuns', [
        stage(unitKey, { stage: 'B', ...at('2026-03-02T09:00:00Z') }),
        stage(unitKey, { stage: 'C', ...at('2026-03-02T08:00:00Z') }),
        stage(unitKey, { stage: 'A', ...at('2026-03-02T10:00:00+01:00') }),
      ]);
      const { stages } = await unit(opened, unitKey, 'stages { stage }');
      expect(stages).toEqual([{ stage: 'C' }, { stage: 'A' }, { stage: 'B' }]);
    });

    it('recorded under a panel position belong to the unit bound to it later', async () => {
      const unitKey = newUnit();
      await opened.provisioning.record('recordStageRuns', [stage('panel/north/P1/3')]);
      expect(await unit(opened, unitKey, 'stages { stage }')).toEqual({ stages: [] });
      await opened.provisioning.refer({ kind: 'BOUND', unitKey, otherKey: 'panel/north/P1/3' });
      expect(await unit(opened, unitKey, 'stages { stage }')).toEqual({ stages: [{ stage: 'ICT' }] });
    });

    it('declared wrong are left out unless asked for, and then say so', async () => {
      const unitKey = newUnit();
      const wrong = stage(unitKey);
      await opened.provisioning.record('recordStageRuns', [wrong]);
      await correct(opened, 'STAGE_RUN', unitKey, wrong.eventId);
      expect(await unit(opened, unitKey, 'stages { stage }')).toEqual({ stages: [] });
      const all = await unit(
        opened,
        unitKey,
        'stages(includeSuperseded: true) { record { correctedBy { reason author } } }',
      );
      expect(all).toMatchObject({ stages: [{ record: { correctedBy: { reason: 'INCORRECT_DATA' } } }] });
    });
  });

  describe('repairs', () => {
    it('show the code of the defect they name, also where it was seen under a panel position', async () => {
      const unitKey = newUnit();
      await opened.provisioning.refer({ kind: 'BOUND', unitKey, otherKey: 'panel/north/P2/1' });
      const defect = fact({
        unitKey: 'panel/north/P2/1',
        defectCode: 'TOMBSTONE',
        referenceDesignators: ['R7'],
      });
      await opened.provisioning.record('recordDefects', [defect]);
      const repair = { unitKey, site: SITE, operatorId: 'bert', action: 'RESOLDERED' };
      const results = await opened.provisioning.record('recordRepairs', [
        { ...repair, defectEventId: defect.eventId },
        { ...repair, defectCode: 'BRIDGE', action: 'CLEANED' },
        { ...repair, defectEventId: randomUUID(), action: 'OTHER' },
      ]);
      expect(results.map(codesOf)).toEqual([[], [], ['DEFECT_UNKNOWN']]);
      expect(await unit(opened, unitKey, 'repairs { action defect } defects { defectCode }')).toEqual({
        repairs: [
          { action: 'CLEANED', defect: 'BRIDGE' },
          { action: 'OTHER', defect: null },
          { action: 'RESOLDERED', defect: 'TOMBSTONE' },
        ],
        defects: [{ defectCode: 'TOMBSTONE' }],
      });
    });
  });
}
