import type { CardProps } from './card-props.ts';
import type { CompareProps } from './compare-props.ts';
import type { PodiumProps, RecordProps } from './podium-props.ts';
import type { FormProps } from './trend-props.ts';

/** The kinds of pictures that any game can draw, by what they are drawn from. */
export type CommonProps = {
  card: CardProps;
  form: FormProps;
  compare: CompareProps;
  podium: PodiumProps;
  record: RecordProps;
};
