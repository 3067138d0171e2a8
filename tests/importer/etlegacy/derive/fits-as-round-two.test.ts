import { describe, expect, it } from 'vitest';
import { fitsAsRoundTwo } from '../../../../importer/etlegacy/derive/fits-as-round-two.ts';
import { crew, roundFile, type RoundFileSpec } from '../../../support/round-file.ts';
import { sourceOf } from '../../../support/round-source.ts';

const documentOf = (spec: RoundFileSpec) => sourceOf(roundFile(spec)).document;
const r1 = documentOf({});
const r2 = documentOf({ label: 2 });

describe('fitsAsRoundTwo', () => {
  it('wants a round two that plays against the limit which round one set', () => {
    expect(fitsAsRoundTwo(r1, r2)).toBe(true);
    expect(fitsAsRoundTwo(r1, documentOf({ label: 2, header: { limit: '5:02' } }))).toBe(false);
  });

  it('wants the labels that way round', () => {
    expect(fitsAsRoundTwo(r2, r1)).toBe(false);
    expect(fitsAsRoundTwo(r1, r1)).toBe(false);
    expect(fitsAsRoundTwo(r2, r2)).toBe(false);
  });

  it('wants the same map, however it is written, and the same defender', () => {
    expect(fitsAsRoundTwo(r1, documentOf({ label: 2, map: 'Oasis' }))).toBe(true);
    expect(fitsAsRoundTwo(r1, documentOf({ label: 2, map: 'oasis2' }))).toBe(false);
    expect(fitsAsRoundTwo(r1, documentOf({ label: 2, header: { defender: 2 } }))).toBe(false);
  });

  it('lets any limit pass where round one does not tell the next one', () => {
    const old = crew().map((line) => ({ ...line, layout: 36 as const }));
    const silent = documentOf({ header: { winner: 1, next: '0:00' }, players: old });
    expect(fitsAsRoundTwo(silent, documentOf({ label: 2, header: { limit: '7:31' } }))).toBe(true);
  });
});
