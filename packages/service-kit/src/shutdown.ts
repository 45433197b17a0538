import type { Logger } from './logger';

/** Time a process may take to finish what it serves before it ends anyway, in milliseconds. */
export const SHUTDOWN_GRACE_MS = 10_000;

/**
 * Ends the process in order: on SIGTERM or SIGINT, and when the launcher that started it is gone (its IPC channel
 * closes, even after `kill -9`). An uncaught error is logged, drained and ends with exit code 1.
 * @param logger where the end is written
 * @param close stops accepting and finishes what is under way
 */
export function closeOnSignals(logger: Logger, close: () => Promise<void>): void {
  let closing = false;
  let exitCode = 0;
  const end = (reason: string, code: number): void => {
    exitCode = Math.max(exitCode, code);
    // Holds also where nothing is left to wait for and the process ends by itself.
    process.exitCode = exitCode;
    if (closing) return;
    closing = true;
    logger.info({ reason }, 'stopping');
    setTimeout(() => process.exit(exitCode), SHUTDOWN_GRACE_MS).unref();
    close().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        logger.error({ err: error }, 'did not stop in order');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => {
    end('SIGTERM', 0);
  });
  process.on('SIGINT', () => {
    end('SIGINT', 0);
  });
  process.on('disconnect', () => {
    end('launcher gone', 0);
  });
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'uncaught error');
    end('uncaught error', 1);
  });
  process.on('unhandledRejection', (error) => {
    logger.fatal({ err: error }, 'unhandled rejection');
    end('unhandled rejection', 1);
  });
}
