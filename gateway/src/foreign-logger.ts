import type { Logger } from '@tracegraph/service-kit';

/**
 * A logger for packages of others, which tell much: warnings and worse, and never more than the process logs.
 * @param part what the package does here
 */
export function foreignLogger(logger: Logger, part: string): Logger {
  return logger.child({ part }, { level: logger.isLevelEnabled('warn') ? 'warn' : logger.level });
}
