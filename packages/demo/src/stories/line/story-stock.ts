import { packageId, STORY_BILL, type StoryPartName } from './story-bill';
import type { StoryFile } from './story-file';
import { STORY_SITE } from './story-site';

/** A package that is booked in, with its lots. */
export interface StoryPackage {
  readonly name: StoryPartName;
  readonly number: number;
  readonly lots: readonly string[];
  /** Pieces it holds; none where nobody counts. */
  readonly quantity?: number;
}

/** Books lots and packages in at the site. */
export function bookIn(file: StoryFile, packages: readonly StoryPackage[], eventTime: string): void {
  const lots = packages.flatMap(({ name, lots: numbers }) =>
    numbers.map((lotNumber) => ({
      eventTime,
      ...source(name),
      lotNumber,
      dateCode: lotNumber.slice(1, 5),
      supplier: 'Marlowe Component Supply',
      countryOfOrigin: 'CZ',
    })),
  );
  const booked = packages.map(({ name, number, lots: numbers, quantity }) => ({
    eventTime,
    site: STORY_SITE,
    packageId: packageId(name, number),
    internalPartNumber: STORY_BILL[name].part,
    lots: numbers.map((lotNumber) => ({ ...source(name), lotNumber })),
    ...(quantity === undefined ? {} : { initialQuantity: String(quantity) }),
  }));
  file.say('registerManufacturerLots', lots);
  file.say('registerMaterialPackages', booked);
}

/** The approved source of a part, as records name it. */
export function source(name: StoryPartName): { manufacturer: string; manufacturerPartNumber: string } {
  const { manufacturer, manufacturerPart } = STORY_BILL[name];
  return { manufacturer, manufacturerPartNumber: manufacturerPart };
}

/** What one place of the board got from which packages. */
export interface StoryMaterial {
  readonly internalPartNumber: string;
  readonly usage: string;
  readonly referenceDesignators: readonly string[];
  readonly packages: readonly { readonly packageId: string }[];
  readonly certainty: 'CERTAIN' | 'POSSIBLE';
  readonly reason: string | null;
}

/** What a story takes instead of the package that stands at the line. */
export interface Supply {
  readonly packages: readonly number[];
  /** Why it is not certain which of the packages it was. */
  readonly reason?: 'SPLICE' | 'UNRESOLVED';
}

/** The material of one part. */
export function material(name: StoryPartName, { packages, reason }: Supply): StoryMaterial {
  const { part, usage, designators } = STORY_BILL[name];
  return {
    internalPartNumber: part,
    usage,
    referenceDesignators: designators,
    packages: packages.map((number) => ({ packageId: packageId(name, number) })),
    certainty: reason ? 'POSSIBLE' : 'CERTAIN',
    reason: reason ?? null,
  };
}
