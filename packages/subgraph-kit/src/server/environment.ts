import { logLevelVariable, portVariable, signingKeysVariable } from '@tracegraph/service-kit';
import { z } from 'zod';

/** The variables every subgraph reads. */
export const subgraphVariables = {
  PORT: portVariable.describe('TCP port to listen on.'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; loopback unless told otherwise.'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).describe('The store, with its application role.'),
  GATEWAY_SIGNING_KEYS: signingKeysVariable.describe('Keys shared with the gateway, `kid:hex[,kid:hex]`.'),
  OPERATOR_PSEUDONYM_KEY: z
    .string()
    .regex(/^(?:[0-9a-f]{2}){32,}$/, 'expected at least 32 bytes in hex')
    .describe('Secret under which ids of persons become pseudonyms; the same in all subgraphs.'),
  LOG_LEVEL: logLevelVariable.describe('Threshold of the log.'),
};
