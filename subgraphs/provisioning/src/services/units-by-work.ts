import { name, optional, siteCode } from '@tracegraph/record';
import type { UnitQuestion } from '@tracegraph/unit-reference';
import { z } from 'zod';

import { UNITS_BY_MACHINE_PROGRAM } from '../store/machine-program.store';
import { UNITS_BY_OPERATOR } from '../store/operator.store';
import { UNITS_BY_RESOURCE } from '../store/resource.store';
import { UNITS_BY_STATION } from '../store/station.store';
import { readArguments } from './read-arguments';
import { codedText } from './readers';
import { requireTimeOrder, timeWindow, withTime } from './time-window';
import type { AskedTime } from './time-window';

const operatorPseudonym = codedText('OPERATOR_PSEUDONYM_MALFORMED', (text) =>
  /^op-[0-9a-f]{32}$/.test(text) ? text : undefined,
);

const stationSchema = z
  .object({ site: siteCode, stationId: name, ...timeWindow })
  .superRefine(requireTimeOrder);
const resourceSchema = z
  .object({ site: siteCode, resourceId: name, ...timeWindow })
  .superRefine(requireTimeOrder);
const operatorSchema = z
  .object({ operatorId: operatorPseudonym, ...timeWindow })
  .superRefine(requireTimeOrder);
const programSchema = z
  .object({ site: siteCode, name, revision: optional(name), ...timeWindow })
  .superRefine(requireTimeOrder);

/**
 * Of which units a station recorded something in a time.
 * @throws TraceError TIME_RANGE_EMPTY, and the codes of sites, names and times
 */
export function unitsByStation(sent: object, asked: AskedTime): UnitQuestion {
  const { site, stationId, fromTime, toTime } = readArguments(stationSchema, withTime(sent, asked));
  return { held: UNITS_BY_STATION, values: [site, stationId, fromTime, toTime] };
}

/**
 * On which units a resource was used in a time.
 * @throws TraceError TIME_RANGE_EMPTY, and the codes of sites, names and times
 */
export function unitsByResource(sent: object, asked: AskedTime): UnitQuestion {
  const { site, resourceId, fromTime, toTime } = readArguments(resourceSchema, withTime(sent, asked));
  return { held: UNITS_BY_RESOURCE, values: [site, resourceId, fromTime, toTime] };
}

/**
 * On which units an operator worked, or decided, in a time.
 * @throws TraceError OPERATOR_PSEUDONYM_MALFORMED, TIME_RANGE_EMPTY, and the codes of times
 */
export function unitsByOperator(sent: object, asked: AskedTime): UnitQuestion {
  const { operatorId, fromTime, toTime } = readArguments(operatorSchema, withTime(sent, asked));
  return { held: UNITS_BY_OPERATOR, values: [operatorId, fromTime, toTime] };
}

/**
 * On which units a machine program ran in a time.
 * @throws TraceError TIME_RANGE_EMPTY, and the codes of sites, names and times
 */
export function unitsByMachineProgram(sent: object, asked: AskedTime): UnitQuestion {
  const program = readArguments(programSchema, withTime(sent, asked));
  const { site, revision, fromTime, toTime } = program;
  return { held: UNITS_BY_MACHINE_PROGRAM, values: [site, program.name, revision, fromTime, toTime] };
}
