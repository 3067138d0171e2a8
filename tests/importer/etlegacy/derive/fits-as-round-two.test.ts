import { describe, expect, it } from 'vitest';
import { fitsAsRoundTwo } from '../../../../importer/etlegacy/derive/fits-as-round-two.ts';
import { crew, roundFile, type RoundFileSpec } from '../../../support/etlegacy/round-file.ts';
import { sourceOf } from '../../../support/etlegacy/round-source.ts';

const documentOf = (spec: RoundFileSpec) => sourceOf(roundFile(spec)).document;
const r1 = documentOf({});
const r2 = documentOf({ label: 2 });

describe('fitsAsRoundTwo', () => {
  it('requires the limit that round one set', () => {
    expect(fitsAsRoundTwo(r1, r2)).toBe(true);
    expect(fitsAsRoundTwo(r1, documentOf({ label: 2, header: { limit: '5:02' } }))).toBe(false);
  });

  it('requires label 1 before label 2', () => {
    expect(fitsAsRoundTwo(r2, r1)).toBe(false);
    expect(fitsAsRoundTwo(r1, r1)).toBe(false);
    expect(fitsAsRoundTwo(r2, r2)).toBe(false);
  });

  it('requires the same map, in upper or lower case, and the same defender', () => {
    expect(fitsAsRoundTwo(r1, documentOf({ label: 2, map: 'Oasis' }))).toBe(true);
    expect(fitsAsRoundTwo(r1, documentOf({ label: 2, map: 'oasis2' }))).toBe(false);
    expect(fitsAsRoundTwo(r1, documentOf({ label: 2, header: { defender: 2 } }))).toBe(false);
  });

  it('accepts any limit where round one does not record the next one', () => {
    const old = crew().map((line) => ({ ...line, layout: 36 as const }));
    const silent = documentOf({ header: { winner: 1, next: '0:00' }, players: old });
    expect(fitsAsRoundTwo(silent, documentOf({ label: 2, header: { limit: '7:31' } }))).toBe(true);
  });
});
