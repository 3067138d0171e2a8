import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../../core/user-error.ts';
import { printLine } from '../../print/print.ts';
import { count } from '../recap-text/numbers.ts';
import { sendRound, type Address } from './send-round.ts';

/** Pushes all bodies that a simulation wrote, in their order. Throws a UserError at the first that is refused. */
export async function pushFolder(address: Address, dir: string): Promise<void> {
  const folder = join(dir, 'push');
  const names = (await readdir(folder)).toSorted();
  for (const name of names) {
    const answer = await sendRound(address, await readFile(join(folder, name)), name.endsWith('.gz'));
    if (answer.status >= 300)
      throw new UserError(
        `${name} was refused with ${answer.status} ${answer.code}: ${answer.message}`,
        answer.tip ?? 'Is this the address of a Debrief?',
      );
  }
  printLine(`${count(names.length, 'round')} pushed to ${address.url}.`);
}
