import type { Role } from './operators';
import type { SiteCode } from './sites';

/** A station of a line with the program it runs and the resources it uses in the demo. */
export interface Station {
  readonly site: SiteCode;
  readonly station: string;
  readonly name: string;
  readonly kind: string;
  readonly role: Role;
  /** Program name and revision; empty at stations that run none. */
  readonly program: string;
  readonly revision: string;
  /** `KIND:id:revision` each. */
  readonly resources: readonly string[];
}

type Line = readonly [
  station: string,
  name: string,
  kind: string,
  role: Role,
  program: string,
  resources?: string,
];

const WROCLAW: readonly Line[] = [
  ['L1-PRINT', 'Solder paste printer, line 1', 'PRINTER', 'SMT', 'KG200MB-PRINT/C', 'STENCIL:ST-4471:B'],
  ['L1-SPI', 'Paste inspection, line 1', 'SPI', 'SMT', 'KG200MB-SPI/C', 'INSTRUMENT:SPI-CAM-1:'],
  ['L1-PM1', 'Placement machine 1, line 1', 'PLACEMENT', 'SMT', 'KG200MB-TOP1/F', 'TOOL:HEAD-1A:2'],
  ['L1-PM2', 'Placement machine 2, line 1', 'PLACEMENT', 'SMT', 'KG200MB-TOP2/F', 'TOOL:HEAD-2A:2'],
  ['L1-OVEN', 'Reflow oven, line 1', 'OVEN', 'SMT', 'KG200MB-REFLOW/B', 'OVEN:OV-11:'],
  ['L1-AOI', 'Optical inspection, line 1', 'AOI', 'QUALITY', 'KG200MB-AOI/E', 'INSTRUMENT:AOI-CAM-1:'],
  ['L1-DEPANEL', 'Depaneling router with laser marker', 'DEPANEL', 'SMT', 'KG200MB-CUT/A', 'TOOL:ROUTER-3:'],
  ['ICT1', 'In-circuit tester 1', 'TEST', 'TEST', 'MB-ICT/7', 'FIXTURE:FX-ICT-01:2 INSTRUMENT:DMM-0231:'],
  ['ICT2', 'In-circuit tester 2', 'TEST', 'TEST', 'MB-ICT/7', 'FIXTURE:FX-ICT-02:2 INSTRUMENT:DMM-0232:'],
  ['MOUNT1', 'Radio module mounting', 'ASSEMBLY', 'ASSEMBLY', '', 'TOOL:TORQUE-05:'],
  ['PROG1', 'Programmer for test images', 'PROGRAMMER', 'TEST', 'MB-FLASH-TEST/3', 'FIXTURE:FX-PRG-01:1'],
  ['FCT1', 'Functional tester 1', 'TEST', 'TEST', 'MB-FCT/12', 'FIXTURE:FX-FCT-01:3 INSTRUMENT:PSU-0114:'],
  ['FCT2', 'Functional tester 2', 'TEST', 'TEST', 'MB-FCT/12', 'FIXTURE:FX-FCT-02:3 INSTRUMENT:PSU-0115:'],
  ['PROG2', 'Programmer for released images', 'PROGRAMMER', 'TEST', 'MB-FLASH-PROD/9', 'FIXTURE:FX-PRG-02:1'],
  ['COAT1', 'Selective coating', 'COATING', 'ASSEMBLY', 'KG200MB-COAT/B', 'TOOL:VALVE-2:'],
  ['L1-TOUCHUP', 'Touch-up after optical inspection', 'REWORK', 'QUALITY', '', 'TOOL:IRON-05:'],
  ['REWORK1', 'Rework bench for boards', 'REWORK', 'QUALITY', '', 'TOOL:IRON-07:'],
  ['REWORK2', 'Rework bench for boxes', 'REWORK', 'QUALITY', '', 'TOOL:IRON-09:'],
  ['BOX1', 'Box assembly 1', 'ASSEMBLY', 'ASSEMBLY', '', 'TOOL:TORQUE-11:'],
  ['BOX2', 'Box assembly 2', 'ASSEMBLY', 'ASSEMBLY', '', 'TOOL:TORQUE-12:'],
  ['PERS1', 'Personalisation', 'PROGRAMMER', 'TEST', 'KG200-PERSONALISE/6', 'FIXTURE:FX-PER-01:1'],
  ['EOL1', 'End-of-line tester 1', 'TEST', 'TEST', 'BX-EOL/21', 'FIXTURE:FX-EOL-01:4 INSTRUMENT:RF-0307:'],
  ['EOL2', 'End-of-line tester 2', 'TEST', 'TEST', 'BX-EOL/21', 'FIXTURE:FX-EOL-02:4 INSTRUMENT:RF-0308:'],
  ['EOL3', 'End-of-line tester 3', 'TEST', 'TEST', 'BX-EOL/21', 'FIXTURE:FX-EOL-03:4 INSTRUMENT:RF-0309:'],
  ['QC1', 'Final inspection', 'INSPECTION', 'QUALITY', ''],
  ['PACK1', 'Labelling and packing', 'PACKING', 'ASSEMBLY', 'KG200-LABEL/A', 'INSTRUMENT:VERIFIER-1:'],
];

const PENANG: readonly Line[] = [
  ['S3-PRINT', 'Solder paste printer, line 3', 'PRINTER', 'SMT', 'LVT10-PRINT/B', 'STENCIL:ST-2210:A'],
  ['S3-PM1', 'Placement machine, line 3', 'PLACEMENT', 'SMT', 'LVT10-TOP/D', 'TOOL:HEAD-S3:1'],
  ['S3-OVEN', 'Reflow oven, line 3', 'OVEN', 'SMT', 'LVT10-REFLOW/A', 'OVEN:OV-31:'],
  ['S3-AOI', 'Optical inspection, line 3', 'AOI', 'QUALITY', 'LVT10-AOI/B', 'INSTRUMENT:AOI-CAM-3:'],
  ['S3-DEPANEL', 'Depaneling saw', 'DEPANEL', 'SMT', 'LVT10-CUT/A', 'TOOL:SAW-1:'],
  ['S-ICT1', 'In-circuit tester', 'TEST', 'TEST', 'SN-ICT/4', 'FIXTURE:FX-SI-01:1 INSTRUMENT:DMM-7001:'],
  ['S-PROG1', 'Programmer', 'PROGRAMMER', 'TEST', 'LVT10-FLASH/5', 'FIXTURE:FX-SP-01:1'],
  ['S-POT1', 'Potting', 'COATING', 'ASSEMBLY', 'LVT10-POT/A', 'TOOL:DISPENSER-4:'],
  [
    'S-FCT1',
    'Climate functional tester',
    'TEST',
    'TEST',
    'SN-FCT/8',
    'FIXTURE:FX-SF-01:2 INSTRUMENT:CLIM-0042:',
  ],
  ['S3-TOUCHUP', 'Touch-up after optical inspection', 'REWORK', 'QUALITY', '', 'TOOL:IRON-30:'],
  ['S-REWORK1', 'Rework bench', 'REWORK', 'QUALITY', '', 'TOOL:IRON-31:'],
  ['S-QC1', 'Final inspection', 'INSPECTION', 'QUALITY', ''],
  ['S-PACK1', 'Packing', 'PACKING', 'ASSEMBLY', ''],
];

const toStation = (site: SiteCode, line: Line): Station => {
  const [station, name, kind, role, program, resources = ''] = line;
  const [programName = '', revision = ''] = program.split('/');
  return {
    site,
    station,
    name,
    kind,
    role,
    program: programName,
    revision,
    resources: resources === '' ? [] : resources.split(' '),
  };
};

/** All stations of both sites. */
export const STATIONS: readonly Station[] = [
  ...WROCLAW.map((line) => toStation('WRO1', line)),
  ...PENANG.map((line) => toStation('PEN2', line)),
];

/** A station by its id. */
export function stationOf(site: SiteCode, id: string): Station {
  const found = STATIONS.find((entry) => entry.site === site && entry.station === id);
  if (!found) throw new RangeError(`There is no station ${id} at ${site}.`);
  return found;
}
