import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type FSWatcher, watch } from 'chokidar';

type WatchOptions = {
  readonly onStir: (name: string) => void;
  readonly onError: (error: unknown) => void;
};

/**
 * Reports which names in a folder changed. Only a wake-up: events get lost on network folders and under load, so a scan
 * determines what is there.
 */
export class FolderWatch {
  readonly #folder: string;
  readonly #options: WatchOptions;
  #watcher: FSWatcher | null = null;
  #watched = '';
  #saidOnce = '';

  constructor(folder: string, options: WatchOptions) {
    this.#folder = folder;
    this.#options = options;
  }

  /** Starts to watch; a further call detects that the folder was replaced (mounted or created anew). */
  async renew(): Promise<void> {
    try {
      const { dev, ino } = await stat(this.#folder);
      const identity = `${dev}/${ino}`;
      if (this.#watcher !== null && this.#watched === identity) return;
      await this.close();
      this.#watcher = this.#open();
      this.#watched = identity;
      this.#saidOnce = '';
    } catch (error) {
      await this.#fail(error);
    }
  }

  async close(): Promise<void> {
    const watcher = this.#watcher;
    this.#watcher = null;
    await watcher?.close();
  }

  #open(): FSWatcher {
    const watcher = watch(this.#folder, { depth: 0, ignoreInitial: true, followSymlinks: false });
    const stir = (file: string) => this.#options.onStir(path.basename(file));
    watcher.on('add', stir);
    watcher.on('change', stir);
    watcher.on('error', (error) => void this.#fail(error));
    return watcher;
  }

  /** Scans continue when nothing can be watched, so this is logged once and not per scan. */
  async #fail(error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    if (message !== this.#saidOnce) this.#options.onError(error);
    this.#saidOnce = message;
    await this.close();
  }
}
