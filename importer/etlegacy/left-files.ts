import type { Logger } from '../../core/logger.ts';
import { FAILURES } from '../../parsers/etlegacy/failures.ts';
import { recogniseName } from '../../parsers/etlegacy/recognise-file.ts';

/**
 * Reports files of a server's folder that are never imported because they are not text files, or not wanted from
 * another machine. Reports each kind once, with what to do, because a script that writes JSON adds a file with every
 * round.
 */
export class LeftFiles {
  readonly #log: Logger;
  readonly #told = new Set<string>();

  constructor(log: Logger) {
    this.#log = log;
  }

  note(names: Iterable<string>): void {
    const known = [...names].flatMap((file) => {
      const recognised = recogniseName(file);
      return recognised === null || this.#told.has(recognised.reason) ? [] : [{ file, ...recognised }];
    });
    for (const [reason, alike] of Map.groupBy(known, (each) => each.reason)) {
      const [first] = alike;
      if (first === undefined) continue;
      this.#told.add(reason);
      const said = {
        file: first.file,
        files: alike.length,
        reason: `${reason}. ${FAILURES[first.code].tip}`,
      };
      if (first.code === 'COMPANION') this.#log.info(said, 'file.left');
      else this.#log.warn(said, 'file.refused');
    }
  }
}
