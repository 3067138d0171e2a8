import { afterAll, beforeAll, expect, it } from 'vitest';
import { storeAudit } from '../../people/audit.ts';
import { fetchMyData } from '../../people/fetch-my-data.ts';
import { placeOf } from '../../people/place-of.ts';
import type { Viewer } from '../../people/viewer.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

const ADMIN: Viewer = {
  userId: '1',
  locale: 'en-GB',
  guildId: '10',
  isGuildManager: true,
  isOperator: false,
  playsAs: null,
};
const ELSEWHERE: Viewer = { ...ADMIN, guildId: '20' };

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => test.close());

it('what an account did is shown where it did it, or where the server is shown', async () => {
  const { db } = test;
  const done = { action: 'rename', details: {} };
  await storeAudit(db, ADMIN, { ...done, subject: 'of no server', serverKey: null });
  await storeAudit(db, ADMIN, { ...done, subject: 'of a', serverKey: 'a' });
  await storeAudit(db, { ...ADMIN, userId: '2' }, { ...done, subject: 'of another account', serverKey: 'a' });
  const subjectsAt = async (viewer: Viewer, actedOn: readonly string[]): Promise<unknown> => {
    const { actions } = await fetchMyData(db, { account: '1', actedOn, place: placeOf(viewer) });
    return Array.isArray(actions) ? actions.map(({ subject }: { subject: string }) => subject) : actions;
  };
  expect(await subjectsAt(ADMIN, ['a'])).toEqual(['of no server', 'of a']);
  expect(await subjectsAt(ELSEWHERE, ['b'])).toEqual([]);
  expect(await subjectsAt(ELSEWHERE, ['a', 'b'])).toEqual(['of a']);
});
