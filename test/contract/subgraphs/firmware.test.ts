import { describeSubgraph } from './subgraph.suite';

const digest = (n: number) => n.toString(16).padStart(64, '0');

describeSubgraph({
  name: 'firmware',
  mutation: 'registerFirmwareImages',
  inputType: 'FirmwareImageInput',
  kind: 'FIRMWARE_IMAGE',
  conflicts: 'firmwareRecordConflicts',
  input: (n) => ({
    name: 'application',
    version: `1.${n}`,
    digests: [{ scope: 'FILE', algorithm: 'sha256', value: digest(n) }],
  }),
  changed: () => ({ version: '9.9' }),
  malformed: (input) => ({
    input: { ...input, digests: [{ scope: 'FILE', algorithm: 'sha256', value: 'abc' }] },
    code: 'SHA256_MALFORMED',
    path: 'digests.0.value',
  }),
  entity: {
    type: 'FirmwareImage',
    known: (n) => ({ digest: `FILE:sha256:${digest(n)}` }),
    fields: 'digest imageId version',
    answer: (n) => ({
      digest: `FILE:sha256:${digest(n)}`,
      imageId: `FILE:sha256:${digest(n)}`,
      version: `1.${n}`,
    }),
    unknown: { digest: `FILE:sha256:${'f'.repeat(64)}` },
    unreadable: { digest: 'FILE:md5:abc' },
    code: 'DIGEST_MALFORMED',
  },
});
