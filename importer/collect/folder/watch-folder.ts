import path from 'node:path';
import { watch } from 'chokidar';

/**
 * Says which names in a folder stirred. Only a wake-up: events get lost on network folders and under load, so what is
 * there is for a scan to find out.
 */
export function watchFolder(
  folder: string,
  { onStir, onError }: { onStir: (name: string) => void; onError: (error: unknown) => void },
): { close(): Promise<void> } {
  const watcher = watch(folder, { depth: 0, ignoreInitial: true, followSymlinks: false });
  watcher.on('add', (file) => onStir(path.basename(file)));
  watcher.on('change', (file) => onStir(path.basename(file)));
  watcher.on('error', onError);
  return watcher;
}
