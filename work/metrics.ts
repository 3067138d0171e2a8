import type { Kysely } from 'kysely';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from '../api/status-routes.ts';
import type { DB } from '../database/schema.ts';
import { fetchArrivals } from '../stats/health/fetch-arrivals.ts';
import { fetchCounts } from '../stats/health/fetch-counts.ts';
import { fetchHealthLines } from '../stats/health/fetch-health-lines.ts';
import type { GameGauge, GameHealth } from '../stats/health/game-health.ts';
import { fetchPulses } from '../stats/health/fetch-pulses.ts';

/** Builds the metrics of this process and of the database, which are read on every scrape. */
export function buildMetrics(
  db: Kysely<DB>,
  health: (db: Kysely<DB>) => Promise<readonly GameHealth[]>,
): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const payloads = new Gauge({
    name: 'debrief_payloads',
    help: 'Payloads in the inbox by server and status',
    labelNames: ['server', 'status'],
    registers,
  });
  const rounds = new Gauge({
    name: 'debrief_rounds',
    help: 'Rounds by server and status',
    labelNames: ['server', 'status'],
    registers,
  });
  const lastFile = new Gauge({
    name: 'debrief_last_file_timestamp_seconds',
    help: 'When the last file of a server came in',
    labelNames: ['server'],
    registers,
  });
  const pulse = new Gauge({
    name: 'debrief_pulse_timestamp_seconds',
    help: 'When a folder or a server was last seen, the bot online, a backup written',
    labelNames: ['pulse'],
    registers,
  });
  const answers = new Histogram({
    name: 'debrief_http_request_seconds',
    help: 'Answers of the HTTP server by route template, method and status',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  });
  const own = new Map<string, Gauge>();
  const showOwn = (gauges: readonly GameGauge[]): void => {
    for (const gauge of own.values()) gauge.reset();
    for (const { name, help, labels, value } of gauges) {
      const known = own.get(name);
      const gauge = known ?? new Gauge({ name, help, labelNames: Object.keys(labels), registers });
      if (known === undefined) own.set(name, gauge);
      gauge.set(labels, value);
    }
  };
  const refresh = async (): Promise<void> => {
    const games = await health(db);
    const [counts, arrivals, pulses, gauges] = await Promise.all([
      fetchCounts(db, games),
      fetchArrivals(db),
      fetchPulses(db),
      Promise.all(games.map(async (game) => game.fetchGauges?.(db, new Date()) ?? [])),
    ]);
    showOwn(gauges.flat());
    for (const gauge of [payloads, rounds, lastFile, pulse]) gauge.reset();
    for (const { name, beatAt } of pulses) pulse.set({ pulse: name }, beatAt.getTime() / 1000);
    for (const { server, ...count } of counts) {
      for (const [status, files] of Object.entries(count.payloads)) payloads.set({ server, status }, files);
      for (const [status, some] of Object.entries(count.rounds)) rounds.set({ server, status }, some);
    }
    for (const { server, lastAt } of arrivals) {
      if (lastAt !== null) lastFile.set({ server }, lastAt.getTime() / 1000);
    }
  };
  return {
    contentType: registry.contentType,
    observe: ({ route, method, status, seconds }) => answers.observe({ route, method, status }, seconds),
    lines: async () => {
      const lines = await fetchHealthLines(db, await health(db));
      return lines.map(({ isWell, say }) => `${isWell ? 'well' : 'look'}: ${say}`);
    },
    text: async () => {
      await refresh();
      return await registry.metrics();
    },
  };
}
