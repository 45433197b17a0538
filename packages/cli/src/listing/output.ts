import { once } from 'node:events';

/** Where a list is written; at most one page of it waits in memory. */
export interface Output {
  /**
   * Writes a text, and waits while the reader is slow.
   * @throws OutputClosedError where nobody reads any more
   */
  write(text: string): Promise<void>;
}

/** The reader of the output went away, e.g. `| head`. */
export class OutputClosedError extends Error {}

/** The standard output of the process. */
export function openStandardOutput(): Output {
  const { stdout } = process;
  let failure: Error | undefined;
  stdout.on('error', (error: Error) => {
    failure = error;
  });
  const check = () => {
    if (failure) throw new OutputClosedError('Nobody reads the output any more.', { cause: failure });
  };
  return {
    write: async (text) => {
      check();
      // A failure while waiting is kept by the listener, and told below.
      if (!stdout.write(text)) await once(stdout, 'drain').catch(() => undefined);
      check();
    },
  };
}
