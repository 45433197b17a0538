import { RecordInput } from '@tracegraph/record';
import { Field, InputType, Int } from 'type-graphql';

/** Registers a panel of boards. */
@InputType({ description: 'Registers a panel of boards.' })
export class PanelInput extends RecordInput {
  @Field(() => String, { description: 'Code of the site, A-Z, a-z, 0-9 and hyphens, at most 40.' })
  readonly site!: string;

  @Field(() => String, { description: 'Id of the panel, unique at the site.' })
  readonly panelId!: string;

  @Field(() => Int, { description: 'How many boards it holds, 1 to 10,000.' })
  readonly positionCount!: number;

  @Field(() => String, { nullable: true, description: 'Order its boards are made under.' })
  readonly workOrderNumber?: string | null;
}
