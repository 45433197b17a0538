import type {
  AnswerRecord,
  AnswerUnit,
  AnswerUnitInPlace,
  AuditAnswer,
} from '../../../packages/cli/src/audit/answer';

/** A record without findings, effective and shown in full. */
export function aRecord(changes: Partial<AnswerRecord> = {}): AnswerRecord {
  return { eventId: 'event', findings: [], correctedBy: null, redacted: [], ...changes };
}

/** A unit of a product that requires test runs and a final decision; nothing else is recorded. */
export function aUnit(changes: Partial<AnswerUnit> = {}): AnswerUnit {
  return {
    unitKey: '01/09521234543213/21/S1',
    gtin: '09521234543213',
    serialNumber: 'S1',
    lotNumber: null,
    productionDate: null,
    disposition: null,
    identities: [],
    product: {
      partNumber: 'P1',
      revision: 'A',
      owner: { name: 'Acme' },
      requiredFacts: ['TEST_RUNS', 'FINAL_QC'],
    },
    workOrders: [],
    panel: null,
    components: [],
    stages: [],
    repairs: [],
    firmware: [],
    securityState: null,
    provisioning: [],
    testRuns: [],
    finalQc: null,
    shipments: [],
    ...changes,
  };
}

/** A test run that passed. */
export const A_TEST_RUN = {
  procedure: 'FCT',
  attempt: 1,
  outcome: 'PASS',
  startedTime: '2026-10-25T01:30:00Z',
  measurements: [],
  record: aRecord(),
};

/** A final decision. */
export const A_FINAL_QC = {
  result: 'PASS',
  decidedTime: '2026-10-25T02:30:00Z',
  inspectorId: 'op-1',
  record: aRecord(),
};

/** The answer that names one unit, in which nothing is contained. */
export function anAnswer(unit: Partial<AnswerUnitInPlace> = {}): AuditAnswer {
  return {
    trace: {
      understoodAs: [{ kind: 'SERIAL_NUMBER', value: 'S1' }],
      warnings: [],
      matches: [
        {
          matchedBy: 'SERIAL_NUMBER',
          unit: { ...aUnit(), partOf: [], contains: { truncated: false, items: [] }, ...unit },
        },
      ],
    },
  };
}
