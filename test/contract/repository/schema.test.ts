import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { Kind, buildSchema, isNonNullType, parse, validate, visit } from 'graphql';
import type { ASTNode, FieldDefinitionNode, ObjectTypeDefinitionNode } from 'graphql';

const SCHEMA = path.join(__dirname, '../../../schema');
const SUBGRAPHS = readdirSync(path.join(__dirname, '../../../subgraphs')).sort();
const VERBS = ['register', 'record', 'attest', 'supersede', 'correct', 'revoke', 'close'];

const sdlOf = (name: string) => readFileSync(path.join(SCHEMA, `${name}.graphql`), 'utf8');
const typesOf = (name: string) =>
  parse(sdlOf(name)).definitions.filter(
    (node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION,
  );

/** The places without a description, as `Type.field(argument)`. */
function undescribed(name: string): string[] {
  const missing: string[] = [];
  const names: string[] = [];
  visit(parse(sdlOf(name)), {
    enter(node: ASTNode) {
      if (!('description' in node) && !('fields' in node)) return;
      if (!('name' in node) || !node.name || node.kind === Kind.DIRECTIVE_DEFINITION) return;
      const isRoot =
        node.kind === Kind.OBJECT_TYPE_DEFINITION && ['Query', 'Mutation'].includes(node.name.value);
      if ('description' in node && !node.description && !isRoot)
        missing.push([...names, node.name.value].join('.'));
      names.push(node.name.value);
    },
    leave(node: ASTNode) {
      if ('name' in node && node.name && names.at(-1) === (node.name as { value: string }).value) names.pop();
    },
  });
  return missing;
}

describe.each(SUBGRAPHS)('the schema of %s', (name) => {
  it('describes every type, field, argument and enum value', () => {
    expect(undescribed(name)).toEqual([]);
  });

  it('names mutations by the closed list of verbs', () => {
    const mutations = typesOf(name).find((type) => type.name.value === 'Mutation')?.fields ?? [];
    expect(mutations.length).toBeGreaterThan(0);
    expect(
      mutations
        .map(({ name: { value } }) => value)
        .filter((value) => !VERBS.some((verb) => value.startsWith(verb))),
    ).toEqual([]);
  });

  it('names no query by how it is fetched', () => {
    const queries = typesOf(name).find((type) => type.name.value === 'Query')?.fields ?? [];
    expect(
      queries
        .map(({ name: { value } }) => value)
        .filter((value) => /^(get|list|fetch|find)[A-Z]/.test(value)),
    ).toEqual([]);
  });

  it('shares no root field', () => {
    const roots = typesOf(name).filter((type) => ['Query', 'Mutation'].includes(type.name.value));
    const shared = roots
      .flatMap((type) => type.fields ?? [])
      .filter((field) => field.directives?.some(({ name: { value } }) => value === 'shareable'));
    expect(shared).toEqual([]);
  });

  it('lets every fact it adds to the units of others be null, so that its death blanks nothing else', () => {
    if (name === 'units') return;
    const unit = typesOf(name).find((type) => type.name.value === 'Unit');
    const fields: readonly FieldDefinitionNode[] = unit?.fields ?? [];
    const required = fields
      .filter((field) => field.type.kind === Kind.NON_NULL_TYPE)
      .map((field) => field.name.value);
    expect(required.filter((field) => field !== 'unitKey')).toEqual([]);
  });
});

describe('the public graph', () => {
  const api = buildSchema(sdlOf('api'));

  it('hides the unit feed', () => {
    expect(sdlOf('supergraph')).toContain('unitReferenceFeed');
    expect(sdlOf('api')).not.toMatch(/unitReference/i);
  });

  it('names no address of a subgraph', () => {
    expect(
      sdlOf('supergraph')
        .match(/https?:\/\/(?!specs\.apollo\.dev)[^"]+/g)
        ?.filter((url) => !/^http:\/\/[a-z]+\.invalid\//.test(url)),
    ).toEqual([]);
  });

  it('takes lists in every mutation and answers one result a record', () => {
    const mutations = Object.values(api.getMutationType()?.getFields() ?? {});
    expect(mutations.length).toBeGreaterThan(35);
    for (const mutation of mutations) {
      expect(mutation.args.map((argument) => argument.name)).toEqual(['inputs']);
      expect(String(mutation.args[0]?.type)).toMatch(/^\[\w+Input!\]!$/);
      expect(String(mutation.type)).toBe('RecordingPayload');
    }
  });

  it('lets every root field be null, so that one that fails blanks no other', () => {
    const roots = [api.getQueryType(), api.getMutationType()].flatMap((type) =>
      Object.values(type?.getFields() ?? {}),
    );
    expect(roots.filter((field) => isNonNullType(field.type)).map((field) => field.name)).toEqual([]);
  });

  it('asks the same facts of one unit and of many', () => {
    const fragmentsOf = (name: string) => sdlOf(`operations/${name}`).replace(/^[\s\S]*?(?=\nfragment )/, '');
    expect(fragmentsOf('audit-answers')).toContain('fragment UnitFacts on Unit');
    expect(fragmentsOf('audit-answers')).toBe(fragmentsOf('audit-answer'));
  });

  it.each(readdirSync(path.join(SCHEMA, 'operations')))('answers the kept operation %s', (file) => {
    expect(validate(api, parse(readFileSync(path.join(SCHEMA, 'operations', file), 'utf8')))).toEqual([]);
  });
});
