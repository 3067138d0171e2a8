import { withoutStop } from '../../../core/without-stop.ts';
import type { Logger } from '../../../core/logger.ts';
import { FAILURES } from '../../../parsers/etlegacy/document/failures.ts';
import { recogniseName } from '../../../parsers/etlegacy/tab/recognise-file.ts';

type LeftFilesOptions = {
  readonly log: Logger;
  /** Receives what a person should know, as a sentence; without it the log warns. */
  readonly onLeft?: (say: string) => void;
};

/**
 * Reports files of a server's folder that are never imported because they are not text files, or not wanted from
 * another machine. Reports each kind once, with what to do, because a script that writes JSON adds a file with every
 * round.
 */
export class LeftFiles {
  readonly #options: LeftFilesOptions;
  readonly #told = new Set<string>();

  constructor(options: LeftFilesOptions) {
    this.#options = options;
  }

  note(names: Iterable<string>): void {
    const known = [...names].flatMap((file) => {
      const recognised = recogniseName(file);
      return recognised === null || this.#told.has(recognised.code) ? [] : [{ file, ...recognised }];
    });
    for (const alike of Map.groupBy(known, ({ code }) => code).values()) {
      const [first, ...others] = alike;
      if (first === undefined) continue;
      this.#told.add(first.code);
      const { reason } = first;
      const { tip } = FAILURES[first.code];
      const said = { file: first.file, files: alike.length, reason: `${reason}. ${tip}` };
      if (first.code === 'COMPANION') this.#options.log.info(said, 'file.left');
      else this.#report(said, `· ${first.file}${sayMore(others.length)} left alone: ${reason}. ${tip}`);
    }
  }

  /** Reports one file that exists and cannot be taken. */
  refuse(file: string, reason: string): void {
    this.#report({ file, reason }, `✗ ${file} cannot be taken: ${withoutStop(reason)}.`);
  }

  /** A person who got the sentence needs no warning of the log beside it. */
  #report(said: { readonly file: string; readonly reason: string }, sentence: string): void {
    const { log, onLeft } = this.#options;
    log[onLeft === undefined ? 'warn' : 'info'](said, 'file.refused');
    onLeft?.(sentence);
  }
}

function sayMore(others: number): string {
  return others === 0 ? ' is' : ` and ${others} more are`;
}
