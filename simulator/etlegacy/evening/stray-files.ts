// Files among the rounds that are not rounds.
import type { EveningState } from './evening-state.ts';
import { localStamp } from './wall-clock.ts';

export function addStrayFiles(evening: EveningState): void {
  const stamp = localStamp(evening.now + evening.clockErrorMs, evening.zone);
  add(evening, `${stamp}-badmap-round-1.txt`, 'rubbish', 'this is not a round\n');
  add(evening, `${stamp}-supply-round-2.txt`, 'foreignLayout', FOREIGN);
  add(evening, `${stamp}-radar-round-1.txt`, 'fakePair', fake(1));
  add(evening, `${stamp}-radar-round-2.txt`, 'fakePair', fake(2));
}

function add(evening: EveningState, name: string, reason: string, text: string): void {
  evening.files.push({ name, bytes: Buffer.from(text), writtenAt: evening.now });
  evening.strays.push({ file: name, reason });
}

const FOREIGN =
  'name\tguid\tteam\tkills\tdeaths\tdamage\thits\tshots\ttime\nsomebody\tABCDEF01\t1\t3\t4\t512\t20\t61\t300\n';

function fake(round: 1 | 2): string {
  return `server\\radar\\legacy3\\${round}\\1\\2\\20.00\\10.00\nABCDEF01\\somebody\\0\\1\\16 3 9 1 0 0 120 90 0 0\n`;
}
