import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';

type WatchOptions = {
  readonly onStir: (name: string) => void;
  readonly onError: (error: unknown) => void;
};

/**
 * Says which names in a folder stirred. Only a wake-up: events get lost on network folders and under load, so what is
 * there is for a scan to find out. One watch on the folder, however many files it holds.
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

  /** Watches from now on; called again, it notices that the folder became another one (mounted, made anew). */
  async renew(): Promise<void> {
    try {
      const { dev, ino } = await stat(this.#folder);
      const identity = `${dev}/${ino}`;
      if (this.#watcher !== null && this.#watched === identity) return;
      this.close();
      this.#watcher = watch(this.#folder, (_event, name) => name !== null && this.#options.onStir(name));
      this.#watcher.on('error', (error) => this.#fail(error));
      this.#watched = identity;
      this.#saidOnce = '';
    } catch (error) {
      this.#fail(error);
    }
  }

  close(): void {
    this.#watcher?.close();
    this.#watcher = null;
  }

  /** Where nothing can be watched the scans go on; that is worth one word, not one a scan. */
  #fail(error: unknown): void {
    this.close();
    const message = error instanceof Error ? error.message : String(error);
    if (message !== this.#saidOnce) this.#options.onError(error);
    this.#saidOnce = message;
  }
}
