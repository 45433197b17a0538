import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { MachineProgram } from '../entities/machine-program';
import { siteKey } from '../services/site-key';
import { MachineProgramInput } from '../inputs/machine-program.input';
import { registerMachinePrograms } from '../services/register-machine-programs';

/** Machine programs: registration and look-up. */
@Resolver(() => MachineProgram)
export class MachineProgramResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Registers machine programs, at most 1,000 a request.',
  })
  registerMachinePrograms(
    @Arg('inputs', () => [MachineProgramInput], {
      description: 'The records; results come in the same order.',
    })
    inputs: MachineProgramInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return registerMachinePrograms(context, inputs);
  }

  @Query(() => MachineProgram, {
    nullable: true,
    description: 'A machine program by name and revision; null when it is not registered.',
  })
  machineProgram(
    @Arg('site', () => String, { description: 'Code of the site.' }) site: string,
    @Arg('name', () => String, { description: 'Name of the program.' }) name: string,
    @Arg('revision', () => String, { description: 'Revision of the program.' }) revision: string,
    @Ctx() { loaders }: Context,
  ): Promise<object | null> {
    return loaders.machinePrograms.load(siteKey(site, name, revision));
  }
}
