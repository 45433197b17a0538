import { beforeAll, describe, expect, it } from '@jest/globals';

import type { BatchFiles, Row } from '../batch-files';

/** Rules for the times of a batch. */
export function describeLineTimes(generated: () => BatchFiles): void {
  let batch: BatchFiles;
  let log: Row[];

  beforeAll(() => {
    batch = generated();
    log = ['wro1', 'pen2'].flatMap((site) => batch.csv(`mes/${site}/stage-log.csv`));
  });

  const at = (text = ''): number => Date.parse(text);
  const groups = (rows: Row[], keyOf: (row: Row) => string): Row[][] => {
    const found = new Map<string, Row[]>();
    for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row]);
    return Array.from(found.values(), (group) =>
      group.toSorted((a, b) => at(a.started_time) - at(b.started_time)),
    );
  };

  /** The offset a zone has at an instant, by the time zone data of this machine. */
  function offsetOf(timeZone: string, instant: number): string {
    const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    return (
      format
        .formatToParts(instant)
        .find(({ type }) => type === 'timeZoneName')
        ?.value.replace('GMT', '') ?? ''
    );
  }

  describe('the times of the demo batch', () => {
    it('have the offset of their site, on both sides of the end of summer time', () => {
      const zones = new Map(batch.csv('master-data/sites.csv').map((row) => [row.site, row.time_zone]));
      for (const row of log) {
        for (const time of [row.started_time ?? '', row.ended_time ?? '']) {
          expect(time.slice(-6)).toBe(offsetOf(zones.get(row.site) ?? '', at(time)));
        }
      }
      const offsets = log.filter(({ site }) => site === 'WRO1').map((row) => row.started_time?.slice(-6));
      expect(new Set(offsets)).toEqual(new Set(['+02:00', '+01:00']));
    });

    it('repeat the hour from two to three at the site that leaves summer time', () => {
      const hour = log.filter((row) => row.started_time?.startsWith('2026-10-25T02'));
      expect(hour.some((row) => row.started_time?.endsWith('+02:00'))).toBe(true);
      expect(hour.some((row) => row.started_time?.endsWith('+01:00'))).toBe(true);
    });

    it('let no station but an oven work on two units or panels at a time', () => {
      const runs = log.filter(({ stage }) => stage !== 'REFLOW');
      // Optical inspection writes a row for the good and one for each failed place of one panel.
      const passes = groups(runs, (row) =>
        [row.site, row.station, row.panel, row.started_time].join('|'),
      ).map(([first, ...rest]) => (first?.panel === '' && rest.length > 0 ? undefined : first));
      expect(passes).not.toContain(undefined);
      for (const station of groups(passes as Row[], (row) => `${row.site}/${row.station}`)) {
        station.forEach((row, index) => {
          expect(at(row.ended_time)).toBeGreaterThan(at(row.started_time));
          if (index > 0)
            expect(at(row.started_time)).toBeGreaterThanOrEqual(at(station[index - 1]?.ended_time));
        });
      }
    });

    it('let panels enter one takt apart and stages follow in the order of the line', () => {
      for (const [station, takt] of [
        ['L1-PRINT', 270],
        ['S3-PRINT', 180],
      ] as const) {
        const starts = log.filter((row) => row.station === station).map((row) => at(row.started_time));
        const gaps = starts.slice(1).map((start, index) => (start - (starts[index] ?? 0)) / 1_000);
        expect(new Set(gaps)).toEqual(new Set([takt]));
      }
      const units = log.flatMap((row) =>
        row.panel === ''
          ? [{ ...row, key: `${row.part_number}/${row.serial_number}` }]
          : (row.positions ?? '').split(' ').map((position) => ({ ...row, key: `${row.panel}/${position}` })),
      );
      for (const runs of groups(units, (row) => row.key ?? '')) {
        runs.forEach((row, index) => {
          if (index > 0) expect(at(row.started_time)).toBeGreaterThanOrEqual(at(runs[index - 1]?.ended_time));
        });
      }
    });

    it('bind a serial number after the last stage on the panel began, and before anything is recorded of it', () => {
      const bindings = ['wro1', 'pen2'].flatMap((site) => batch.csv(`smt/${site}/bindings.csv`));
      for (const binding of bindings) {
        const serial = log.filter(
          (row) => row.part_number === binding.part_number && row.serial_number === binding.serial_number,
        );
        expect(serial.length).toBeGreaterThan(0);
        for (const row of serial) expect(at(row.started_time)).toBeGreaterThan(at(binding.bound_time));
      }
    });

    it('let every unit be programmed before it is tested by function, and shipped after its final inspection', () => {
      const programmed = new Map(
        ['wro1', 'pen2']
          .flatMap((site) => batch.csv(`programming/${site}/flashing-log.csv`))
          .toReversed()
          .map((row) => [`${row.part_number}/${row.serial_number}`, at(row.programmed_time)]),
      );
      for (const row of log.filter(({ stage }) => stage === 'FCT' || stage === 'EOL_TEST')) {
        const first = programmed.get(`${row.part_number}/${row.serial_number}`);
        expect(first).toBeLessThan(at(row.started_time));
      }
      for (const site of ['wro1', 'pen2']) {
        const states = groups(
          batch.csv(`mes/${site}/status.csv`).filter(({ part_number }) => part_number !== 'TRM-4G1'),
          (row) => `${row.part_number}/${row.serial_number}`,
        );
        for (const rows of states) {
          const times = rows.toSorted((a, b) => at(a.time) - at(b.time)).map(({ state }) => state);
          expect(times[0]).toBe('IN_PROCESS');
          expect(['SHIPPED', 'RELEASED']).toContain(times.at(-1));
          if (times.includes('SHIPPED')) expect(times.slice(-2)).toEqual(['RELEASED', 'SHIPPED']);
        }
      }
    });
  });
}
