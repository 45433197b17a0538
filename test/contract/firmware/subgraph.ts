import { randomUUID } from 'node:crypto';

import { startTestStores } from '@tracegraph/launcher';
import type { TestStores } from '@tracegraph/launcher';
import { createPseudonymiser } from '@tracegraph/record';
import { currentRequest, runInRequest } from '@tracegraph/service-kit';
import { graphql } from 'graphql';

import { createContext } from '../../../subgraphs/firmware/src/context';
import { openStore } from '../../../subgraphs/firmware/src/store/store';
import type { Store } from '../../../subgraphs/firmware/src/store/store';
import { createSubgraph } from '../../../subgraphs/firmware/src/subgraph';

const CALLER = {
  subject: 'test',
  roles: ['administrator'],
  party: null,
  requestId: 'test',
  audience: 'firmware',
  issuedAt: 0,
  nonce: randomUUID(),
};

/** What became of a record. */
export interface Result {
  readonly status: string;
  readonly findings: readonly string[];
  readonly error: { readonly code: string; readonly path: string; readonly received: string } | null;
}

/** An answer, and how many SQL statements it took. */
export interface Answer<T> {
  readonly data: T;
  readonly errors: readonly string[];
  readonly sqlStatements: number;
}

/** The firmware subgraph over a store of its own, asked without HTTP. MUST be stopped. */
export class FirmwareSubgraph {
  private constructor(
    private readonly stores: TestStores<'firmware'>,
    private readonly store: Store,
  ) {}

  private readonly subgraph = createSubgraph();
  private readonly pseudonymise = createPseudonymiser('cd'.repeat(32));

  static async start(): Promise<FirmwareSubgraph> {
    const stores = await startTestStores(['firmware']);
    return new FirmwareSubgraph(stores, openStore(stores.urls.firmware.databaseUrl));
  }

  async stop(): Promise<void> {
    await this.store.close();
    await this.stores.stop();
  }

  ask<T>(source: string, variableValues: Readonly<Record<string, unknown>> = {}): Promise<Answer<T>> {
    return runInRequest(randomUUID(), async () => {
      const { store, pseudonymise } = this;
      const contextValue = createContext({ caller: CALLER, store, pseudonymise, asOf: null });
      const { data, errors = [] } = await graphql({
        schema: this.subgraph.schema,
        source,
        variableValues,
        contextValue,
      });
      const sqlStatements = currentRequest()?.counts.sqlStatements ?? 0;
      // As JSON, in which everybody else gets it.
      return {
        data: JSON.parse(JSON.stringify(data)) as T,
        errors: errors.map(({ message }) => message),
        sqlStatements,
      };
    });
  }

  /** Records a list; event ids and times are added where the inputs have none. */
  async record(
    mutation: string,
    inputType: string,
    inputs: readonly Readonly<Record<string, unknown>>[],
  ): Promise<readonly Result[]> {
    const { data, errors } = await this.ask<
      Record<
        string,
        { results: readonly (Omit<Result, 'findings'> & { findings: readonly { code: string }[] })[] }
      >
    >(
      `mutation($inputs: [${inputType}!]!) { ${mutation}(inputs: $inputs) {
        results { status findings { code } error { code path received } } } }`,
      {
        inputs: inputs.map((input) => ({
          eventId: randomUUID(),
          eventTime: '2026-03-01T08:00:00+01:00',
          ...input,
        })),
      },
    );
    if (errors.length > 0) throw new Error(errors.join('\n'));
    return (data[mutation]?.results ?? []).map((result) => ({
      ...result,
      findings: result.findings.map(({ code }) => code),
    }));
  }

  registerImages = (...inputs: object[]) =>
    this.record('registerFirmwareImages', 'FirmwareImageInput', inputs as Record<string, unknown>[]);
  registerKeys = (...inputs: object[]) =>
    this.record('registerSigningKeys', 'SigningKeyInput', inputs as Record<string, unknown>[]);
  recordSignatures = (...inputs: object[]) =>
    this.record('recordSignatures', 'SignatureInput', inputs as Record<string, unknown>[]);
  recordStates = (...inputs: object[]) =>
    this.record('recordSigningKeyStates', 'SigningKeyStateInput', inputs as Record<string, unknown>[]);
  attestReleases = (...inputs: object[]) =>
    this.record('attestReleases', 'ReleaseInput', inputs as Record<string, unknown>[]);
  recordSboms = (...inputs: object[]) =>
    this.record('recordSbomReferences', 'SbomReferenceInput', inputs as Record<string, unknown>[]);
  correct = (...inputs: object[]) =>
    this.record(
      'correctFirmwareRecords',
      'FirmwareCorrectionInput',
      inputs.map((input) => ({ reason: 'INCORRECT_DATA', author: 'anna', site: 'WRO1', ...input })),
    );
}
