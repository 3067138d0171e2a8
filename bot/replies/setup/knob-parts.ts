// When and about what a channel gets posts: in words, and as the button of its form.
import { roleMention } from '@discordjs/formatters';
import { writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Knobs } from '../../posts/setup/knobs.ts';
import type { Setup } from '../../posts/setup/store-setup.ts';
import { tuneCodec } from './setup-codec.ts';

export function tuneButton({ channel, game }: Setup, knobs: Knobs | null) {
  if (knobs === null) return [];
  const { least, pingRole, extras } = knobs;
  const id = writeCustomId(tuneCodec, {
    channel,
    game,
    players: least === null ? '' : String(least.minPlayers),
    rounds: least === null ? '' : String(least.minRounds),
    role: pingRole ?? '',
    extras: extras.join(','),
  });
  return [{ label: least === null ? 'Role to ping…' : 'What is worth a post…', id }];
}

export function knobLines(knobs: Knobs | null): string[] {
  if (knobs === null) return [];
  const { least, pingRole, extras } = knobs;
  const ping = pingRole === null ? 'nobody is pinged' : roleMention(pingRole);
  if (least === null) return [pingRole === null ? ping : `alerts ping ${ping}`];
  const { minPlayers, minRounds } = least;
  const facts = [
    `from ${minPlayers} players and ${minRounds} ${minRounds === 1 ? 'round' : 'rounds'} on`,
    extras.includes('thread') ? 'cards in a thread' : 'cards in the channel',
    extras.includes('afterRoundOne') ? 'card after round one' : 'card after both rounds',
    pingRole === null ? ping : `recaps ping ${ping}`,
  ];
  return [facts.join(' · ')];
}
