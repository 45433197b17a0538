// Migrates scratch stores and holds their columns against the Prisma schemas: both are written by hand and must agree.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { STORES, schemaDiff } = require('../packages/launcher/dist/index.js');

let drifted = false;
for (const store of STORES) {
  const difference = await schemaDiff(store);
  if (difference === '') continue;
  drifted = true;
  process.stderr.write(
    `The migrations of ${store} and prisma/${store}/schema.prisma differ:\n${difference}\n`,
  );
}
process.exit(drifted ? 1 : 0);
