import { expect, it } from 'vitest';
import { readUpstreamSettings } from '../../../../importer/helldivers2/upstreams/upstream-settings.ts';

it('an address with a user or a password is refused, without repeating it', () => {
  const read = () => readUpstreamSettings({ HD2_URL: 'http://user:marked@127.0.0.1:8080/' });
  expect(read).toThrow('HD2_URL must not contain a user or a password');
  expect(read).not.toThrow(/marked/);
});
