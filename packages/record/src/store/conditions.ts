import type { WorkOrderKeyInput } from '../graphql/record-arguments';
import { readArgument } from '../read-argument';
import { name, siteCode, time, unitKey } from '../readers';

/** The keys under which units are recorded in a store, as statements of one text column. */
export interface UnitKeyStatements {
  /** @param unit SQL of the key asked: of the unit, or of a place on a panel */
  readonly ofUnit: (unit: string) => string;
  /** Of all units made under a work order. */
  readonly ofWorkOrder: (site: string, number: string) => string;
}

/** Of which units records are asked for; of all where nothing is given. */
export interface AskedUnit {
  readonly unitKey?: string | null;
  readonly workOrder?: WorkOrderKeyInput | null;
}

/** The conditions of a statement, with the values of its parameters. */
export class Conditions {
  private readonly parts: string[] = ['true'];
  readonly values: unknown[] = [];

  /**
   * Adds a condition.
   * @param toSql its text, given the parameters of the values
   */
  add(values: readonly unknown[], toSql: (...parameters: string[]) => string): void {
    const parameters = values.map((value) => `$${this.values.push(value)}`);
    this.parts.push(toSql(...parameters));
  }

  /** Adds the condition that a column holds a key of the units asked, if any are. */
  addUnits(column: string, asked: AskedUnit, statements: UnitKeyStatements | null): void {
    const { unitKey: unit, workOrder } = asked;
    if (!statements) return;
    if (typeof unit === 'string')
      this.add(
        [readArgument(unitKey, unit)],
        (key) => `${column} = ANY(ARRAY(${statements.ofUnit(`${key}::text`)}))`,
      );
    if (workOrder)
      this.add(
        [readArgument(siteCode, workOrder.site), readArgument(name, workOrder.number)],
        (site, number) =>
          `${column} = ANY(ARRAY(${statements.ofWorkOrder(`${site}::text`, `${number}::text`)}))`,
      );
  }

  /** Adds the condition that a time lies in a range, its end excluded. */
  addTimes(column: string, from: string | null | undefined, to: string | null | undefined): void {
    if (typeof from === 'string')
      this.add([readArgument(time, from)], (least) => `${column} >= ${least}::text::timestamptz`);
    if (typeof to === 'string')
      this.add([readArgument(time, to)], (end) => `${column} < ${end}::text::timestamptz`);
  }

  /** All of them hold. */
  toString(): string {
    return this.parts.join(' AND ');
  }
}
