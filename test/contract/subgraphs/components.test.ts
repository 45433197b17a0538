import { describeSubgraph } from './subgraph.suite';

describeSubgraph({
  name: 'components',
  mutation: 'recordInstallations',
  inputType: 'InstallationInput',
  kind: 'INSTALLATION',
  conflicts: 'componentRecordConflicts',
  input: (n) => ({
    unitKey: `01/09521234543213/21/S${n}`,
    site: 'north',
    stage: 'SMT',
    materials: [
      { internalPartNumber: 'R-100', referenceDesignators: ['R1'], packages: [{ packageId: `REEL-${n}` }] },
    ],
  }),
  changed: () => ({ stage: 'THT' }),
  malformed: (input) => ({
    input: { ...input, unitKey: '01/09521234543214/21/S5' },
    code: 'GTIN_CHECK_DIGIT_WRONG',
    path: 'unitKey',
  }),
  entity: {
    type: 'Unit',
    known: (n) => ({ unitKey: `01/09521234543213/21/S${n}` }),
    fields: 'unitKey components { internalPartNumber packages { packageId } }',
    answer: (n) => ({
      unitKey: `01/09521234543213/21/S${n}`,
      components: [{ internalPartNumber: 'R-100', packages: [{ packageId: `REEL-${n}` }] }],
    }),
    unknown: null,
    unreadable: { unitKey: 'unit/1' },
    code: 'UNIT_KEY_MALFORMED',
  },
});
