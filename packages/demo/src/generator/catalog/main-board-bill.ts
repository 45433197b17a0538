import { toBillLines, type BillLine, type BillRow, type BulkMaterial } from './bill-line';

const ORBISCA = 'Orbisca Capacitors';
const FENWELL = 'Fenwell Passives';
const TARNOW = 'Tarnow Magnetics';
const QUILLON = 'Quillon Semiconductor';
const MERISANT = 'Merisant Logic';
const HEXALINE = 'Hexaline Connect';
const OSMORA = 'Osmora Crystals';

/** Chips, placed by the first machine. */
const CHIPS: readonly BillRow[] = [
  ['C', 38, 'CAP-100N-0402', 'Capacitor 100 nF 16 V X7R 0402', `${ORBISCA}/OC04X7R104K16`, '', 100e-9, 10],
  ['C', 14, 'CAP-10N-0402', 'Capacitor 10 nF 50 V X7R 0402', `${ORBISCA}/OC04X7R103K50`, '', 10e-9, 10],
  ['C', 8, 'CAP-1N-0402', 'Capacitor 1 nF 50 V X7R 0402', `${ORBISCA}/OC04X7R102K50`, '', 1e-9, 10],
  ['C', 6, 'CAP-100P-0402', 'Capacitor 100 pF 50 V C0G 0402', `${ORBISCA}/OC04C0G101J50`],
  ['C', 6, 'CAP-22P-0402', 'Capacitor 22 pF 50 V C0G 0402', `${ORBISCA}/OC04C0G220J50`],
  ['C', 4, 'CAP-12P-0402', 'Capacitor 12 pF 50 V C0G 0402', `${ORBISCA}/OC04C0G120J50`],
  ['C', 18, 'CAP-1U-0402', 'Capacitor 1 µF 10 V X5R 0402', `${ORBISCA}/OC04X5R105K10`, '', 1e-6, 10],
  ['C', 10, 'CAP-4U7-0603', 'Capacitor 4.7 µF 10 V X5R 0603', `${ORBISCA}/OC06X5R475K10`, '', 4.7e-6, 20],
  ['C', 9, 'CAP-10U-0805', 'Capacitor 10 µF 16 V X5R 0805', `${ORBISCA}/OC08X5R106K16`, '', 10e-6, 20],
  ['C', 6, 'CAP-22U-1206', 'Capacitor 22 µF 16 V X5R 1206', `${ORBISCA}/OC12X5R226M16`, '', 22e-6, 20],
  ['C', 3, 'CAP-47U-T', 'Tantalum capacitor 47 µF 10 V', `${ORBISCA}/OCT476M10`, 'critical'],
  ['C', 4, 'CAP-2N2-0402', 'Capacitor 2.2 nF 50 V X7R 0402', `${FENWELL}/FC0402-222K`],
  ['C', 3, 'CAP-470P-0402', 'Capacitor 470 pF 50 V C0G 0402', `${FENWELL}/FC0402-471J`],
  ['C', 2, 'CAP-33P-0402', 'Capacitor 33 pF 50 V C0G 0402', `${FENWELL}/FC0402-330J`],
  ['C', 2, 'CAP-100U-E', 'Electrolytic capacitor 100 µF 35 V', `${ORBISCA}/OCE107M35`, 'critical'],
  ['C', 5, 'CAP-220N-0402', 'Capacitor 220 nF 16 V X7R 0402', `${FENWELL}/FC0402-224K`],
  ['R', 22, 'RES-10K-0402', 'Resistor 10 kOhm 1 % 0402', `${FENWELL}/FR0402-1002F`, '', 10_000, 1],
  ['R', 12, 'RES-1K-0402', 'Resistor 1 kOhm 1 % 0402', `${FENWELL}/FR0402-1001F`, '', 1_000, 1],
  ['R', 8, 'RES-100R-0402', 'Resistor 100 Ohm 1 % 0402', `${FENWELL}/FR0402-1000F`, '', 100, 1],
  ['R', 12, 'RES-4K7-0402', 'Resistor 4.7 kOhm 1 % 0402', `${FENWELL}/FR0402-4701F`, '', 4_700, 1],
  ['R', 10, 'RES-22R-0402', 'Resistor 22 Ohm 5 % 0402', `${FENWELL}/FR0402-220J`, '', 22, 5],
  ['R', 7, 'RES-0R-0402', 'Jumper 0 Ohm 0402', `${FENWELL}/FR0402-000J`],
  ['R', 6, 'RES-49R9-0402', 'Resistor 49.9 Ohm 1 % 0402', `${FENWELL}/FR0402-49R9F`, '', 49.9, 1],
  ['R', 4, 'RES-120R-0603', 'Resistor 120 Ohm 1 % 0603', `${FENWELL}/FR0603-1200F`, '', 120, 1],
  ['R', 6, 'RES-2K2-0402', 'Resistor 2.2 kOhm 1 % 0402', `${FENWELL}/FR0402-2201F`, '', 2_200, 1],
  ['R', 7, 'RES-100K-0402', 'Resistor 100 kOhm 1 % 0402', `${FENWELL}/FR0402-1003F`, '', 100_000, 1],
  ['R', 3, 'RES-1M-0402', 'Resistor 1 MOhm 5 % 0402', `${FENWELL}/FR0402-105J`],
  ['R', 3, 'RES-33K-0402', 'Resistor 33 kOhm 1 % 0402', `${FENWELL}/FR0402-3302F`, '', 33_000, 1],
  ['R', 5, 'RES-470R-0402', 'Resistor 470 Ohm 5 % 0402', `${FENWELL}/FR0402-471J`, '', 470, 5],
  ['R', 2, 'RES-12K4-0402', 'Resistor 12.4 kOhm 1 % 0402', `${FENWELL}/FR0402-1242F`, '', 12_400, 1],
  ['R', 2, 'RES-5K1-0402', 'Resistor 5.1 kOhm 1 % 0402', `${FENWELL}/FR0402-5101F`],
  ['R', 2, 'RES-20K-0402', 'Resistor 20 kOhm 1 % 0402', `${FENWELL}/FR0402-2002F`],
  ['R', 2, 'RES-R05-1206', 'Shunt 50 mOhm 1 % 1206', `${FENWELL}/FS1206-R050F`, 'critical'],
  ['L', 3, 'IND-4U7', 'Power inductor 4.7 µH', `${TARNOW}/TM4030-4R7`, 'critical'],
  ['L', 1, 'IND-10U', 'Power inductor 10 µH', `${TARNOW}/TM4030-100`],
  ['L', 2, 'IND-2N7-0402', 'RF inductor 2.7 nH 0402', `${TARNOW}/TMQ04-2N7`],
  ['FB', 6, 'FER-600R-0402', 'Ferrite bead 600 Ohm 0402', `${TARNOW}/TF04-601`],
  ['FB', 2, 'FER-120R-0603', 'Ferrite bead 120 Ohm 0603', `${TARNOW}/TF06-121`],
];

/** Semiconductors, crystals and connectors, placed by the second machine. */
const LARGE: readonly BillRow[] = [
  ['D', 1, 'DIO-SCH-60V', 'Schottky diode 60 V 3 A', `${QUILLON}/QSB360`],
  ['D', 2, 'DIO-TVS-24V', 'Suppressor diode 24 V', `${QUILLON}/QTV24C`, 'critical'],
  ['D', 1, 'DIO-ESD-4CH', 'ESD protection, 4 channels', `${QUILLON}/QES4U`],
  ['D', 1, 'LED-GRN-0603', 'Light-emitting diode, green', `${QUILLON}/QLG06`],
  ['D', 1, 'LED-RED-0603', 'Light-emitting diode, red', `${QUILLON}/QLR06`],
  ['Q', 1, 'FET-N-30V', 'N-channel transistor 30 V', `${QUILLON}/QN3006`],
  ['Q', 1, 'FET-P-40V', 'P-channel transistor 40 V', `${QUILLON}/QP4009`, 'critical'],
  ['Q', 2, 'NPN-SOT23', 'NPN transistor', `${QUILLON}/QB817`],
  ['U', 1, 'MCU-KM7', 'Application processor', `${MERISANT}/MKM7-1024`, 'critical'],
  ['U', 1, 'MEM-DDR-4G', 'Memory 4 Gbit', `${MERISANT}/MDR4G16`, 'critical'],
  ['U', 1, 'MEM-EMMC-8', 'Flash memory 8 GByte', `${MERISANT}/MEM08`, 'critical'],
  ['U', 1, 'IC-PMIC', 'Power management', `${QUILLON}/QPM4400`, 'critical'],
  ['U', 1, 'IC-BUCK-5V', 'Step-down converter 5 V', `${QUILLON}/QDC5005`, 'critical'],
  ['U', 1, 'IC-SE-K2', 'Secure element', `${MERISANT}/MSE-K2`, 'critical'],
  ['U', 1, 'IC-ETHPHY', 'Ethernet transceiver', `${MERISANT}/MEP100`, 'critical'],
  ['U', 1, 'IC-RS485', 'RS-485 transceiver', `${QUILLON}/QRS485`],
  ['U', 1, 'IC-RTC', 'Real-time clock', `${QUILLON}/QRT21`],
  ['U', 1, 'IC-ADC24', 'Analogue-digital converter', `${QUILLON}/QAD24`, 'critical'],
  ['U', 1, 'IC-EEPROM', 'EEPROM 64 kbit', `${MERISANT}/MEE64`],
  ['U', 1, 'IC-RESET', 'Voltage supervisor', `${QUILLON}/QVS29`],
  ['U', 1, 'IC-LDO-1V8', 'Linear regulator 1.8 V', `${QUILLON}/QLD18`],
  ['U', 1, 'IC-ISO-4CH', 'Digital isolator', `${QUILLON}/QIS4`, 'critical'],
  ['Y', 1, 'XTAL-24M', 'Crystal 24 MHz', `${OSMORA}/OX24-12`],
  ['Y', 1, 'XTAL-25M', 'Crystal 25 MHz', `${OSMORA}/OX25-18`],
  ['Y', 1, 'XTAL-32K', 'Crystal 32.768 kHz', `${OSMORA}/OX32K`],
  ['J', 1, 'CON-RJ45', 'Ethernet socket', `${HEXALINE}/HX-RJ45M`, 'critical'],
  ['J', 1, 'CON-MOD-60', 'Module socket, 60 poles', `${HEXALINE}/HX-B2B60`],
  ['J', 1, 'CON-TERM-6', 'Terminal block, 6 poles', `${HEXALINE}/HX-TB6`],
  ['J', 1, 'CON-USB-C', 'USB-C socket', `${HEXALINE}/HX-USBC`],
  ['J', 1, 'CON-SIM', 'SIM card socket', `${HEXALINE}/HX-SIM8`],
  ['J', 1, 'CON-BAT-2', 'Battery connector', `${HEXALINE}/HX-BT2`],
  ['SW', 1, 'SW-TACT', 'Push button', `${HEXALINE}/HX-SW1`],
  ['F', 1, 'FUSE-2A', 'Resettable fuse 2 A', `${QUILLON}/QPF2`, 'critical'],
];

/** Lines of the first placement machine of line 1. */
export const MAIN_BOARD_CHIPS: readonly BillLine[] = toBillLines(CHIPS);
/** Lines of the second placement machine of line 1. */
export const MAIN_BOARD_LARGE: readonly BillLine[] = toBillLines(LARGE);

/** What a main board holds without designator. */
export const MAIN_BOARD_BULK: readonly BulkMaterial[] = [
  {
    part: 'PCB-KG200-D',
    usage: 'BARE_BOARD',
    description: 'Bare board, 6 layers, panel of 6',
    manufacturer: 'Lutrane Circuits',
    manufacturerPart: 'LC-26418-D',
    critical: true,
    packageQuantity: 48,
    perUnit: 1,
    shelfLifeDays: 0,
  },
  {
    part: 'PASTE-SAC305',
    usage: 'SOLDER_PASTE',
    description: 'Solder paste SAC305 type 4',
    manufacturer: 'Ferrovia Solder',
    manufacturerPart: 'FS-305-T4',
    critical: true,
    packageQuantity: 0,
    perUnit: 0,
    shelfLifeDays: 180,
  },
  {
    part: 'COAT-ACR',
    usage: 'COATING',
    description: 'Acrylic conformal coating',
    manufacturer: 'Belmora Chemicals',
    manufacturerPart: 'BC-1306',
    critical: false,
    packageQuantity: 0,
    perUnit: 0,
    shelfLifeDays: 365,
  },
];
