import { signingKeysVariable, urlVariable } from '@tracegraph/service-kit';

/** The variables of a subgraph that follows the unit feed. */
export const followerVariables = {
  UNITS_URL: urlVariable.describe('The units subgraph whose feed is followed, `http…/graphql`.'),
  UNITS_SIGNING_KEYS: signingKeysVariable.describe(
    'Keys shared with the units subgraph, `kid:hex[,kid:hex]`.',
  ),
};
