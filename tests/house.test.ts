// The floor table of the house (CONTRIBUTING, "Finding your way"), held against the import lines of every file.
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findCircles, findTwoWayFolders } from './support/house/find-circles.ts';
import { findLeaks, gameOf, layerOf } from './support/house/find-leaks.ts';
import { findNames } from './support/house/find-names.ts';
import { FLOORS } from './support/house/floors.data.ts';
import { findImports, listSources, readImports } from './support/house/read-imports.ts';

const ROOT = new URL('..', import.meta.url).pathname;
const games = new Set(
  readdirSync(`${ROOT}parsers`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name),
);
const sources = listSources();
// The settings of tools at the root are not a layer, and this file quotes imports.
const files = sources.filter((path) => path.includes('/') || path === 'games.ts');
const imports = files.filter((path) => path !== 'tests/house.test.ts').flatMap(readImports);
const ours = imports.filter(({ to, isOurs }) => isOurs && to.endsWith('.ts'));

describe('the code', () => {
  test('is found with its games and its imports', () => {
    expect(games).toContain('etlegacy');
    expect(sources.length).toBeGreaterThan(500);
    expect(ours.filter(({ to }) => !sources.includes(to))).toEqual([]);
  });

  test('has no layer that the table does not name', () => {
    const layers = new Set(sources.filter((path) => path.includes('/')).map(layerOf));
    expect([...layers].filter((layer) => FLOORS[layer] === undefined)).toEqual([]);
  });

  test('imports only what its floor, its room and its game may', () => {
    expect(findLeaks(imports, games)).toEqual([]);
  });

  test('names games only in their own folders and where they are put together', () => {
    expect(findNames(sources, games)).toEqual([]);
  });

  test('does not depend on the toy game outside of its own folders', () => {
    const isToy = (path: string): boolean => /^tests\/(support\/)?toy-game\//.test(path);
    expect(ours.filter(({ from, to }) => isToy(to) && !isToy(from))).toEqual([]);
  });

  test('has no circles of files', () => {
    expect(findCircles(ours)).toEqual([]);
  });

  test('has no two folders that import each other', () => {
    const product = ours.filter(({ from }) => !['tests', 'bench'].includes(layerOf(from)));
    expect(findTwoWayFolders(product)).toEqual([]);
  });
});

describe('the fence', () => {
  const leaksOf = (from: string, text: string) =>
    findLeaks(findImports(from, text), new Set(['chess', 'golf']));

  test('sees imports in every form, of types too', () => {
    const text = [
      `import type { A } from '../bot/a.ts';`,
      `import {`,
      `  b,`,
      `} from '../bot/b.ts';`,
      `export type { C } from '../bot/c.ts';`,
      `import '../bot/d.ts';`,
      `const e = await import('../bot/e.ts');`,
      `new Worker(new URL('../bot/f.ts', import.meta.url));`,
      `import { g } from 'kysely';`,
    ].join('\n');
    const found = ['a', 'b', 'c', 'd', 'e', 'f'].map((file) => `core/x.ts -> bot/${file}.ts`);
    expect(leaksOf('core/x.ts', text)).toEqual(found);
  });

  test.for([
    ['stats/chess/x.ts', '../../parsers/chess/y.ts', true],
    ['stats/x.ts', '../parsers/y.ts', false],
    ['stats/chess/x.ts', '../../parsers/golf/y.ts', false],
    ['stats/x.ts', './chess/y.ts', false],
    ['stats/chess/x.ts', '../y.ts', true],
    ['importer/x.ts', '../stats/y.ts', false],
    ['games.ts', './importer/golf/y.ts', true],
    ['database/schema.ts', './schema/golf.ts', true],
    ['database/x.ts', './schema/golf.ts', false],
    ['bot/charts/x.ts', '../../database/y.ts', false],
    ['bot/charts/x.ts', 'pg', false],
    ['bot/chess/x.ts', 'discord.js', false],
    ['bot/discord/x.ts', 'discord.js', true],
    ['nowhere/x.ts', '../core/y.ts', false],
  ] as const)('lets %s import %s: %s', ([from, to, isAllowed]) => {
    expect(leaksOf(from, `import { x } from '${to}';`)).toHaveLength(isAllowed ? 0 : 1);
  });

  test('knows a game by its folder and by its one file', () => {
    expect(gameOf('bot/chess/views/x.ts', new Set(['chess']))).toBe('chess');
    expect(gameOf('database/schema/chess.ts', new Set(['chess']))).toBe('chess');
    expect(gameOf('bot/views/chess-view.ts', new Set(['chess']))).toBeNull();
  });

  test('finds circles and folders that import each other', () => {
    const edge = (from: string, to: string) => ({ from, to, isOurs: true });
    const circle = [edge('a/x.ts', 'b/y.ts'), edge('b/y.ts', 'c/z.ts'), edge('c/z.ts', 'a/x.ts')];
    expect(findCircles(circle)).toEqual([['a/x.ts', 'b/y.ts', 'c/z.ts']]);
    expect(findCircles(circle.slice(1))).toEqual([]);
    expect(findTwoWayFolders([...circle, edge('b/q.ts', 'a/r.ts')])).toEqual(['a <-> b']);
  });
});
