import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { ManufacturerLot } from '../entities/manufacturer-lot';
import { MaterialPackage, PackageParent } from '../entities/material-package';
import { MaterialPackageInput } from '../inputs/material-package.input';
import type { LoadedPackage } from '../loaders/material-package-by-key.loader';
import { packageKeyOf, parsePackageKey } from '../services/material-keys';
import { registerMaterialPackages } from '../services/register-material-packages';

const NOT_REGISTERED = {
  dateCode: null,
  supplier: null,
  countryOfOrigin: null,
  manufactureDate: null,
  expiryDate: null,
  record: null,
};

/** Material packages: registration, look-up, lots and parents. */
@Resolver(() => MaterialPackage)
export class MaterialPackageResolver {
  @Query(() => MaterialPackage, {
    nullable: true,
    description: 'A package by its key; null when it is not registered.',
  })
  async materialPackage(
    @Arg('packageKey', () => ID, { description: '<site>/<packageId> or <site>/<packageId>/<mountedTime>.' })
    packageKey: string,
    @Ctx() { loaders }: Context,
  ): Promise<object | null> {
    const id = parsePackageKey(packageKey);
    if (!id) return null;
    const loaded = await loaders.materialPackageByKey.load(packageKeyOf(id));
    return loaded.record && loaded;
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Registers material packages, at most 1,000 a request.',
  })
  registerMaterialPackages(
    @Arg('inputs', () => [MaterialPackageInput], {
      description: 'The packages; results come in the same order.',
    })
    inputs: MaterialPackageInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return registerMaterialPackages(context, inputs);
  }

  @FieldResolver(() => [ManufacturerLot])
  lots(
    @Root() { namedLots }: LoadedPackage,
    @Ctx() { loaders }: Context,
  ): Promise<readonly ManufacturerLot[]> {
    return Promise.all(
      namedLots.map(
        async (named) =>
          (await loaders.manufacturerLotByKey.load(named.lotKey)) ?? { ...NOT_REGISTERED, ...named },
      ),
    );
  }

  @FieldResolver(() => [PackageParent])
  parents(@Root() { parents }: LoadedPackage, @Ctx() { loaders }: Context): Promise<readonly object[]> {
    return Promise.all(
      parents.map(async ({ packageKey, relation }) => ({
        relation,
        package: await loaders.materialPackageByKey.load(packageKey),
      })),
    );
  }
}
