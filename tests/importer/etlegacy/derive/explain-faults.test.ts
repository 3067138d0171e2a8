import { expect, test } from 'vitest';
import { explainFaults } from '../../../../importer/etlegacy/derive/explain-faults.ts';
import type { LineFault } from '../../../../parsers/etlegacy/document/round-document.ts';
import { tipOf } from '../../../../stats/etlegacy/health/finding.ts';

const differing = (count: number): LineFault[] =>
  Array.from({ length: count }, (_, at) => ({
    line: 1,
    code: 'CONTRADICTION',
    reason: `two JSON documents differ: gibs of ${at} is 1 and 2`,
  }));
const line: LineFault = { line: 4, code: 'BAD_TEAM', reason: 'team 7' };

test('lines have their numbers, and of contradictions, which have no line, the reason has five', () => {
  expect(explainFaults([line])).toBe('1 unreadable: line 4: team 7');
  expect(explainFaults([line, ...differing(1)])).toBe(
    '1 unreadable: line 4: team 7; two JSON documents differ: gibs of 0 is 1 and 2',
  );
  const many = explainFaults(differing(7));
  expect(many).toMatch(/^two JSON documents differ: gibs of 0 .*gibs of 4 is 1 and 2; and 2 more numbers$/);
  expect(explainFaults(differing(6))).toMatch(/and 1 more number$/);
  expect(tipOf('damaged', many)).toContain('nothing shows which');
  expect(tipOf('damaged', explainFaults([line]))).toContain('import it');
});
