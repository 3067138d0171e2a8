import { expect, test } from 'vitest';
import { SharedLook } from '../../api/shared-look.ts';

/** A look that ends when the test says so. */
function heldLook() {
  const asked: string[][] = [];
  const held: PromiseWithResolvers<void>[] = [];
  let value = 0;
  const shared = new SharedLook(async (keys: readonly string[]) => {
    asked.push([...keys]);
    const seen = value;
    const hold = Promise.withResolvers<void>();
    held.push(hold);
    await hold.promise;
    return new Map(keys.filter((key) => key !== 'unknown').map((key) => [key, seen]));
  });
  const settle = async (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
  return { shared, asked, held, settle, change: () => (value += 1) };
}

test('questions during a look wait for one further look, which sees what changed before they asked', async () => {
  const { shared, asked, held, settle, change } = heldLook();
  const first = [shared.read('a'), shared.read('a'), shared.read('unknown')];
  await settle();
  change();
  const later = [shared.read('a'), shared.read('b')];
  await settle();
  expect(asked).toEqual([['a', 'unknown']]);
  held[0]?.resolve();
  expect(await Promise.all(first)).toEqual([0, 0, undefined]);
  await settle();
  held[1]?.resolve();
  expect(await Promise.all(later)).toEqual([1, 1]);
  expect(asked).toEqual([
    ['a', 'unknown'],
    ['a', 'b'],
  ]);
});

test('a look that fails does so for who waited for it, and the next one begins', async () => {
  const { shared, held, settle } = heldLook();
  const lost = shared.read('a');
  await settle();
  const next = shared.read('a');
  held[0]?.reject(new Error('away'));
  await expect(lost).rejects.toThrow('away');
  await settle();
  held[1]?.resolve();
  expect(await next).toBe(0);
});
