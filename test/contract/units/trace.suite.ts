import { beforeAll, describe, expect, it } from '@jest/globals';

import type { Units } from './open-units';

interface Trace {
  readonly understoodAs: readonly { readonly kind: string; readonly value: string }[];
  readonly warnings: readonly { readonly code: string }[];
  readonly matches: readonly { readonly matchedBy: string; readonly unit: { readonly unitKey: string } }[];
}

/** From whatever stands on a unit to the unit. */
export function describeTrace(units: () => Units): void {
  const GTIN = '09526000000013';

  async function trace(identifier: string): Promise<Trace> {
    const { data } = await units().ask(
      'query($i: String!) { trace(identifier: $i) { understoodAs { kind value } warnings { code } matches { matchedBy unit { unitKey } } } }',
      { i: identifier },
    );
    return data['trace'] as Trace;
  }

  const found = async (identifier: string) =>
    (await trace(identifier)).matches.map(({ matchedBy, unit }) => [matchedBy, unit.unitKey]);

  describe('tracing', () => {
    beforeAll(async () => {
      await units().record('registerUnits', [
        { unitKey: `01/${GTIN}/21/T(1)`, lotNumber: 'L1', productionDate: '2026-03-00' },
        { unitKey: `01/${GTIN}/21/TWICE` },
        { unitKey: 'part/trace/p/TWICE' },
        { unitKey: 'part/trace/p/twice' },
        { unitKey: 'part/trace/p/020000000101' },
        { unitKey: 'part/trace/p/plain' },
      ]);
      await units().record('recordIdentityAssignments', [
        { unitKey: 'part/trace/p/plain', kind: 'EUI_48', value: '02-00-00-00-01-01' },
        { unitKey: 'part/trace/p/plain', kind: 'UID', value: '0xABCDEF' },
        { unitKey: 'part/trace/p/plain', kind: 'UID', value: 'Chip#7' },
        { unitKey: 'part/trace/p/plain', kind: 'SECONDARY_SERIAL', value: 'TWICE' },
        { unitKey: 'part/trace/p/plain', kind: 'EUI_64', value: '02-00-00-00-00-00-01-01' },
        { unitKey: 'part/trace/p/plain', kind: 'IMEI', value: '490154203237518' },
      ]);
    });

    it('finds all units of a serial number exactly as written, then those of other readings', async () => {
      expect(await found(' TWICE ')).toEqual([
        ['SERIAL_NUMBER', `01/${GTIN}/21/TWICE`],
        ['SERIAL_NUMBER', 'part/trace/p/TWICE'],
        ['SECONDARY_SERIAL', 'part/trace/p/plain'],
      ]);
      expect(await found('twice')).toEqual([['SERIAL_NUMBER', 'part/trace/p/twice']]);
    });

    it('tries a serial number that looks like a MAC as both', async () => {
      expect(await found('020000000101')).toEqual([
        ['SERIAL_NUMBER', 'part/trace/p/020000000101'],
        ['EUI_48', 'part/trace/p/plain'],
      ]);
    });

    it.each([
      ['02:00:00:00:00:00:01:01', 'EUI_64'],
      ['49-015420-323751-8', 'IMEI'],
      ['AB:CD:EF', 'UID'],
      ['abcdef', 'UID'],
      ['Chip#7', 'UID'],
    ])('finds %s as %s', async (identifier, kind) => {
      expect(await found(identifier)).toEqual([[kind, 'part/trace/p/plain']]);
    });

    it.each([
      [`${GTIN} T(1)`, 'GTIN_SERIAL', `01/${GTIN}/21/T%281%29`],
      [`9526000000013/T(1)`, 'GTIN_SERIAL', `01/${GTIN}/21/T%281%29`],
      [
        `https://example.com/x/01/${GTIN}/10/L1/21/T%281%29?11=260300`,
        'DIGITAL_LINK',
        `(01)${GTIN}(10)L1(21)T(1)(11)260300`,
      ],
      [`]d201${GTIN}1126031510L1\u001d21T(1)`, 'ELEMENT_STRING', `(01)${GTIN}(11)260315(10)L1(21)T(1)`],
    ])('understands %s as %s', async (identifier, kind, value) => {
      const { understoodAs, matches, warnings } = await trace(identifier);
      expect(understoodAs).toContainEqual({ kind, value });
      expect(matches).toEqual([{ matchedBy: kind, unit: { unitKey: `01/${GTIN}/21/T%281%29` } }]);
      expect(warnings).toEqual([]);
    });

    it('warns of what differs between label and record, and of what it did not compare', async () => {
      const codes = async (identifier: string) => (await trace(identifier)).warnings.map(({ code }) => code);
      expect(await codes(`(01)${GTIN}(11)260400(10)L2(21)T(1)`)).toEqual([
        'LABEL_DATE_DIFFERS',
        'LABEL_LOT_DIFFERS',
      ]);
      expect(await codes(`(01)${GTIN}(17)270101(10)L1(240)x(21)T(1)`)).toEqual([
        'LABEL_AI_NOT_COMPARED',
        'LABEL_AI_NOT_COMPARED',
      ]);
      expect(await codes(`(01)${GTIN}(10)L1(21)TWICE`)).toEqual(['LABEL_AI_NOT_COMPARED']);
    });

    it('finds units that are only named, and says once when nothing is found', async () => {
      await units().record('recordUnitInstallations', [
        { unitKey: 'part/trace/p/inside', containerUnitKey: 'part/trace/p/plain' },
      ]);
      expect(await found('inside')).toEqual([['SERIAL_NUMBER', 'part/trace/p/inside']]);
      const { warnings, understoodAs } = await trace('nothing');
      expect(warnings.map(({ code }) => code)).toEqual(['IDENTIFIER_NOT_FOUND']);
      expect(understoodAs.map(({ kind }) => kind)).toEqual(['SERIAL_NUMBER', 'UID', 'SECONDARY_SERIAL']);
      expect((await trace('')).matches).toEqual([]);
    });
  });
}
