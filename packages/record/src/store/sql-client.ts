/** The raw side of a Prisma client or transaction; all that the kit needs of it. */
export interface SqlClient {
  /**
   * @param sql one statement with $1… parameters
   * @param values its parameters
   */
  $queryRawUnsafe<T = unknown>(sql: string, ...values: unknown[]): Promise<T>;
}
