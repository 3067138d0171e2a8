import { expect, test } from 'vitest';
import { adviseOn } from '../../../../cli/etlegacy/push/advise-on.ts';

test.each([
  ['http://127.0.0.1:7828/api/et/rounds', 401, /api key add NAME --scope push/],
  ['http://127.0.0.1:7828/api/et/rounds', 403, /api key add NAME --scope push/],
  ['http://127.0.0.1:7828/api/et/rounds?from=1', 413, /^the tip$/],
  ['https://stats.example.org/debrief/api/et/rounds', 503, /^the tip$/],
  // A key that may push is refused there as well, because another route answers.
  ['http://127.0.0.1:7828/api/et/rounds/', 403, /end in \/api\/et\/rounds/],
  ['http://127.0.0.1:7828/api/et/round', 400, /end in \/api\/et\/rounds/],
  ['http://127.0.0.1:7828', 404, /end in \/api\/et\/rounds/],
])('what to do about a push to %s with the answer %i', (url, status, advice) => {
  expect(adviseOn(url, status, 'the tip')).toMatch(advice);
});
