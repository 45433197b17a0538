import { siteFolder, type Batch } from '../batch';
import type { Recording, RecordingInput } from '../recording';

const MODULES = 'incoming/radio-modules.csv';

/** Panels, which are there before any serial number. */
export function panelRecordings(batch: Batch): Recording[] {
  const inputs = batch.sites.flatMap((site) => {
    const file = `smt/${siteFolder(site)}/panels.csv`;
    return batch.reader.csv(file).map((row) => ({
      ...batch.provenance('registerPanels', file, [site, row.text('panel')], row.text('started_time')),
      site,
      panelId: row.text('panel'),
      positionCount: row.whole('position_count'),
      workOrderNumber: row.text('work_order'),
    }));
  });
  return [{ mutation: 'registerPanels', inputs }];
}

/** Bought modules, boards and sensors with the places they had on their panels, boxes. */
export function unitRecordings(batch: Batch): Recording[] {
  return [
    { mutation: 'registerUnits', inputs: [...modules(batch), ...boundUnits(batch), ...boxes(batch)] },
    { mutation: 'recordPanelBindings', inputs: bindings(batch) },
  ];
}

function modules(batch: Batch): RecordingInput[] {
  return batch.reader.csv(MODULES).map((row) => {
    const unitKey = batch.units.ofRow(row);
    return {
      ...batch.provenance('registerUnits', MODULES, [unitKey], row.text('received_time')),
      unitKey,
      lotNumber: row.text('lot'),
      productionDate: row.text('production_date'),
    };
  });
}

function boundUnits(batch: Batch): RecordingInput[] {
  return batch.sites.flatMap((site) => {
    const file = bindingsPath(site);
    return batch.reader.csv(file).map((row) => {
      const unitKey = batch.units.ofRow(row);
      return {
        ...batch.provenance('registerUnits', file, [unitKey], row.text('bound_time')),
        unitKey,
        lotNumber: row.text('lot'),
        productionDate: row.text('production_date'),
        workOrder: { site, number: row.text('work_order') },
      };
    });
  });
}

function bindings(batch: Batch): RecordingInput[] {
  return batch.sites.flatMap((site) => {
    const file = bindingsPath(site);
    return batch.reader.csv(file).map((row) => {
      const unitKey = batch.units.ofRow(row);
      return {
        ...batch.provenance('recordPanelBindings', file, [unitKey], row.text('bound_time')),
        unitKey,
        site,
        panelId: row.text('panel'),
        position: row.whole('position'),
      };
    });
  });
}

function boxes(batch: Batch): RecordingInput[] {
  const file = 'mes/wro1/units.csv';
  return batch.reader.csv(file).map((row) => {
    const unitKey = batch.units.ofRow(row);
    return {
      ...batch.provenance('registerUnits', file, [unitKey], row.text('registered_time')),
      unitKey,
      lotNumber: row.text('lot'),
      productionDate: row.text('production_date'),
      workOrder: { site: row.text('site'), number: row.text('work_order') },
    };
  });
}

function bindingsPath(site: string): string {
  return `smt/${siteFolder(site)}/bindings.csv`;
}
