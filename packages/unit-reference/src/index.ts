export * from './environment';
export * from './errors';
export * from './feed-page';
export * from './feed-state';
export * from './follower';
export * from './reference-table';
export * from './unit-feed';
export * from './unit-loaders';
