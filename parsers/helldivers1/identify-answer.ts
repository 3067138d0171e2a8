import { z } from 'zod';
import { answerTime, season } from './fields.ts';
import { findArchiveSeason } from './find-archive-season.ts';
import { readJson } from './read-json.ts';

export type AnswerKind = 'status' | 'snapshots' | 'unknown';

export type AnswerLabel = {
  readonly kind: AnswerKind;
  /** The number of its war; '-' without one. */
  readonly subject: string;
  readonly observedAt: Date | null;
};

const timed = z.looseObject({ time: answerTime });
const ofSeason = z.looseObject({ season });
const status = z.looseObject({ campaign_status: z.array(z.unknown()) });
const snapshots = z.looseObject({ snapshots: z.array(z.unknown()) });

/** Identifies a recorded answer by its shape alone; the parser decides whether it can be read. */
export function identifyAnswer(body: Uint8Array): AnswerLabel {
  const value = readJson(body);
  const time = timed.safeParse(value);
  const observedAt = time.success ? new Date(time.data.time * 1000) : null;
  const asStatus = status.safeParse(value);
  if (asStatus.success)
    return { kind: 'status', subject: subjectOf(asStatus.data.campaign_status), observedAt };
  const asArchive = snapshots.safeParse(value);
  if (!asArchive.success) return { kind: 'unknown', subject: '-', observedAt };
  const { snapshots: frames, defend_events: defends, attack_events: attacks } = asArchive.data;
  const found = findArchiveSeason(frames, [defends, attacks].flat());
  return { kind: 'snapshots', subject: found === undefined ? '-' : String(found), observedAt };
}

function subjectOf(rows: readonly unknown[]): string {
  for (const row of rows) {
    const read = ofSeason.safeParse(row);
    if (read.success) return String(read.data.season);
  }
  return '-';
}
