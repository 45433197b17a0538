import type { Element } from '@tracegraph/gs1';

import type { Warning } from '../entities/trace';

/** What is recorded of the unit a label names. */
export interface LabelledUnit {
  readonly unitKey: string;
  readonly lotNumber: string | null;
  /** YYYY-MM-DD; the day may be 00. */
  readonly productionDate: string | null;
}

/** GTIN and serial number found the unit, so they cannot differ. */
const NAMING = new Set(['01', '21']);

/**
 * Compares what a label says besides GTIN and serial number with the record of the unit.
 * @param elements of the label
 * @param unit the unit it names
 */
export function compareLabel(elements: readonly Element[], unit: LabelledUnit): readonly Warning[] {
  return elements.filter(({ ai }) => !NAMING.has(ai)).flatMap((element) => compareElement(element, unit));
}

function compareElement({ ai, value }: Element, unit: LabelledUnit): readonly Warning[] {
  if (ai === '10' && unit.lotNumber !== null) {
    if (unit.lotNumber === value) return [];
    const message = `The label says lot ${value}, the record of ${unit.unitKey} says ${unit.lotNumber}.`;
    return [{ code: 'LABEL_LOT_DIFFERS', message }];
  }
  if (ai === '11' && unit.productionDate !== null) {
    if (isSameDate(value, unit.productionDate)) return [];
    const message = `The label says production date ${value} (YYMMDD), the record of ${unit.unitKey} says ${unit.productionDate}.`;
    return [{ code: 'LABEL_DATE_DIFFERS', message }];
  }
  const message = `(${ai})${value} on the label of ${unit.unitKey} was not compared: nothing like it is recorded.`;
  return [{ code: 'LABEL_AI_NOT_COMPARED', message }];
}

/** YYMMDD leaves out the century, and either side may leave out the day (GS1 General Specifications, AI 11). */
function isSameDate(label: string, recorded: string): boolean {
  const date = recorded.slice(2).replaceAll('-', '');
  const withoutDay = label.endsWith('00') || date.endsWith('00');
  return withoutDay ? label.slice(0, 4) === date.slice(0, 4) : label === date;
}
