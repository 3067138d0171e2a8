import { test } from 'vitest';
import { proveNothingOld } from '../../../support/posts/prove-nothing-old.ts';

test('An archive, a replay and a restore into a second copy post nothing; an evening after that is posted once.', async () => {
  await proveNothingOld(500);
}, 300_000);
