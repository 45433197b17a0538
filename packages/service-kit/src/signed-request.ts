import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

import { z } from 'zod';

import type { SigningKey } from './signing-keys';
import { TraceError } from './trace-error';

/** Header with the caller's verified claims: base64url of JSON. */
export const CONTEXT_HEADER = 'x-tracegraph-context';
/** Header with `<kid>:<hex HMAC-SHA256>` over method, path, body hash and the context header. */
export const SIGNATURE_HEADER = 'x-tracegraph-signature';
/** How long a signed request is good for, in seconds. */
export const SIGNATURE_LIFETIME_S = 30;
/** How far the clocks of two machines may differ, in seconds. */
export const CLOCK_SKEW_S = 5;

/** Who asks, as the gateway verified it. */
export interface CallerClaims {
  /** Stable id of the caller. */
  readonly subject: string;
  /** Roles of the caller: auditor, customer, station, engineer, administrator, service. */
  readonly roles: readonly string[];
  /** Party the caller belongs to; null where it is not bound to one. */
  readonly party: string | null;
}

const signedContextSchema = z.object({
  subject: z.string(),
  roles: z.array(z.string()),
  party: z.string().nullable(),
  requestId: z.string().max(100),
  audience: z.string(),
  issuedAt: z.number().int(),
  nonce: z.string().min(16).max(100),
});

/** What a signed request says of itself once it is verified. */
export type SignedContext = z.infer<typeof signedContextSchema>;

/** The bytes that are sent. */
export interface RequestBytes {
  readonly method: string;
  /** Path with query string, as in the request line. */
  readonly path: string;
  readonly body: Uint8Array | string;
}

function signatureOf(request: RequestBytes, context: string, key: SigningKey): Buffer {
  const bodySha256 = createHash('sha256').update(request.body).digest('hex');
  const text = `${request.method}\n${request.path}\n${bodySha256}\n${context}`;
  return createHmac('sha256', key.secret).update(text).digest();
}

/**
 * Signs a request over its final bytes.
 * @param request what will be sent
 * @param claims who asks
 * @param to the receiving process: its name (a request for one subgraph is refused by every other) and its keys
 * @param requestId id to pass on
 * @returns the two headers to send
 */
export function signRequest(
  request: RequestBytes,
  claims: CallerClaims,
  to: { readonly audience: string; readonly keys: readonly SigningKey[] },
  requestId: string,
): Record<string, string> {
  const key = to.keys[0];
  if (!key)
    throw new TraceError(
      'SIGNING_KEYS_MALFORMED',
      `Expected a signing key for ${to.audience}, received none.`,
    );
  const signed: SignedContext = {
    subject: claims.subject,
    roles: [...claims.roles],
    party: claims.party,
    requestId,
    audience: to.audience,
    issuedAt: Math.floor(Date.now() / 1000),
    nonce: randomUUID(),
  };
  const context = Buffer.from(JSON.stringify(signed)).toString('base64url');
  return {
    [CONTEXT_HEADER]: context,
    [SIGNATURE_HEADER]: `${key.kid}:${signatureOf(request, context, key).toString('hex')}`,
  };
}

/** Verifies signed requests of one process and remembers their nonces for as long as they could be replayed. */
export class RequestVerifier {
  private readonly served = new Map<string, number>();

  /**
   * @param audience name of this process
   * @param keys the active keys
   * @param now clock in seconds, replaced in tests
   */
  constructor(
    private readonly audience: string,
    private readonly keys: readonly SigningKey[],
    private readonly now: () => number = () => Date.now() / 1000,
  ) {}

  /**
   * @param request the bytes as received, before anything parses them
   * @param headers the two headers, undefined where absent
   * @returns the verified claims and request id
   * @throws TraceError REQUEST_UNSIGNED, REQUEST_SIGNATURE_WRONG, REQUEST_SIGNATURE_EXPIRED, REQUEST_REPLAYED
   */
  verify(
    request: RequestBytes,
    headers: { readonly context: string | undefined; readonly signature: string | undefined },
  ): SignedContext {
    const { context, signature } = headers;
    if (context === undefined || signature === undefined) {
      throw new TraceError(
        'REQUEST_UNSIGNED',
        'Expected a request signed by the gateway, received an unsigned one.',
      );
    }
    this.assertSignature(request, context, signature);
    const signed = this.readContext(context);
    this.assertFresh(signed);
    return signed;
  }

  private assertSignature(request: RequestBytes, context: string, signature: string): void {
    const [kid, hex] = signature.split(':');
    const key = this.keys.find((candidate) => candidate.kid === kid);
    const given = Buffer.from(hex ?? '', 'hex');
    const expected = key && signatureOf(request, context, key);
    if (!expected || given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw new TraceError('REQUEST_SIGNATURE_WRONG', 'The signature of the request does not fit its bytes.');
    }
  }

  private readContext(context: string): SignedContext {
    const parsed = signedContextSchema.safeParse(
      JSON.parse(Buffer.from(context, 'base64url').toString('utf8')),
    );
    if (!parsed.success || parsed.data.audience !== this.audience) {
      throw new TraceError('REQUEST_SIGNATURE_WRONG', `The request was not signed for ${this.audience}.`);
    }
    return parsed.data;
  }

  private assertFresh(signed: SignedContext): void {
    const now = this.now();
    const age = now - signed.issuedAt;
    if (age > SIGNATURE_LIFETIME_S + CLOCK_SKEW_S || age < -CLOCK_SKEW_S) {
      throw new TraceError(
        'REQUEST_SIGNATURE_EXPIRED',
        `Expected a request signed within the last ${SIGNATURE_LIFETIME_S} s; check the clocks of both machines.`,
      );
    }
    this.forget(now);
    if (this.served.has(signed.nonce)) {
      throw new TraceError(
        'REQUEST_REPLAYED',
        'A request with this nonce was already served; sign each request anew.',
      );
    }
    this.served.set(signed.nonce, now);
  }

  /** A nonce older than any acceptable request can be forgotten; the map keeps insertion order, oldest first. */
  private forget(now: number): void {
    for (const [nonce, seen] of this.served) {
      if (now - seen <= SIGNATURE_LIFETIME_S + 2 * CLOCK_SKEW_S) return;
      this.served.delete(nonce);
    }
  }
}
