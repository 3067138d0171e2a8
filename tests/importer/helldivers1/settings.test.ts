import { expect, it } from 'vitest';
import { parseHelldivers1Settings } from '../../../importer/helldivers1/settings.ts';

it('an address with a user or a password is refused, without repeating it', () => {
  const read = parseHelldivers1Settings({ HD1_URL: 'http://user:marked@127.0.0.1:8080/1.0/' });
  expect(read).toEqual({ ok: false, problems: ['HD1_URL must not contain a user or a password'] });
});
