import { openBatch } from './batch-files';
import type { BatchFiles } from './batch-files';
import { readComponents } from './components';
import type { ComponentFacts } from './components';
import { createPseudonyms, groupBy, sortedBy, valueOf } from './keys';
import {
  readFinalQc,
  readFirmware,
  readIdentities,
  readProvisioning,
  readSecurityStates,
} from './personalisation';
import type {
  FirmwareFacts,
  IdentityFacts,
  ProvisioningFacts,
  QcFacts,
  SecurityFacts,
} from './personalisation';
import { readRegistry } from './registry';
import type { Product, RegisteredUnit, Registry } from './registry';
import { readRepairs, readStages } from './stages';
import type { RepairFacts, StageFacts } from './stages';
import { readTestRuns } from './test-runs';
import type { TestRunFacts } from './test-runs';
import { readDispositions, readLinks, readShipments, readWorkOrders } from './whereabouts';
import type { DispositionFacts, Link, ShipmentFacts } from './whereabouts';

/** The facts of a unit, as the fragment UnitFacts asks for them. */
export interface ExpectedFacts {
  readonly unitKey: string;
  readonly gtin: string | null;
  readonly serialNumber: string;
  readonly lotNumber: string | null;
  readonly productionDate: string | null;
  readonly disposition: DispositionFacts | null;
  readonly identities: readonly IdentityFacts[];
  readonly product: Product['facts'];
  readonly workOrders: readonly { readonly site: string; readonly number: string }[];
  readonly panel: RegisteredUnit['panel'];
  readonly components: readonly ComponentFacts[];
  readonly stages: readonly StageFacts[];
  readonly repairs: readonly RepairFacts[];
  readonly firmware: readonly FirmwareFacts[];
  readonly securityState: SecurityFacts | null;
  readonly provisioning: readonly ProvisioningFacts[];
  readonly testRuns: readonly TestRunFacts[];
  readonly finalQc: QcFacts | null;
  readonly shipments: readonly ShipmentFacts[];
}

/** A unit built into another one at any depth, as an answer shows it. */
export interface ExpectedContainment {
  readonly path: readonly string[];
  readonly position: string;
  readonly installedTime: string;
  readonly removedTime: null;
  readonly unit: ExpectedFacts;
}

/** A finished unit, as `matches[].unit` of the question answers it. */
export interface ExpectedUnit extends ExpectedFacts {
  readonly partOf: readonly never[];
  readonly contains: { readonly truncated: false; readonly items: readonly ExpectedContainment[] };
}

/** The products that leave the plants as they are; all others are built into one of them. */
const FINISHED_PRODUCTS: readonly string[] = ['KG-200', 'LV-T10'];

/**
 * What the graph must answer for each finished unit of a batch, derived from its files alone.
 * @param directory folder of the batch
 * @param pseudonymKey key of the pseudonyms of persons, in hex
 */
export function deriveExpectedAnswers(
  directory: string,
  pseudonymKey: string,
): ReadonlyMap<string, ExpectedUnit> {
  const batch = openBatch(directory);
  const registry = readRegistry(batch);
  const links = readLinks(batch, registry);
  const factsOf = createFactsOf(batch, registry, links, pseudonymKey);
  const linksByContainer = groupBy(links, ({ containerKey }) => containerKey);
  const finished = [...registry.units.values()].filter(({ product }) =>
    FINISHED_PRODUCTS.includes(product.partNumber),
  );
  const toExpected = ({ unitKey }: RegisteredUnit): ExpectedUnit => {
    if (outermostOf(unitKey, links) !== unitKey) throw new Error(`${unitKey} is built into another unit`);
    const items = contentsOf(unitKey, linksByContainer).map(({ path, link }) => ({
      path,
      position: link.position,
      installedTime: link.installedTime,
      removedTime: null,
      unit: factsOf(link.unitKey),
    }));
    return { ...factsOf(unitKey), partOf: [], contains: { truncated: false, items } };
  };
  return new Map(finished.map((unit) => [unit.unitKey, toExpected(unit)]));
}

/** A unit with the one it left the plant in. */
export interface PlacedUnit {
  readonly facts: ExpectedFacts;
  readonly outermostKey: string;
}

/**
 * All registered units of a batch, finished ones and those built in, derived from its files alone.
 * @param directory folder of the batch
 * @param pseudonymKey key of the pseudonyms of persons, in hex
 */
export function deriveEveryUnit(directory: string, pseudonymKey: string): readonly PlacedUnit[] {
  const batch = openBatch(directory);
  const registry = readRegistry(batch);
  const links = readLinks(batch, registry);
  const factsOf = createFactsOf(batch, registry, links, pseudonymKey);
  return [...registry.units.keys()].map((unitKey) => ({
    facts: factsOf(unitKey),
    outermostKey: outermostOf(unitKey, links),
  }));
}

function createFactsOf(
  batch: BatchFiles,
  registry: Registry,
  links: readonly Link[],
  pseudonymKey: string,
): (unitKey: string) => ExpectedFacts {
  const pseudonyms = createPseudonyms(pseudonymKey);
  const shipments = readShipments(batch, registry);
  const shippedTimesOf = (unitKey: string): readonly string[] =>
    (shipments.get(outermostOf(unitKey, links)) ?? []).map(({ shippedTime }) => shippedTime);
  const dispositions = readDispositions(batch, registry);
  const identities = readIdentities(batch, registry);
  const workOrders = readWorkOrders(batch, registry);
  const components = readComponents(batch, registry);
  const stages = readStages(batch, registry, pseudonyms);
  const repairs = readRepairs(batch, registry, pseudonyms);
  const firmware = readFirmware(batch, registry, shippedTimesOf);
  const securityStates = readSecurityStates(batch, registry);
  const provisioning = readProvisioning(batch, registry);
  const testRuns = readTestRuns(batch, registry, pseudonyms);
  const finalQc = readFinalQc(batch, registry, pseudonyms);
  return (unitKey) => ({
    ...headOf(valueOf(registry.units, unitKey)),
    disposition: dispositions.get(unitKey) ?? null,
    identities: identities.get(unitKey) ?? [],
    workOrders: workOrders.get(unitKey) ?? [],
    components: components.get(unitKey) ?? [],
    stages: stages.get(unitKey) ?? [],
    repairs: repairs.get(unitKey) ?? [],
    firmware: firmware.get(unitKey) ?? [],
    securityState: securityStates.get(unitKey) ?? null,
    provisioning: provisioning.get(unitKey) ?? [],
    testRuns: testRuns.get(unitKey) ?? [],
    finalQc: finalQc.get(unitKey) ?? null,
    shipments: shipments.get(unitKey) ?? [],
  });
}

type Head = Pick<
  ExpectedFacts,
  'unitKey' | 'gtin' | 'serialNumber' | 'lotNumber' | 'productionDate' | 'product' | 'panel'
>;

function headOf({ unitKey, product, serialNumber, lotNumber, productionDate, panel }: RegisteredUnit): Head {
  return {
    unitKey,
    gtin: product.gtin,
    serialNumber,
    lotNumber,
    productionDate,
    product: product.facts,
    panel,
  };
}

/** The unit that a unit left the plant in. */
function outermostOf(unitKey: string, links: readonly Link[]): string {
  const containers = links.filter((link) => link.unitKey === unitKey);
  if (containers.length > 1) throw new Error(`${unitKey} is built into more than one unit`);
  const container = containers[0];
  return container === undefined ? unitKey : outermostOf(container.containerKey, links);
}

interface Content {
  readonly path: readonly string[];
  readonly link: Link;
}

/** All that is built in at any depth, nearest first, then in the order of installation and key. */
function contentsOf(
  unitKey: string,
  linksByContainer: ReadonlyMap<string, readonly Link[]>,
): readonly Content[] {
  const below = (key: string, path: readonly string[]): readonly Content[] =>
    (linksByContainer.get(key) ?? []).flatMap((link) => {
      const content = { path: [...path, link.unitKey], link };
      return [content, ...below(link.unitKey, content.path)];
    });
  return sortedBy(below(unitKey, []), ({ path, link }) => [path.length, link.installedTime, link.unitKey]);
}
