// Plans a target so that what cannot be planned costs only itself: a mark, or a kind that fails whatever changed.
import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { findFailure } from '../../../database/failures/find-failure.ts';
import type { PostKind, Stirred } from '../../framework/post-kind.ts';
import { planTarget, type TargetPlan } from './plan-target.ts';

export type Unplanned = {
  /** undefined: the kind fails whatever changed. */
  readonly mark?: Stirred;
  /** Empty where it is a mark: then nothing of it was planned. */
  readonly kind: string;
  readonly error: unknown;
};

/** @returns what could not be planned. @throws an error of the database or its machine, which is no fault of a mark. */
export async function planAroundFaults(
  db: Kysely<DB>,
  key: string,
  plan: TargetPlan,
): Promise<readonly Unplanned[]> {
  const error = await findError(db, key, plan);
  if (error === null) return [];
  const sound: PostKind[] = [];
  const unplanned: Unplanned[] = [];
  for (const kind of plan.kinds) {
    const found = await findError(db, key, { ...plan, kinds: [kind], marks: [] });
    if (found === null) sound.push(kind);
    else unplanned.push({ kind: kind.name, error: found.error });
  }
  const kinds = { ...plan, kinds: sound };
  return [...unplanned, ...(await planInHalves(db, key, kinds))];
}

async function planInHalves(db: Kysely<DB>, key: string, plan: TargetPlan): Promise<readonly Unplanned[]> {
  const { marks } = plan;
  const [mark] = marks;
  const found = await findError(db, key, plan);
  if (found === null) return [];
  if (mark === undefined) throw found.error;
  if (marks.length === 1) return [{ mark, kind: '', error: found.error }];
  const middle = Math.ceil(marks.length / 2);
  const halves = [marks.slice(0, middle), marks.slice(middle)];
  const unplanned: Unplanned[] = [];
  for (const half of halves) unplanned.push(...(await planInHalves(db, key, { ...plan, marks: half })));
  return unplanned;
}

async function findError(
  db: Kysely<DB>,
  key: string,
  plan: TargetPlan,
): Promise<{ readonly error: unknown } | null> {
  try {
    await planTarget(db, key, plan);
    return null;
  } catch (error) {
    if (findFailure(error) !== null) throw error;
    return { error };
  }
}
