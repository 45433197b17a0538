// Composes schema/<subgraph>.graphql into schema/supergraph.graphql (the gateway boots from it) and schema/api.graphql (what clients see).
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const { composeServices } = require('@apollo/composition');
const { lexicographicSortSchema, parse, printSchema } = require('graphql');

const root = path.join(import.meta.dirname, '..');
const schemaFolder = path.join(root, 'schema');

const services = readdirSync(path.join(root, 'subgraphs'))
  .sort()
  .map((name) => ({
    name,
    // The gateway takes the addresses from its environment; the composed file names no host.
    url: `http://${name}.invalid/graphql`,
    typeDefs: parse(readFileSync(path.join(schemaFolder, `${name}.graphql`), 'utf8')),
  }));

const { errors, hints, schema, supergraphSdl } = composeServices(services);
if (errors) {
  for (const error of errors) process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
for (const hint of hints) process.stderr.write(`${hint.definition.code}: ${hint.message}\n`);
writeFileSync(path.join(schemaFolder, 'supergraph.graphql'), supergraphSdl);
writeFileSync(
  path.join(schemaFolder, 'api.graphql'),
  `${printSchema(lexicographicSortSchema(schema.toAPISchema().toGraphQLJSSchema()))}\n`,
);
