import { manufacturerLot, materialPackage, materialSet, part } from './material-questions';
import { CERTAIN_NOW, root, subjects, always, same } from './question';
import type { Held, QuestionKind } from './question';
import type { Walk, WalkedUnit } from './walk';

const firmwareOf = (unit: WalkedUnit, digests: readonly string[]): readonly Held[] =>
  unit.facts.firmware
    .filter(({ digest }) => digests.includes(digest))
    .map(({ supersededTime }) => ({ isCertain: true, isNow: supersededTime === null }));

const firmwareDigest: QuestionKind['ask'] = (walk) =>
  subjects(walk, ({ facts }) => facts.firmware.map(({ digest }) => digest)).map((digest) => ({
    path: root('unitsByFirmwareDigest', { digest }),
    heldBy: (unit) => firmwareOf(unit, [digest]),
  }));

const firmwareImage: QuestionKind['ask'] = (walk) =>
  [...walk.digestsOfImage].map(([digest, digests]) => ({
    path: [
      { field: 'firmwareImage', args: { digest } },
      { field: 'units', args: {} },
    ],
    heldBy: (unit) => firmwareOf(unit, digests),
  }));

const signingKey: QuestionKind['ask'] = (walk) => {
  const signed = new Map<string, Set<string>>();
  for (const { facts } of walk.units)
    for (const { image } of facts.firmware)
      for (const { key } of image?.signatures ?? [])
        signed.set(key.keyId, (signed.get(key.keyId) ?? new Set()).add(image?.imageId ?? ''));
  return [...signed].map(([keyId, images]) => {
    const digests = [...images].flatMap((imageId) => walk.digestsOfImage.get(imageId) ?? []);
    return {
      path: [
        { field: 'signingKey', args: { keyId } },
        { field: 'units', args: {} },
      ],
      heldBy: (unit: WalkedUnit) => firmwareOf(unit, digests),
    };
  });
};

const certificate: QuestionKind['ask'] = (walk) =>
  subjects(walk, ({ facts }) => facts.provisioning.map((one) => one.certificate.sha256)).map((sha256) => ({
    path: root('unitsByCertificate', { sha256 }),
    heldBy: ({ facts }) => always(facts.provisioning, (one) => one.certificate.sha256 === sha256),
  }));

const identity: QuestionKind['ask'] = (walk) =>
  subjects(walk, ({ facts }) => facts.identities.map(({ kind, value }) => ({ kind, value }))).map(
    ({ kind, value }) => ({
      path: root('unitsByIdentity', { kind: { enum: kind }, value }),
      heldBy: ({ facts }) => always(facts.identities, (one) => one.kind === kind && one.value === value),
    }),
  );

const lotNumber: QuestionKind['ask'] = (walk) =>
  subjects(walk, ({ facts }) => (facts.lotNumber === null ? [] : [facts.lotNumber])).map((number) => ({
    path: root('unitsByLotNumber', { lotNumber: number }),
    heldBy: ({ facts }) => (facts.lotNumber === number ? [CERTAIN_NOW] : []),
  }));

const panel: QuestionKind['ask'] = (walk) =>
  subjects(walk, ({ facts, site }) => (facts.panel ? [{ site, panelId: facts.panel.panelId }] : [])).map(
    ({ site, panelId }) => ({
      path: root('unitsByPanel', { site, panelId }),
      heldBy: (unit) => (unit.site === site && unit.facts.panel?.panelId === panelId ? [CERTAIN_NOW] : []),
    }),
  );

const workOrder: QuestionKind['ask'] = (walk) =>
  subjects(walk, ({ facts }) => facts.workOrders.map(({ site, number }) => ({ site, number }))).map(
    (order) => ({
      path: root('unitsByWorkOrder', order),
      heldBy: ({ facts }) => always(facts.workOrders, ({ site, number }) => same({ site, number }, order)),
    }),
  );

const shipment: QuestionKind['ask'] = (walk) =>
  subjects(walk, ({ outermost }) => outermost.shipments.map(({ shipmentNumber }) => shipmentNumber)).map(
    (number) => ({
      path: root('unitsByShipment', { shipmentNumber: number }),
      heldBy: ({ outermost }) => always(outermost.shipments, (one) => one.shipmentNumber === number),
    }),
  );

const customer: QuestionKind['ask'] = (walk) =>
  subjects(walk, ({ customers }) => customers).map((code) => ({
    path: root('unitsByCustomer', { code }),
    heldBy: ({ customers }) => always(customers, (one) => one === code),
  }));

/** The latest disposition of each unit is in the files; the earlier ones are another question. */
const disposition: QuestionKind['ask'] = (walk) =>
  subjects(walk, ({ outermost }) => (outermost.disposition ? [outermost.disposition.state] : [])).map(
    (state) => ({
      path: root('unitsByDisposition', { disposition: { enum: state } }),
      onlyNow: true,
      heldBy: ({ outermost }) => (outermost.disposition?.state === state ? [CERTAIN_NOW] : []),
    }),
  );

const product: QuestionKind['ask'] = (walk) =>
  subjects(walk, ({ unitKey, ownerCode }) => (ownerCode === null ? [] : [productKeyOf(unitKey)])).map(
    (productKey) => ({
      path: root('unitsByProduct', { productKey }),
      heldBy: ({ unitKey }) => (productKeyOf(unitKey) === productKey ? [CERTAIN_NOW] : []),
    }),
  );

function productKeyOf(unitKey: string): string {
  return unitKey
    .split('/')
    .slice(0, unitKey.startsWith('01/') ? 2 : 3)
    .join('/');
}

const owner: QuestionKind['ask'] = (walk) =>
  subjects(walk, ({ ownerCode }) => (ownerCode === null ? [] : [ownerCode])).map((code) => ({
    path: root('unitsByOwner', { code }),
    heldBy: ({ ownerCode }) => (ownerCode === code ? [CERTAIN_NOW] : []),
  }));

interface Interval {
  readonly startedTime: string;
  readonly endedTime: string;
}

function overlaps({ startedTime, endedTime }: Interval, fromTime: string, toTime: string): boolean {
  return startedTime < toTime && endedTime >= fromTime;
}

/** The middle third of the time in which something was used. */
function window(times: readonly string[]): { readonly fromTime: string; readonly toTime: string } {
  const sorted = [...times].sort();
  const at = (part: number): string => sorted[Math.floor(sorted.length * part)] ?? '';
  const afterwards = new Date(Date.parse(at(2 / 3)) + 1_000).toISOString();
  return { fromTime: at(1 / 3), toTime: afterwards };
}

const stagesOf = (walk: Walk): readonly WalkedUnit['facts']['stages'][number][] =>
  walk.units.flatMap(({ facts }) => facts.stages);

const station: QuestionKind['ask'] = (walk) =>
  subjects(walk, ({ facts }) => facts.stages.map(({ site, stationId }) => ({ site, stationId }))).map(
    (one) => {
      const isThere = (stage: { readonly site: string; readonly stationId: string }): boolean =>
        stage.site === one.site && stage.stationId === one.stationId;
      const times = window(
        stagesOf(walk)
          .filter(isThere)
          .map(({ startedTime }) => startedTime),
      );
      return {
        path: root('unitsByStation', { ...one, ...times }),
        heldBy: ({ facts }) =>
          always(facts.stages, (stage) => isThere(stage) && overlaps(stage, times.fromTime, times.toTime)),
      };
    },
  );

const resource: QuestionKind['ask'] = (walk) =>
  subjects(walk, ({ facts }) =>
    facts.stages.flatMap(({ site, resources }) => resources.map(({ resourceId }) => ({ site, resourceId }))),
  ).map((one) => ({
    path: root('unitsByResource', one),
    heldBy: ({ facts }) =>
      always(
        facts.stages,
        ({ site, resources }) =>
          site === one.site && resources.some(({ resourceId }) => resourceId === one.resourceId),
      ),
  }));

const operator: QuestionKind['ask'] = (walk) =>
  subjects(walk, ({ facts }) => operatorsOf(facts)).map((operatorId) => ({
    path: root('unitsByOperator', { operatorId }),
    heldBy: ({ facts }) => always(operatorsOf(facts), (one) => one === operatorId),
  }));

function operatorsOf({ stages, repairs, testRuns, finalQc }: WalkedUnit['facts']): readonly string[] {
  const ids = [...stages, ...repairs, ...testRuns].map(({ operatorId }) => operatorId);
  return [...ids, finalQc?.inspectorId ?? null].filter((id) => id !== null);
}

const machineProgram: QuestionKind['ask'] = (walk) =>
  subjects(walk, ({ facts }) =>
    facts.stages.flatMap(({ site, machineProgram: program }) =>
      program ? [{ site, name: program.name, revision: program.revision }] : [],
    ),
  ).map((one) => ({
    path: root('unitsByMachineProgram', one),
    heldBy: ({ facts }) =>
      always(
        facts.stages,
        ({ site, machineProgram: program }) =>
          site === one.site && program?.name === one.name && program.revision === one.revision,
      ),
  }));

/** Held now where the last attempt of the procedure has the outcome. */
const test: QuestionKind['ask'] = (walk) =>
  subjects(walk, ({ facts }) => facts.testRuns.map(({ procedure, outcome }) => ({ procedure, outcome }))).map(
    ({ procedure, outcome }) => ({
      path: root('unitsByTest', { procedure, outcome: { enum: outcome } }),
      heldBy: ({ facts }) => {
        const runs = facts.testRuns.filter((run) => run.procedure === procedure);
        const last = Math.max(...runs.map(({ attempt }) => attempt));
        return runs
          .filter((run) => run.outcome === outcome)
          .map(({ attempt }) => ({ isCertain: true, isNow: attempt === last }));
      },
    }),
  );

/** All reverse questions about the files of the batch. */
export const QUESTION_KINDS: readonly QuestionKind[] = [
  { name: 'manufacturer lot', ask: manufacturerLot() },
  { name: 'bare-board lot', ask: manufacturerLot('BARE_BOARD') },
  { name: 'material package', ask: materialPackage },
  { name: 'material set', ask: materialSet },
  { name: 'firmware digest', ask: firmwareDigest },
  { name: 'firmware image', ask: firmwareImage },
  { name: 'signing key', ask: signingKey },
  { name: 'certificate', ask: certificate },
  { name: 'identity', ask: identity },
  { name: 'batch', ask: lotNumber },
  { name: 'panel', ask: panel },
  { name: 'work order', ask: workOrder },
  { name: 'shipment', ask: shipment },
  { name: 'customer', ask: customer },
  { name: 'owner', ask: owner },
  { name: 'product', ask: product },
  { name: 'part', ask: part },
  { name: 'disposition', ask: disposition },
  { name: 'station and time window', ask: station },
  { name: 'resource', ask: resource },
  { name: 'operator', ask: operator },
  { name: 'machine program and revision', ask: machineProgram },
  { name: 'procedure and outcome', ask: test },
];
