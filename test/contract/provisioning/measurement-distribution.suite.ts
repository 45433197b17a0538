import { beforeAll, describe, expect, it } from '@jest/globals';
import { contentSha256 } from '@tracegraph/ledger';

import { correct, limit, newUnit, run } from './facts';
import type { Opened } from './facts';

const QUESTION = `query($procedure: String!, $name: String! = "V", $attempts: AttemptChoice! = FIRST, $binCount: Int! = 2,
    $quantiles: [String!]! = ["0", "0.33", "0.34", "0.5", "1"], $filter: ProductionFilter) {
  measurementDistribution(procedure: $procedure, name: $name, attempts: $attempts, binCount: $binCount, quantiles: $quantiles,
    filter: $filter) { totalCount truncated series { limitsSha256s isLimitKnown unit isUnitComparable comparator lowerLimit upperLimit
    nominal limitUnit unitCount valueCount minimum maximum mean standardDeviation quantiles { fraction value }
    histogram { lowerBound upperBound valueCount } outOfLimitsCount notJudgedCount cp cpk } } }`;

type Series = Readonly<Record<string, unknown>>;

const WIDE = [
  limit('U', { lowerLimit: null }),
  limit('V', { lowerLimit: '1', upperLimit: '9', nominal: '5' }),
];

/** Distributions of measured values. */
export function describeMeasurementDistributions(opened: Opened): void {
  describe('the distribution of a measurement', () => {
    const ask = async (procedure: string, other: object = {}): Promise<readonly Series[]> => {
      const { data } = await opened.provisioning.ask(QUESTION, { procedure, ...other });
      return (data['measurementDistribution'] as { series: readonly Series[] }).series;
    };
    const tested = (
      unitKey: string,
      procedure: string,
      [value, unit]: readonly [value: string | null, unit?: string],
      other: Readonly<Record<string, unknown>> = {},
    ) => {
      const measurement = { value, unit: unit ?? null, status: value === null ? 'ERROR' : 'MEASURED' };
      const measurements = [{ value: '1' }, measurement];
      return run(unitKey, { procedure, limits: WIDE, measurements, ...other });
    };
    const record = async (...runs: readonly object[]): Promise<void> => {
      const results = await opened.provisioning.record('recordTestRuns', runs);
      expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['STORED']));
    };

    describe('of units tested several times', () => {
      const [healed, place] = [newUnit(), 'panel/north/D-1/1'];

      beforeAll(async () => {
        const other = newUnit();
        const wrong = tested(other, 'D-ONE', ['100']);
        await opened.provisioning.refer({ kind: 'BOUND', unitKey: healed, otherKey: place });
        await record(
          tested(place, 'D-ONE', ['10']),
          tested(healed, 'D-ONE', ['4000', 'mV'], { attempt: 2 }),
          tested(newUnit(), 'D-ONE', ['.002e0', 'kV']),
          tested(other, 'D-ONE', [null], { outcome: 'ERROR' }),
          tested(other, 'D-ONE', ['6.00'], { attempt: 2 }),
          wrong,
        );
        await correct(opened, 'TEST_RUN', other, wrong.eventId);
      });

      it('counts each unit once, in the unit of the limits', async () => {
        expect(await ask('D-ONE', { attempts: 'LAST' })).toEqual([
          {
            limitsSha256s: [contentSha256({ procedure: 'D-ONE', items: WIDE })],
            isLimitKnown: true,
            unit: 'V',
            isUnitComparable: true,
            comparator: 'GELE',
            lowerLimit: '1',
            upperLimit: '9',
            nominal: '5',
            limitUnit: 'V',
            unitCount: 3,
            valueCount: 3,
            minimum: '2',
            maximum: '6',
            mean: '4',
            standardDeviation: '2',
            quantiles: [
              { fraction: '0', value: '2' },
              { fraction: '0.33', value: '2' },
              { fraction: '0.34', value: '4' },
              { fraction: '0.5', value: '4' },
              { fraction: '1', value: '6' },
            ],
            histogram: [
              { lowerBound: '2', upperBound: '4', valueCount: 1 },
              { lowerBound: '4', upperBound: '6', valueCount: 2 },
            ],
            outOfLimitsCount: 0,
            notJudgedCount: 0,
            cp: '0.666667',
            cpk: '0.5',
          },
        ]);
      });

      it.each([
        [
          'FIRST',
          { unitCount: 3, valueCount: 3, maximum: '10', outOfLimitsCount: 1, standardDeviation: '4' },
        ],
        ['ALL', { unitCount: 3, valueCount: 4, maximum: '10', outOfLimitsCount: 1, mean: '5.5' }],
      ])('takes the values asked for: %s', async (attempts, expected) => {
        expect(await ask('D-ONE', { attempts })).toMatchObject([expected]);
      });

      it('counts runs within the filter only', async () => {
        const filter = {
          fromTime: '2026-03-02T08:59:00Z',
          toTime: '2026-03-02T08:59:00.001Z',
          site: 'north',
        };
        expect(await ask('D-ONE', { filter })).toMatchObject([{ unitCount: 3 }]);
        expect(await ask('D-ONE', { filter: { ...filter, site: 'south' } })).toEqual([]);
        expect(await ask('D-ONE', { filter: { ...filter, fromTime: '2026-03-02T08:59:00.0001Z' } })).toEqual(
          [],
        );
      });
    });

    it('does not mix limits that differ, and mixes those that differ in other measurements only', async () => {
      const procedure = 'D-TWO';
      const [first, second] = WIDE;
      const others = [
        [limit('U', { lowerLimit: '0' }), second],
        [first, limit('V', { lowerLimit: '2', upperLimit: '9', nominal: '5' })],
      ];
      const sha256s = [WIDE, ...others].map((items) => contentSha256({ procedure, items } as never));
      await record(
        tested(newUnit(), procedure, ['5']),
        ...others.map((limits) => tested(newUnit(), procedure, ['5'], { limits })),
      );
      const series = await ask(procedure);
      const bySha = new Map(series.map((one) => [one['lowerLimit'], one]));
      expect(series).toHaveLength(2);
      expect(bySha.get('1')).toMatchObject({ valueCount: 2, limitsSha256s: sha256s.slice(0, 2).sort() });
      expect(bySha.get('2')).toMatchObject({ valueCount: 1, limitsSha256s: [sha256s[2]] });
    });

    it('is a series of its own where values cannot be turned into the unit of the limits', async () => {
      await record(
        tested(newUnit(), 'D-UNITS', ['5']),
        tested(newUnit(), 'D-UNITS', ['70', 'mA']),
        tested(newUnit(), 'D-UNITS', ['7', 'A']),
      );
      expect(await ask('D-UNITS')).toMatchObject([
        { unit: 'A', isUnitComparable: false, minimum: '7', notJudgedCount: 1, cpk: null },
        { unit: 'V', isUnitComparable: true, notJudgedCount: 0 },
        { unit: 'mA', isUnitComparable: false, minimum: '70', outOfLimitsCount: 0 },
      ]);
    });

    it.each([
      ['of one side', { comparator: 'LE', lowerLimit: '1' }, { cp: null, cpk: '0.833333' }],
      ['of the other side', { comparator: null, upperLimit: null }, { cp: null, cpk: '0.5' }],
      [
        'of none where nothing is compared',
        { comparator: 'LOG' },
        { cp: null, cpk: null, notJudgedCount: 3 },
      ],
      ['of none where a value is expected', { comparator: 'EQ', expected: '4' }, { cp: null, cpk: null }],
      [
        'of none where limits are reversed',
        { lowerLimit: '9.1' },
        { cp: null, cpk: null, notJudgedCount: 3 },
      ],
    ])('has the capability %s', async (title, other, expected) => {
      const procedure = `D-CPK ${title}`;
      const limits = [WIDE[0], limit('V', { lowerLimit: '1', upperLimit: '9', ...other })];
      await record(...['2', '4', '6'].map((value) => tested(newUnit(), procedure, [value], { limits })));
      expect(await ask(procedure)).toMatchObject([expected]);
    });

    it('has neither deviation nor capability for one value, and one class for equal ones', async () => {
      await record(tested(newUnit(), 'D-EQUAL', ['3']));
      expect(await ask('D-EQUAL')).toMatchObject([{ standardDeviation: null, cp: null, cpk: null }]);
      await record(tested(newUnit(), 'D-EQUAL', ['3.0']));
      expect(await ask('D-EQUAL')).toMatchObject([
        {
          standardDeviation: '0',
          cpk: null,
          histogram: [{ lowerBound: '3', upperBound: '3', valueCount: 2 }],
        },
      ]);
    });

    it('counts exactly where floating point would not', async () => {
      const values = Array.from(
        { length: 100 },
        (_, at) => `0.00000000000000000001${String(at).padStart(2, '0')}`,
      );
      await record(...values.map((value) => tested(newUnit(), 'D-EXACT', [value])));
      const [series] = await ask('D-EXACT', { binCount: 99, quantiles: ['0.07', '0.29', '7e-2'] });
      expect(series?.['quantiles']).toEqual([
        { fraction: '0.07', value: '0.0000000000000000000106' },
        { fraction: '0.29', value: '0.0000000000000000000128' },
        { fraction: '7e-2', value: '0.0000000000000000000106' },
      ]);
      const histogram = series?.['histogram'] as readonly { readonly valueCount: number }[];
      expect(histogram.map(({ valueCount }) => valueCount)).toEqual([...Array<number>(98).fill(1), 2]);
    });

    it('knows values by the names of their runs while the limits are not registered', async () => {
      const limitsSha256 = 'd'.repeat(64);
      const measurements = [{ name: 'V', value: '5', unit: 'mV' }];
      const late = { limits: null, limitsSha256, measurements };
      await record(tested(newUnit(), 'D-LATE', ['5'], late));
      expect(await ask('D-LATE')).toMatchObject([
        { isLimitKnown: false, limitsSha256s: [limitsSha256], unit: 'mV', mean: '5', notJudgedCount: 1 },
      ]);
    });

    it.each([
      ['BIN_COUNT_OUT_OF_RANGE', { binCount: 0 }],
      ['BIN_COUNT_OUT_OF_RANGE', { binCount: 101 }],
      ['QUANTILE_MALFORMED', { quantiles: ['1.01'] }],
      ['QUANTILE_MALFORMED', { quantiles: ['half'] }],
      ['QUANTILE_MALFORMED', { quantiles: Array<string>(21).fill('0.5') }],
      ['TEXT_EMPTY', { name: ' ' }],
    ])('is refused with %s where the question cannot be read', async (code, other) => {
      const refusal = await ask('D-ONE', other).then(
        () => null,
        (error: unknown) => error as Error,
      );
      expect(refusal?.cause).toMatchObject({ originalError: { code } });
    });

    it('costs one SQL statement', async () => {
      const { statements } = await opened.provisioning.ask(QUESTION, { procedure: 'D-ONE' });
      expect(statements).toBe(1);
    });
  });
}
