/** Codes of this package: code → what it means and what to do. Kept equal to docs/errors.md by a test. */
export const SERVICE_ERRORS = {
  ENVIRONMENT_INVALID:
    'A variable of the environment is missing or malformed; every problem is listed at once.',
  SIGNING_KEYS_MALFORMED: 'A list of signing keys is not `kid:hex[,kid:hex]` with keys of at least 32 bytes.',
  REQUEST_UNSIGNED: 'The request carries no gateway signature; only the gateway may ask a subgraph.',
  REQUEST_SIGNATURE_WRONG: 'The signature does not fit method, path, body and caller of the request.',
  REQUEST_SIGNATURE_EXPIRED: 'The signed request is older than its lifetime or dated ahead of this clock.',
  REQUEST_REPLAYED: 'A signed request with this nonce was already served.',
} as const;

/** A code of {@link SERVICE_ERRORS}. */
export type ServiceErrorCode = keyof typeof SERVICE_ERRORS;
