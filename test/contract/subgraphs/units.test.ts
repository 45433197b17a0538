import { describeSubgraph } from './subgraph.suite';

describeSubgraph({
  name: 'units',
  mutation: 'registerUnits',
  inputType: 'UnitInput',
  kind: 'UNIT',
  conflicts: 'unitRecordConflicts',
  input: (n) => ({ unitKey: `01/09521234543213/21/S${n}`, lotNumber: `L${n}` }),
  changed: () => ({ lotNumber: 'other' }),
  malformed: (input) => ({
    input: { ...input, unitKey: '01/09521234543214/21/S5' },
    code: 'GTIN_CHECK_DIGIT_WRONG',
    path: 'unitKey',
  }),
  entity: {
    type: 'Unit',
    known: (n) => ({ unitKey: `01/09521234543213/21/S${n}` }),
    fields: 'unitKey serialNumber lotNumber',
    answer: (n) => ({ unitKey: `01/09521234543213/21/S${n}`, serialNumber: `S${n}`, lotNumber: `L${n}` }),
    unknown: { unitKey: '01/09521234543213/21/nobody' },
    unreadable: { unitKey: 'unit/1' },
    code: 'UNIT_KEY_MALFORMED',
  },
});
