import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { AuditAnswer } from '../../../packages/cli/src/audit/answer';
import { collectFindings } from '../../../packages/cli/src/audit/findings';
import { renderAudit } from '../../../packages/cli/src/audit/report';
import type { GraphError } from '../../../packages/cli/src/graph';
import { A_FINAL_QC, A_TEST_RUN, aRecord, aUnit, anAnswer } from './an-answer';

const COMPLETE = 'every fact its product requires is recorded';

function report(answer: AuditAnswer, errors: readonly GraphError[] = []): string {
  return renderAudit('S1', answer, errors);
}

describe('the report of an audit', () => {
  it('says what was asked and how it was understood', () => {
    expect(report(anAnswer())).toMatch(/^Asked: S1\nUnderstood as: SERIAL_NUMBER S1\n/);
  });

  it('calls a unit complete where every required fact is recorded', () => {
    expect(report(anAnswer({ testRuns: [A_TEST_RUN], finalQc: A_FINAL_QC }))).toContain(COMPLETE);
  });

  it('names what is missing, and calls no such unit complete', () => {
    const text = report(anAnswer({ testRuns: [A_TEST_RUN] }));
    expect(text).toMatch(/MISSING +FINAL_QC/);
    expect(text).not.toContain(COMPLETE);
  });

  it('names what was not answered, by whom and why, and calls no such unit complete', () => {
    const path = ['trace', 'matches', 0, 'unit', 'firmware'];
    const error = {
      message: 'down',
      path,
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', serviceName: 'provisioning' },
    };
    const text = report(anAnswer({ testRuns: [A_TEST_RUN], finalQc: A_FINAL_QC, firmware: null }), [error]);
    expect(text).toMatch(/NOT ANSWERED +FIRMWARE/);
    expect(text).toContain(
      'Error SUBGRAPH_UNAVAILABLE of provisioning at trace.matches.0.unit.firmware: down',
    );
    expect(text).not.toContain(COMPLETE);
  });

  it('calls no unit complete whose product is not known, as nothing says what it requires', () => {
    const text = report(anAnswer({ product: null }));
    expect(text).toMatch(/NOT KNOWN +what its product requires/);
    expect(text).not.toContain(COMPLETE);
  });

  it('names what is hidden', () => {
    const finalQc = { ...A_FINAL_QC, record: aRecord({ redacted: ['*'] }) };
    expect(report(anAnswer({ testRuns: [A_TEST_RUN], finalQc }))).toMatch(/HIDDEN +FINAL_QC/);
  });

  it('judges each contained unit by itself, and says where it sits and whether it was removed', () => {
    const item = {
      path: ['a'],
      position: 'U7',
      removedTime: '2026-10-26T00:00:00Z',
      unit: aUnit({ unitKey: 'part/acme/M/1' }),
    };
    const text = report(
      anAnswer({ testRuns: [A_TEST_RUN], finalQc: A_FINAL_QC, contains: { truncated: true, items: [item] } }),
    );
    expect(text).toContain('contains more units than are listed here');
    expect(text).toContain('  contains at U7, removed 2026-10-26T00:00:00Z\n    unit          part/acme/M/1');
    expect(text).toMatch(/ {4}MISSING +TEST_RUNS, FINAL_QC/);
  });

  it('says of each match how it was found', () => {
    const { trace } = anAnswer();
    const matches = [...(trace?.matches ?? []), ...(trace?.matches ?? [])];
    const text = report({
      trace: { understoodAs: [], warnings: [{ code: 'IDENTITY_CLAIMED_TWICE', message: 'two' }], matches },
    });
    expect(text).toContain('Understood as: nothing known');
    expect(text).toContain('Warning IDENTITY_CLAIMED_TWICE: two');
    expect(text).toContain('Unit 2 of 2, found by SERIAL_NUMBER');
  });

  it('shows the errors where nothing else came', () => {
    expect(report({ trace: null }, [{ message: 'down' }])).toBe('Asked: S1\nError UNKNOWN: down');
  });

  it('shows every finding with its place', () => {
    const record = aRecord({ findings: [{ code: 'OUTSIDE_LIMITS', message: 'declared passed' }] });
    expect(report(anAnswer({ testRuns: [A_TEST_RUN, { ...A_TEST_RUN, record }] }))).toContain(
      'finding       OUTSIDE_LIMITS at testRuns[1]: declared passed',
    );
  });
});

describe('what is absent from a fact', () => {
  const AT = ['trace', 'matches', 0, 'unit'];
  const down = (serviceName: string | undefined, ...place: (string | number)[]): GraphError => ({
    message: 'down',
    path: [...AT, ...place],
    extensions: { code: 'SUBGRAPH_UNAVAILABLE', ...(serviceName !== undefined && { serviceName }) },
  });
  const firmware = {
    slot: 'APP',
    purpose: 'PRODUCTION',
    programmedTime: '2026-10-25T01:30:00Z',
    supersededTime: null,
    wasShipped: null,
    digest: 'FILE:sha256:00',
    image: null,
    record: aRecord(),
  };
  const component = {
    referenceDesignators: ['R1'],
    internalPartNumber: 'R-10K',
    usage: 'PLACED',
    state: 'INSTALLED',
    certainty: 'CERTAIN',
    packages: [{ packageId: 'REEL-1', lots: [] }],
    record: aRecord(),
  };
  const product = { partNumber: 'P1', revision: 'A', owner: null, requiredFacts: [] };
  const answer = anAnswer({ product, components: [component], firmware: [firmware, firmware] });

  it('is called not recorded where nothing failed there', () => {
    const text = report(answer, [down('firmware', 'firmware', 1, 'image'), down('units', 'shipments')]);
    expect(text).toContain('owner not recorded');
    expect(text).toContain('REEL-1 (lots not recorded)');
    expect(text.match(/APP PRODUCTION image .* since/g)).toEqual([
      'APP PRODUCTION image not recorded since',
      'APP PRODUCTION image not answered by firmware since',
    ]);
  });

  it('is called not answered where an error hides it, with the subgraph that failed if it is known', () => {
    const text = report(answer, [
      down('firmware', 'firmware', 0, 'image'),
      down(undefined, 'firmware', 1, 'image', 'name'),
      down('components', 'components', 0, 'packages', 0, 'lots'),
      down('units', 'product'),
    ]);
    expect(text).toContain('owner not answered by units');
    expect(text).toContain('REEL-1 (lots not answered by components)');
    expect(text).toContain('APP PRODUCTION image not answered by firmware since');
    expect(text).toContain('APP PRODUCTION image not answered since');
    expect(text).not.toContain('not recorded');
  });
});

describe('collecting findings', () => {
  const record = aRecord({ findings: [{ code: 'A_B', message: 'm' }] });

  it('names the place of each, also deep inside', () => {
    expect(collectFindings({ a: [{ record }, { b: { record } }] })).toEqual([
      { place: 'a[0]', code: 'A_B', message: 'm' },
      { place: 'a[1].b', code: 'A_B', message: 'm' },
    ]);
  });

  it('leaves those of other units to their own lines', () => {
    expect(
      collectFindings({ contains: { items: [{ record }] }, partOf: [{ record }], unit: { record } }),
    ).toEqual([]);
  });

  it('passes over what was not answered', () => {
    expect(collectFindings({ a: null, record: null, b: [null] })).toEqual([]);
  });
});

describe('abuse: what was recorded cannot write lines of the report', () => {
  it('shows control characters, line breaks and marks of direction as escapes', () => {
    const name = 'Acme\r\n  complete      every fact\u001b[2K\u202eX\u2028\u009b';
    const text = report(
      anAnswer({ product: { partNumber: name, revision: null, owner: null, requiredFacts: ['FINAL_QC'] } }),
    );
    expect(text).toContain('Acme\\u000d\\u000a  complete      every fact\\u001b[2K\\u202eX\\u2028\\u009b');
    expect(text).not.toMatch(/[^\P{Cc}\n]|\u202e|\u2028/u);
  });

  it('has as many lines whatever the texts hold', () => {
    const lines = (partNumber: string) =>
      report(anAnswer({ product: { partNumber, revision: null, owner: null, requiredFacts: [] } })).split(
        '\n',
      ).length;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(lines(text)).toBe(lines('P1'));
      }),
    );
  });

  it('holds for what was asked and for messages of errors too', () => {
    const text = renderAudit('\u001d01', { trace: null }, [{ message: 'a\nError NONE: b' }]);
    expect(text.split('\n')).toEqual(['Asked: \\u001d01', 'Error UNKNOWN: a\\u000aError NONE: b']);
  });
});
