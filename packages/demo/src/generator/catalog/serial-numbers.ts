/** Boxed gateways that leave the line. */
export const BOXED_COUNT = 120;
/** Sensors that leave the line. */
export const SENSOR_COUNT = 80;

/** The serial two products share: a serial number is unique only within its product. */
const SHARED_SERIAL = 'SN-2026-0041';

/** Serials with every character people trip over, all of GS1's CSET 82. */
const AWKWARD_BOXED: Readonly<Record<number, string>> = {
  17: 'KG26/00018',
  33: 'KG26(b)00034',
  40: SHARED_SERIAL,
  51: `KG26"52'B`,
  68: 'KG26%69&C',
  85: 'KG26?86+D.1',
};
const AWKWARD_SENSORS: Readonly<Record<number, string>> = {
  11: 'LV26/0012.5',
  23: `LV26'(24)"`,
  40: SHARED_SERIAL,
  52: 'LV26-00ab12',
  53: 'LV26-00AB12',
  61: 'LV26%2F+62?&',
};

const numbered = (index: number): string => String(index + 1).padStart(5, '0');

/** The serial number of a boxed gateway. */
export const boxedSerial = (index: number): string => AWKWARD_BOXED[index] ?? `KG26-${numbered(index)}`;
/** The serial number of a sensor. */
export const sensorSerial = (index: number): string => AWKWARD_SENSORS[index] ?? `LV26-${numbered(index)}`;
/** The serial number of a main board. */
export const boardSerial = (index: number): string => `MB2643-${numbered(index)}`;
/** The serial number the maker gave a radio module. */
export const moduleSerial = (index: number): string => `TR4G${String(7_301_455 + index * 3)}`;
