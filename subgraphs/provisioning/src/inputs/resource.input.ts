import { RecordInput } from '@tracegraph/record';
import { Field, InputType } from 'type-graphql';

import { ResourceKind } from '../entities/resource';

/** Registers a resource: a fixture, instrument or tool. */
@InputType({ description: 'Registers a resource: a fixture, instrument or tool.' })
export class ResourceInput extends RecordInput {
  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;

  @Field(() => String, { description: 'Number of the resource, unique in its site.' })
  readonly resourceId!: string;

  @Field(() => ResourceKind, { description: 'What it is.' })
  readonly kind!: ResourceKind;

  @Field(() => String, { nullable: true, description: 'Revision of its make.' })
  readonly revision?: string | null;
}
