import { readFragment } from '../graph';
import type { FindingSource } from './sources';

const COMMON = {
  code: 'String',
  fromTime: 'String',
  toTime: 'String',
  isResolved: 'Boolean',
  first: 'Int!',
  after: 'String',
} as const;
const ABOUT_UNITS = { unitKey: 'ID', workOrder: 'WorkOrderKeyInput' } as const;

/** Which findings are asked for. */
export interface FindingFilter {
  readonly code: string | null;
  readonly fromTime: string | null;
  readonly toTime: string | null;
  readonly isResolved: boolean | null;
  readonly unitKey: string | null;
  readonly workOrder: { readonly site: string; readonly number: string } | null;
}

/** The operation that asks a source for a page; it is answered as `findings`. */
export function buildFindingQuestion({ field, isAboutUnits }: FindingSource): string {
  const variables = { ...COMMON, ...(isAboutUnits ? ABOUT_UNITS : {}) };
  const declared = Object.entries(variables).map(([name, type]) => `$${name}: ${type}`);
  const given = Object.keys(variables).map((name) => `${name}: $${name}`);
  return [
    `query Findings(${declared.join(', ')}) { findings: ${field}(${given.join(', ')}) { ...FindingsPage } }`,
    readFragment('findings', 'FindingsPage'),
  ].join('\n');
}
