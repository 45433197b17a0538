import { toBillLines, type BillLine, type BulkMaterial } from './bill-line';

/** The one part of the box with a designator: the antenna cable. */
export const BOX_BILL: readonly BillLine[] = toBillLines([
  ['W', 1, 'CAB-ANT-120', 'Antenna cable 120 mm', 'Hexaline Connect/HX-AC120', 'critical'],
]);

/** What a boxed gateway holds without designator. */
export const BOX_BULK: readonly BulkMaterial[] = [
  {
    part: 'ENC-KG200',
    usage: 'ENCLOSURE',
    description: 'Enclosure, polycarbonate, DIN rail',
    manufacturer: 'Kasarn Mouldings',
    manufacturerPart: 'KM-4410',
    critical: true,
    packageQuantity: 40,
    perUnit: 1,
    shelfLifeDays: 0,
  },
  {
    part: 'BAT-LI-900',
    usage: 'BATTERY',
    description: 'Lithium battery 3.6 V 900 mAh',
    manufacturer: 'Ardane Cells',
    manufacturerPart: 'AC-900-2',
    critical: true,
    packageQuantity: 50,
    perUnit: 1,
    shelfLifeDays: 1_825,
  },
  {
    part: 'GLUE-TH2',
    usage: 'ADHESIVE',
    description: 'Thermal adhesive',
    manufacturer: 'Belmora Chemicals',
    manufacturerPart: 'BC-TH2',
    critical: false,
    packageQuantity: 0,
    perUnit: 0,
    shelfLifeDays: 365,
  },
  {
    part: 'SCR-M3-8',
    usage: 'OTHER',
    description: 'Screw M3 x 8',
    manufacturer: 'Kasarn Mouldings',
    manufacturerPart: 'KM-S38',
    critical: false,
    packageQuantity: 1_000,
    perUnit: 4,
    shelfLifeDays: 0,
  },
];
