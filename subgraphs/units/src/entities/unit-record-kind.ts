import { registerEnumType } from 'type-graphql';

/** The kinds of records of the units store. */
export enum UnitRecordKind {
  PARTY = 'PARTY',
  PRODUCT = 'PRODUCT',
  SITE = 'SITE',
  WORK_ORDER = 'WORK_ORDER',
  PANEL = 'PANEL',
  UNIT = 'UNIT',
  PANEL_BINDING = 'PANEL_BINDING',
  WORK_ORDER_ASSIGNMENT = 'WORK_ORDER_ASSIGNMENT',
  IDENTITY_ASSIGNMENT = 'IDENTITY_ASSIGNMENT',
  IDENTITY_RELEASE = 'IDENTITY_RELEASE',
  DISPOSITION = 'DISPOSITION',
  UNIT_INSTALLATION = 'UNIT_INSTALLATION',
  UNIT_REMOVAL = 'UNIT_REMOVAL',
  LABEL = 'LABEL',
  LABEL_VERIFICATION = 'LABEL_VERIFICATION',
  CARTON = 'CARTON',
  SHIPMENT = 'SHIPMENT',
  RETURN = 'RETURN',
}

registerEnumType(UnitRecordKind, {
  name: 'UnitRecordKind',
  description: 'The kinds of records of the units store.',
  valuesConfig: {
    PARTY: { description: 'Registration of a party; subject: its code.' },
    PRODUCT: { description: 'Registration of a product; subject: its product key.' },
    SITE: { description: 'Registration of a site; subject: its code.' },
    WORK_ORDER: { description: 'Registration of a work order; subject: <site>/<number>.' },
    PANEL: { description: 'Registration of a panel; subject: panel/<site>/<panelId>.' },
    UNIT: { description: 'Registration of a unit; subject: its unit key.' },
    PANEL_BINDING: { description: 'Binding of a unit to a place on a panel; subject: the unit key.' },
    WORK_ORDER_ASSIGNMENT: { description: 'Work order of a unit; subject: the unit key.' },
    IDENTITY_ASSIGNMENT: { description: 'Identity given to a unit; subject: the unit key.' },
    IDENTITY_RELEASE: { description: 'Identity taken from a unit; subject: the unit key.' },
    DISPOSITION: { description: 'State of a unit; subject: the unit key.' },
    UNIT_INSTALLATION: {
      description: 'Unit put into another unit; subject: the unit key of the contained one.',
    },
    UNIT_REMOVAL: {
      description: 'Unit taken out of another unit; subject: the unit key of the contained one.',
    },
    LABEL: { description: 'Label put on a unit; subject: the unit key.' },
    LABEL_VERIFICATION: { description: 'Print quality of a label; subject: the unit key.' },
    CARTON: {
      description:
        'Packing of a carton; subject: the carton id for all its units, or a unit key for that unit only.',
    },
    SHIPMENT: {
      description:
        'Shipment; subject: the shipment number for all its units, or a unit key for that unit only.',
    },
    RETURN: {
      description:
        'Return; subject: the shipment number for all its units, or a unit key for that unit only.',
    },
  },
});
