import { registerEnumType } from 'type-graphql';

/** The kinds of records of the components store. */
export enum ComponentRecordKind {
  PART = 'PART',
}

registerEnumType(ComponentRecordKind, {
  name: 'ComponentRecordKind',
  description: 'The kinds of records of the components store.',
  valuesConfig: { PART: { description: 'Registration of a part.' } },
});
