// Presses the buttons and menus of an answer, like a person in Discord.
import {
  type APIMessageComponent,
  type APIMessageTopLevelComponent,
  type APIComponentInMessageActionRow,
  ComponentType,
} from 'discord-api-types/v10';
import type { Message } from '../../bot/framework/reply/build-message.ts';
import type { Request } from '../../bot/framework/incoming/incoming.ts';
import { UserError } from '../../core/user-error.ts';

/** A button by its label, or a choice of a menu by the label of the menu or of the choice shown. */
export type Step =
  | { readonly kind: 'press'; readonly label: string }
  | { readonly kind: 'choose'; readonly label: string; readonly value: string };

/** Reads `LABEL=VALUE`. Throws a UserError where there is no `=`. */
export function readChoice(text: string): Step {
  const at = text.indexOf('=');
  if (at < 1) throw new UserError(`"${text}" is not a choice.`, 'Write --choose LABEL=VALUE.');
  return { kind: 'choose', label: text.slice(0, at), value: text.slice(at + 1) };
}

/** Builds the request that Discord would send for one step. Throws a CliError that lists the available controls. */
export function requestOf(message: Message, step: Step): Request {
  const controls = controlsOf(message.components);
  return step.kind === 'press' ? press(controls, step.label) : choose(controls, step);
}

function press(controls: readonly APIComponentInMessageActionRow[], label: string): Request {
  const buttons = controls.flatMap((control) =>
    control.type === ComponentType.Button && 'custom_id' in control
      ? [
          {
            id: control.custom_id,
            label: control.label ?? control.emoji?.name ?? '',
            isOff: control.disabled === true,
          },
        ]
      : [],
  );
  const found = buttons.find((button) => isSame(button.label, label));
  if (found === undefined)
    throw new UserError(
      `There is no button "${label}".`,
      `There are: ${list(buttons.map((one) => one.label))}.`,
    );
  if (found.isOff)
    throw new UserError(`The button "${found.label}" is switched off.`, 'Take another button.');
  return pressed(found.id, null);
}

function choose(
  controls: readonly APIComponentInMessageActionRow[],
  { label, value }: Extract<Step, { kind: 'choose' }>,
): Request {
  const menus = controls.flatMap((control) => (control.type === ComponentType.StringSelect ? [control] : []));
  const labels = menus.map(
    (menu) => menu.placeholder ?? menu.options.find((option) => option.default === true)?.label ?? '',
  );
  const menu = menus.find(
    (candidate, at) =>
      isSame(labels[at] ?? '', label) ||
      candidate.options.some((option) => option.default === true && isSame(option.label, label)),
  );
  if (menu === undefined) throw new UserError(`There is no menu "${label}".`, `There are: ${list(labels)}.`);
  const option = menu.options.find((one) => isSame(one.label, value) || one.value === value);
  if (option === undefined)
    throw new UserError(
      `The menu "${label}" has no choice "${value}".`,
      `It has: ${list(menu.options.map((one) => one.label))}.`,
    );
  return pressed(menu.custom_id, option.value);
}

function pressed(customId: string, filling: string | null): Request {
  return { kind: 'press', customId, filling, isOwn: true, origin: null };
}

type Node = APIMessageTopLevelComponent | APIMessageComponent;

function controlsOf(nodes: readonly Node[]): APIComponentInMessageActionRow[] {
  return nodes.flatMap((node) => {
    if (node.type === ComponentType.ActionRow) return node.components;
    if (node.type === ComponentType.Container) return controlsOf(node.components);
    if (node.type !== ComponentType.Section) return [];
    return node.accessory.type === ComponentType.Button ? [node.accessory] : [];
  });
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function list(labels: readonly string[]): string {
  return labels.length === 0 ? 'none' : labels.map((label) => `"${label}"`).join(', ');
}
