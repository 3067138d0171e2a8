import { test } from 'vitest';
import { proveEvenings } from '../../../support/posts/prove-evenings.ts';

/** 20 with EVENINGS=20, which takes some minutes. */
const EVENINGS = Number(process.env['EVENINGS'] ?? 3);

test('Evenings file by file are an opener, a recap and a card for each map, whatever the order of their files.', async () => {
  await proveEvenings(EVENINGS);
}, 1_800_000);
