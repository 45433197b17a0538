import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { Component } from '../entities/component';
import { MaterialPackage } from '../entities/material-package';
import { Part } from '../entities/part';
import type { ComponentItem } from '../services/project-components';

/** The part and the packages of a component. */
@Resolver(() => Component)
export class ComponentResolver {
  @FieldResolver(() => Part, { nullable: true })
  part(
    @Root() { internalPartNumber }: ComponentItem,
    @Ctx() { loaders }: Context,
  ): Promise<object | null> | null {
    return internalPartNumber === null ? null : loaders.partByNumber.load(internalPartNumber);
  }

  @FieldResolver(() => [MaterialPackage])
  packages(@Root() { packageKeys }: ComponentItem, @Ctx() { loaders }: Context): Promise<readonly object[]> {
    return Promise.all(packageKeys.map((packageKey) => loaders.materialPackageByKey.load(packageKey)));
  }
}
