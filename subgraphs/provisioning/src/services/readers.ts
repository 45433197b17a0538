import { refuse, textReader } from '@tracegraph/record';
import type { Pseudonymise } from '@tracegraph/record';
import { z } from 'zod';

import { PROVISIONING_ERRORS } from '../errors';
import type { ProvisioningErrorCode } from '../errors';

const VALUE_LIMIT = 1_000;
/** PostgreSQL keeps neither NUL nor half of a surrogate pair. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/**
 * A reader of one text with a code of this subgraph.
 * @param read returns undefined for a text that cannot be read
 */
export function codedText<T>(code: ProvisioningErrorCode, read: (text: string) => T | undefined) {
  return textReader(code, read, PROVISIONING_ERRORS[code]);
}

/**
 * Refuses what is read with a code of this subgraph.
 * @param path of the field, within what is read
 */
export function refuseWith(
  context: z.RefinementCtx,
  code: ProvisioningErrorCode,
  path: (string | number)[] = [],
): void {
  refuse(context, { code, expected: PROVISIONING_ERRORS[code] }, path);
}

/** The number of an attempt, from 1. */
export const attempt = z.int().superRefine((value, context) => {
  if (value < 1) refuseWith(context, 'ATTEMPT_MALFORMED');
});

/** A measured text, exactly as received; it may be empty. */
export const valueText = codedText('VALUE_MALFORMED', (text) =>
  text.length <= VALUE_LIMIT && !UNSTORABLE.test(text) ? text : undefined,
);

/** Stations and operators are numbered by their site: whoever names one names the site. */
export function requireSite(
  read: {
    readonly site: string | null;
    readonly stationId?: string | null;
    readonly operatorId?: string | null;
  },
  context: z.RefinementCtx,
): void {
  const isNeeded = (read.stationId ?? null) !== null || (read.operatorId ?? null) !== null;
  if (read.site === null && isNeeded) refuseWith(context, 'SITE_MISSING', ['site']);
}

/**
 * The pseudonym of an operator, before anything is hashed or stored.
 * @returns null where no operator is named
 */
export function pseudonymOf(
  pseudonymise: Pseudonymise,
  { site, operatorId }: { readonly site: string | null; readonly operatorId: string | null },
): string | null {
  return site === null || operatorId === null ? null : pseudonymise(site, operatorId);
}
