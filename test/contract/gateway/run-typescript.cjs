// Lets a child process run the sources themselves, so that a test never sees a stale build.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { resolve } = require('node:path');

const { transformSync } = require('@swc/core');

const repository = resolve(module.path, '../../..');

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const [, name] = /^@tracegraph\/([a-z0-9-]+)$/.exec(request) ?? [];
  const source = name === undefined ? request : resolve(repository, 'packages', name, 'src/index.ts');
  return resolveFilename.call(this, source, ...rest);
};
