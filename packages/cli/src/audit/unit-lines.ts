import type { GraphError } from '../graph';
import type { AnswerComponent, AnswerFirmware, AnswerTestRun, AnswerUnit } from './answer';
import { errorAt } from './fact-status';
import type { AnswerPath } from './fact-status';

/** Says why something is absent, by its place below a unit: not recorded, or not answered. */
type DescribeAbsence = (name: string, ...place: AnswerPath) => string;

/**
 * The facts of a unit, one or more lines each, a label of fixed width before each.
 * @param unit as answered
 * @param path of the unit in the answer
 * @param errors of the whole answer; what they hide is not called unrecorded
 */
export function describeFacts(unit: AnswerUnit, path: AnswerPath, errors: readonly GraphError[]): string[] {
  const absent: DescribeAbsence = (name, ...place) => {
    const error = errorAt([...path, ...place], errors);
    if (!error) return `${name} not recorded`;
    const source = error.extensions?.serviceName;
    return source === undefined ? `${name} not answered` : `${name} not answered by ${source}`;
  };
  return [
    `unit          ${unit.unitKey}`,
    ...describeIdentity(unit, absent),
    ...describeProduction(unit),
    ...(unit.components ?? []).map((component, at) => describeComponent(component, at, absent)),
    ...(unit.firmware ?? []).flatMap((firmware, at) => describeFirmware(firmware, at, absent)),
    ...describeProvisioning(unit),
    ...(unit.testRuns ?? []).map(describeTestRun),
    ...describeRelease(unit),
  ];
}

function describeIdentity(unit: AnswerUnit, absent: DescribeAbsence): string[] {
  const lines: string[] = [];
  const { product, lotNumber, productionDate } = unit;
  if (product)
    lines.push(
      `product       ${product.partNumber} rev ${product.revision ?? '-'}, ${product.owner?.name ? `owner ${product.owner.name}` : absent('owner', 'product', 'owner')}`,
    );
  if (unit.gtin !== null || unit.serialNumber !== null)
    lines.push(`serial        ${unit.serialNumber ?? '-'}, GTIN ${unit.gtin ?? 'none'}`);
  if (lotNumber !== null || productionDate !== null)
    lines.push(`lot           ${lotNumber ?? '-'}, produced ${productionDate ?? '-'}`);
  for (const { kind, value, releasedTime } of unit.identities ?? []) {
    lines.push(`identity      ${kind} ${value}${releasedTime === null ? '' : `, released ${releasedTime}`}`);
  }
  const orders = (unit.workOrders ?? []).map(({ site, number }) => `${site}/${number}`);
  if (orders.length > 0) lines.push(`work orders   ${orders.join(', ')}`);
  if (unit.panel) lines.push(`panel         ${unit.panel.panelId} position ${unit.panel.position}`);
  if (unit.disposition)
    lines.push(`state         ${unit.disposition.state} since ${unit.disposition.sinceTime}`);
  return lines;
}

function describeProduction(unit: AnswerUnit): string[] {
  const stages = (unit.stages ?? []).map(
    ({ stage, site, stationId, operatorId, machineProgram, startedTime, result }) => {
      const program = machineProgram ? `, program ${machineProgram.name} ${machineProgram.revision}` : '';
      return `stage         ${startedTime} ${stage} at ${site}/${stationId} by ${operatorId ?? '-'}${program}: ${result ?? '-'}`;
    },
  );
  const repairs = (unit.repairs ?? []).map(
    ({ repairedTime, action, defect, referenceDesignators }) =>
      `repair        ${repairedTime} ${action} ${referenceDesignators.join(' ')}${defect === null ? '' : ` for ${defect}`}`,
  );
  return [...stages, ...repairs];
}

function describeComponent(
  { internalPartNumber, referenceDesignators, usage, state, certainty, packages }: AnswerComponent,
  at: number,
  absent: DescribeAbsence,
): string {
  const where = referenceDesignators.length > 0 ? referenceDesignators.join(' ') : usage;
  const from = packages.map(({ packageId, lots }, place) => {
    const named = lots.map(
      ({ lotNumber, manufacturer, manufacturerPartNumber }) =>
        `lot ${lotNumber} of ${manufacturer} ${manufacturerPartNumber}`,
    );
    const known =
      named.length > 0 ? named.join(' + ') : absent('lots', 'components', at, 'packages', place, 'lots');
    return `${packageId} (${known})`;
  });
  const certain = certainty === 'CERTAIN' ? '' : ` ${certainty}:`;
  return `component     ${internalPartNumber} at ${where}${state === 'INSTALLED' ? '' : ` ${state}`}:${certain} ${from.join(' or ')}`;
}

function describeFirmware(
  { slot, purpose, programmedTime, supersededTime, wasShipped, digest, image }: AnswerFirmware,
  at: number,
  absent: DescribeAbsence,
): string[] {
  const until = supersededTime === null ? '' : ` until ${supersededTime}`;
  const shipped = wasShipped === null ? '' : wasShipped ? ', shipped' : ', not shipped';
  const name = image ? `${image.name} ${image.version}` : absent('image', 'firmware', at, 'image');
  return [
    `firmware      ${slot} ${purpose} ${name} since ${programmedTime}${until}${shipped} ${digest}`,
    ...(image?.signatures ?? []).map(
      ({ verification, keyStateAtSigning, key }) =>
        `              signed by ${key.keyId}: ${verification}, key ${keyStateAtSigning} at signing, ${key.state} now`,
    ),
  ];
}

function describeProvisioning(unit: AnswerUnit): string[] {
  const lines = (unit.provisioning ?? []).map(
    ({ provisionedTime, certificate }) =>
      `certificate   ${provisionedTime} ${certificate.sha256} by ${certificate.issuer ?? '-'}`,
  );
  const state = unit.securityState;
  if (state)
    lines.unshift(
      `security      secure boot ${state.secureBoot ? 'on' : 'OFF'}, debug ${state.debugLocked ? 'locked' : 'OPEN'}`,
    );
  return lines;
}

function describeTestRun({ procedure, attempt, outcome, startedTime, measurements }: AnswerTestRun): string {
  const failed = measurements.filter(({ computedOutcome }) => computedOutcome === 'FAIL');
  const named = failed.map(({ name, value, unit }) => `${name} ${value ?? '-'} ${unit ?? ''}`.trim());
  const detail = failed.length > 0 ? `, outside limits: ${named.join('; ')}` : '';
  return `test          ${startedTime} ${procedure} attempt ${attempt}: ${outcome}, ${measurements.length} measurements${detail}`;
}

function describeRelease(unit: AnswerUnit): string[] {
  const lines = (unit.shipments ?? []).map(({ direction, shipmentNumber, shippedTime, soldTo, shipTo }) => {
    const place = shipTo?.name ? `, to ${shipTo.name} ${shipTo.country ?? ''}`.trimEnd() : '';
    return `shipment      ${shippedTime} ${direction} ${shipmentNumber}, sold to ${soldTo?.name ?? '-'}${place}`;
  });
  const qc = unit.finalQc;
  if (qc) lines.unshift(`final QC      ${qc.decidedTime} ${qc.result} by ${qc.inspectorId}`);
  return lines;
}
