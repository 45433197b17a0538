import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft, Row } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { PanelBindingModel, PanelModel } from '../generated/models';
import type { PanelBindingContent } from '../services/record-panel-bindings';
import type { PanelContent } from '../services/register-panels';
import { effective, findRegistrations, rowsOf } from './effective';

/** Panels, and the units bound to their places. */
export class PanelStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores registrations; MUST run in a transaction. */
  append(drafts: readonly Draft<PanelContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'PANEL',
      table: 'panel',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content }) => panelColumns(content),
    });
  }

  /** Stores bindings; MUST run in a transaction. */
  appendBindings(drafts: readonly Draft<PanelBindingContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'PANEL_BINDING',
      table: 'panel_binding',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content: { panelKey, site, panelId, position } }) => ({ panelKey, site, panelId, position }),
    });
  }

  /** The registrations that answer for these panels. */
  findMany(panelSubjects: readonly string[]): Promise<readonly PanelModel[]> {
    return findRegistrations(this.database, 'PANEL', panelSubjects);
  }

  /** The registrations with these event ids, whether they answer or not. */
  findCorrected(eventIds: readonly string[]): Promise<PanelModel[]> {
    return this.database.panel.findMany({ where: { eventId: { in: [...eventIds] } } });
  }

  /** The effective bindings of these units, the earliest first. */
  findBindings(unitKeys: readonly string[]): Promise<readonly PanelBindingModel[]> {
    return this.effectiveBindings('unit_key', unitKeys);
  }

  /** The effective bindings to these places, the earliest first. */
  findBindingsTo(panelKeys: readonly string[]): Promise<readonly PanelBindingModel[]> {
    return this.effectiveBindings('panel_key', panelKeys);
  }

  private async effectiveBindings(
    column: 'unit_key' | 'panel_key',
    keys: readonly string[],
  ): Promise<readonly PanelBindingModel[]> {
    if (keys.length === 0) return [];
    return rowsOf<PanelBindingModel>(
      this.database,
      `SELECT binding.* FROM panel_binding AS binding
       WHERE ${column} = ANY($1::text[]) AND ${effective('binding', 'PANEL_BINDING')}
       ORDER BY event_time, event_id`,
      keys,
    );
  }
}

/** The columns of a registration. */
export function panelColumns({ site, panelId, positionCount, workOrderNumber }: PanelContent): Row {
  return { site, panelId, positionCount, workOrderNumber };
}
