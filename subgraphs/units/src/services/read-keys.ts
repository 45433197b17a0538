import { Gs1Error, formatUnitKey, parseUnitKey } from '@tracegraph/gs1';
import { TraceError } from '@tracegraph/service-kit';

import { UNITS_ERRORS } from '../errors';
import { readProductKey } from './readers';

/**
 * The canonical text of a unit key of a question.
 * @throws TraceError with the code of the rule that is broken
 */
export function parseKnownKey(text: string): string {
  return unlessMalformed(() => formatUnitKey(parseUnitKey(text)));
}

/**
 * The canonical text of a product key of a question.
 * @throws TraceError PRODUCT_KEY_MALFORMED, or the code of the rule that is broken
 */
export function parseProductKey(text: string): string {
  const key = unlessMalformed(() => readProductKey(text));
  if (key === undefined)
    throw new TraceError(
      'PRODUCT_KEY_MALFORMED',
      `${UNITS_ERRORS.PRODUCT_KEY_MALFORMED} Received: ${text.slice(0, 100)}`,
    );
  return key;
}

function unlessMalformed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Gs1Error) throw new TraceError(error.code, error.message);
    throw error;
  }
}
