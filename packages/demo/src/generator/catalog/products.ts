import { withCheckDigit } from './gs1-number';

/** Part number of a product of the demo. */
export type PartNumber = 'KG-200' | 'KG-200-MB' | 'TRM-4G1' | 'LV-T10';

/** What is known of a product. */
export interface Product {
  readonly partNumber: PartNumber;
  readonly gtin: string;
  readonly owner: string;
  readonly revision: string;
  readonly description: string;
  readonly requiredFacts: readonly string[];
}

const gtin = (digits: string): string => withCheckDigit(`0${digits}`);

/** A boxed product, its main board, the radio module bought for it, and a sensor whose owner has no GS1 numbers. */
export const PRODUCTS: readonly Product[] = [
  {
    partNumber: 'KG-200',
    gtin: gtin('952000126417'),
    owner: 'kestrelo',
    revision: 'B',
    description: 'Grid gateway with cellular radio, boxed',
    requiredFacts: [
      'IDENTITIES',
      'COMPONENTS',
      'CONTAINED_UNITS',
      'STAGES',
      'FIRMWARE',
      'SECURITY_STATE',
      'PROVISIONING',
      'TEST_RUNS',
      'FINAL_QC',
      'SHIPMENTS',
      'LOT_NUMBER',
    ],
  },
  {
    partNumber: 'KG-200-MB',
    gtin: gtin('952000126424'),
    owner: 'kestrelo',
    revision: 'D',
    description: 'Main board of the grid gateway',
    requiredFacts: ['COMPONENTS', 'CONTAINED_UNITS', 'STAGES', 'FIRMWARE', 'TEST_RUNS', 'LOT_NUMBER'],
  },
  {
    partNumber: 'TRM-4G1',
    gtin: '',
    owner: 'tindra-radio',
    revision: '4',
    description: 'LTE Cat 1 radio module',
    requiredFacts: ['IDENTITIES', 'FIRMWARE', 'LOT_NUMBER'],
  },
  {
    partNumber: 'LV-T10',
    gtin: '',
    owner: 'lumivane',
    revision: '3',
    description: 'Temperature and humidity sensor, potted',
    requiredFacts: [
      'IDENTITIES',
      'COMPONENTS',
      'STAGES',
      'FIRMWARE',
      'SECURITY_STATE',
      'PROVISIONING',
      'TEST_RUNS',
      'FINAL_QC',
      'SHIPMENTS',
      'LOT_NUMBER',
    ],
  },
];
