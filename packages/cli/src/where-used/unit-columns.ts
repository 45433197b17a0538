import type { Column } from '../listing/column';
import type { ListedUnit } from './units-answer';

/** The columns of a list of units, the same in every format; a table leaves some out. */
export const UNIT_COLUMNS: readonly Column<ListedUnit>[] = [
  { name: 'unitKey', isShown: true, value: ({ node }) => node.unitKey },
  { name: 'gtin', isShown: false, value: ({ node }) => node.gtin },
  { name: 'serialNumber', isShown: false, value: ({ node }) => node.serialNumber },
  { name: 'lotNumber', isShown: true, value: ({ node }) => node.lotNumber },
  { name: 'workOrders', isShown: true, value: ({ workOrders }) => workOrders },
  { name: 'certainty', isShown: true, value: ({ certainty }) => certainty },
  { name: 'isHeldNow', isShown: true, value: ({ isHeldNow }) => isHeldNow },
  { name: 'state', isShown: true, value: ({ state }) => state },
  { name: 'customerCode', isShown: true, value: ({ customer }) => customer?.code ?? null },
  { name: 'customerName', isShown: false, value: ({ customer }) => customer?.name ?? null },
  { name: 'shipmentNumber', isShown: true, value: ({ shipmentNumber }) => shipmentNumber },
  { name: 'shippedTime', isShown: true, value: ({ shippedTime }) => shippedTime },
  { name: 'outermostUnitKey', isShown: true, value: ({ outermost }) => outermost.unitKey },
  { name: 'isRegistered', isShown: false, value: ({ isRegistered }) => isRegistered },
];
