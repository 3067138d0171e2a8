import { SingleBar } from 'cli-progress';

type Progress = Disposable & {
  /** Called with the number of files that are done besides those before. */
  readonly add: (files: number) => void;
};

/** Shows a bar on the terminal until it is disposed of; nothing where errors go elsewhere, or if it is not wanted. */
export function showProgress(total: number, isWanted: boolean): Progress {
  if (!isWanted || !process.stderr.isTTY) return { add: () => undefined, [Symbol.dispose]: () => undefined };
  const bar = new SingleBar({ format: '{bar} {value}/{total} files, {percentage} %', hideCursor: true });
  bar.start(total, 0);
  let done = 0;
  return {
    add: (files) => {
      done += files;
      // Other processes may have stored payloads too.
      bar.update(Math.min(done, total));
    },
    [Symbol.dispose]: () => bar.stop(),
  };
}
