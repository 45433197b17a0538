import { createLogger } from '@tracegraph/service-kit';
import { createPseudonymiser } from '@tracegraph/record';
import { startSubgraph } from '@tracegraph/subgraph-kit';
import {
  StandingKeeper,
  UnitReferenceFollower,
  appendEvents,
  readCopiedEvents,
  worseFeedState,
} from '@tracegraph/unit-reference';

import { createContext } from './context';
import { readComponentsEnvironment } from './environment';
import { examineBindings } from './services/examine-units';
import { openStore } from './store/store';
import { createSubgraph } from './subgraph';

const NAME = 'components';

async function main(): Promise<void> {
  const environment = readComponentsEnvironment();
  const logger = createLogger(NAME, environment.LOG_LEVEL);
  const store = openStore(environment.DATABASE_URL);
  const source = { url: environment.UNITS_URL, keys: environment.UNITS_SIGNING_KEYS, reader: NAME };
  const follower = new UnitReferenceFollower(store.sql, source, logger, (events) =>
    store.transaction(async (tx) => {
      await appendEvents(tx.sql, events);
      await examineBindings(tx, events);
    }),
  );
  const keeper = new StandingKeeper(
    {
      sql: store.sql,
      transaction: (work) => store.transaction(({ sql }) => work(sql)),
      readLocalEvents: readCopiedEvents,
    },
    logger,
  );
  const pseudonymise = createPseudonymiser(environment.OPERATOR_PSEUDONYM_KEY);
  await follower.start();
  await keeper.start();
  await startSubgraph({
    name: NAME,
    subgraph: createSubgraph(),
    environment,
    logger,
    sql: store.sql,
    createContext: (caller) => createContext({ caller, store, pseudonymise, asOf: keeper.asOf() }),
    asOf: () => keeper.asOf(),
    position: () => Promise.resolve(keeper.asOf()),
    feed: () => worseFeedState(follower.feedState(), keeper.state()),
    close: async () => {
      await follower.stop();
      await keeper.stop();
      await store.close();
    },
  });
}

void main();
