import { askUnits } from '@tracegraph/unit-reference';
import type { UnitConnection, UnitPageArgs } from '@tracegraph/unit-reference';
import type { GraphQLResolveInfo } from 'graphql';

import type { Context } from '../context';
import { heldQuestion } from '../store/material-holder.store';
import type { MaterialQuestion } from './material-question';
import { traceHolders } from './trace-holders';

/** Which page of the units is asked for, and what of it. */
export interface AskedPage {
  readonly page: UnitPageArgs;
  readonly info: GraphQLResolveInfo;
}

/**
 * The units that hold, or held, a material. Only those from which something of it may have been removed are looked at one by
 * one; all others hold what they were given, and are counted by the store itself.
 * @throws TraceError PAGE_SIZE_OUT_OF_RANGE, CURSOR_MALFORMED
 */
export async function askMaterialUnits(
  context: Context,
  question: MaterialQuestion,
  { page, info }: AskedPage,
): Promise<UnitConnection> {
  const { store } = context;
  const touched = await store.materialHolders.findTouched(question);
  const traced = await traceHolders(store, question, touched);
  const held = heldQuestion(
    question,
    touched.map(({ recordedKey }) => recordedKey),
    traced,
  );
  return askUnits(context, held, page, info);
}
