export type { Element } from './application-identifiers';
export * from './check-digit';
export * from './device-identity';
export * from './digital-link';
export * from './element-string';
export * from './errors';
export * from './unit-key';
