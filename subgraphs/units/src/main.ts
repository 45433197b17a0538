import { createLogger } from '@tracegraph/service-kit';
import { createPseudonymiser } from '@tracegraph/record';
import { startSubgraph } from '@tracegraph/subgraph-kit';
import { StandingKeeper } from '@tracegraph/unit-reference';

import { createContext } from './context';
import { readUnitsEnvironment } from './environment';
import { openStore } from './store/store';
import { assertFeedFollowsCluster, readLocalEvents } from './store/unit-reference.store';
import { createSubgraph } from './subgraph';

const NAME = 'units';

async function main(): Promise<void> {
  const environment = readUnitsEnvironment();
  const logger = createLogger(NAME, environment.LOG_LEVEL);
  const store = openStore(environment.DATABASE_URL);
  await assertFeedFollowsCluster(store.sql);
  const pseudonymise = createPseudonymiser(environment.OPERATOR_PSEUDONYM_KEY);
  const keeper = new StandingKeeper(
    { sql: store.sql, transaction: (work) => store.transaction(({ sql }) => work(sql)), readLocalEvents },
    logger,
  );
  await keeper.start();
  await startSubgraph({
    name: NAME,
    subgraph: createSubgraph(),
    environment,
    logger,
    sql: store.sql,
    createContext: (caller) => createContext({ caller, store, pseudonymise, asOf: keeper.asOf() }),
    asOf: () => null,
    position: () => store.unitReferences.readEnd(),
    feed: () => ({ ...keeper.state(), asOf: keeper.asOf() }),
    close: async () => {
      await keeper.stop();
      await store.close();
    },
  });
}

void main();
