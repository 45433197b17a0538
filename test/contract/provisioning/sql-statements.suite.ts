import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, it } from '@jest/globals';
import { Kind, parse, print } from 'graphql';
import type { FieldNode, FragmentDefinitionNode, SelectionNode } from 'graphql';

import { DEVICE_CERTIFICATE } from '../../unit/provisioning/certificates';
import { SITE, correct, installation, newUnit, stage, unit } from './facts';
import type { Opened } from './facts';

const OWN_FIELDS = ['stages', 'repairs', 'firmware', 'securityState', 'provisioning', 'testRuns', 'finalQc'];

/** The part of the audit answer that lies here, as the gateway would ask it; the image belongs to firmware. */
function auditAnswerFacts(): string {
  const file = path.join(__dirname, '../../../schema/operations/audit-answer.graphql');
  const fragments = parse(readFileSync(file, 'utf8')).definitions.filter(
    (node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION,
  );
  const facts = fragments.find(({ name }) => name.value === 'UnitFacts')?.selectionSet.selections ?? [];
  const own = facts.filter(
    (node: SelectionNode): node is FieldNode =>
      node.kind === Kind.FIELD && OWN_FIELDS.includes(node.name.value),
  );
  const selection = own
    .map(print)
    .join('\n')
    .replace(/image \{[\s\S]*?\n {2}\}\n/, 'image { digest }\n');
  const record = fragments.find(({ name }) => name.value === 'Rec');
  return `${selection} }\n } }\n${record ? print(record) : ''}`;
}

/** The cost of an answer. */
export function describeSqlStatements(opened: Opened): void {
  it('costs the same number of SQL statements for one unit and for a hundred', async () => {
    const units = Array.from({ length: 100 }, newUnit);
    const limits = [{ name: 'A', lowerLimit: '1' }];
    const recordings: readonly (readonly [string, (unitKey: string) => object])[] = [
      ['recordStageRuns', (unitKey: string) => stage(unitKey)],
      [
        'recordDefects',
        (unitKey: string) => ({ unitKey, defectCode: 'X', eventId: '00000000-0000-4000-8000-000000000001' }),
      ],
      [
        'recordRepairs',
        (unitKey: string) => ({
          unitKey,
          site: SITE,
          action: 'OTHER',
          defectEventId: '00000000-0000-4000-8000-000000000001',
        }),
      ],
      ['recordFirmwareInstallations', (unitKey: string) => installation(unitKey, '2026-03-01T00:00:00Z')],
      ['recordSecurityStates', (unitKey: string) => ({ unitKey, secureBoot: true, debugLocked: true })],
      [
        'recordCertificateProvisionings',
        (unitKey: string) => ({
          unitKey,
          purpose: 'X',
          keyOrigin: 'INJECTED',
          certificateDer: DEVICE_CERTIFICATE.der,
        }),
      ],
      [
        'recordTestRuns',
        (unitKey: string) => ({
          unitKey,
          procedure: 'P',
          attempt: 1,
          outcome: 'PASS',
          site: SITE,
          stationId: 'ST/1',
          startedTime: '2026-03-01T00:00:00Z',
          limits,
          measurements: [{ value: '1' }],
        }),
      ],
      [
        'recordQcDecisions',
        (unitKey: string) => ({ unitKey, attempt: 1, result: 'PASS', inspectorId: 'inge', site: SITE }),
      ],
    ];
    for (const [mutation, input] of recordings) {
      const results = await opened.provisioning.record(mutation, units.map(input));
      expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['STORED']));
    }
    await correct(opened, 'STAGE_RUN', units[7] ?? '', randomUUID());
    const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Unit { ${auditAnswerFacts()}`;
    const askFor = (count: number) =>
      opened.provisioning.ask(query, {
        r: units.slice(0, count).map((unitKey) => ({ __typename: 'Unit', unitKey })),
      });
    const [one, hundred] = [await askFor(1), await askFor(100)];
    const answers = hundred.data['_entities'] as readonly object[];
    expect(answers).toHaveLength(100);
    expect(answers[99]).toMatchObject({
      finalQc: { result: 'PASS' },
      repairs: [{ defect: 'X' }],
    });
    expect([one.statements, hundred.statements]).toEqual([17, 17]);
  });

  it('answers nothing recorded with empty lists and nulls, and a key that cannot be read with its code', async () => {
    expect(
      await unit(
        opened,
        newUnit(),
        'stages { stage } firmware { slot } testRuns { attempt } finalQc { result } securityState { secureBoot }',
      ),
    ).toEqual({
      stages: [],
      firmware: [],
      testRuns: [],
      finalQc: null,
      securityState: null,
    });
    await expect(unit(opened, '01/09521234543214/21/X', 'unitKey')).rejects.toThrow(/check digit/);
  });
}
