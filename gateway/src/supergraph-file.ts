import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { TraceError } from '@tracegraph/service-kit';
import { Kind, parse } from 'graphql';
import type { ConstDirectiveNode } from 'graphql';

/** A subgraph as the supergraph names it. */
export interface SubgraphEntry {
  readonly name: string;
  /** Address written by composition; may be empty. */
  readonly url: string;
}

/** One composed supergraph. */
export interface Supergraph {
  readonly sdl: string;
  /** SHA-256 of the file, lower-case hex. */
  readonly id: string;
  readonly subgraphs: readonly SubgraphEntry[];
}

/** A supergraph is a few hundred kilobytes; anything far larger is not one. */
const LARGEST_SUPERGRAPH = 32 * 1024 * 1024;

function argumentOf(directive: ConstDirectiveNode, name: string): string {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : '';
}

/**
 * The subgraphs of a supergraph, as its `join__Graph` enum lists them.
 * @throws GraphQLError when `sdl` is not GraphQL
 */
export function subgraphsOf(sdl: string): readonly SubgraphEntry[] {
  const graphs = parse(sdl, { noLocation: true }).definitions.find(
    (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph',
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) return [];
  return (graphs.values ?? []).flatMap((value) => {
    const directive = value.directives?.find(({ name }) => name.value === 'join__graph');
    return directive ? [{ name: argumentOf(directive, 'name'), url: argumentOf(directive, 'url') }] : [];
  });
}

/** What is known of the last attempt to reload. */
export interface ReloadFailure {
  readonly failedTime: string;
  readonly refusedId: string | null;
}

/** The file the gateway boots from. A bad file never replaces a good one. */
export class SupergraphFile {
  private currentId: string | undefined;
  private failure: ReloadFailure | undefined;
  private underWay: Promise<unknown> = Promise.resolve();

  /** @param path of the composed file */
  constructor(private readonly path: string) {}

  /** The last attempt to reload when it failed, else undefined. */
  get lastFailure(): ReloadFailure | undefined {
    return this.failure;
  }

  /**
   * Reads the file and lets `use` take it; never two at once. The supergraph counts as current only when `use` succeeds.
   * @param use loads the supergraph or rejects; not called when the file is the current one
   * @returns the id now current
   * @throws TraceError SUPERGRAPH_UNUSABLE, and whatever `use` rejects with; the current supergraph stays
   */
  load(use: (supergraph: Supergraph) => Promise<void>): Promise<string> {
    const next = this.underWay.then(
      () => this.loadNow(use),
      () => this.loadNow(use),
    );
    this.underWay = next;
    return next;
  }

  private async loadNow(use: (supergraph: Supergraph) => Promise<void>): Promise<string> {
    let id: string | null = null;
    try {
      const supergraph = await this.read();
      id = supergraph.id;
      if (id !== this.currentId) await use(supergraph);
      this.failure = undefined;
      this.currentId = id;
      return id;
    } catch (error) {
      this.failure = { failedTime: new Date().toISOString(), refusedId: id };
      throw error;
    }
  }

  private async read(): Promise<Supergraph> {
    const bytes = await readFile(this.path).catch((cause: unknown) => {
      throw unusable(
        'Expected the composed supergraph in the file of SUPERGRAPH_FILE; it cannot be read.',
        cause,
      );
    });
    if (bytes.length > LARGEST_SUPERGRAPH) {
      throw unusable(`Expected at most ${LARGEST_SUPERGRAPH} bytes, received ${bytes.length}.`);
    }
    const sdl = bytes.toString('utf8');
    return { sdl, id: createHash('sha256').update(bytes).digest('hex'), subgraphs: namedSubgraphs(sdl) };
  }
}

function namedSubgraphs(sdl: string): readonly SubgraphEntry[] {
  let subgraphs: readonly SubgraphEntry[];
  try {
    subgraphs = subgraphsOf(sdl);
  } catch (cause) {
    throw unusable('Expected a composed supergraph, received text that is not GraphQL.', cause);
  }
  if (subgraphs.length === 0) {
    throw unusable(
      'Expected a composed supergraph, received a schema that names no subgraph; compose it first.',
    );
  }
  return subgraphs;
}

function unusable(message: string, cause?: unknown): TraceError {
  return new TraceError('SUPERGRAPH_UNUSABLE', message, { cause });
}
