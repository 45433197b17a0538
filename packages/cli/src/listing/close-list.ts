import { EXIT } from '../exit-code';
import type { ExitCode } from '../exit-code';
import type { Problems } from './graph-problems';
import type { ListWriter } from './list-writer';

/** How many rows were printed, and how many the graph counted before; undefined where it did not count. */
export interface ListCount {
  readonly rowCount: number;
  readonly counted: number | undefined;
  /** What the rows are, for people: `units`. */
  readonly noun: string;
}

/**
 * Ends a list and says whether it is all there is.
 * @returns {@link EXIT.partial} where there were problems, or the rows are not as many as were counted; {@link EXIT.no} for
 * an empty list
 */
export async function closeList<R>(
  writer: ListWriter<R>,
  { rowCount, counted, noun }: ListCount,
  problems: Problems,
): Promise<ExitCode> {
  if (counted !== undefined && counted !== rowCount)
    problems.add(
      `${rowCount} ${noun} were listed, but ${counted} were counted: records came in between, or the list was cut. Ask again.`,
    );
  const isComplete = problems.list().length === 0;
  await writer.end({ rowCount, isComplete, problems: problems.list() });
  if (isComplete) return rowCount > 0 ? EXIT.done : EXIT.no;
  process.stderr.write(`${problems.list().join('\n')}\n`);
  return EXIT.partial;
}
