// Names what cannot be planned, to the log and to the operator.
import type { Logger } from '../../../core/logger.ts';
import { formatId } from '../../../core/public-id.ts';
import { withoutStop } from '../../../core/without-stop.ts';
import type { Stirred } from '../../framework/post-kind.ts';
import type { Target } from '../../framework/post-target.ts';
import type { Unplanned } from './plan-around-faults.ts';

/** For the operator. Faults with one `about` are one. */
export type PlanFault = { readonly about: string; readonly say: string };

type ReportTools = {
  readonly log: Logger;
  /** Called at each look at which it cannot be planned. */
  readonly report: (fault: PlanFault) => Promise<void>;
};

const LINE = 'posts.unplanned';
const AGAIN = `It is tried every minute; if it lasts, report the line ${LINE} of the log.`;
/** An alarm has room for 200 characters. */
const LONGEST = 60;

export async function reportUnplanned(
  { log, report }: ReportTools,
  { key, channel, game }: Pick<Target, 'key' | 'channel' | 'game'>,
  { mark, kind, error: err }: Unplanned,
): Promise<void> {
  const reason = withoutStop((err instanceof Error ? err.message : String(err)).slice(0, LONGEST));
  if (mark === undefined) {
    log.error({ err, target: key, kind }, LINE);
    const say = `Posts of the kind "${kind}" for channel ${channel} cannot be planned: ${reason}. ${AGAIN}`;
    return report({ about: `posts/${key}/${kind}`, say });
  }
  const { scope, subject } = mark;
  log.error({ err, target: key, scope, subject }, LINE);
  const say = `Posts about a change on ${scope}${nameOf(mark)} wait, others come: ${reason}. ${AGAIN}`;
  await report({ about: `posts/${game}/${scope}`, say });
}

function nameOf({ subject }: Stirred): string {
  if (subject === '') return '';
  return ` (${/^\d{1,16}$/.test(subject) ? formatId(Number(subject)) : subject})`;
}
