import { toRefusal } from '@tracegraph/record';
import type { TextReader } from '@tracegraph/record';
import { TraceError } from '@tracegraph/service-kit';

/**
 * Reads a key somebody asks by.
 * @param reader gives its canonical form
 * @throws TraceError with the code of the reader, where the text can be no key at all
 */
export function readKey(reader: TextReader, text: string): string {
  const read = reader.safeParse(text);
  if (read.success) return read.data;
  const { code, expected, received } = toRefusal(read.error, text);
  throw new TraceError(code, `${expected} Received: ${received}`);
}
