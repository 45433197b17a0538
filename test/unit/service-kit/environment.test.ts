import { describe, expect, it } from '@jest/globals';
import {
  TraceError,
  logLevelVariable,
  parseEnvironment,
  portVariable,
  urlVariable,
} from '@tracegraph/service-kit';
import { z } from 'zod';

const schema = z.object({ PORT: portVariable, URL: urlVariable, LOG_LEVEL: logLevelVariable });
const GOOD = { PORT: '4000', URL: 'http://127.0.0.1:4000/graphql' };

function problemsOf(source: NodeJS.ProcessEnv): unknown {
  try {
    parseEnvironment(schema, source);
  } catch (error) {
    if (error instanceof TraceError) return error.details.problems;
  }
  return [];
}

describe('the environment of a process', () => {
  it('is read once, as what it means', () => {
    expect(parseEnvironment(schema, { ...GOOD, LOG_LEVEL: 'warn' })).toEqual({
      PORT: 4000,
      URL: GOOD.URL,
      LOG_LEVEL: 'warn',
    });
  });

  it('takes an empty text for unset', () => {
    expect(parseEnvironment(schema, { ...GOOD, LOG_LEVEL: '' }).LOG_LEVEL).toBe('info');
    expect(problemsOf({ ...GOOD, PORT: '' })).toHaveLength(1);
  });

  it('gives nothing that was not asked for', () => {
    expect(parseEnvironment(schema, { ...GOOD, PATH: '/bin' })).not.toHaveProperty('PATH');
  });

  it('reports all problems at once, each with its variable, never with its value', () => {
    const problems = problemsOf({ PORT: '70000', URL: 'secret', LOG_LEVEL: 'loud' });
    expect(problems).toHaveLength(3);
    expect(JSON.stringify(problems)).not.toMatch(/70000|secret|loud/);
  });

  it.each(['0', '65536', '-1', '80.5', 'http', '0x50g'])('knows no port %s', (PORT) => {
    expect(problemsOf({ ...GOOD, PORT })).toHaveLength(1);
  });

  it.each(['ftp://a/b', '/graphql', 'javascript:alert(1)', '127.0.0.1:4000'])('asks no address %s', (URL) => {
    expect(problemsOf({ ...GOOD, URL })).toHaveLength(1);
  });
});
