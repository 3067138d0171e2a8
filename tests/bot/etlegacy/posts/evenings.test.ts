import { test } from 'vitest';
import { proveEvenings } from '../../../support/posts/prove-evenings.ts';

test('An evening file by file is an opener, a recap and a card for each map, whatever the order of its files.', async () => {
  await proveEvenings(1, 2);
});
