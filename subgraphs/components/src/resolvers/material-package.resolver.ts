import { RecordingPayload } from '@tracegraph/record';
import { UnitPageArgs } from '@tracegraph/unit-reference';
import type { UnitConnection as Units } from '@tracegraph/unit-reference';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { ManufacturerLot } from '../entities/manufacturer-lot';
import { MaterialPackage, PackageParent } from '../entities/material-package';
import { UnitConnection } from '../entities/unit-connection';
import { MaterialPackageInput } from '../inputs/material-package.input';
import type { LoadedPackage } from '../loaders/material-package-by-key.loader';
import { packageKeyOf, parsePackageKey } from '../services/material-keys';
import { registerMaterialPackages } from '../services/register-material-packages';
import { unitsByMaterialPackage } from '../services/units-by-material-package';

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

  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units with material of a package, whether the package is registered or not; an unknown package gives an empty list. A unit holds it where an effective installation, also of a place on a panel bound to it, has an item that names the package or one made from it (split, joined, relabelled, at any depth). CERTAIN: one such item is CERTAIN, and the package named is the one asked for or made from nothing else; POSSIBLE: the item names candidates, or the package named was made from others too. EVER: also what was removed since; NOW: something of such an item is installed still, as `Unit.components` shows it. Of an installation whose material set is not registered the packages are not known: such units are findable by the finding MATERIAL_SET_UNKNOWN.',
  })
  unitsByMaterialPackage(
    @Arg('packageKey', () => ID, { description: '<site>/<packageId> or <site>/<packageId>/<mountedTime>.' })
    packageKey: string,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return unitsByMaterialPackage(context, packageKey, { page, info });
  }

  @FieldResolver(() => UnitConnection, {
    nullable: true,
    description: 'Units with material of the package; see `Query.unitsByMaterialPackage`.',
  })
  units(
    @Root() { packageKey }: LoadedPackage,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return unitsByMaterialPackage(context, packageKey, { page, info });
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
