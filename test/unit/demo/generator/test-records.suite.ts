import { beforeAll, describe, expect, it } from '@jest/globals';

import type { BatchFiles } from '../batch-files';

interface Measurement {
  name: string;
  kind: string;
  status: string;
  measured_value: string | boolean | null;
  units: string | null;
  limits: {
    comparator: string;
    lower: string | null;
    upper: string | null;
    expected: string | null;
    units: string | null;
  };
  outcome: string | null;
}
interface Run {
  dut_id: string;
  outcome: string;
  metadata: { attempt: number; retest_reason: string | null };
  measurements: Measurement[];
}

/** Rules for the test records of a batch. */
export function describeTestRecords(generated: () => BatchFiles): void {
  let batch: BatchFiles;
  let procedures: Map<string, Run[]>;

  beforeAll(() => {
    batch = generated();
    const paths = batch.paths().filter((path) => path.startsWith('test/'));
    procedures = new Map(paths.map((path) => [path, batch.jsonLines<Run>(path)]));
  });

  /** The verdict of the README's rules, by a reading of its own. */
  function verdict({ kind, status, measured_value: value, units, limits }: Measurement): string | null {
    if (status === 'SKIPPED') return null;
    if (limits.comparator === 'LOG') return 'NOT_JUDGED';
    if (kind === 'BOOLEAN') return String(value) === limits.expected ? 'PASS' : 'FAIL';
    if (kind === 'STRING') {
      const fold = (text: unknown): string =>
        limits.comparator === 'CASE_EQ' ? String(text) : String(text).toLowerCase();
      return fold(value) === fold(limits.expected) ? 'PASS' : 'FAIL';
    }
    const number = Number(value) * (units === limits.units ? 1 : 0.001);
    const [lower, upper] = [Number(limits.lower ?? '-Infinity'), Number(limits.upper ?? 'Infinity')];
    const open = limits.comparator === 'GT' || limits.comparator === 'LT';
    const inside = open ? number > lower && number < upper : number >= lower && number <= upper;
    return inside ? 'PASS' : 'FAIL';
  }

  describe('the test records of the demo batch', () => {
    it('have a first-pass yield from 95 to 98 % in every procedure', () => {
      expect(procedures.size).toBe(5);
      for (const runs of procedures.values()) {
        const first = runs.filter(({ metadata }) => metadata.attempt === 1);
        const yieldOf = first.filter(({ outcome }) => outcome === 'PASS').length / first.length;
        expect(yieldOf).toBeGreaterThanOrEqual(0.95);
        expect(yieldOf).toBeLessThanOrEqual(0.98);
      }
    });

    it('let each unit pass at last, again only after a repair', () => {
      const repairs = ['wro1', 'pen2'].flatMap((site) => batch.csv(`mes/${site}/repairs.csv`));
      for (const runs of procedures.values()) {
        const failed = runs.filter(({ outcome }) => outcome === 'FAIL').map(({ dut_id }) => dut_id);
        const again = runs.filter(({ metadata }) => metadata.attempt === 2);
        expect(again.map(({ dut_id }) => dut_id).toSorted()).toEqual(failed.toSorted());
        expect(
          again.every(
            ({ outcome, metadata }) => outcome === 'PASS' && metadata.retest_reason === 'AFTER_REPAIR',
          ),
        ).toBe(true);
        for (const serial of failed) expect(repairs.some((row) => row.serial_number === serial)).toBe(true);
      }
    });

    it('declare of every value what its limits say, and of every run what its values say', () => {
      for (const run of Array.from(procedures.values()).flat()) {
        expect(run.measurements.map(({ outcome }) => outcome)).toEqual(run.measurements.map(verdict));
        const failed = run.measurements.filter(({ outcome }) => outcome === 'FAIL');
        expect(failed).toHaveLength(run.outcome === 'FAIL' ? 1 : 0);
      }
    });

    it('hold 60 to 120 measurements of each unit, one-sided, text and truth values and other prefixes among them', () => {
      const [box = [], functional = [], inCircuit = [], sensor = [], sensorInCircuit = []] = [
        'test/wro1/bx-eol.ndjson',
        'test/wro1/mb-fct.ndjson',
        'test/wro1/mb-ict.ndjson',
        'test/pen2/sn-fct.ndjson',
        'test/pen2/sn-ict.ndjson',
      ].map((path) => procedures.get(path)?.[0]?.measurements);
      for (const ofUnit of [box, [...functional, ...inCircuit], [...sensor, ...sensorInCircuit]]) {
        expect(ofUnit.length).toBeGreaterThanOrEqual(60);
        expect(ofUnit.length).toBeLessThanOrEqual(120);
      }
      const all = [...box, ...functional, ...inCircuit, ...sensor, ...sensorInCircuit];
      for (const comparator of ['GELE', 'GE', 'GT', 'LE', 'LT', 'EQ', 'CASE_EQ', 'LOG'])
        expect(all.some(({ limits }) => limits.comparator === comparator)).toBe(true);
      expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['NUMERIC', 'STRING', 'BOOLEAN']));
      expect(all.some(({ units, limits }) => units === 'mV' && limits.units === 'V')).toBe(true);
    });

    it('spread like measured values: no two units are alike, and most lie in the middle of their limits', () => {
      const runs = (procedures.get('test/wro1/mb-fct.ndjson') ?? []).filter(
        ({ outcome }) => outcome === 'PASS',
      );
      const rails = runs.map(({ measurements }) => measurements.find(({ name }) => name === 'rail_5v0'));
      const values = rails.map((rail) => Number(rail?.measured_value));
      const middle = values.filter((value) => Math.abs(value - 5) < 0.075);
      expect(new Set(values).size).toBeGreaterThan(80);
      expect(middle.length / values.length).toBeGreaterThan(0.95);
    });
  });
}
