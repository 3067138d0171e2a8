import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  CHOSEN,
  fitsCustomId,
  readFields,
  splitCustomId,
  writeCustomId,
} from '../../../bot/framework/reply/custom-id.ts';

const codec = { name: 'view', version: 3, fields: { a: z.string(), b: z.string() } };

function read(id: string, filling: string | null = null) {
  const written = splitCustomId(id);
  return written === null ? null : readFields(codec, written, filling);
}

describe('a custom id', () => {
  property.prop([fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ maxLength: 20 })])(
    'decodes any value that was encoded, unless it does not fit',
    (a, b) => {
      if (!fitsCustomId(codec, { a, b }) || a === CHOSEN || b === CHOSEN) return;
      const id = writeCustomId(codec, { a, b }, 'tag');
      expect(id.length).toBeLessThanOrEqual(104);
      expect(read(id)).toEqual({ a, b });
    },
  );

  it('fills its placeholder with the chosen value', () => {
    const id = writeCustomId(codec, { a: CHOSEN, b: 'x' });
    expect(read(id, 'y:z!?%')).toEqual({ a: 'y:z!?%', b: 'x' });
  });

  property.prop([fc.string({ unit: 'binary', maxLength: 120 })])('never throws on an invalid id', (id) => {
    expect(() => read(id)).not.toThrow();
  });

  it('of another version, with other fields or of an unknown view is rejected', () => {
    expect(read('view2:a:b')).toBeNull();
    expect(read('view3:a')).toBeNull();
    expect(read('view3:a:b:c')).toBeNull();
    expect(splitCustomId('View3:a:b')).toBeNull();
    expect(splitCustomId('')).toBeNull();
  });

  it('cannot be longer than the limit of Discord', () => {
    expect(() => writeCustomId(codec, { a: 'a'.repeat(99), b: '' })).toThrow(RangeError);
  });
});
