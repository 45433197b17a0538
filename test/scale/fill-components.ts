import type { Client } from 'pg';

import {
  findingsAndConflicts,
  insert,
  insertOfPlaces,
  insertOfUnits,
  insertSubject,
  recordColumns,
  runAll,
} from './fill';
import { copiedFeed, hexOf, MADE_TABLES, standings } from './made-units';

/** Feeders of the line, each with one part; a reel supplies about a thousand boards. */
export const FEEDER_COUNT = 80;

/** A hundred boards after one another have the same material set, in which some of the reels are new. */
const REEL = `CREATE TEMP TABLE reel AS
  SELECT feeder, reel, 'north/F' || feeder || '-' || reel AS package_key, 'F' || feeder || '-' || reel AS package_id,
    'R-' || feeder AS part, 'MPN-' || feeder AS mpn
  FROM generate_series(1, ${FEEDER_COUNT}) AS feeder, generate_series(0, 91) AS reel`;

/** Sets of boards; the feeder that is not watched may have supplied of two reels. */
const BOARD_ITEM = `SELECT set, feeder, reel.part AS part, ARRAY[reel.package_key] || CASE WHEN feeder = ${FEEDER_COUNT}
      THEN ARRAY['north/F' || feeder || '-' || reel.reel + 1] ELSE '{}' END AS packages
    FROM generate_series(0, 899) AS set CROSS JOIN generate_series(1, ${FEEDER_COUNT}) AS place
    JOIN reel ON reel.feeder = place AND reel.reel = (set + place % 10) / 10`;

const SETS = `CREATE TEMP TABLE item AS
  SELECT ${hexOf('b0', 'set')} AS sha256, feeder AS place, CASE WHEN feeder = 79 AND set BETWEEN 200 AND 249 THEN 'R-ALT' ELSE part END AS part,
    'PLACED' AS usage, CASE WHEN feeder = ${FEEDER_COUNT} THEN 'POSSIBLE' ELSE 'CERTAIN' END AS certainty, 'C' || feeder AS designator, packages
  FROM (${BOARD_ITEM}) AS board
  UNION ALL SELECT ${hexOf('b1', 'set')}, 1, CASE WHEN set = 9 THEN 'E-RARE' ELSE 'E-1' END, 'ENCLOSURE', 'CERTAIN', NULL, ARRAY['north/E-' || set]
  FROM generate_series(0, 999) AS set
  UNION ALL SELECT ${hexOf('b2', '0')}, 1, 'LABEL', 'OTHER', 'CERTAIN', NULL, ARRAY['north/LABELS']`;

const lotColumns = { manufacturer: 'maker', manufacturer_part_number: 'mpn', lot_number: 'lot' } as const;

/** A lot is on five reels; every twentieth reel was filled up of the next lot, every tenth of feeder 1 was split off another. */
const LOTS = `CREATE TEMP TABLE lot_of AS
  SELECT package_key, 'MAKER' AS maker, mpn, 'L-' || feeder || '-' || reel / 5 AS lot FROM reel WHERE NOT (feeder = 1 AND reel % 10 = 9)
  UNION ALL SELECT package_key, 'MAKER', mpn, 'L-' || feeder || '-' || reel / 5 + 1 FROM reel WHERE reel % 20 = 7
  UNION ALL SELECT 'north/MOTHER-' || reel, 'MAKER', mpn, 'L-' || feeder || '-' || reel / 5 FROM reel WHERE feeder = 1 AND reel % 10 = 9
  UNION ALL SELECT 'north/E-' || n, 'CASES', 'E', 'E-' || n FROM generate_series(0, 999) AS n`;

const PACKAGES = [
  insertSubject('part', `(SELECT DISTINCT part FROM item) AS named`, 'part', { manufacturer_parts: `'[]'` }),
  insertSubject(
    'manufacturer_lot',
    '(SELECT DISTINCT maker, mpn, lot FROM lot_of) AS named',
    `maker || '/' || mpn || '/' || lot`,
    { ...lotColumns, date_code: `'2548'` },
  ),
  insertSubject(
    'material_package',
    `(SELECT package_key, package_id, part FROM reel UNION ALL
      SELECT 'north/MOTHER-' || reel, 'MOTHER-' || reel, part FROM reel WHERE feeder = 1 AND reel % 10 = 9 UNION ALL
      SELECT 'north/E-' || n, 'E-' || n, 'E-1' FROM generate_series(0, 999) AS n UNION ALL
      SELECT 'north/LABELS', 'LABELS', 'LABEL') AS named`,
    'package_key',
    { site: `'north'`, package_id: 'package_id', internal_part_number: 'part' },
  ),
  insert('package_lot', 'lot_of', {
    subject_key: 'package_key',
    event_id: `md5('material_package ' || package_key)::uuid`,
    lot_key: `maker || '/' || mpn || '/' || lot`,
    ...lotColumns,
  }),
  insert('package_parent', 'reel WHERE feeder = 1 AND reel % 10 = 9', {
    subject_key: 'package_key',
    event_id: `md5('material_package ' || package_key)::uuid`,
    parent_key: `'north/MOTHER-' || reel`,
    relation: `'SPLIT_FROM'`,
  }),
];

const MATERIAL_SETS = [
  insertSubject('material_set', '(SELECT DISTINCT sha256 FROM item) AS named', 'sha256', {}),
  insert('material_set_content', 'item GROUP BY sha256', {
    subject_key: 'sha256',
    site: `'north'`,
    items: `jsonb_agg(jsonb_build_object('internalPartNumber', part, 'usage', usage, 'certainty', certainty, 'reason',
      CASE certainty WHEN 'POSSIBLE' THEN 'not watched' END, 'referenceDesignators', array_remove(ARRAY[designator], NULL),
      'packageKeys', packages) ORDER BY place)`,
  }),
  insert(
    'material_set_package',
    '(SELECT DISTINCT unnest(packages) AS package_key, sha256 FROM item) AS named',
    {
      package_key: 'package_key',
      material_set_sha256: 'sha256',
    },
  ),
];

const INSTALLED = [
  insertOfPlaces('installation', 'made WHERE is_board', {
    stage: `'SMT'`,
    site: `'north'`,
    material_set_sha256: hexOf('b0', '(n - 1) / 100'),
  }),
  insertOfUnits(
    'installation',
    'made WHERE NOT is_board',
    { site: `'north'`, material_set_sha256: hexOf('b1', '(n - 90001) / 10') },
    `'box ' || made.n`,
  ),
  insertOfUnits(
    'installation',
    'made WHERE n BETWEEN 92001 AND 94000',
    { site: `'north'`, material_set_sha256: hexOf('b2', '0') },
    `'label ' || made.n`,
  ),
  insertOfUnits('removal', 'made WHERE n % 50 = 0 AND is_board', {
    event_time: `made.made_time + interval '1 day'`,
    reference_designators: `ARRAY['C' || 1 + n / 50 % 10, 'C79']`,
    internal_part_number: `'R-' || 1 + n / 50 % 10`,
    site: `'north'`,
  }),
  insertOfUnits('removal', 'made WHERE n % 50 = 0 AND NOT is_board', {
    event_time: `made.made_time + interval '1 day'`,
    reference_designators: `'{}'`,
    internal_part_number: `CASE WHEN n BETWEEN 92001 AND 94000 THEN 'LABEL' WHEN n = 90100 THEN 'E-RARE' ELSE 'E-1' END`,
    site: `'north'`,
  }),
  insert('correction', 'made WHERE n % 100 = 51', {
    subject_key: 'recorded_key',
    ...recordColumns('correction', 'made.n::text', 'made.made_time'),
    kind: `'INSTALLATION'`,
    corrected_event_id: `md5('installation ' || n)::uuid`,
    reason: `'INCORRECT_DATA'`,
    author: `'boss'`,
    corrective_event_ids: `'{}'`,
  }),
];

/** Fills the components store. @param transaction in which the feed was stored */
export async function fillComponents(client: Client, transaction: string): Promise<void> {
  await runAll(client, [
    ...MADE_TABLES,
    REEL,
    SETS,
    LOTS,
    ...PACKAGES,
    ...MATERIAL_SETS,
    ...INSTALLED,
    copiedFeed(transaction),
    ...standings(transaction),
    ...findingsAndConflicts('INSTALLATION', 'MATERIAL_SET_UNKNOWN', [
      'PACKAGE_UNKNOWN',
      'PACKAGE_PART_DIFFERS',
      'DESIGNATOR_OCCUPIED',
    ]),
  ]);
}
