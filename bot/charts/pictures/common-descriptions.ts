import type { Descriptions } from '../picture-kit.ts';
import type { CommonProps } from './common-props.ts';
import { describeCard } from './describe-card.ts';
import { describeCompare } from './describe-compare.ts';
import { describeForm } from './describe-form.ts';
import { describePodium, describeRecord } from './describe-podium.ts';

/** How the kinds that any game can draw are said in words. */
export const COMMON_DESCRIPTIONS: Descriptions<CommonProps> = {
  card: describeCard,
  form: describeForm,
  compare: describeCompare,
  podium: describePodium,
  record: describeRecord,
};
