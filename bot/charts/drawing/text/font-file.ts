import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GlobalFonts } from '@napi-rs/canvas';

const registered = new Set<string>();

/** Returns the absolute path of a file in an installed font package. */
export function fontPath(packageName: string, file: string): string {
  return fileURLToPath(import.meta.resolve(`${packageName}/${file}`));
}

/**
 * Registers a font file once per thread under a family name of our choice. Throws when the file is missing or
 * unreadable.
 */
export function registerFont(family: string, packageName: string, file: string): void {
  const path = fontPath(packageName, file);
  if (registered.has(path)) return;
  if (GlobalFonts.register(readFileSync(path), family) === null) throw new Error(`not a font: ${file}`);
  registered.add(path);
}
