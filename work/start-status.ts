import { UserError } from '../core/user-error.ts';
import type { GameHealth } from '../stats/health/game-health.ts';
import { startStatusServer, type StatusServer } from './status-server.ts';
import type { WorkTools } from './work-tools.ts';

/** Opens the status port, if one is configured. */
export async function startStatus(
  { config, db, log }: WorkTools,
  health: () => Promise<readonly GameHealth[]>,
): Promise<StatusServer | undefined> {
  const { http } = config.operations;
  if (http === undefined) return undefined;
  // Loaded on demand, because most processes do not need it.
  const { buildMetrics } = await import('./metrics.ts');
  try {
    const server = await startStatusServer({ ...http, db, metrics: buildMetrics(db, health) });
    log.info({ host: http.host, port: server.port }, 'status.listening');
    return server;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`HTTP_PORT cannot be opened: ${reason}.`, 'Take another port, or leave it out.');
  }
}
