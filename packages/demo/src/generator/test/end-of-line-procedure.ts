import type { Procedure } from './procedure';
import { atLeast, atMost, between, flag, logged, textual, thousandths, type TestItem } from './test-item';

const BANDS = ['b1', 'b3', 'b7', 'b8', 'b20', 'b28'];

const radioItems = (band: string): TestItem[] => [
  between(`${band}_transmit_power`, 'dBm', 23, 8, 2, { suspect: 'W1' }),
  atMost(`${band}_sensitivity`, 'dBm', -96, 1),
  between(`${band}_frequency_error`, 'Hz', 120, 90, 1),
  atMost(`${band}_vector_magnitude`, '%', 8, 2),
];

const inputItems = (channel: number): TestItem[] => [
  between(`input_${channel}_low`, 'V', 0.5, 10, 4, thousandths('mV')),
  between(`input_${channel}_high`, 'V', 9.5, 2, 3),
  atMost(`input_${channel}_noise`, 'mV', 4, 3),
];

/** Functional test of the boxed gateway at the end of the line, with the released image. */
export const BOX_EOL: Procedure = {
  procedure: 'BX-EOL',
  revision: '21',
  stopsOnFail: true,
  items: [
    textual('application_version', '2.4.0'),
    textual('radio_version', 'R04.12'),
    textual('configuration', 'EU-17', 'EQ'),
    textual('hardware_revision', 'B'),
    textual('bootloader_version', '1.8.2'),
    flag('sim_detected'),
    between('supply_24v', 'V', 24, 2, 3),
    atMost('input_current_idle', 'A', 0.15, 4, { ...thousandths('mA') }),
    atMost('input_current_transmit', 'A', 0.62, 4, { ...thousandths('mA') }),
    between('battery_voltage', 'V', 3.6, 5, 4, thousandths('mV')),
    ...BANDS.flatMap(radioItems),
    ...[1, 2, 3, 4].flatMap(inputItems),
    between('relay_1_on_time', 'ms', 8, 35, 2, { suspect: '' }),
    between('relay_2_on_time', 'ms', 8, 35, 2, { suspect: '' }),
    atMost('relay_1_resistance', 'Ohm', 0.1, 4, thousandths('mOhm')),
    atMost('relay_2_resistance', 'Ohm', 0.1, 4, thousandths('mOhm')),
    atLeast('ethernet_throughput', 'Mbit/s', 70, 1),
    atLeast('isolation_resistance', 'MOhm', 20, 2, { comparator: 'GT' }),
    between('clock_frequency', 'Hz', 32_768, 0.01, 3),
    atMost('boot_time', 's', 9, 3, thousandths('ms')),
    flag('led_green'),
    flag('led_red'),
    flag('button'),
    flag('real_time_clock'),
    flag('network_registration'),
    flag('secure_boot_active'),
    logged('temperature_case', 'Cel', 29, 1.2, 1),
  ],
};

/** Functional test of the sensor in the climate chamber, before it is potted. */
export const SENSOR_FCT: Procedure = {
  procedure: 'SN-FCT',
  revision: '8',
  stopsOnFail: false,
  items: [
    textual('application_version', '1.3.0'),
    textual('bootloader_version', '0.6.0'),
    ...[-20, 0, 25, 50, 70].map((degrees) =>
      between(`temperature_deviation_${String(degrees).replace('-', 'minus_')}`, 'K', 0.2, 90, 3),
    ),
    ...[20, 40, 60, 80].flatMap((humidity) => [
      between(`humidity_${humidity}`, '%', humidity, 4, 2),
      atMost(`humidity_${humidity}_settling`, 's', 12, 2),
    ]),
    between('rail_1v8', 'V', 1.8, 2, 4, { ...thousandths('mV'), suspect: 'U3' }),
    between('battery_input', 'V', 3.6, 3, 4, thousandths('mV')),
    atMost('current_sleep', 'uA', 3.2, 3),
    atMost('current_measuring', 'mA', 2.4, 3),
    atMost('current_transmit', 'A', 0.032, 5, thousandths('mA')),
    ...[0, 19, 39].flatMap((channel) => [
      between(`channel_${channel}_power`, 'dBm', 8, 12, 2),
      between(`channel_${channel}_offset`, 'kHz', 12, 80, 2),
      atMost(`channel_${channel}_sensitivity`, 'dBm', -94, 1),
    ]),
    between('crystal_32m', 'MHz', 32, 0.003, 6),
    atMost('wake_up_time', 'ms', 14, 3),
    flag('flash_test', 'U4'),
    flag('sensor_found', 'U2'),
    flag('identity_stored'),
    logged('chamber_temperature', 'Cel', 25, 0.1, 2),
  ],
};
