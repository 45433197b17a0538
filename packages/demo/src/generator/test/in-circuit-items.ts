import type { BillLine } from '../catalog/bill-line';
import { between, type TestItem } from './test-item';

/** How many designators of a part the fixture's needles reach. */
export type Probes = readonly (readonly [part: string, count: number])[];

/**
 * Measurements of passive parts, from the bill of materials: resistors in Ohm or kOhm, capacitors in nF or uF.
 * Limits are the part's tolerance and what the fixture adds.
 */
export function inCircuitItems(bill: readonly BillLine[], probes: Probes): TestItem[] {
  return probes.flatMap(([part, count]) => {
    const line = bill.find((entry) => entry.part === part);
    if (!line?.value) throw new RangeError(`${part} has no electrical value to measure.`);
    const { nominal, tolerance } = line.value;
    return line.designators.slice(0, count).map((designator) => {
      const details = { designator, suspect: designator };
      if (designator.startsWith('C')) {
        return nominal >= 1e-6
          ? between(`${designator}_capacitance`, 'uF', nominal * 1e6, tolerance + 10, 3, details)
          : between(`${designator}_capacitance`, 'nF', nominal * 1e9, tolerance + 10, 2, details);
      }
      return nominal >= 1_000
        ? between(`${designator}_resistance`, 'kOhm', nominal / 1_000, tolerance + 2, 3, details)
        : between(`${designator}_resistance`, 'Ohm', nominal, tolerance + 3, 2, details);
    });
  });
}
