import type { MaterialItem } from './material-content';

/** Which material is asked for, put as the store and the timeline of a unit read it. */
export interface MaterialQuestion {
  /**
   * A SELECT of the columns `material_set_sha256` and `is_certain`: the sets with an item asked for, and whether one of them
   * is certain. A constant text; its parameters are `$1`… in the order of `values`.
   */
  readonly named: string;
  /** A condition that says of the `item` of a row of `content` whether it is asked for; of the same parameters. */
  readonly asked: string;
  readonly values: readonly unknown[];
  /** The same of an item that was read. */
  isAsked(item: MaterialItem, materialSetSha256: string): boolean;
  /**
   * Whether a unit with this item certainly has the material.
   * @param isWhole whether nothing of the item was removed
   */
  isCertain(item: MaterialItem, isWhole: boolean): boolean;
}

/** A package that may have supplied the material asked for. */
export interface AskedPackage {
  readonly packageKey: string;
  /** Whether all it holds is that material. */
  readonly isSole: boolean;
}

const PACKAGES = `unnest($1::text[], $2::boolean[]) AS asked(package_key, is_sole)`;

/** An item with the package, and with the usage where one is asked for: contained in the items, it is one of them. */
const pattern = (certainty: string) => `jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
  'usage', $3::text, 'packageKeys', jsonb_build_array(asked.package_key)${certainty})))`;

const NAMED_PACKAGES = `SELECT known.material_set_sha256,
    bool_or(asked.is_sole AND content.items @> ${pattern(`, 'certainty', 'CERTAIN'`)}) AS is_certain
  FROM ${PACKAGES} JOIN material_set_package AS known ON known.package_key = asked.package_key COLLATE "C"
    JOIN material_set_content AS content ON content.subject_key = known.material_set_sha256
  WHERE $3::text IS NULL OR content.items @> ${pattern('')}
  GROUP BY known.material_set_sha256`;

const ASKED_PACKAGES = `item -> 'packageKeys' ?| $1::text[] AND ($3::text IS NULL OR item ->> 'usage' = $3::text)`;

/**
 * Asks for what came from any of these packages.
 *
 * A CERTAIN item says that all its packages were used, so it is certain of each package that holds nothing but the material
 * asked for. Once a part of it is removed, nobody knows which package supplied the rest: then all of them MUST hold nothing else.
 * @param usage only items of this usage; null for any
 */
export function askForPackages(packages: readonly AskedPackage[], usage: string | null): MaterialQuestion {
  const isSole = new Map(packages.map((asked) => [asked.packageKey, asked.isSole]));
  return {
    named: NAMED_PACKAGES,
    asked: ASKED_PACKAGES,
    values: [[...isSole.keys()], [...isSole.values()], usage],
    isAsked: (item) =>
      (usage === null || item.usage === usage) && item.packageKeys.some((key) => isSole.has(key)),
    isCertain: ({ certainty, packageKeys }, isWhole) => {
      const holdsNothingElse = (key: string) => isSole.get(key) ?? false;
      if (certainty !== 'CERTAIN') return false;
      return isWhole ? packageKeys.some(holdsNothingElse) : packageKeys.every(holdsNothingElse);
    },
  };
}

/** Asks for what a material set names; a record that names the set is certain of it. */
export function askForMaterialSet(sha256: string): MaterialQuestion {
  return {
    named: `SELECT $1::text COLLATE "C" AS material_set_sha256, true AS is_certain`,
    asked: `content.subject_key = $1::text COLLATE "C"`,
    values: [sha256],
    isAsked: (_item, materialSetSha256) => materialSetSha256 === sha256,
    isCertain: () => true,
  };
}

/** Asks for a part; whichever of the packages supplied it, it is the part that is certain. */
export function askForPart(internalPartNumber: string): MaterialQuestion {
  return {
    named: `SELECT content.subject_key AS material_set_sha256, true AS is_certain FROM material_set_content AS content
      WHERE content.items @> jsonb_build_array(jsonb_build_object('internalPartNumber', $1::text))`,
    asked: `item ->> 'internalPartNumber' = $1::text`,
    values: [internalPartNumber],
    isAsked: (item) => item.internalPartNumber === internalPartNumber,
    isCertain: () => true,
  };
}
