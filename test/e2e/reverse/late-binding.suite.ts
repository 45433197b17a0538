import { describe, beforeAll, expect, it } from '@jest/globals';

import { recordAll } from '../../testkit/record';
import type { TestGraph } from '../../testkit/graph';

type Inputs = readonly Readonly<Record<string, unknown>>[];

/** One step of a line: a mutation with its inputs. */
interface Step {
  readonly mutation: string;
  readonly inputType: string;
  readonly inputs: Inputs;
}

const PLACES = [1, 2, 3, 4];
const SITE = 'LB1';

/**
 * The same boards twice, told apart by a letter: those of one line are bound to their serials before the first component is
 * placed, those of the other by a file that comes after they were shipped.
 */
function lineOf(letter: string): {
  readonly smt: readonly Step[];
  readonly binding: Step;
  readonly end: readonly Step[];
} {
  const placeOf = (place: number): string => `panel/${SITE}/P${letter}/${place}`;
  const unitOf = (place: number): string => `part/latebinder/${letter}-100/${place}`;
  const lot = { manufacturer: 'Latemaker', manufacturerPartNumber: 'LM-1', lotNumber: `LOT-${letter}` };
  const reel = { site: SITE, packageId: `REEL-${letter}` };
  const item = {
    internalPartNumber: 'R-100',
    referenceDesignators: ['R1', 'R2'],
    packages: [{ packageId: `REEL-${letter}` }],
  };
  return {
    smt: [
      step('registerManufacturerLots', 'ManufacturerLotInput', [lot]),
      step('registerMaterialPackages', 'MaterialPackageInput', [
        { ...reel, internalPartNumber: 'R-100', lots: [lot] },
      ]),
      step('registerPanels', 'PanelInput', [
        { site: SITE, panelId: `P${letter}`, positionCount: 4, workOrderNumber: `WO-${letter}` },
      ]),
      step(
        'recordStageRuns',
        'StageRunInput',
        PLACES.map((place) => ({
          ...{ unitKey: placeOf(place), site: SITE, stage: 'PLACEMENT', stationId: `SMT-${letter}` },
          ...{
            startedTime: '2026-10-01T08:00:00+02:00',
            endedTime: '2026-10-01T08:01:00+02:00',
            result: 'COMPLETED',
          },
          machineProgram: { name: `PRG-${letter}`, revision: '1' },
        })),
      ),
      step(
        'recordInstallations',
        'InstallationInput',
        PLACES.map((place) => ({
          ...{ unitKey: placeOf(place), site: SITE, stage: 'PLACEMENT', placingMachine: `SMT-${letter}` },
          materials: [item],
        })),
      ),
      step('recordRemovals', 'RemovalInput', [
        {
          ...{
            unitKey: placeOf(4),
            site: SITE,
            referenceDesignators: ['R1', 'R2'],
            internalPartNumber: 'R-100',
          },
          ...{ reason: 'REPAIR', eventTime: '2026-10-01T09:00:00+02:00' },
        },
      ]),
    ],
    binding: step(
      'recordPanelBindings',
      'PanelBindingInput',
      PLACES.map((place) => ({
        ...{ unitKey: unitOf(place), site: SITE, panelId: `P${letter}`, position: place },
        eventTime: '2026-10-01T07:00:00+02:00',
      })),
    ),
    end: [
      step(
        'registerUnits',
        'UnitInput',
        PLACES.map((place) => ({ unitKey: unitOf(place), lotNumber: `B-${letter}` })),
      ),
      step('recordUnitInstallations', 'UnitInstallationInput', [
        { unitKey: unitOf(1), containerUnitKey: unitOf(2), eventTime: '2026-10-02T08:00:00+02:00' },
      ]),
      step(
        'recordDispositions',
        'DispositionInput',
        PLACES.map((place) => ({
          ...{ unitKey: unitOf(place), state: 'SHIPPED', eventTime: '2026-10-03T08:00:00+02:00' },
        })),
      ),
      step('recordShipments', 'ShipmentInput', [
        {
          ...{ shipmentNumber: `SH-${letter}`, soldTo: `buyer-${letter.toLowerCase()}` },
          ...{ unitKeys: [2, 3, 4].map(unitOf), eventTime: '2026-10-03T08:00:00+02:00' },
        },
      ]),
    ],
  };
}

function step(mutation: string, inputType: string, inputs: Inputs): Step {
  return { mutation, inputType, inputs };
}

const LISTED = `edges { node { unitKey lotNumber } certainty isHeldNow outermost { unitKey } state customer { code }
    shipmentNumber shippedTime workOrders isRegistered }
  totals { unitCount certainCount possibleCount heldNowCount outermostCount byState { state unitCount }
    byCustomer { customer { code } unitCount } }`;

/** What is asked of the boards of one line. */
function questionOf(letter: string): string {
  const lot = `manufacturer: "Latemaker", manufacturerPartNumber: "LM-1", lotNumber: "LOT-${letter}"`;
  return `{
    ever: unitsByManufacturerLot(${lot}) { ${LISTED} }
    now: unitsByManufacturerLot(${lot}, held: NOW) { ${LISTED} }
    outermost: unitsByManufacturerLot(${lot}, level: OUTERMOST) { ${LISTED} }
    package: unitsByMaterialPackage(packageKey: "${SITE}/REEL-${letter}") { ${LISTED} }
    station: unitsByStation(site: "${SITE}", stationId: "SMT-${letter}") { ${LISTED} }
    program: unitsByMachineProgram(site: "${SITE}", name: "PRG-${letter}", revision: "1") { ${LISTED} }
    panel: unitsByPanel(site: "${SITE}", panelId: "P${letter}") { ${LISTED} }
    workOrder: unitsByWorkOrder(site: "${SITE}", number: "WO-${letter}") { ${LISTED} }
    units(unitKeys: [${PLACES.map((place) => `"part/latebinder/${letter}-100/${place}"`).join(', ')}]) {
      unitKey workOrders { site number } panel { panelId position }
      components { referenceDesignators state certainty installedTime removedTime packages { packageId lots { lotNumber } } }
      stages { stage stationId startedTime machineProgram { name revision } }
    }
  }`;
}

/** Facts recorded before a unit has a serial number belong to it however late it is bound. */
export function describeLateBinding(graph: () => TestGraph): void {
  describe('boards bound to their serial numbers by a file that comes after they were shipped', () => {
    let timely: string;
    let late: string;
    let unbound: { readonly ever: { readonly totals: { readonly byCustomer: readonly object[] } } };

    async function record(...steps: readonly Step[]): Promise<void> {
      for (const { mutation, inputType, inputs } of steps)
        await recordAll(graph(), mutation, inputType, inputs);
    }

    async function ask(letter: string): Promise<string> {
      await graph().settle();
      const { data, errors } = await graph().ask<unknown>(questionOf(letter));
      if (errors) throw new Error(JSON.stringify(errors));
      return JSON.stringify(data)
        .replaceAll(`buyer-${letter.toLowerCase()}`, 'buyer')
        .replace(new RegExp(`\\b(P|LOT-|REEL-|SMT-|PRG-|WO-|SH-|B-|)${letter}(?=\\b|-100)`, 'g'), '$1*');
    }

    beforeAll(async () => {
      const [x, y] = [lineOf('X'), lineOf('Y')];
      await record(x.binding, ...x.smt, ...x.end);
      await record(...y.smt, ...y.end);
      await graph().settle();
      unbound = (await graph().ask<typeof unbound>(questionOf('Y'))).data;
      await record(y.binding);
      timely = await ask('X');
      late = await ask('Y');
    }, 120_000);

    it('are told nothing of their components, nor the lot anything of its customer, before', () => {
      expect(unbound.ever.totals.byCustomer).toEqual([{ customer: null, unitCount: 4 }]);
    });

    it('have the same facts, and are in the same lists with the same totals, as boards bound in time', () => {
      expect(JSON.parse(late)).toEqual(JSON.parse(timely));
    });

    it('are counted once, with the customer of what they are inside of', () => {
      const { ever, now } = JSON.parse(late) as Readonly<
        Record<'ever' | 'now', { readonly totals: Readonly<Record<string, unknown>> }>
      >;
      expect(ever.totals).toMatchObject({
        unitCount: 4,
        heldNowCount: 3,
        outermostCount: 3,
        byState: [{ state: 'SHIPPED', unitCount: 4 }],
        byCustomer: [{ customer: { code: 'buyer' }, unitCount: 4 }],
      });
      expect(now.totals).toMatchObject({ unitCount: 3 });
    });
  });
}
