import type { AuditAnswer } from '../audit/answer';
import { renderAudit } from '../audit/report';
import type { Environment } from '../environment';
import { EXIT } from '../exit-code';
import type { ExitCode } from '../exit-code';
import { askGraph, readOperation } from '../graph';

/**
 * `tracegraph audit <identifier>`: what exactly is in this unit?
 * @param identifier a serial number, MAC, IMEI, scanned DataMatrix, Digital Link or unit key
 * @param options json: print the answer of the graph as it is
 */
export async function audit(
  environment: Environment,
  identifier: string,
  options: { readonly json: boolean },
): Promise<ExitCode> {
  const answer = await askGraph<AuditAnswer>(environment, readOperation('audit-answer'), { identifier });
  const errors = answer.errors ?? [];
  const text = options.json
    ? JSON.stringify(answer, null, 2)
    : renderAudit(identifier, answer.data ?? { trace: null }, errors);
  process.stdout.write(`${text}\n`);
  const matches = answer.data?.trace?.matches;
  if (errors.length > 0 || !matches) return EXIT.partial;
  if (matches.some(({ unit }) => unit.contains?.truncated)) return EXIT.partial;
  return matches.length > 0 ? EXIT.done : EXIT.no;
}
