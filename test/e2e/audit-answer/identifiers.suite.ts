import { beforeAll, describe, expect, it } from '@jest/globals';

import type { TestGraph } from '../../testkit/graph';
import { recordAll } from '../../testkit/record';

interface Trace {
  readonly trace: {
    readonly understoodAs: readonly { readonly kind: string; readonly value: string }[];
    readonly warnings: readonly { readonly code: string }[];
    readonly matches: readonly { readonly matchedBy: string; readonly unit: { readonly unitKey: string } }[];
  };
}

const GTIN = '09526000000013';
const OTHER_GTIN = '09526000000020';
const AWKWARD = [
  'A(1)',
  'A)2',
  'a/b',
  'say"x"',
  "it's",
  '100%',
  'p&q',
  'what?',
  '1+1',
  '.dot',
  '%28',
  'Case',
  'case',
];

const keyOf = (gtin: string, serial: string) =>
  `01/${gtin}/21/${encodeURIComponent(serial).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/** A unit is found by whatever a scanner or a person has of it. */
export function describeIdentifiers(graph: () => TestGraph): void {
  describe('finding a unit', () => {
    const unitKey = keyOf(GTIN, 'FIND-1');

    beforeAll(async () => {
      const unitKeys = [
        unitKey,
        keyOf(GTIN, 'TWICE'),
        keyOf(OTHER_GTIN, 'TWICE'),
        ...AWKWARD.map((serial) => keyOf(GTIN, serial)),
      ];
      await recordAll(
        graph(),
        'registerUnits',
        'UnitInput',
        unitKeys.map((key) => ({ unitKey: key, lotNumber: 'LOT-1', productionDate: '2026-10-01' })),
      );
      await recordAll(graph(), 'recordIdentityAssignments', 'IdentityAssignmentInput', [
        { unitKey, kind: 'EUI_48', value: '02-15-B9-2D-0F-3B' },
        { unitKey, kind: 'IMEI', value: '490154203237518' },
        { unitKey, kind: 'UID', value: '0123456789ABCDEF0123' },
      ]);
    });

    async function find(identifier: string): Promise<Trace['trace']> {
      const { data, errors } = await graph().ask<Trace>(
        'query($identifier: String!) { trace(identifier: $identifier) { understoodAs { kind value } warnings { code } matches { matchedBy unit { unitKey } } } }',
        { identifier },
      );
      expect(errors).toBeUndefined();
      return data.trace;
    }

    const unitKeysOf = (trace: Trace['trace']) => trace.matches.map(({ unit }) => unit.unitKey);

    it.each([
      ['its serial number', 'FIND-1', 'SERIAL_NUMBER'],
      ['its unit key', unitKey, 'UNIT_KEY'],
      ['its MAC with hyphens', '02-15-B9-2D-0F-3B', 'EUI_48'],
      ['its MAC with colons', '02:15:b9:2d:0f:3b', 'EUI_48'],
      ['its MAC with dots', '0215.b92d.0f3b', 'EUI_48'],
      ['its IMEI', '490154203237518', 'IMEI'],
      ['its UID in either case', '0123456789abcdef0123', 'UID'],
      ['the element string on its label', `(01)${GTIN}(21)FIND-1`, 'ELEMENT_STRING'],
      ['the raw scan of its label', `]d201${GTIN}21FIND-1`, 'ELEMENT_STRING'],
      ['its Digital Link', `https://id.example.com/01/${GTIN}/21/FIND-1`, 'DIGITAL_LINK'],
    ])('takes %s', async (_what, identifier, matchedBy) => {
      const trace = await find(identifier);
      expect(trace.matches).toEqual([{ matchedBy, unit: { unitKey } }]);
      expect(trace.warnings).toEqual([]);
    });

    it('answers both units of two products that share a serial number', async () => {
      expect(unitKeysOf(await find('TWICE'))).toEqual([keyOf(GTIN, 'TWICE'), keyOf(OTHER_GTIN, 'TWICE')]);
    });

    it.each(AWKWARD)('finds the serial number %s exactly as it is written', async (serial) => {
      expect(unitKeysOf(await find(serial))).toEqual([keyOf(GTIN, serial)]);
      expect(unitKeysOf(await find(keyOf(GTIN, serial)))).toEqual([keyOf(GTIN, serial)]);
    });

    it('warns where the label and the record differ', async () => {
      const trace = await find(`(01)${GTIN}(11)261002(10)LOT-2(21)FIND-1`);
      expect(unitKeysOf(trace)).toEqual([unitKey]);
      expect(trace.warnings.map(({ code }) => code).sort()).toEqual([
        'LABEL_DATE_DIFFERS',
        'LABEL_LOT_DIFFERS',
      ]);
    });

    it('says that nothing was found, and how the identifier was understood', async () => {
      const trace = await find('02:15:b9:2d:0f:3c');
      expect(trace.matches).toEqual([]);
      expect(trace.understoodAs).toContainEqual({ kind: 'EUI_48', value: '0215b92d0f3c' });
      expect(trace.warnings.map(({ code }) => code)).toEqual(['IDENTIFIER_NOT_FOUND']);
    });
  });
}
