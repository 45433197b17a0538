import { name, refuse } from '@tracegraph/record';

import { COMPONENTS_ERRORS } from '../errors';
import type { z } from 'zod';

const TEXT_LIMIT = 200;
const KEY_LIMIT = 2_000;

/** A number that is part of a key: PostgreSQL cannot index texts of any length. */
export const keyText = name.transform((text, context) => {
  if (text.length > TEXT_LIMIT) refuseLength(context);
  return text;
});

/** Refuses a key that is too long once it is encoded. */
export function checkKey(key: string, context: z.RefinementCtx): string {
  if (key.length > KEY_LIMIT) refuseLength(context);
  return key;
}

function refuseLength(context: z.RefinementCtx): void {
  refuse(context, { code: 'KEY_TOO_LONG', expected: COMPONENTS_ERRORS.KEY_TOO_LONG });
}
