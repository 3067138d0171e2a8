import { expect, it } from 'vitest';
import {
  findUpstreamProblems,
  readUpstreamSettings,
} from '../../../../importer/helldivers2/upstreams/upstream-settings.ts';

it('an address with a user or a password is refused, without repeating it', () => {
  const read = () => readUpstreamSettings({ HD2_URL: 'http://user:marked@127.0.0.1:8080/' });
  expect(read).toThrow('HD2_URL must not contain a user or a password');
  expect(read).not.toThrow(/marked/);
});

it('says every problem in words, and none of settings that are not there', () => {
  expect(findUpstreamProblems({ HD2_UPSTREAM: 'abc', HD2_LANGUAGE: '!', HD2_URL: 'x' })).toEqual([
    'HD2_UPSTREAM must be one of manual, community, official.',
    'HD2_URL must be an http or https address.',
    'HD2_LANGUAGE must look like en-US.',
  ]);
  expect(findUpstreamProblems({ HD2_UPSTREAM: '', ET_POLL: 'abc' })).toEqual([]);
});
