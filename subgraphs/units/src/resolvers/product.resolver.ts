import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { Product } from '../entities/product';
import type { ProductModel } from '../generated/models';
import { ProductInput } from '../inputs/product.input';
import { registerProducts } from '../services/register-products';
import { parseProductKey } from '../services/read-keys';

/** Products: registration and look-up. */
@Resolver(() => Product)
export class ProductResolver {
  @Query(() => Product, {
    nullable: true,
    description: 'A product by its key; null when it is not registered.',
  })
  async product(
    @Arg('productKey', () => ID, { description: '01/<gtin14> or part/<owner>/<partNumber>.' })
    productKey: string,
    @Ctx() { loaders }: Context,
  ): Promise<object | null> {
    return loaders.productByKey.load(parseProductKey(productKey));
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Registers products, at most 1,000 a request.',
  })
  registerProducts(
    @Arg('inputs', () => [ProductInput], { description: 'The products; results come in the same order.' })
    inputs: ProductInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return registerProducts(context, inputs);
  }

  @FieldResolver(() => ID)
  productKey(@Root() product: ProductModel): string {
    return product.subjectKey;
  }
}
