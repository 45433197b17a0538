import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { Panel } from '../entities/panel';
import { WorkOrder } from '../entities/work-order';
import type { PanelModel } from '../generated/models';
import { PanelBindingInput } from '../inputs/panel-binding.input';
import { PanelInput } from '../inputs/panel.input';
import { panelSubject } from '../services/readers';
import { recordPanelBindings } from '../services/record-panel-bindings';
import { registerPanels } from '../services/register-panels';

/** Panels, and the units bound to their places. */
@Resolver(() => Panel)
export class PanelResolver {
  @Query(() => Panel, { nullable: true, description: 'A panel; null when it is not registered.' })
  panel(
    @Arg('site', () => String, { description: 'Code of the site.' }) site: string,
    @Arg('panelId', () => String, { description: 'Id of the panel.' }) panelId: string,
    @Ctx() { loaders }: Context,
  ): Promise<object | null> {
    return loaders.panelByKey.load(panelSubject(site, panelId));
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Registers panels, at most 1,000 a request.',
  })
  registerPanels(
    @Arg('inputs', () => [PanelInput], { description: 'The panels; results come in the same order.' })
    inputs: PanelInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return registerPanels(context, inputs);
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Binds units to the places on panels they were made at, at most 1,000 a request.',
  })
  recordPanelBindings(
    @Arg('inputs', () => [PanelBindingInput], {
      description: 'The bindings; results come in the same order.',
    })
    inputs: PanelBindingInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordPanelBindings(context, inputs);
  }

  @FieldResolver(() => WorkOrder, { nullable: true })
  workOrder(@Root() { site, workOrderNumber: number }: PanelModel): object | null {
    return number === null ? null : { site, number };
  }
}
