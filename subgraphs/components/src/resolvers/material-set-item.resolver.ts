import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { MaterialPackage } from '../entities/material-package';
import { MaterialSetItem } from '../entities/material-set';
import type { MaterialItem } from '../services/material-content';

/** The packages of a material of a set. */
@Resolver(() => MaterialSetItem)
export class MaterialSetItemResolver {
  @FieldResolver(() => [MaterialPackage])
  packages(@Root() { packageKeys }: MaterialItem, @Ctx() { loaders }: Context): Promise<readonly object[]> {
    return Promise.all(packageKeys.map((packageKey) => loaders.materialPackageByKey.load(packageKey)));
  }
}
