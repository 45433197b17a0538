import path from 'node:path';

import { defineConfig } from 'prisma/config';

// The address of a store is given to the migrator and to the subgraph, never kept here.
export default defineConfig({
  schema: path.join(import.meta.dirname ?? __dirname, 'schema.prisma'),
  migrations: { path: path.join(import.meta.dirname ?? __dirname, 'migrations') },
});
