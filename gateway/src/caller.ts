import type { CallerClaims } from '@tracegraph/service-kit';

/** Every caller, until callers have identities: the gateway then listens on loopback only. */
export const LOCAL_CALLER: CallerClaims = { subject: 'local', roles: ['administrator'], party: null };

/** Roles that may record; they alone may send bodies of recording size. */
const RECORDING_ROLES: readonly string[] = ['station', 'engineer', 'administrator', 'service'];

/** Whether `caller` may record. */
export function mayRecord(caller: CallerClaims): boolean {
  return caller.roles.some((role) => RECORDING_ROLES.includes(role));
}
