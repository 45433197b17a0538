import { setTimeout as sleep } from 'node:timers/promises';

import { jest } from '@jest/globals';
import { createLogger } from '@tracegraph/service-kit';
import type { TraceError } from '@tracegraph/service-kit';
import { StandingKeeper, readCopiedEvents, readPosition } from '@tracegraph/unit-reference';
import type { GraphQLError } from 'graphql';

import { openProvisioning } from './open-provisioning';
import type { Provisioning } from './open-provisioning';

/** Units by key, and whether each holds the fact now. */
export type Held = ReadonlyMap<string, boolean>;

interface Connection {
  readonly edges: readonly {
    readonly node: { readonly unitKey: string };
    readonly certainty: string;
    readonly isHeldNow: boolean;
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totals: Readonly<Record<string, number>>;
}

/** A reverse question with the place of the arguments of the page, e.g. `unitsByDefect(defectCode: "X", PAGE)`. */
export type Question = string;

/** The provisioning subgraph with the standing of units kept. MUST be stopped. */
export class UnitQuestions {
  private constructor(
    readonly provisioning: Provisioning,
    private readonly keeper: StandingKeeper,
  ) {}

  static async open(): Promise<UnitQuestions> {
    const provisioning = await openProvisioning();
    const { store } = provisioning;
    const keeper = new StandingKeeper(
      {
        sql: store.sql,
        transaction: (work) => store.transaction(({ sql }) => work(sql)),
        readLocalEvents: readCopiedEvents,
      },
      createLogger('test', 'fatal'),
    );
    await keeper.start();
    return new UnitQuestions(provisioning, keeper);
  }

  async stop(): Promise<void> {
    await this.keeper.stop();
    await this.provisioning.stop();
  }

  /** Records facts, all of which MUST be stored. */
  async record(mutation: string, ...inputs: readonly object[]): Promise<void> {
    if (inputs.length === 0) return;
    const refused = (await this.provisioning.record(mutation, inputs)).filter(
      ({ status }) => status !== 'STORED',
    );
    if (refused.length > 0) throw new Error(JSON.stringify(refused));
  }

  /** Declares a fact of a unit wrong. */
  correct(kind: string, fact: { readonly unitKey?: unknown; readonly eventId: string }): Promise<void> {
    const { unitKey: subjectKey, eventId: correctedEventId } = fact;
    const correction = { reason: 'INCORRECT_DATA', author: 'boss', site: 'north' };
    return this.record('correctProvisioningRecords', { kind, subjectKey, correctedEventId, ...correction });
  }

  /** Binds places to units, `[place, unit]`, and waits until it is taken in. */
  async bind(...bindings: readonly (readonly [string, string])[]): Promise<void> {
    await this.provisioning.refer(
      ...bindings.map(([otherKey, unitKey]) => ({ kind: 'BOUND' as const, unitKey, otherKey })),
    );
    const end = await readPosition(this.provisioning.store.sql);
    while (this.keeper.asOf()?.position !== end?.position) await sleep(20);
  }

  /** The units that hold a fact or held it, over pages of `first` units; what is CERTAIN of none of them throws. */
  async ever(question: Question, first = 100): Promise<Held> {
    const held = new Map<string, boolean>();
    let after: string | null = null;
    for (;;) {
      const page: Connection = await this.page(question, { after, first });
      for (const { node, certainty, isHeldNow } of page.edges) {
        if (certainty !== 'CERTAIN' || held.has(node.unitKey)) throw new Error(JSON.stringify(node));
        held.set(node.unitKey, isHeldNow);
      }
      if (!page.pageInfo.hasNextPage) return held;
      after = page.pageInfo.endCursor;
    }
  }

  /** The units that hold a fact now. */
  async now(question: Question): Promise<readonly string[]> {
    const { edges } = await this.page(question, { held: 'NOW', first: 1000 });
    return edges.map(({ node }) => node.unitKey);
  }

  /** The counts of an answer. */
  async totals(question: Question): Promise<Readonly<Record<string, number>>> {
    return (await this.page(question, { first: 1 })).totals;
  }

  /** The code with which a question is refused. */
  async refusal(question: Question): Promise<string | undefined> {
    try {
      await this.page(question, {});
    } catch (error) {
      const { originalError } = (error as { cause: GraphQLError }).cause;
      return (originalError as TraceError | undefined)?.code;
    }
    throw new Error(`${question} was answered`);
  }

  /** How many SQL statements a question takes, and how PostgreSQL answers it. */
  async explain(question: Question): Promise<{ statements: number; plans: readonly object[] }> {
    const { statements } = await this.ask(question, {});
    const { sql } = this.provisioning.store;
    const plans: object[] = [];
    const ask = sql.$queryRawUnsafe.bind(sql);
    const spy = jest.spyOn(sql, '$queryRawUnsafe').mockImplementation(async (text, ...values) => {
      // The keeper of standings asks at the same time.
      if (text.startsWith('WITH held')) {
        const [row] = await ask<{ 'QUERY PLAN': { Plan: object }[] }[]>(
          `EXPLAIN (FORMAT JSON) ${text}`,
          ...values,
        );
        plans.push(...(row?.['QUERY PLAN'] ?? []).map(({ Plan }) => Plan));
      }
      return ask(text, ...values);
    });
    try {
      await this.ask(question, {});
    } finally {
      spy.mockRestore();
    }
    return { statements, plans };
  }

  private async page(question: Question, variables: Readonly<Record<string, unknown>>): Promise<Connection> {
    const { data } = await this.ask(question, variables);
    const [answer] = Object.values(data) as (Connection | readonly { readonly units: Connection }[])[];
    const connection = Array.isArray(answer)
      ? (answer as readonly { units: Connection }[])[0]?.units
      : answer;
    return connection as Connection;
  }

  private ask(question: Question, variables: Readonly<Record<string, unknown>>) {
    return this.provisioning.ask(
      `query($held: Holding = EVER, $first: Int = 100, $after: String) { ${question.replace('PAGE)', PAGE)} }`,
      variables,
    );
  }
}

const PAGE = `held: $held, first: $first, after: $after) {
  edges { node { unitKey } certainty isHeldNow } pageInfo { hasNextPage endCursor }
  totals { unitCount certainCount possibleCount heldNowCount } }`;

/** The units that hold images, as the gateway asks this subgraph for them. */
export function unitsOfImages(entity: 'FirmwareImage' | 'SigningKey', digests: readonly string[]): Question {
  const key = entity === 'SigningKey' ? 'keyId' : 'digest';
  return `_entities(representations: [{ __typename: "${entity}", ${key}: "x", imageDigests: ${JSON.stringify(digests)} }]) {
    ... on ${entity} { units(PAGE) } }`;
}
