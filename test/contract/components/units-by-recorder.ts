import type { ReverseStore, Units } from './units-by-store';

/** A lot of one maker. */
export const lot = (lotNumber: string) => ({ manufacturer: 'Acme', manufacturerPartNumber: 'A1', lotNumber });

/** A material as an installation names it: the part C-1 at C1 and C2. */
export const material = (packageIds: readonly string[], more = {}) => ({
  ...{ internalPartNumber: 'C-1', referenceDesignators: ['C1', 'C2'] },
  packages: packageIds.map((packageId) => ({ packageId })),
  ...more,
});

/** A unit of a list, in one line. */
export const line = ({ node, certainty, isHeldNow }: Units['edges'][number]): string =>
  [node.unitKey, certainty, isHeldNow ? 'held' : 'gone'].join(' ');

let serial = 0;

/** Records what a test tells of, under names of its own. */
export class Recorder {
  constructor(private readonly store: ReverseStore) {}

  unit(): string {
    return `part/acme/S-1/${(serial += 1)}`;
  }

  name(): string {
    return `N${(serial += 1)}`;
  }

  packages(inputs: readonly object[]): Promise<void> {
    const sited = inputs.map((input) => ({ site: 'north', ...input }));
    return this.store.record('registerMaterialPackages', 'MaterialPackageInput', sited);
  }

  /** A new package of a new lot. */
  async aPackage(): Promise<{ readonly packageId: string; readonly lotNumber: string }> {
    const [packageId, lotNumber] = [this.name(), this.name()];
    await this.packages([{ packageId, lots: [lot(lotNumber)] }]);
    return { packageId, lotNumber };
  }

  install(unitKey: string, materials: readonly object[], more = {}): Promise<void> {
    return this.store.record('recordInstallations', 'InstallationInput', [
      { unitKey, site: 'north', materials, ...more },
    ]);
  }

  remove(unitKey: string, more: object): Promise<void> {
    return this.store.record('recordRemovals', 'RemovalInput', [
      { unitKey, site: 'north', eventTime: '2026-03-02T10:00:00Z', ...more },
    ]);
  }

  correct(kind: string, subjectKey: string, correctedEventId: string): Promise<void> {
    return this.store.record('correctComponentRecords', 'ComponentCorrectionInput', [
      { kind, subjectKey, correctedEventId, reason: 'DID_NOT_OCCUR', author: 'joe', site: 'north' },
    ]);
  }
}
