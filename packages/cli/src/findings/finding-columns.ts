import type { Column } from '../listing/column';
import type { SourcedFinding } from './findings-answer';

/** The columns of a list of findings, the same in every format; a table leaves some out. */
export const FINDING_COLUMNS: readonly Column<SourcedFinding>[] = [
  { name: 'eventTime', isShown: true, value: ({ eventTime }) => eventTime },
  { name: 'subgraph', isShown: true, value: ({ subgraph }) => subgraph },
  { name: 'kind', isShown: true, value: ({ kind }) => kind },
  { name: 'code', isShown: true, value: ({ code }) => code },
  { name: 'isResolved', isShown: true, value: ({ isResolved }) => isResolved },
  { name: 'subjectKey', isShown: true, value: ({ subjectKey }) => subjectKey },
  { name: 'unitKey', isShown: false, value: ({ unitKey }) => unitKey },
  { name: 'eventId', isShown: false, value: ({ eventId }) => eventId },
  { name: 'referenceKeys', isShown: false, value: ({ referenceKeys }) => referenceKeys },
  { name: 'recordTime', isShown: false, value: ({ recordTime }) => recordTime },
  { name: 'resolvedByKind', isShown: false, value: ({ resolvedBy }) => resolvedBy?.kind ?? null },
  { name: 'resolvedByEventId', isShown: false, value: ({ resolvedBy }) => resolvedBy?.eventId ?? null },
  { name: 'resolvedTime', isShown: false, value: ({ resolvedBy }) => resolvedBy?.recordTime ?? null },
  { name: 'message', isShown: true, value: ({ message }) => message },
];
