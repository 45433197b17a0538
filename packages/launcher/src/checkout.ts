import { join, resolve } from 'node:path';

/** The folder of the root package.json, absolute. The same from `src` and from `dist`. */
export const PROJECT_ROOT = resolve(__dirname, '..', '..', '..');

/** The data directory used when TRACEGRAPH_HOME is unset, absolute. */
export const DEFAULT_HOME = join(PROJECT_ROOT, '.tracegraph');
