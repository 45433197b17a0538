import { Arg, Ctx, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { Trace } from '../entities/trace';
import { traceIdentifier } from '../services/trace-identifier';

/** From whatever stands on a unit to the unit. */
@Resolver()
export class TraceResolver {
  @Query(() => Trace, {
    nullable: true,
    description: 'The units an identifier names, by every reading that fits.',
  })
  trace(
    @Arg('identifier', () => String, {
      description:
        'Serial number, MAC, EUI-64, IMEI, UID, secondary serial, GTIN and serial, element string, Digital Link or unit key.',
    })
    identifier: string,
    @Ctx() context: Context,
  ): Promise<Trace> {
    return traceIdentifier(context, identifier);
  }
}
