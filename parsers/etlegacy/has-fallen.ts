import { aliveOf, hasMinutes, tenthsOf } from './compare-lines.ts';
import type { PlayerLine } from './document/round-document.ts';
import { ROOT_COUNTERS } from './subtract-line.ts';

/** The share alive has three decimals and is a share of minutes with one decimal. */
const ALIVE_SLACK_S = 10;

/** Whether a counter that may continue is less than in the earlier line. */
export function haveRootsFallen(before: PlayerLine, now: PlayerLine): boolean {
  return ROOT_COUNTERS.some((name) => (now.fields[name] ?? 0) < (before.fields[name] ?? 0));
}

/** Whether a counter that may continue, or the time, is less than in the earlier line, so that they restarted. */
export function hasFallen(before: PlayerLine, now: PlayerLine): boolean {
  if (haveRootsFallen(before, now)) return true;
  if (!hasMinutes(before, now)) return false;
  const addedS = (tenthsOf(now) - tenthsOf(before)) * 6;
  if (addedS < 0) return true;
  const [was, is] = [aliveOf(before), aliveOf(now)];
  return was !== null && is !== null && (is < was - ALIVE_SLACK_S || is - was > addedS + ALIVE_SLACK_S);
}
