import type { GraphError } from '../graph';
import type { AnswerUnit, AnswerUnitInPlace, AuditAnswer } from './answer';
import { factStatuses } from './fact-status';
import type { AnswerPath } from './fact-status';
import { collectFindings } from './findings';
import { describeFacts } from './unit-lines';
import { visible } from './visible';

/**
 * The answer for people: what was understood, every unit with its facts, what is missing, and what was noticed.
 * @param identifier as asked
 * @param answer as the graph gave it
 * @param errors of the answer; what they hide is said to be unavailable
 */
export function renderAudit(identifier: string, answer: AuditAnswer, errors: readonly GraphError[]): string {
  return renderVisible(visible(identifier), visible(answer), visible(errors));
}

function renderVisible(identifier: string, answer: AuditAnswer, errors: readonly GraphError[]): string {
  const { trace } = answer;
  const lines = [`Asked: ${identifier}`];
  if (!trace) return [...lines, ...describeErrors(errors)].join('\n');
  const readings = trace.understoodAs.map(({ kind, value }) => `${kind} ${value}`).join(', ');
  lines.push(`Understood as: ${readings === '' ? 'nothing known' : readings}`);
  for (const { code, message } of trace.warnings) lines.push(`Warning ${code}: ${message}`);
  trace.matches.forEach(({ matchedBy, unit }, at) => {
    lines.push('', `Unit ${at + 1} of ${trace.matches.length}, found by ${matchedBy}`);
    lines.push(...describeUnitInPlace(unit, ['trace', 'matches', at, 'unit'], errors));
  });
  return [...lines, ...describeErrors(errors)].join('\n');
}

function describeUnitInPlace(
  unit: AnswerUnitInPlace,
  path: AnswerPath,
  errors: readonly GraphError[],
): string[] {
  const lines = describeUnit(unit, path, errors, '  ');
  for (const { path: chain, removedTime } of unit.partOf ?? []) {
    lines.push(`  part of ${chain.join(' in ')}${removedTime === null ? '' : `, removed ${removedTime}`}`);
  }
  if (unit.contains?.truncated) lines.push('  contains more units than are listed here');
  unit.contains?.items.forEach((item, at) => {
    const where = item.position === null ? '' : ` at ${item.position}`;
    lines.push('', `  contains${where}${item.removedTime === null ? '' : `, removed ${item.removedTime}`}`);
    lines.push(...describeUnit(item.unit, [...path, 'contains', 'items', at, 'unit'], errors, '    '));
  });
  return lines;
}

function describeUnit(
  unit: AnswerUnit,
  path: AnswerPath,
  errors: readonly GraphError[],
  indent: string,
): string[] {
  const statuses = factStatuses(unit, path, errors);
  const named = (status: string) =>
    statuses.filter((fact) => fact.status === status).map((fact) => fact.kind);
  const lines = describeFacts(unit, path, errors);
  if (named('MISSING').length > 0) lines.push(`MISSING       ${named('MISSING').join(', ')}`);
  if (named('SOURCE_UNAVAILABLE').length > 0)
    lines.push(`NOT ANSWERED  ${named('SOURCE_UNAVAILABLE').join(', ')}`);
  if (named('REDACTED').length > 0) lines.push(`HIDDEN        ${named('REDACTED').join(', ')}`);
  if (unit.product === null)
    lines.push('NOT KNOWN     what its product requires: the product was not answered or is not recorded');
  else if (named('MISSING').length + named('SOURCE_UNAVAILABLE').length === 0)
    lines.push('complete      every fact its product requires is recorded');
  for (const { place, code, message } of collectFindings(unit))
    lines.push(`finding       ${code} at ${place}: ${message}`);
  return lines.map((line) => `${indent}${line}`);
}

function describeErrors(errors: readonly GraphError[]): string[] {
  return errors.map(({ message, path, extensions }) => {
    const where = path && path.length > 0 ? ` at ${path.join('.')}` : '';
    return `Error ${extensions?.code ?? 'UNKNOWN'}${extensions?.serviceName === undefined ? '' : ` of ${extensions.serviceName}`}${where}: ${message}`;
  });
}
