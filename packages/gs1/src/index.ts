export * from './check-digit';
export * from './device-identity';
export * from './element-string';
export * from './errors';
export * from './unit-key';
