import type { BatchFiles, Row } from '../audit-answer/oracle/batch-files';
import { toUtc, valueOf } from '../audit-answer/oracle/keys';
import type { Registry } from '../audit-answer/oracle/registry';
import { siteOf } from '../audit-answer/oracle/registry';
import { judge } from '../audit-answer/oracle/verdict';
import type { Limits, Verdict } from '../audit-answer/oracle/verdict';

/** A run of a test or a stage, of the unit it belongs to in the end. */
export interface BatchRun {
  readonly unitKey: string;
  readonly productKey: string;
  /** Work orders of the unit, as `<site> <number>`. */
  readonly workOrders: ReadonlySet<string>;
  readonly site: string;
  readonly stationId: string;
  readonly startedTime: string;
}

/** A run of a test. */
export interface BatchTestRun extends BatchRun {
  readonly procedure: string;
  readonly attempt: number;
  readonly outcome: string;
  readonly measurements: readonly BatchMeasurement[];
}

/** A run of a stage. */
export interface BatchStageRun extends BatchRun {
  readonly stage: string;
  readonly result: string;
}

/** A measurement of a run. */
export interface BatchMeasurement {
  readonly name: string;
  readonly kind: string;
  readonly value: string | null;
  readonly unit: string | null;
  readonly limits: Limits & { readonly nominal: string | null };
  readonly declared: string | null;
  readonly computed: Verdict;
}

/** What a question is about. */
export interface BatchFilter {
  readonly site?: string;
  readonly stationId?: string;
  readonly fromTime?: string;
  readonly toTime?: string;
  readonly productKey?: string;
  readonly workOrder?: { readonly site: string; readonly number: string };
}

/** Keeps the runs a question is about. */
export function within<R extends BatchRun>(runs: readonly R[], filter: BatchFilter): readonly R[] {
  const { site, stationId, fromTime, toTime, productKey, workOrder } = filter;
  return runs.filter(
    (run) =>
      (site === undefined || run.site === site) &&
      (stationId === undefined || run.stationId === stationId) &&
      (fromTime === undefined || run.startedTime >= toUtc(fromTime)) &&
      (toTime === undefined || run.startedTime < toUtc(toTime)) &&
      (productKey === undefined || run.productKey === productKey) &&
      (workOrder === undefined || run.workOrders.has(`${workOrder.site} ${workOrder.number}`)),
  );
}

interface RunLine {
  readonly dut_id: string;
  readonly part_number: string;
  readonly site: string;
  readonly station_id: string;
  readonly start_time: string;
  readonly outcome: string;
  readonly metadata: { readonly test_name: string; readonly attempt: number };
  readonly measurements: readonly {
    readonly name: string;
    readonly kind: string;
    readonly measured_value: string | boolean | null;
    readonly units: string | null;
    readonly limits: Limits & { readonly nominal: string | null };
    readonly outcome: string | null;
  }[];
}

/** Reads the test runs of the files of a batch. */
export function readBatchTestRuns(batch: BatchFiles, registry: Registry): readonly BatchTestRun[] {
  const orders = readWorkOrders(batch, registry);
  const lines = batch
    .siteFiles('test', /\.ndjson$/)
    .flatMap((file) => batch.text(file).split('\n'))
    .filter((line) => line !== '');
  return lines.map((text) => {
    const line = JSON.parse(text) as RunLine;
    const unitKey = registry.unitKey(line.part_number, line.dut_id);
    return {
      ...ofUnit(registry, orders, unitKey),
      site: line.site,
      stationId: line.station_id,
      startedTime: toUtc(line.start_time),
      procedure: line.metadata.test_name,
      attempt: line.metadata.attempt,
      outcome: line.outcome,
      measurements: line.measurements.map(
        ({ name, kind, limits, units: unit, measured_value: read, outcome }) => {
          const value = read === null ? null : String(read);
          return {
            name,
            kind,
            limits,
            unit,
            value,
            declared: outcome,
            computed: judge(kind, value, unit, limits),
          };
        },
      ),
    };
  });
}

/** Reads the stage runs of the files of a batch; those of places belong to the units bound to them. */
export function readBatchStageRuns(batch: BatchFiles, registry: Registry): readonly BatchStageRun[] {
  const orders = readWorkOrders(batch, registry);
  return batch.siteRows('mes', /^stage-log\.csv$/).flatMap((row) =>
    registry.subjectsOf(row).map(({ unitKey }) => ({
      ...ofUnit(registry, orders, unitKey),
      site: row.cell('site'),
      stationId: row.cell('station'),
      startedTime: toUtc(row.cell('started_time')),
      stage: row.cell('stage'),
      result: row.cell('result'),
    })),
  );
}

type WorkOrders = ReadonlyMap<string, ReadonlySet<string>>;

function ofUnit(registry: Registry, orders: WorkOrders, unitKey: string) {
  const { product } = valueOf(registry.units, unitKey);
  return { unitKey, productKey: product.productKey, workOrders: orders.get(unitKey) ?? new Set<string>() };
}

/** The orders of each unit: of its registration, of its panel, and those it was repaired under. */
function readWorkOrders(batch: BatchFiles, registry: Registry): WorkOrders {
  const orders = new Map<string, Set<string>>();
  const assign = (unitKey: string, site: string, number: string | null): void => {
    if (number !== null)
      orders.set(unitKey, (orders.get(unitKey) ?? new Set<string>()).add(`${site} ${number}`));
  };
  const panels = batch.siteRows('smt', /^panels\.csv$/);
  const orderOfPanel = new Map(panels.map((row) => [panelOf(row), row.optional('work_order')]));
  for (const row of batch.siteRows('smt', /^bindings\.csv$/)) {
    assign(registry.unitOf(row), row.cell('site'), row.optional('work_order'));
    assign(registry.unitOf(row), row.cell('site'), orderOfPanel.get(panelOf(row)) ?? null);
  }
  for (const row of batch.siteRows('mes', /^units\.csv$/))
    assign(registry.unitOf(row), row.cell('site'), row.optional('work_order'));
  for (const row of batch.siteRows('mes', /^repairs\.csv$/))
    for (const { unitKey } of registry.subjectsOf(row))
      assign(unitKey, siteOf(row), row.optional('rework_order'));
  return orders;
}

function panelOf(row: Row): string {
  return `${row.cell('site')} ${row.cell('panel')}`;
}
