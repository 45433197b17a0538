import { describe, expect, it } from '@jest/globals';
import type { StoredRecord } from '@tracegraph/record';

import type {
  MaterialContent,
  MaterialItem,
} from '../../../../subgraphs/components/src/services/material-content';
import { projectComponents } from '../../../../subgraphs/components/src/services/project-components';
import type {
  InstallationFact,
  RemovalFact,
} from '../../../../subgraphs/components/src/services/project-components';

const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 2, 8, minute));

function recordOf(eventId: string, wrong: boolean): StoredRecord {
  const correctedBy = wrong ? ({ eventId: 'correction' } as StoredRecord['correctedBy']) : null;
  return { eventId, findings: [], correctedBy } as unknown as StoredRecord;
}

function installed(eventId: string, minute: number, set: string, wrong = false): InstallationFact {
  const record = recordOf(eventId, wrong);
  const where = { stage: 'SMT', placingMachine: 'M1', stageRunId: null };
  return { ...where, eventId, eventTime: at(minute), materialSetSha256: set, record };
}

function removed(
  eventId: string,
  minute: number,
  designators: string[],
  part: string | null = null,
  wrong = false,
): RemovalFact {
  return {
    eventId,
    eventTime: at(minute),
    referenceDesignators: designators,
    internalPartNumber: part,
    reason: 'REPAIR',
    operatorId: 'op-1',
    record: recordOf(eventId, wrong),
  };
}

const item = (
  internalPartNumber: string,
  referenceDesignators: string[],
  more: Partial<MaterialItem> = {},
): MaterialItem => ({
  internalPartNumber,
  usage: 'PLACED',
  certainty: 'CERTAIN',
  reason: null,
  referenceDesignators,
  packageKeys: [`s/${internalPartNumber}`],
  ...more,
});

const sets = (contents: Record<string, MaterialItem[]>): ReadonlyMap<string, MaterialContent> =>
  new Map(Object.entries(contents).map(([sha256, items]) => [sha256, { site: 's', items }]));

interface Shown {
  installations?: InstallationFact[];
  removals?: RemovalFact[];
  contents: Record<string, MaterialItem[]>;
  includeSuperseded?: boolean;
}

const project = ({ installations = [], removals = [], contents, includeSuperseded = false }: Shown) =>
  projectComponents(installations, removals, sets(contents), includeSuperseded);

/** `part at designators: state [codes of the record | codes of the removal]` */
const show = (shown: Shown): string[] =>
  project(shown).map((one) => {
    const codes = [one.record, one.removalRecord].map(
      (record) => record?.findings.map(({ code }) => code).join(',') ?? '',
    );
    const eventIds = `${one.record.eventId}${one.removalRecord ? `-${one.removalRecord.eventId}` : ''}`;
    return `${eventIds} ${one.internalPartNumber ?? '?'} ${one.referenceDesignators.join('+')} ${one.state} ${codes.join('|')}`.trim();
  });

const BOARD = {
  a: [item('R', ['R1', 'R2']), item('C', ['C2', 'C10'])],
  b: [item('R', ['R1'], { packageKeys: ['s/new'] })],
};

describe('what a unit holds', () => {
  it('is one item per installation, part and equal packages, by time, part and first designator', () => {
    const installations = [installed('i2', 1, 'b'), installed('i1', 0, 'c')];
    const c = [item('R', ['R10'], { packageKeys: ['s/2'] }), item('R', ['R9']), item('C', ['C1'])];
    expect(show({ installations, contents: { ...BOARD, c } })).toEqual([
      'i1 C C1 INSTALLED |',
      'i1 R R9 INSTALLED |',
      'i1 R R10 INSTALLED |',
      'i2 R R1 INSTALLED |',
    ]);
  });

  it('does not depend on the order in which the records came', () => {
    const installations = [installed('i1', 0, 'a'), installed('i2', 5, 'b'), installed('i3', 9, 'b')];
    const removals = [removed('r1', 4, ['R1', 'C2']), removed('r2', 8, ['R1'])];
    const forward = show({ installations, removals, contents: BOARD });
    expect(
      show({ installations: installations.toReversed(), removals: removals.toReversed(), contents: BOARD }),
    ).toEqual(forward);
    expect(forward).toEqual([
      'i1-r1 C C2 REMOVED |',
      'i1 C C10 INSTALLED |',
      'i1-r1 R R1 REMOVED |',
      'i1 R R2 INSTALLED |',
      'i2-r2 R R1 REMOVED |',
      'i3 R R1 INSTALLED |',
    ]);
  });

  it('lists an installation whose material set is not recorded, with all that is not known left open', () => {
    const [one, ...rest] = project({ installations: [installed('i1', 0, 'later')], contents: {} });
    expect(rest).toEqual([]);
    expect(one).toMatchObject({
      internalPartNumber: null,
      usage: 'OTHER',
      certainty: 'POSSIBLE',
      reason: 'UNRESOLVED',
      packageKeys: [],
      installedTime: at(0),
      state: 'INSTALLED',
    });
  });
});

describe('a removal', () => {
  it('makes an item of its own of the designators it takes off, with time, reason and operator', () => {
    const removals = [removed('r1', 3, ['C10'])];
    const [gone] = project({ installations: [installed('i1', 0, 'a')], removals, contents: BOARD }).filter(
      ({ state }) => state === 'REMOVED',
    );
    expect(gone).toMatchObject({
      referenceDesignators: ['C10'],
      installedTime: at(0),
      removedTime: at(3),
      removalReason: 'REPAIR',
      removalOperatorId: 'op-1',
      packageKeys: ['s/C'],
    });
  });

  it('leaves no installed item where it takes off all designators', () => {
    const shown = {
      installations: [installed('i1', 0, 'b')],
      removals: [removed('r1', 1, ['R1'])],
      contents: BOARD,
    };
    expect(show(shown)).toEqual(['i1-r1 R R1 REMOVED |']);
  });

  it('closes the latest installation at or before it, never a later one', () => {
    const installations = [installed('i1', 0, 'b'), installed('i2', 10, 'b')];
    expect(show({ installations, removals: [removed('r1', 5, ['R1'])], contents: BOARD })).toEqual([
      'i1-r1 R R1 REMOVED |',
      'i2 R R1 INSTALLED |',
    ]);
  });

  it('takes off the old part where the new one is put on under the same time', () => {
    const installations = [installed('i1', 0, 'b'), installed('i2', 5, 'b')];
    expect(show({ installations, removals: [removed('r1', 5, ['R1'])], contents: BOARD })).toEqual([
      'i1-r1 R R1 REMOVED |',
      'i2 R R1 INSTALLED |',
    ]);
  });

  it('takes off what was installed under the same time where nothing was there before', () => {
    const shown = {
      installations: [installed('i1', 5, 'b')],
      removals: [removed('r1', 5, ['R1'])],
      contents: BOARD,
    };
    expect(show(shown)).toEqual(['i1-r1 R R1 REMOVED |']);
  });

  it('is shown as an item with REMOVAL_WITHOUT_INSTALLATION where nothing was installed', () => {
    const shown = {
      installations: [installed('i1', 5, 'a')],
      removals: [removed('r1', 4, ['R1']), removed('r2', 6, ['R1', 'X9'])],
      contents: BOARD,
    };
    expect(show(shown)).toEqual([
      'r1-r1 ? R1 REMOVED REMOVAL_WITHOUT_INSTALLATION|REMOVAL_WITHOUT_INSTALLATION',
      'i1 C C2+C10 INSTALLED |',
      'i1-r2 R R1 REMOVED |REMOVAL_WITHOUT_INSTALLATION',
      'i1 R R2 INSTALLED |',
      'r2-r2 ? X9 REMOVED REMOVAL_WITHOUT_INSTALLATION|REMOVAL_WITHOUT_INSTALLATION',
    ]);
  });

  it('of what was taken off already is REMOVAL_WITHOUT_INSTALLATION', () => {
    const removals = [removed('r1', 1, ['R1']), removed('r2', 2, ['R1'])];
    expect(show({ installations: [installed('i1', 0, 'b')], removals, contents: BOARD })).toEqual([
      'i1-r1 R R1 REMOVED |',
      'r2-r2 ? R1 REMOVED REMOVAL_WITHOUT_INSTALLATION|REMOVAL_WITHOUT_INSTALLATION',
    ]);
  });

  it('is not called wrong while a material set installed before it is not recorded', () => {
    const shown = {
      installations: [installed('i1', 0, 'later')],
      removals: [removed('r1', 1, ['R1'])],
      contents: {},
    };
    expect(show(shown)).toEqual(['i1 ?  INSTALLED |', 'r1-r1 ? R1 REMOVED |']);
  });

  it('of another part than was installed has REMOVED_PART_DIFFERS', () => {
    const shown = {
      installations: [installed('i1', 0, 'b')],
      removals: [removed('r1', 1, ['R1'], 'X')],
      contents: BOARD,
    };
    expect(show(shown)).toEqual(['i1-r1 R R1 REMOVED |REMOVED_PART_DIFFERS']);
  });
});

describe('material without designators', () => {
  const contents = {
    case: [item('BOX', [], { usage: 'ENCLOSURE' }), item('BAT', [], { usage: 'BATTERY' })],
    paste: [item('PASTE', [], { usage: 'SOLDER_PASTE' })],
  };

  it('is removed by its part number', () => {
    const shown = {
      installations: [installed('i1', 0, 'case')],
      removals: [removed('r1', 1, [], 'BAT')],
      contents,
    };
    expect(show(shown)).toEqual(['i1-r1 BAT  REMOVED |', 'i1 BOX  INSTALLED |']);
  });

  it('may be used twice: paste of both sides takes no place', () => {
    const installations = [installed('i1', 0, 'paste'), installed('i2', 1, 'paste')];
    expect(show({ installations, contents })).toEqual(['i1 PASTE  INSTALLED |', 'i2 PASTE  INSTALLED |']);
  });

  it('that was not installed cannot be removed: REMOVAL_WITHOUT_INSTALLATION', () => {
    const shown = {
      installations: [installed('i1', 0, 'case')],
      removals: [removed('r1', 1, [], 'LID')],
      contents,
    };
    expect(show(shown).at(-1)).toBe(
      'r1-r1 LID  REMOVED REMOVAL_WITHOUT_INSTALLATION|REMOVAL_WITHOUT_INSTALLATION',
    );
  });
});

describe('a place taken twice', () => {
  it('is DESIGNATOR_OCCUPIED on the later installation, and both are listed', () => {
    const installations = [installed('i1', 0, 'a'), installed('i2', 5, 'b')];
    expect(show({ installations, contents: BOARD })).toEqual([
      'i1 C C2+C10 INSTALLED |',
      'i1 R R1+R2 INSTALLED |',
      'i2 R R1 INSTALLED DESIGNATOR_OCCUPIED|',
    ]);
  });

  it('is freed by a removal before or at the same time, not by one after', () => {
    const installations = [installed('i1', 0, 'b'), installed('i2', 5, 'b')];
    const codes = (minute: number) =>
      project({ installations, removals: [removed('r1', minute, ['R1'])], contents: BOARD }).flatMap(
        ({ record }) => record.findings.map(({ code }) => code),
      );
    expect(codes(4)).toEqual([]);
    expect(codes(5)).toEqual([]);
    expect(codes(6)).toEqual(['DESIGNATOR_OCCUPIED']);
  });

  it('names the designators, C2 before C10', () => {
    const installations = [installed('i1', 0, 'a'), installed('i2', 5, 'a')];
    const messages = project({ installations, contents: BOARD }).flatMap(({ record }) =>
      record.findings.map(({ message }) => message),
    );
    expect(new Set(messages)).toEqual(
      new Set(['Something is installed at C2, C10, R1, R2, and no removal of it is recorded.']),
    );
  });

  it('is not taken by glue or coating under or over a part, and a removal takes the part', () => {
    const contents = { ...BOARD, glue: [item('GLUE', ['R1'], { usage: 'ADHESIVE' })] };
    const installations = [installed('i0', 0, 'glue'), installed('i1', 1, 'b'), installed('i2', 2, 'glue')];
    expect(show({ installations, removals: [removed('r1', 3, ['R1'])], contents })).toEqual([
      'i0 GLUE R1 INSTALLED |',
      'i1-r1 R R1 REMOVED |',
      'i2 GLUE R1 INSTALLED |',
    ]);
  });

  it('is not taken by the candidates of one record, and a removal takes off all of them', () => {
    const candidates = [
      item('R', ['R1'], { certainty: 'POSSIBLE', reason: 'SPLICE', packageKeys: ['s/1'] }),
      item('R', ['R1'], { certainty: 'POSSIBLE', reason: 'SPLICE', packageKeys: ['s/2'] }),
    ];
    const installations = [installed('i1', 0, 'splice')];
    expect(show({ installations, contents: { splice: candidates } })).toEqual([
      'i1 R R1 INSTALLED |',
      'i1 R R1 INSTALLED |',
    ]);
    const removals = [removed('r1', 1, ['R1'])];
    expect(show({ installations, removals, contents: { splice: candidates } })).toEqual([
      'i1-r1 R R1 REMOVED |',
      'i1-r1 R R1 REMOVED |',
    ]);
  });
});

describe('what was declared wrong', () => {
  const installations = [installed('i1', 0, 'b', true), installed('i2', 1, 'b')];
  const removals = [removed('r1', 2, ['R1'], null, true)];

  it('is left out and changes nothing of the others', () => {
    expect(show({ installations, removals, contents: BOARD })).toEqual(['i2 R R1 INSTALLED |']);
  });

  it('is listed as it was recorded where it is asked for', () => {
    expect(show({ installations, removals, contents: BOARD, includeSuperseded: true })).toEqual([
      'i1 R R1 INSTALLED |',
      'i2 R R1 INSTALLED |',
      'r1-r1 ? R1 REMOVED |',
    ]);
  });
});
