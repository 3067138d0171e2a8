import type { GameHealth } from '../../health/game-health.ts';
import { fetchFindings } from './fetch-findings.ts';
import { fetchNotices } from './fetch-notices.ts';
import { fetchSourceCounts } from './fetch-source-counts.ts';
import { FINDING_WORDS } from './finding.ts';

export const etlegacyHealth: GameHealth = {
  fetchCounts: fetchSourceCounts,
  fetchNotices,
  fetchFindings,
  findingKinds: FINDING_WORDS,
};
