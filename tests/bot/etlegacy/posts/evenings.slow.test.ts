import { test } from 'vitest';
import { proveEvenings } from '../../../support/posts/prove-evenings.ts';

test('Twenty evenings file by file are an opener, a recap and a card for each map, whatever the order of their files.', async () => {
  await proveEvenings(20);
}, 1_800_000);
