import { formatId } from '../../../core/public-id.ts';

const IDS = new Set(['id', 'roundId', 'matchId', 'sessionId']);

/** A model as data: ids as people see them, instants in UTC. */
export function toPublicJson(model: unknown): unknown {
  return JSON.parse(
    JSON.stringify(model, (key: string, value: unknown) => {
      if (IDS.has(key) && typeof value === 'number') return formatId(value);
      if (key === 'matchIds' && Array.isArray(value)) return value.map((id) => formatId(Number(id)));
      return value;
    }),
  );
}
