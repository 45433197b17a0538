import { describe, expect, it } from '@jest/globals';
import { parseEnvironment, parseSigningKeys, signingKeysVariable } from '@tracegraph/service-kit';
import { z } from 'zod';

const SECRET = 'ab'.repeat(32);

describe('a list of signing keys', () => {
  it('holds one or two keys, the one that signs first', () => {
    expect(parseSigningKeys(`a:${SECRET}, b_-9:${'cd'.repeat(40)}`)).toEqual([
      { kid: 'a', secret: Buffer.alloc(32, 0xab) },
      { kid: 'b_-9', secret: Buffer.alloc(40, 0xcd) },
    ]);
  });

  it.each([
    ['nothing', ''],
    ['a key without name', SECRET],
    ['an empty name', `:${SECRET}`],
    ['a key of less than 32 bytes', `a:${'ab'.repeat(31)}`],
    ['half a byte', `a:${SECRET}a`],
    ['upper case', `a:${SECRET.toUpperCase()}`],
    ['what is no hex', `a:${'xy'.repeat(32)}`],
    ['an open end', `a:${SECRET},`],
    ['three keys', `a:${SECRET},b:${SECRET},c:${SECRET}`],
    ['one name for two keys, of which the second would never verify', `a:${SECRET},a:${'cd'.repeat(32)}`],
  ])('with %s is refused with SIGNING_KEYS_MALFORMED, without showing it', (_name, text) => {
    const failure = expect.objectContaining({
      code: 'SIGNING_KEYS_MALFORMED',
      message: expect.not.stringMatching(/(?:ab|cd|xy){8}/),
    });
    expect(() => parseSigningKeys(text)).toThrow(failure);
  });

  it('as a variable is named where it is malformed, never shown', () => {
    const schema = z.object({ GATEWAY_SIGNING_KEYS: signingKeysVariable });
    expect(() => parseEnvironment(schema, { GATEWAY_SIGNING_KEYS: `a:${'ab'.repeat(16)}` })).toThrow(
      expect.objectContaining({
        code: 'ENVIRONMENT_INVALID',
        message: expect.stringMatching(/^(?!.*abab).*GATEWAY_SIGNING_KEYS: /),
      }),
    );
  });
});
