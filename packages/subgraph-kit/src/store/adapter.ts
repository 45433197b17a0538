import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils';
import { countInRequest } from '@tracegraph/service-kit';

/** Connections of one subgraph process to its store. */
const POOL_SIZE = 20;

/**
 * The adapter through which Prisma reaches a store; it counts the SQL statements of each request.
 * @param databaseUrl `postgresql://…` with the application role
 */
export function createAdapter(databaseUrl: string): SqlDriverAdapterFactory {
  const factory = new PrismaPg({
    connectionString: databaseUrl,
    max: POOL_SIZE,
    connectionTimeoutMillis: 5_000,
    options: '-c jit=off',
  });
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      const adapter: SqlDriverAdapter = await factory.connect();
      countStatements(adapter);
      const startTransaction = adapter.startTransaction.bind(adapter);
      adapter.startTransaction = async (isolation) => {
        const transaction = await startTransaction(isolation);
        countStatements(transaction);
        return transaction;
      };
      return adapter;
    },
  };
}

function countStatements(queryable: SqlQueryable): void {
  const queryRaw = queryable.queryRaw.bind(queryable);
  const executeRaw = queryable.executeRaw.bind(queryable);
  queryable.queryRaw = (query) => {
    countInRequest('sqlStatements');
    return queryRaw(query);
  };
  queryable.executeRaw = (query) => {
    countInRequest('sqlStatements');
    return executeRaw(query);
  };
}
