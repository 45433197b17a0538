export * from './errors';
export * from './graphql/build-subgraph';
export * from './server/caller';
export * from './server/environment';
export * from './server/start-subgraph';
export * from './store/adapter';
export * from './store/batch-by-key';
