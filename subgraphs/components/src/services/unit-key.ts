import { Gs1Error, formatUnitKey, parseUnitKey } from '@tracegraph/gs1';
import { TraceError } from '@tracegraph/service-kit';

/**
 * The canonical text of a unit key in any valid encoding.
 * @throws TraceError UNIT_KEY_MALFORMED and the other codes of a unit key: an empty answer would look like nothing recorded
 */
export function readUnitKey(text: string): string {
  try {
    return formatUnitKey(parseUnitKey(text));
  } catch (error) {
    if (error instanceof Gs1Error) throw new TraceError(error.code, error.message, { cause: error });
    throw error;
  }
}
