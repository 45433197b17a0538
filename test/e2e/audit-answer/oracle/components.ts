import type { BatchFiles, Row } from './batch-files';
import { compareKeys, eventIdOf, groupBy, recordOf, toUtc } from './keys';
import type { RecordFacts } from './keys';
import { readPackages } from './packages';
import type { FindPackages, PackageFacts } from './packages';
import { siteOf } from './registry';
import type { Registry, Subject } from './registry';

/** What was put into a unit, as an answer shows it. */
export interface ComponentFacts {
  readonly referenceDesignators: readonly string[];
  readonly internalPartNumber: string;
  readonly usage: string;
  readonly state: 'INSTALLED' | 'REMOVED';
  readonly certainty: string;
  readonly reason: string | null;
  readonly installedTime: string;
  readonly removedTime: string | null;
  readonly record: RecordFacts;
  readonly packages: readonly PackageFacts[];
}

/** Something put into a unit, before anything was taken off it again. */
interface Installed {
  readonly unitKey: string;
  readonly facts: ComponentFacts;
}

/** Something taken off a unit. */
interface Removal {
  readonly unitKey: string;
  readonly designator: string;
  readonly part: string;
  readonly removedTime: string;
}

/** One material of an installation: a row, or the same row for each place it is about. */
interface Material {
  readonly row: Row;
  readonly subject: Subject;
  readonly station: string;
  readonly time: string;
  readonly usage: string;
  readonly designators: readonly string[];
  readonly packageIds: readonly string[];
  readonly isSplice: boolean;
}

/** What is and was in each unit, in the order of installation, part, first designator and event id. */
export function readComponents(
  batch: BatchFiles,
  registry: Registry,
): ReadonlyMap<string, readonly ComponentFacts[]> {
  const findPackages = readPackages(batch);
  const materials = [
    ...placements(batch, registry),
    ...consumables(batch, registry),
    ...boxMaterials(batch, registry),
    ...replacements(batch, registry),
  ];
  const installed = groupBy(
    materials.map((material) => toInstalled(material, findPackages)),
    ({ unitKey }) => unitKey,
  );
  const removals = groupBy(readRemovals(batch, registry), ({ unitKey }) => unitKey);
  const ofUnit = (unitKey: string, items: readonly Installed[]): readonly ComponentFacts[] =>
    (removals.get(unitKey) ?? [])
      .reduce(
        applyRemoval,
        items.map(({ facts }) => facts),
      )
      .toSorted(compareComponents);
  return new Map([...installed].map(([unitKey, items]) => [unitKey, ofUnit(unitKey, items)]));
}

function placements(batch: BatchFiles, registry: Registry): readonly Material[] {
  return batch.siteRows('smt', /^placement-.+\.csv$/).map((row) => ({
    row,
    subject: registry.placeOf(row.cell('site'), row.cell('panel'), row.cell('position')),
    station: row.cell('machine'),
    time: row.cell('placed_time'),
    usage: 'PLACED',
    designators: row.list('designators'),
    packageIds: row.list('packages'),
    isSplice: row.cell('splice_zone') === '1',
  }));
}

function consumables(batch: BatchFiles, registry: Registry): readonly Material[] {
  const subjects = (row: Row): readonly Subject[] =>
    row.list('positions').map((position) => registry.placeOf(row.cell('site'), row.cell('panel'), position));
  return batch
    .siteRows('smt', /^consumables\.csv$/)
    .flatMap((row) =>
      subjects(row).map((subject) => toMaterial(row, subject, row.cell('used_time'), row.cell('usage'), [])),
    );
}

function boxMaterials(batch: BatchFiles, registry: Registry): readonly Material[] {
  return batch.siteRows('mes', /^materials\.csv$/).map((row) => {
    const unitKey = registry.unitOf(row);
    return toMaterial(
      row,
      { recordedKey: unitKey, unitKey },
      row.cell('used_time'),
      row.cell('usage'),
      row.list('designators'),
    );
  });
}

function replacements(batch: BatchFiles, registry: Registry): readonly Material[] {
  return replacementRows(batch).flatMap((row) =>
    registry
      .subjectsOf(row)
      .map((subject) =>
        toMaterial(row, subject, row.cell('installed_time'), 'PLACED', row.list('designators')),
      ),
  );
}

function replacementRows(batch: BatchFiles): readonly Row[] {
  return batch.siteRows('mes', /^repairs\.csv$/).filter((row) => row.cell('action') === 'REPLACED');
}

/** A material that came from one package. */
function toMaterial(
  row: Row,
  subject: Subject,
  time: string,
  usage: string,
  designators: readonly string[],
): Material {
  const packageIds = [row.cell('package')];
  return {
    row,
    subject,
    station: row.cell('station'),
    time,
    usage,
    designators,
    packageIds,
    isSplice: false,
  };
}

function toInstalled(material: Material, findPackages: FindPackages): Installed {
  const { row, subject, time, usage, isSplice } = material;
  const eventId = eventIdOf('recordInstallations', row.file, subject.recordedKey, material.station, time);
  return {
    unitKey: subject.unitKey,
    facts: {
      referenceDesignators: material.designators,
      internalPartNumber: row.cell('part'),
      usage,
      state: 'INSTALLED',
      certainty: isSplice ? 'POSSIBLE' : 'CERTAIN',
      reason: isSplice ? 'SPLICE' : null,
      installedTime: toUtc(time),
      removedTime: null,
      record: recordOf(eventId),
      packages: findPackages(siteOf(row), material.packageIds),
    },
  };
}

function readRemovals(batch: BatchFiles, registry: Registry): readonly Removal[] {
  return replacementRows(batch).flatMap((row) =>
    registry.subjectsOf(row).flatMap(({ unitKey }) =>
      row.list('designators').map((designator) => ({
        unitKey,
        designator,
        part: row.cell('part'),
        removedTime: toUtc(row.cell('removed_time')),
      })),
    ),
  );
}

/** Splits what was installed at a designator before it was taken off into what stays and what went. */
function applyRemoval(components: readonly ComponentFacts[], removal: Removal): readonly ComponentFacts[] {
  const { designator, part, removedTime } = removal;
  const isMeant = (component: ComponentFacts): boolean =>
    component.state === 'INSTALLED' &&
    component.internalPartNumber === part &&
    component.referenceDesignators.includes(designator) &&
    component.installedTime <= removedTime;
  if (components.filter(isMeant).length !== 1)
    throw new Error(`${removal.unitKey} does not have one ${part} at ${designator} to take off`);
  return components.flatMap((component) => {
    if (!isMeant(component)) return [component];
    const staying = component.referenceDesignators.filter((one) => one !== designator);
    const removed: ComponentFacts = {
      ...component,
      referenceDesignators: [designator],
      state: 'REMOVED',
      removedTime,
    };
    return staying.length === 0 ? [removed] : [{ ...component, referenceDesignators: staying }, removed];
  });
}

/** In the order of installation, part, first designator (C2 before C10) and event id. */
function compareComponents(a: ComponentFacts, b: ComponentFacts): number {
  const keys = (component: ComponentFacts): readonly (string | number)[] => [
    component.installedTime,
    component.internalPartNumber,
    ...designatorKey(component.referenceDesignators[0]),
    component.record.eventId,
  ];
  return compareKeys(keys(a), keys(b));
}

/** Letters by code point, then the number as a number; what has no designator comes first. */
function designatorKey(designator: string | undefined): readonly [letters: string, number: number] {
  const match = /^(\D*)(\d*)$/.exec(designator ?? '');
  if (!match) throw new Error(`${designator ?? ''} is no designator of the batch`);
  return [match[1] ?? '', Number(match[2] ?? '')];
}
