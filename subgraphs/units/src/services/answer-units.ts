import { askUnits } from '@tracegraph/unit-reference';
import type { UnitConnection, UnitPageArgs, UnitQuestion } from '@tracegraph/unit-reference';
import type { GraphQLResolveInfo } from 'graphql';

import type { Context } from '../context';

/**
 * Answers a reverse question.
 * @throws TraceError PAGE_SIZE_OUT_OF_RANGE, CURSOR_MALFORMED, PARTY_CODE_MALFORMED
 */
export function answerUnits(
  { store, asOf }: Context,
  question: UnitQuestion,
  page: UnitPageArgs,
  info: GraphQLResolveInfo,
): Promise<UnitConnection> {
  return askUnits(store.sql, { ...question, page, asOf, info });
}
