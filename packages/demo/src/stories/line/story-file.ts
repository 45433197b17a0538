import type { BatchWriter } from '../../generator/batch-writer';
import { toEventId } from '../../recorder/event-id';
import type { MutationName } from '../../recorder/mutation';

/** Folder of the stories below the batch's folder. */
const STORIES_FOLDER = 'stories';

/** What a record of a story says, without its event id. */
export type StoryRecord = Readonly<Record<string, unknown>> & { readonly eventTime: string };

/** The messages of one story, a line each, in the order in which the stations sent them. */
export class StoryFile {
  private readonly path: string;
  private lines = 0;
  private records = 0;

  /** @param name of the file without its ending, e.g. `01-splice` */
  constructor(
    private readonly writer: BatchWriter,
    name: string,
  ) {
    this.path = `${STORIES_FOLDER}/${name}.ndjson`;
  }

  /**
   * Adds a message.
   * @returns the event ids of its records, in their order
   */
  say(mutation: MutationName, records: readonly StoryRecord[]): string[] {
    const inputs = records.map((record) => {
      this.records += 1;
      return { eventId: toEventId(mutation, this.path, [this.records]), ...record };
    });
    this.writer.line(this.path, { mutation, inputs }, this.lines);
    this.lines += 1;
    return inputs.map(({ eventId }) => eventId);
  }
}
