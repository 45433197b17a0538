import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A signing key, owned by the firmware subgraph; here are the units that hold what it signed. */
@Directive('@key(fields: "keyId")')
@ObjectType({ description: 'The public half of a signing key; private halves never enter the system.' })
export class SigningKey {
  @Field(() => ID, {
    description: 'SHA-256 of the DER SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), 64 lower-case hex digits.',
  })
  readonly keyId!: string;

  @Directive('@external')
  @Field(() => [ID], {
    nullable: true,
    description: 'Digests of the images it signed, from the firmware subgraph.',
  })
  readonly imageDigests?: readonly string[] | null;
}
