import { formatId } from '../../../core/public-id.ts';
import type { Exporter } from '../../game-exports.ts';
import { pageRounds } from './page-rounds.ts';
import { documentColumns, optionalId, seconds } from './export-values.ts';

/** Yields one object per round; `laws` has the verdict of each law with both sums. Times in seconds, instants in UTC. */
export const exportRounds: Exporter = async function* exportRounds(db, servers) {
  for await (const page of pageRounds(db, servers)) {
    for (const round of page) {
      yield {
        id: formatId(round.id),
        server: round.server_key,
        file: round.file,
        map: round.map,
        round: round.label,
        status: round.status,
        statusReason: round.status_reason,
        endedAt: round.ended_at.toISOString(),
        localEnd: round.local_end.replace(' ', 'T'),
        config: round.config,
        hostName: round.host_name,
        defender: round.defender,
        winner: round.winner,
        outcome: round.outcome,
        limitS: round.limit_s,
        nextLimitS: round.next_limit_s,
        durationS: seconds(round.duration_ms),
        durationSource: round.duration_source,
        matchId: optionalId(round.match_id),
        sessionId: optionalId(round.session_id),
        activeHumans: round.active_humans,
        laws: round.laws,
        faults: round.faults,
        ...documentColumns(round),
      };
    }
  }
};
