import { readFileSync } from 'node:fs';
import path from 'node:path';

import { deriveEveryUnit } from '../audit-answer/oracle/expected-answers';
import type { ExpectedFacts } from '../audit-answer/oracle/expected-answers';
import { TEST_PSEUDONYM_KEY } from '../../testkit/running-graph';
import { openBatch } from '../audit-answer/oracle/batch-files';
import { readRegistry } from '../audit-answer/oracle/registry';

/** A unit as a walk over the files of the batch finds it. */
export interface WalkedUnit {
  readonly unitKey: string;
  readonly facts: ExpectedFacts;
  /** The unit it is inside of, at the end of the chain; itself where it is in none. */
  readonly outermost: ExpectedFacts;
  /** Site that made it. */
  readonly site: string;
  /** Codes of the parties it was sold to, with the outermost unit. */
  readonly customers: readonly string[];
  /** Null of a place on a panel that nothing is bound to. */
  readonly ownerCode: string | null;
}

/** Everything the reverse questions are checked against. */
export interface Walk {
  readonly units: readonly WalkedUnit[];
  /** Digests of an image by its imageId, and of all images composed of it. */
  readonly digestsOfImage: ReadonlyMap<string, readonly string[]>;
}

/** Reads all units of a batch from its files. */
export function walkBatch(directory: string): Walk {
  const { parties } = readRegistry(openBatch(directory));
  const codes = new Map([...parties].map(([code, { name }]) => [name, code]));
  const codeOf = (name: string): string => codes.get(name) ?? `no party is called ${name}`;
  const placed = deriveEveryUnit(directory, TEST_PSEUDONYM_KEY);
  const byKey = new Map(placed.map(({ facts }) => [facts.unitKey, facts]));
  const units = placed.map(({ facts, outermostKey }): WalkedUnit => {
    const outermost = byKey.get(outermostKey) ?? facts;
    return {
      unitKey: facts.unitKey,
      facts,
      outermost,
      site: facts.product.partNumber.startsWith('LV-') ? 'PEN2' : 'WRO1',
      customers: outermost.shipments.map(({ soldTo }) => codeOf(soldTo.name)),
      ownerCode: codeOf(facts.product.owner.name),
    };
  });
  return { units: [...units, ...emptyPlaces(directory, units)], digestsOfImage: readDigests(directory) };
}

/** Places of registered panels that nothing is bound to: crossed out, or not known yet. */
function emptyPlaces(directory: string, units: readonly WalkedUnit[]): readonly WalkedUnit[] {
  const batch = openBatch(directory);
  const bound = new Set(
    units.map(({ site, facts }) => `${site} ${facts.panel?.panelId ?? ''} ${facts.panel?.position ?? ''}`),
  );
  return batch.siteRows('smt', /^panels\.csv$/).flatMap((row) => {
    const [site, panelId] = [row.cell('site'), row.cell('panel')];
    const workOrders = [{ site, number: row.cell('work_order') }];
    return Array.from({ length: Number(row.cell('position_count')) }, (_, at) => at + 1)
      .filter((position) => !bound.has(`${site} ${panelId} ${position}`))
      .map((position) => emptyPlace(site, { panelId, position }, workOrders));
  });
}

/** Nothing is recorded of the place itself. */
const NOTHING = {
  gtin: null,
  serialNumber: '',
  lotNumber: null,
  productionDate: null,
  disposition: null,
  identities: [],
  product: { partNumber: '', revision: null, owner: { name: '' }, requiredFacts: [] },
  components: [],
  stages: [],
  repairs: [],
  firmware: [],
  securityState: null,
  provisioning: [],
  testRuns: [],
  finalQc: null,
  shipments: [],
};

function emptyPlace(
  site: string,
  panel: NonNullable<ExpectedFacts['panel']>,
  workOrders: ExpectedFacts['workOrders'],
): WalkedUnit {
  const unitKey = `panel/${encodeURIComponent(site)}/${encodeURIComponent(panel.panelId)}/${panel.position}`;
  const facts = { ...NOTHING, unitKey, panel, workOrders };
  return { unitKey, facts, outermost: facts, site, customers: [], ownerCode: null };
}

interface Manifest {
  readonly releases: readonly {
    readonly digests: readonly {
      readonly scope: string;
      readonly algorithm: string;
      readonly value: string;
    }[];
    readonly parts: readonly { readonly digest: string }[];
  }[];
}

function readDigests(directory: string): ReadonlyMap<string, readonly string[]> {
  const manifest = JSON.parse(
    readFileSync(path.join(directory, 'firmware/manifest.json'), 'utf8'),
  ) as Manifest;
  const images = manifest.releases.map(({ digests, parts }) => ({
    digests: digests.map(({ scope, algorithm, value }) => `${scope}:${algorithm}:${value}`),
    parts: parts.map(({ digest }) => digest),
  }));
  const withWholes = (own: readonly string[]): readonly string[] => [
    ...own,
    ...images
      .filter(({ parts }) => parts.some((part) => own.includes(part)))
      .flatMap(({ digests }) => withWholes(digests)),
  ];
  return new Map(
    images.flatMap(({ digests }) => digests.map((digest) => [digest, withWholes(digests)] as const)),
  );
}
