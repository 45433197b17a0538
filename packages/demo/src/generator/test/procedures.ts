import { MAIN_BOARD_CHIPS } from '../catalog/main-board-bill';
import { SENSOR_BILL } from '../catalog/sensor-bill';
import { inCircuitItems } from './in-circuit-items';
import type { Procedure } from './procedure';
import { atLeast, atMost, between, flag, logged, textual, thousandths } from './test-item';

/** In-circuit test of the main board. */
export const MAIN_BOARD_ICT: Procedure = {
  procedure: 'MB-ICT',
  revision: '7',
  stopsOnFail: false,
  items: [
    ...inCircuitItems(MAIN_BOARD_CHIPS, [
      ['RES-10K-0402', 6],
      ['RES-1K-0402', 4],
      ['RES-4K7-0402', 4],
      ['RES-100R-0402', 3],
      ['RES-49R9-0402', 4],
      ['RES-12K4-0402', 2],
      ['RES-470R-0402', 3],
      ['CAP-1U-0402', 4],
      ['CAP-10U-0805', 4],
      ['CAP-22U-1206', 3],
      ['CAP-100N-0402', 4],
    ]),
    atLeast('isolation_24v_gnd', 'kOhm', 500, 1),
    atLeast('isolation_5v_gnd', 'kOhm', 20, 2),
    atLeast('isolation_3v3_gnd', 'kOhm', 5, 3),
    between('D1_forward_voltage', 'V', 0.42, 15, 4, {
      ...thousandths('mV'),
      designator: 'D1',
      suspect: 'D1',
    }),
    between('D5_forward_voltage', 'V', 1.9, 8, 4, { ...thousandths('mV'), designator: 'D5', suspect: 'D5' }),
    atMost('F1_resistance', 'Ohm', 0.12, 4, { ...thousandths('mOhm'), designator: 'F1' }),
  ],
};

/** Functional test of the main board, with the test image. */
export const MAIN_BOARD_FCT: Procedure = {
  procedure: 'MB-FCT',
  revision: '12',
  stopsOnFail: false,
  items: [
    between('supply_24v', 'V', 24, 2, 3),
    between('rail_5v0', 'V', 5, 3, 4, { suspect: 'U5' }),
    between('rail_3v3', 'V', 3.3, 3, 4, { ...thousandths('mV'), suspect: 'U4' }),
    between('rail_1v8', 'V', 1.8, 3, 4, { ...thousandths('mV'), suspect: 'U13' }),
    between('rail_1v1', 'V', 1.1, 4, 4, { ...thousandths('mV') }),
    atMost('ripple_5v0', 'mV', 50, 1),
    atMost('input_current_idle', 'A', 0.12, 4, { ...thousandths('mA') }),
    atMost('input_current_load', 'A', 0.48, 4, { ...thousandths('mA') }),
    between('clock_24m', 'MHz', 24, 0.005, 5),
    between('clock_32k', 'kHz', 32.768, 0.01, 5),
    between('adc_reference', 'V', 2.5, 0.5, 4, { suspect: 'U10' }),
    between('adc_channel_1', 'V', 1, 1, 4, { ...thousandths('mV') }),
    between('adc_channel_2', 'V', 2, 1, 4, { ...thousandths('mV') }),
    atLeast('ethernet_throughput', 'Mbit/s', 60, 1),
    atMost('ethernet_lost_frames', '%', 0.5, 3, { comparator: 'LT' }),
    atMost('boot_time', 's', 6.5, 3, { ...thousandths('ms') }),
    textual('test_image_version', '0.9.1'),
    textual('bootloader_version', '1.8.2'),
    textual('memory_type', 'MDR4G16', 'EQ'),
    flag('memory_test'),
    flag('flash_test', 'U3'),
    flag('secure_element_found'),
    flag('radio_module_found'),
    logged('temperature_processor', 'Cel', 41, 2, 1),
  ],
};

/** In-circuit test of the sensor. */
export const SENSOR_ICT: Procedure = {
  procedure: 'SN-ICT',
  revision: '4',
  stopsOnFail: false,
  items: [
    ...inCircuitItems(SENSOR_BILL, [
      ['RES-10K-0402', 6],
      ['RES-4K7-0402', 4],
      ['RES-100R-0402', 3],
      ['CAP-1U-0402', 4],
      ['CAP-10U-0603', 2],
      ['CAP-100N-0402', 4],
    ]),
    atLeast('isolation_battery_gnd', 'kOhm', 800, 1),
    atLeast('isolation_1v8_gnd', 'kOhm', 4, 3),
    between('thermistor_25', 'kOhm', 10, 4, 3, { designator: 'R16', suspect: 'R16' }),
    between('D2_forward_voltage', 'V', 1.9, 8, 4, { ...thousandths('mV'), designator: 'D2', suspect: 'D2' }),
    atMost('sleep_leakage', 'uA', 0.8, 3),
  ],
};
