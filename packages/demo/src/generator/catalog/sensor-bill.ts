import { toBillLines, type BillLine, type BillRow, type BulkMaterial } from './bill-line';

const ROWS: readonly BillRow[] = [
  [
    'C',
    9,
    'CAP-100N-0402',
    'Capacitor 100 nF 16 V X7R 0402',
    'Orbisca Capacitors/OC04X7R104K16',
    '',
    100e-9,
    10,
  ],
  ['C', 4, 'CAP-1U-0402', 'Capacitor 1 µF 10 V X5R 0402', 'Orbisca Capacitors/OC04X5R105K10', '', 1e-6, 10],
  ['C', 2, 'CAP-12P-0402', 'Capacitor 12 pF 50 V C0G 0402', 'Orbisca Capacitors/OC04C0G120J50'],
  [
    'C',
    2,
    'CAP-10U-0603',
    'Capacitor 10 µF 6.3 V X5R 0603',
    'Orbisca Capacitors/OC06X5R106M6',
    '',
    10e-6,
    20,
  ],
  ['R', 6, 'RES-10K-0402', 'Resistor 10 kOhm 1 % 0402', 'Fenwell Passives/FR0402-1002F', '', 10_000, 1],
  ['R', 4, 'RES-4K7-0402', 'Resistor 4.7 kOhm 1 % 0402', 'Fenwell Passives/FR0402-4701F', '', 4_700, 1],
  ['R', 3, 'RES-100R-0402', 'Resistor 100 Ohm 1 % 0402', 'Fenwell Passives/FR0402-1000F', '', 100, 1],
  ['R', 2, 'RES-1M-0402', 'Resistor 1 MOhm 5 % 0402', 'Fenwell Passives/FR0402-105J'],
  ['R', 1, 'RES-NTC-10K', 'Thermistor 10 kOhm', 'Fenwell Passives/FT0402-103', 'critical'],
  ['L', 1, 'IND-2N7-0402', 'RF inductor 2.7 nH 0402', 'Tarnow Magnetics/TMQ04-2N7'],
  ['FB', 1, 'FER-600R-0402', 'Ferrite bead 600 Ohm 0402', 'Tarnow Magnetics/TF04-601'],
  ['D', 1, 'DIO-ESD-1CH', 'ESD protection', 'Quillon Semiconductor/QES1U'],
  ['D', 1, 'LED-GRN-0603', 'Light-emitting diode, green', 'Quillon Semiconductor/QLG06'],
  ['U', 1, 'SOC-LR2', 'Radio microcontroller', 'Merisant Logic/MLR2-256', 'critical'],
  ['U', 1, 'SEN-TH4', 'Temperature and humidity sensor', 'Quillon Semiconductor/QTH4', 'critical'],
  ['U', 1, 'IC-LDO-1V8', 'Linear regulator 1.8 V', 'Quillon Semiconductor/QLD18'],
  ['U', 1, 'MEM-NOR-8', 'Flash memory 8 Mbit', 'Merisant Logic/MNR08', 'critical'],
  ['Y', 1, 'XTAL-32M', 'Crystal 32 MHz', 'Osmora Crystals/OX32-10'],
  ['Y', 1, 'XTAL-32K', 'Crystal 32.768 kHz', 'Osmora Crystals/OX32K'],
  ['J', 1, 'CON-BAT-2', 'Battery connector', 'Hexaline Connect/HX-BT2'],
];

/** Lines of the placement machine of line 3. */
export const SENSOR_BILL: readonly BillLine[] = toBillLines(ROWS);

/** What a sensor holds without designator. */
export const SENSOR_BULK: readonly BulkMaterial[] = [
  {
    part: 'PCB-LVT10-3',
    usage: 'BARE_BOARD',
    description: 'Bare board, 4 layers, panel of 6',
    manufacturer: 'Seremban Board Works',
    manufacturerPart: 'SBW-7710-3',
    critical: true,
    packageQuantity: 60,
    perUnit: 1,
    shelfLifeDays: 0,
  },
  {
    part: 'PASTE-SAC305-P',
    usage: 'SOLDER_PASTE',
    description: 'Solder paste SAC305 type 5',
    manufacturer: 'Ferrovia Solder',
    manufacturerPart: 'FS-305-T5',
    critical: true,
    packageQuantity: 0,
    perUnit: 0,
    shelfLifeDays: 180,
  },
  {
    part: 'POT-PU-40',
    usage: 'COATING',
    description: 'Polyurethane potting compound',
    manufacturer: 'Belmora Chemicals',
    manufacturerPart: 'BC-PU40',
    critical: false,
    packageQuantity: 0,
    perUnit: 0,
    shelfLifeDays: 270,
  },
];
