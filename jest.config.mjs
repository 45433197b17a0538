// Sources are compiled by swc in memory; packages are mapped to their sources so that a test never sees a stale build.
const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'commonjs' },
};

export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/{unit,contract,e2e}/**/*.test.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^@tracegraph/(units|components|firmware|provisioning)$': '<rootDir>/subgraphs/$1/src/subgraph.ts',
    '^@tracegraph/([a-z0-9-]+)$': '<rootDir>/packages/$1/src/index.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/.tracegraph', '/dist/'],
  reporters: ['default', '<rootDir>/test/testkit/closing-line.reporter.cjs'],
  testTimeout: 30_000,
  maxWorkers: 2,
};
