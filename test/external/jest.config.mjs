import base from '../../jest.config.mjs';

// The tests that talk to a store or a graph, on a PostgreSQL given by URL; scripts/test-external.mjs starts them.
export default {
  ...base,
  rootDir: '../..',
  testMatch: [
    '<rootDir>/test/external/*.test.ts',
    '<rootDir>/test/e2e/demo-batch.test.ts',
    '<rootDir>/test/contract/{subgraphs,units,components,firmware,provisioning,record,unit-reference}/*.test.ts',
    '<rootDir>/test/contract/launcher/migrator.test.ts',
    '<rootDir>/test/contract/cli/migrate.test.ts',
    '<rootDir>/test/contract/subgraph-kit/ready.test.ts',
  ],
  // One after the other: docker-compose.yml names its stores, so a server holds them once.
  maxWorkers: 1,
  testTimeout: 120_000,
};
