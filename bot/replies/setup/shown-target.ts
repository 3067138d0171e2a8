import type { ChannelFacts } from '../../framework/channels.ts';
import type { TargetState } from '../../posts/setup/fetch-target-states.ts';
import type { Setup } from '../../posts/setup/store-setup.ts';

export type ShownTarget = TargetState & {
  readonly setup: Setup;
  /** Name of its game. */
  readonly title: string;
  /** Names of the kinds that are on, in the order in which its game lists them. */
  readonly on: readonly string[];
  /** What can be sent as a test; null: nothing. */
  readonly tested: string | null;
  /** Its servers that this Discord server may no longer see. */
  readonly hidden: readonly string[];
  /** null when Discord could not be asked. */
  readonly check: ChannelFacts | null;
};
