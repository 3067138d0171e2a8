import type { GameHealth } from '../../health/game-health.ts';
import { fetchFindings } from './fetch-findings.ts';
import { fetchLines } from './fetch-lines.ts';
import { fetchNotices } from './fetch-notices.ts';
import { fetchSourceCounts } from './fetch-source-counts.ts';
import { findDoubledServers } from './find-doubled-servers.ts';
import { findLostFiles } from './find-lost-files.ts';
import { findZoneSlips } from './find-zone-slips.ts';
import { FINDING_WORDS } from './finding.ts';

export const etlegacyHealth: GameHealth = {
  fetchCounts: fetchSourceCounts,
  fetchLines,
  fetchNotices,
  fetchFindings,
  findAlarms: findLostFiles,
  findStoredAlarms: async (db) => [...(await findDoubledServers(db)), ...(await findZoneSlips(db))],
  findingKinds: FINDING_WORDS,
};
