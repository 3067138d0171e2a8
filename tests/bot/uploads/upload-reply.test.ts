import { expect, it } from 'vitest';
import { buildMessage } from '../../../bot/framework/reply/build-message.ts';
import { checkLimits } from '../../../bot/framework/reply/check-limits.ts';
import { buildUploadReply, type UploadOutcome } from '../../../bot/etlegacy/replies/admin/upload-reply.ts';

it('ten files with the longest names and reasons fit into one message', () => {
  const outcomes = Array.from({ length: 10 }, (_, i): UploadOutcome => ({
    ok: true,
    name: `${i}${'*_`|'.repeat(60)}.txt`,
    isKnown: true,
    status: 'rejected',
    code: 'IMPORT_FAILED',
    line: 99_999,
    reason: '[x](http://y) '.repeat(40),
  }));
  const message = buildMessage(buildUploadReply('default', outcomes));
  expect(checkLimits(message)).toEqual([]);
  expect(JSON.stringify(message)).toContain('9\\\\*');
  expect(JSON.stringify(message)).not.toMatch(/[^\\]\]\(/);
});
