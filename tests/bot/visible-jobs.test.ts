import { expect, it } from 'vitest';
import { visibleJobs } from '../../bot/commands/admin/visible-jobs.ts';
import { mayAdministerAll } from '../../people/bindings.ts';
import type { Viewer } from '../../people/viewer.ts';

const since = new Date(0);
const JOBS = [
  { name: 'back-up', subject: null, state: 'failed', since, problem: 'the row of bravo' },
  { name: 'drain-inbox', subject: 'alpha', state: 'failed', since, problem: null },
  { name: 'drain-inbox', subject: 'bravo', state: 'failed', since, problem: null },
  { name: 'reimport', subject: 'r1', state: 'running', since, problem: null },
  { name: 'reimport', subject: 'r1', state: 'failed', since, problem: null },
] as const;

function manager(guildId: string): Viewer {
  return { userId: 'anna', locale: 'en', guildId, isGuildManager: true, isOperator: false, playsAs: null };
}

it('shows an admin the jobs of their servers, and jobs without a server if nobody else administers here', () => {
  const own = { servers: ['alpha'], reimports: [{ id: 'r1' }] };
  const shown = (all: boolean) => visibleJobs(JOBS, { ...own, mayAdministerAll: all });
  expect(shown(false)).toEqual([JOBS[1], JOBS[4]]);
  expect(shown(true)).toEqual([JOBS[0], JOBS[1], JOBS[4]]);
});

it('lets owners and the only home guild administer everything', () => {
  const server = (key: string, ...guilds: string[]) => ({ key, guilds, isPublic: true });
  const one = { servers: [server('alpha', 'home', 'guest'), server('sample')], owners: ['olga'] };
  const two = { ...one, servers: [...one.servers, server('bravo', 'second', 'home')] };
  expect(mayAdministerAll(one, manager('home'))).toBe(true);
  expect(mayAdministerAll(one, { ...manager('home'), isGuildManager: false })).toBe(false);
  expect(mayAdministerAll(one, manager('guest'))).toBe(false);
  expect(mayAdministerAll(two, manager('home'))).toBe(false);
  expect(mayAdministerAll(two, { ...manager('home'), userId: 'olga' })).toBe(true);
});
