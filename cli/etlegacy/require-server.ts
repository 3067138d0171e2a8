import { createEtlegacyImporter } from '../../importer/etlegacy/etlegacy-importer.ts';
import type { App } from '../app/open-app.ts';
import { requireSource } from '../require-source.ts';

/** Throws in words where no server of that key is known or configured. */
export async function requireServer(app: App, key: string): Promise<void> {
  await requireSource(app, createEtlegacyImporter(), key);
}
