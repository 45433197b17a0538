/** One step of a plan, as `auto_explain` writes it. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** A statement that ran, with the plan it ran by. */
export interface RunPlan {
  readonly 'Query Text': string;
  readonly Plan: PlanNode;
}

/** The plans in a part of the log of a server; a message goes on in lines that begin with a tab. */
export function readPlans(log: string): readonly RunPlan[] {
  const messages = log
    .split(/\n(?!\t)/)
    .filter((message) => /^[^\n]* LOG: {2}duration: [\d.]+ ms {2}plan:\n/.test(message));
  return messages.map(
    (message) => JSON.parse(message.slice(message.indexOf('\n')).replaceAll('\n\t', '\n')) as RunPlan,
  );
}

/** The tables a plan reads from end to end, in parallel or not. */
export function tablesScanned({ Plan }: RunPlan): readonly string[] {
  const scanned = (node: PlanNode): readonly string[] => [
    ...(node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? '?'] : []),
    ...(node.Plans ?? []).flatMap(scanned),
  ];
  return scanned(Plan);
}
