import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  CONTEXT_HEADER,
  RequestVerifier,
  SIGNATURE_HEADER,
  TraceError,
  parseSigningKeys,
  signRequest,
} from '@tracegraph/service-kit';
import type { CallerClaims, RequestBytes } from '@tracegraph/service-kit';
import fc from 'fast-check';

const [OLD = never(), NEW = never()] = parseSigningKeys(`old:${'ab'.repeat(32)},new:${'cd'.repeat(32)}`);
const CLAIMS: CallerClaims = { subject: 'anna', roles: ['auditor'], party: 'acme' };
const REQUEST: RequestBytes = { method: 'POST', path: '/graphql', body: '{"query":"{__typename}"}' };

function never(): never {
  throw new Error('two keys were given');
}

interface Headers {
  readonly context: string | undefined;
  readonly signature: string | undefined;
}

function sign(keys = [OLD], request = REQUEST, audience = 'units'): Headers {
  const headers = signRequest(request, CLAIMS, { audience, keys }, 'request-1');
  return { context: headers[CONTEXT_HEADER], signature: headers[SIGNATURE_HEADER] };
}

let now: number;
let verifier: RequestVerifier;

beforeEach(() => {
  now = Date.now() / 1000;
  verifier = new RequestVerifier('units', [OLD], () => now);
});

function verdict(headers: Headers, request = REQUEST, by = verifier): string {
  try {
    by.verify(request, headers);
    return 'served';
  } catch (error) {
    if (error instanceof TraceError) return error.code;
    throw error;
  }
}

describe('a signed request', () => {
  it('is served with the claims, the request id and the audience that were signed', () => {
    expect(verifier.verify(REQUEST, sign())).toMatchObject({
      ...CLAIMS,
      requestId: 'request-1',
      audience: 'units',
    });
  });

  it('is served whatever its bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (body) => {
        const request = { ...REQUEST, body };
        expect(verdict(sign([OLD], request), request)).toBe('served');
      }),
    );
  });

  it('is one for text and for its bytes', () => {
    expect(verdict(sign(), { ...REQUEST, body: Buffer.from(String(REQUEST.body)) })).toBe('served');
  });

  it('holds no secret', () => {
    expect(JSON.stringify(sign())).not.toContain(OLD.secret.toString('hex'));
  });

  it.each<[string, Partial<RequestBytes>]>([
    ['body', { body: '{"query":"{__typename }"}' }],
    ['path', { path: '/graphql?debug=1' }],
    ['method', { method: 'PUT' }],
  ])('is refused with another %s', (_name, changes) => {
    expect(verdict(sign(), { ...REQUEST, ...changes })).toBe('REQUEST_SIGNATURE_WRONG');
  });

  it('is refused with other claims', () => {
    const { context = '', signature } = sign();
    const claims = JSON.parse(Buffer.from(context, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, roles: ['administrator'] })).toString('base64url');
    expect(verdict({ context: forged, signature })).toBe('REQUEST_SIGNATURE_WRONG');
  });

  it('is refused with the context of another request', () => {
    expect(verdict({ context: sign().context, signature: sign().signature })).toBe('REQUEST_SIGNATURE_WRONG');
  });

  it('is refused by every subgraph it was not made for, even under the same key', () => {
    expect(verdict(sign([OLD], REQUEST, 'components'))).toBe('REQUEST_SIGNATURE_WRONG');
  });

  it.each([
    ['no headers', {}],
    ['no signature', { context: 'e30' }],
    ['no context', { signature: 'old:00' }],
  ])('is refused with %s', (_name, headers) => {
    expect(verdict({ context: undefined, signature: undefined, ...headers })).toBe('REQUEST_UNSIGNED');
  });
});

describe('the keys of signed requests', () => {
  it('verify while they are active: two during a rotation', () => {
    const during = new RequestVerifier('units', [NEW, OLD]);
    expect([sign([OLD]), sign([NEW])].map((headers) => verdict(headers, REQUEST, during))).toEqual([
      'served',
      'served',
    ]);
  });

  it('sign with the first one', () => {
    expect(sign([NEW, OLD]).signature).toMatch(/^new:/);
  });

  it('refuse what a retired key signed', () => {
    const after = new RequestVerifier('units', [NEW]);
    expect(verdict(sign([OLD]), REQUEST, after)).toBe('REQUEST_SIGNATURE_WRONG');
  });

  it('refuse another secret under a known name', () => {
    expect(verdict(sign([{ kid: 'old', secret: NEW.secret }]))).toBe('REQUEST_SIGNATURE_WRONG');
  });

  it('are needed to sign', () => {
    expect(() => sign([])).toThrow('received none');
  });
});

describe('the lifetime of a signed request', () => {
  it('is 30 seconds, and 5 more for clocks that differ', () => {
    const headers = sign();
    now += 34;
    expect(verdict(headers)).toBe('served');
    const late = sign();
    now += 37;
    expect(verdict(late)).toBe('REQUEST_SIGNATURE_EXPIRED');
  });

  it('begins at most 5 seconds ahead of the own clock', () => {
    const headers = sign();
    now -= 4;
    expect(verdict(headers)).toBe('served');
    now -= 3;
    expect(verdict(sign())).toBe('REQUEST_SIGNATURE_EXPIRED');
  });

  it('lets it be served once', () => {
    const headers = sign();
    expect([headers, headers].map((again) => verdict(again))).toEqual(['served', 'REQUEST_REPLAYED']);
  });

  it('never ends after its nonce is forgotten: at every moment a replay is refused', () => {
    for (let ahead = -5; ahead <= 5; ahead += 1) {
      const headers = sign();
      const issuedAt = Math.floor(Date.now() / 1000);
      now = issuedAt + ahead;
      expect(verdict(headers)).toBe('served');
      for (let after = ahead; after <= 60; after += 0.5) {
        now = issuedAt + after;
        verdict(sign());
        expect(verdict(headers)).not.toBe('served');
      }
      verifier = new RequestVerifier('units', [OLD], () => now);
    }
  });

  it('is not used up by a request that was refused', () => {
    const headers = sign();
    verdict(headers, { ...REQUEST, body: 'other' });
    expect(verdict(headers)).toBe('served');
  });

  it('costs memory only while it lasts', () => {
    for (let request = 0; request < 200; request += 1) verdict(sign());
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
    now += 60;
    expect(verdict(sign())).toBe('served');
    clock.mockRestore();
    expect((verifier as unknown as { served: Map<string, number> }).served.size).toBe(1);
  });
});

describe('abuse of the headers', () => {
  it('is refused with REQUEST_SIGNATURE_WRONG, whatever they hold, before anything of them is parsed', () => {
    const aHeader = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '',
        ':',
        'old',
        'old:',
        'old:zz',
        `old:${'0'.repeat(64)}`,
        `OLD:${'0'.repeat(64)}`,
        '__proto__:00',
      ),
    );
    fc.assert(
      fc.property(aHeader, aHeader, (context, signature) => {
        expect(verdict({ context, signature })).toBe('REQUEST_SIGNATURE_WRONG');
      }),
    );
  });

  it('with a shortened signature is refused', () => {
    const { context, signature = '' } = sign();
    for (let length = 'old:'.length; length < signature.length; length += 1)
      expect(verdict({ context, signature: signature.slice(0, length) })).toBe('REQUEST_SIGNATURE_WRONG');
  });
});
