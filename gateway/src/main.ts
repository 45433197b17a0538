import { closeOnSignals, createLogger } from '@tracegraph/service-kit';

import { readGatewayEnvironment } from './environment';
import { startGateway } from './gateway';

async function main(): Promise<void> {
  const environment = readGatewayEnvironment();
  const logger = createLogger('gateway', environment.LOG_LEVEL);
  const gateway = await startGateway(environment, logger);
  closeOnSignals(logger, gateway.close);
  process.on('SIGHUP', () => void gateway.reload());
  logger.info({ port: gateway.port, host: environment.HOST }, 'serving');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
