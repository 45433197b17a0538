import { registerEnumType } from 'type-graphql';

/** The kinds of records of the components store. */
export enum ComponentRecordKind {
  PART = 'PART',
  MANUFACTURER_LOT = 'MANUFACTURER_LOT',
  MATERIAL_PACKAGE = 'MATERIAL_PACKAGE',
  MATERIAL_SET = 'MATERIAL_SET',
  INSTALLATION = 'INSTALLATION',
  REMOVAL = 'REMOVAL',
}

registerEnumType(ComponentRecordKind, {
  name: 'ComponentRecordKind',
  description: 'The kinds of records of the components store.',
  valuesConfig: {
    PART: { description: 'Registration of a part.' },
    MANUFACTURER_LOT: { description: "Registration of a maker's lot." },
    MATERIAL_PACKAGE: { description: 'Registration of a reel, tray or bag.' },
    MATERIAL_SET: { description: 'Registration of a material set.' },
    INSTALLATION: { description: 'What one stage run put into a unit.' },
    REMOVAL: { description: 'What was taken off a unit.' },
  },
});
