import { ApplicationCommandOptionType as Type, type APIAttachment } from 'discord-api-types/v10';
import type { Place } from '../place.ts';
import type { OptionValue } from '../commands/option-value.ts';
import { describeAttachment, storeFile, type FileInput } from '../store-files.ts';
import type { World } from '../world.ts';

type Json = Record<string, unknown>;

/** `data.resolved`: the people, roles, channels and files an interaction names by id. */
export class Resolved {
  readonly #world: World;
  readonly #place: Place;
  readonly #found: Record<string, Json> = {};

  constructor(world: World, place: Place) {
    this.#world = world;
    this.#place = place;
  }

  /** Records the entity an option value refers to and returns the value to send. */
  add(type: Type, value: OptionValue): string | number | boolean {
    if (typeof value === 'object') return this.addFile(value).id;
    const id = String(value);
    if (type === Type.User) this.addUser(id);
    if (type === Type.Role) this.addRole(id);
    if (type === Type.Channel) this.addChannel(id);
    if (type === Type.Mentionable) this.addMentionable(id);
    return value;
  }

  addUser(id: string): void {
    const user = this.#world.state.users.get(id);
    if (user === undefined) throw new Error(`There is no user ${id}`);
    this.#note('users', id, user);
    const member = this.#place.guild?.members.get(id);
    if (member === undefined) return;
    const { user: _user, deaf: _deaf, mute: _mute, ...partial } = member;
    this.#note('members', id, { ...partial, permissions: '0' });
  }

  addRole(id: string): void {
    this.#note('roles', id, this.#place.guild?.roles.get(id) ?? missing('role', id));
  }

  addChannel(id: string): void {
    const channel = this.#place.guild?.channels.get(id) ?? missing('channel', id);
    this.#note('channels', id, { ...channel, permissions: '0' });
  }

  addMentionable(id: string): void {
    if (this.#place.guild?.roles.has(id) === true) this.addRole(id);
    else this.addUser(id);
  }

  addFile(input: FileInput): APIAttachment {
    const attachment = describeAttachment(storeFile(this.#world, this.#place.channel.id, input));
    this.#note('attachments', attachment.id, { ...attachment, ephemeral: true });
    return attachment;
  }

  addMessage(id: string, message: unknown): void {
    this.#note('messages', id, message);
  }

  /** Returns `{resolved}`, or an empty object if nothing was referred to. */
  toData(): Json {
    return Object.keys(this.#found).length === 0 ? {} : { resolved: this.#found };
  }

  #note(kind: string, id: string, value: unknown): void {
    (this.#found[kind] ??= {})[id] = value;
  }
}

function missing(kind: string, id: string): never {
  throw new Error(`There is no ${kind} ${id} here`);
}
