import { toMaterialSet } from '../../../packages/demo/src/recorder/material-set';
import { root, subjects, same } from './question';
import type { QuestionKind } from './question';
import type { WalkedUnit } from './walk';

type Packages = WalkedUnit['facts']['components'][number]['packages'];

const lotIdOf = ({ manufacturer, manufacturerPartNumber, lotNumber }: Packages[number]['lots'][number]) => ({
  manufacturer,
  manufacturerPartNumber,
  lotNumber,
});

/** A lot is certain where the one package used has that lot only. */
export const manufacturerLot =
  (usage?: string): QuestionKind['ask'] =>
  (walk) =>
    subjects(walk, ({ facts }) =>
      facts.components
        .filter((component) => usage === undefined || component.usage === usage)
        .flatMap(({ packages }) => packages.flatMap(({ lots }) => lots.map(lotIdOf))),
    ).map((lot) => ({
      path: root('unitsByManufacturerLot', { ...lot, ...(usage && { usage: { enum: usage } }) }),
      heldBy: ({ facts }) =>
        facts.components
          .filter((component) => usage === undefined || component.usage === usage)
          .filter(({ packages }) => packages.some(({ lots }) => lots.some((one) => same(lotIdOf(one), lot))))
          .map(({ certainty, packages, state }) => ({
            isCertain: certainty === 'CERTAIN' && packages.every(({ lots }) => lots.length === 1),
            isNow: state === 'INSTALLED',
          })),
    }));

/** By package. */
export const materialPackage: QuestionKind['ask'] = (walk) =>
  subjects(walk, ({ facts, site }) =>
    facts.components.flatMap(({ packages }) => packages.map(({ packageId }) => ({ site, packageId }))),
  ).map(({ site, packageId }) => ({
    path: root('unitsByMaterialPackage', {
      packageKey: `${encodeURIComponent(site)}/${encodeURIComponent(packageId)}`,
    }),
    heldBy: (unit) =>
      unit.facts.components
        .filter(({ packages }) => unit.site === site && packages.some((one) => one.packageId === packageId))
        .map(({ certainty, state }) => ({
          isCertain: certainty === 'CERTAIN',
          isNow: state === 'INSTALLED',
        })),
  }));

/** The sets of a unit: what one machine supplied at one time, with the designators that are still there. */
function materialSetsOf({
  facts,
  site,
}: WalkedUnit): readonly { readonly sha256: string; readonly isNow: boolean }[] {
  return [...new Set(facts.components.map(({ record }) => record.eventId))].map((eventId) => {
    const components = facts.components.filter(({ record }) => record.eventId === eventId);
    const items = new Map<string, Parameters<typeof toMaterialSet>[1][number]>();
    for (const {
      internalPartNumber,
      usage,
      certainty,
      reason,
      packages,
      referenceDesignators,
    } of components) {
      const packageIds = packages.map(({ packageId }) => packageId);
      const key = JSON.stringify([internalPartNumber, usage, packageIds]);
      const before = items.get(key)?.referenceDesignators ?? [];
      const merged = [...before, ...referenceDesignators];
      items.set(key, {
        ...{ internalPartNumber, usage, packageIds, reason, referenceDesignators: merged },
        certainty: certainty === 'CERTAIN' ? 'CERTAIN' : 'POSSIBLE',
      });
    }
    const { sha256 } = toMaterialSet(site, [...items.values()]);
    return { sha256, isNow: components.some(({ state }) => state === 'INSTALLED') };
  });
}

/** By material set. */
export const materialSet: QuestionKind['ask'] = (walk) => {
  const setsOf = new Map(walk.units.map((unit) => [unit.unitKey, materialSetsOf(unit)]));
  return subjects(walk, ({ unitKey }) => (setsOf.get(unitKey) ?? []).map((set) => set.sha256)).map(
    (sha256) => ({
      path: root('unitsByMaterialSet', { sha256 }),
      heldBy: ({ unitKey }) =>
        (setsOf.get(unitKey) ?? [])
          .filter((set) => set.sha256 === sha256)
          .map(({ isNow }) => ({ isCertain: true, isNow })),
    }),
  );
};

/** By part. */
export const part: QuestionKind['ask'] = (walk) =>
  subjects(walk, ({ facts }) => facts.components.map(({ internalPartNumber }) => internalPartNumber)).map(
    (internalPartNumber) => ({
      path: root('unitsByPart', { internalPartNumber }),
      heldBy: ({ facts }) =>
        facts.components
          .filter((component) => component.internalPartNumber === internalPartNumber)
          .map(({ state }) => ({ isCertain: true, isNow: state === 'INSTALLED' })),
    }),
  );
