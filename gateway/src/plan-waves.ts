import type { Experimental_DidResolveQueryPlanCallback as DidResolveQueryPlan } from '@apollo/gateway';
import { Kind } from 'graphql';

type ResolvedPlan = Parameters<DidResolveQueryPlan>[0];
type RootNode = NonNullable<ResolvedPlan['queryPlan']['node']>;
type PlanNode = Exclude<RootNode, { kind: 'Subscription' }>;

/** Answers whether the branch of an `@skip` or `@include` in the plan is taken. */
export type IsTaken = (variable: string) => boolean;

/**
 * The longest chain of fetches that wait for each other. Read from the plan and not from clocks, so that the same
 * operation always has the same count.
 */
export function countWaves(node: PlanNode | undefined, isTaken: IsTaken): number {
  if (!node) return 0;
  switch (node.kind) {
    case 'Fetch':
      return 1;
    case 'Flatten':
      return countWaves(node.node, isTaken);
    case 'Sequence':
      return node.nodes.reduce((sum, step) => sum + countWaves(step, isTaken), 0);
    case 'Parallel':
      return Math.max(0, ...node.nodes.map((branch) => countWaves(branch, isTaken)));
    case 'Condition':
      return countWaves(isTaken(node.condition) ? node.ifClause : node.elseClause, isTaken);
    case 'Defer':
      return countWaves(node.primary.node, isTaken);
  }
}

/** Waves of a plan as the gateway is about to run it. */
export function wavesOf({ queryPlan, requestContext, operationContext }: ResolvedPlan): number {
  const { node } = queryPlan;
  if (!node || node.kind === 'Subscription') return 0;
  const variables = requestContext.request.variables ?? {};
  return countWaves(node, (name) => {
    const given: unknown = variables[name];
    if (given !== undefined) return given === true;
    const definition = operationContext.operation.variableDefinitions?.find(
      ({ variable }) => variable.name.value === name,
    );
    return definition?.defaultValue?.kind === Kind.BOOLEAN && definition.defaultValue.value;
  });
}
