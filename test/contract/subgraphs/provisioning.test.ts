import { describeSubgraph } from './subgraph.suite';

describeSubgraph({
  name: 'provisioning',
  mutation: 'recordQcDecisions',
  inputType: 'QcDecisionInput',
  kind: 'QC_DECISION',
  conflicts: 'provisioningRecordConflicts',
  input: (n) => ({
    unitKey: `01/09521234543213/21/S${n}`,
    gate: 'FINAL',
    attempt: 1,
    result: 'PASS',
    inspectorId: `inspector-${n}`,
    site: 'north',
  }),
  changed: () => ({ result: 'FAIL' }),
  malformed: (input) => ({
    input: { ...input, unitKey: '01/09521234543214/21/S5' },
    code: 'GTIN_CHECK_DIGIT_WRONG',
    path: 'unitKey',
  }),
  entity: {
    type: 'Unit',
    known: (n) => ({ unitKey: `01/09521234543213/21/S${n}` }),
    fields: 'unitKey finalQc { attempt result }',
    answer: (n) => ({ unitKey: `01/09521234543213/21/S${n}`, finalQc: { attempt: 1, result: 'PASS' } }),
    unknown: null,
    unreadable: { unitKey: 'unit/1' },
    code: 'UNIT_KEY_MALFORMED',
  },
});
