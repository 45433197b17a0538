import { registerEnumType } from 'type-graphql';

/** The kinds of records of the firmware store. */
export enum FirmwareRecordKind {
  FIRMWARE_IMAGE = 'FIRMWARE_IMAGE',
  SIGNING_KEY = 'SIGNING_KEY',
  SIGNATURE = 'SIGNATURE',
  SIGNING_KEY_STATE = 'SIGNING_KEY_STATE',
  RELEASE = 'RELEASE',
  SBOM_REFERENCE = 'SBOM_REFERENCE',
}

registerEnumType(FirmwareRecordKind, {
  name: 'FirmwareRecordKind',
  description: 'The kinds of records of the firmware store.',
  valuesConfig: {
    FIRMWARE_IMAGE: { description: 'Registration of an image; its subject is the imageId.' },
    SIGNING_KEY: { description: 'Registration of a signing key; its subject is the keyId.' },
    SIGNATURE: { description: 'A signature over an image; its subject is the digest it was recorded under.' },
    SIGNING_KEY_STATE: { description: 'A state of a signing key; its subject is the keyId.' },
    RELEASE: { description: 'An approval of an image; its subject is the digest it was recorded under.' },
    SBOM_REFERENCE: {
      description: 'A bill of software of an image; its subject is the digest it was recorded under.',
    },
  },
});
