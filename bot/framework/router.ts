// Entry point of all interactions. Only the router defers, times, logs, checks permissions, applies cooldowns and
// catches errors; commands and views just return the answer.
import { randomBytes } from 'node:crypto';

import { mayAdminister } from '../../people/bindings.ts';
import { buildMessage } from './reply/build-message.ts';
import type { Command } from './command.ts';
import type { GameBot } from './game-bot.ts';
import type { Context, Services } from './context.ts';
import { Cooldown } from './cooldown.ts';
import { createContext } from './create-context.ts';
import { cleanRequest } from './clean-request.ts';
import { splitCustomId } from './reply/custom-id.ts';
import { buildErrorReply } from './reply/error-reply.ts';
import type { Incoming, Request } from './incoming/incoming.ts';
import type { Viewer } from '../../people/viewer.ts';
import { sayFailure } from './reply/say-failure.ts';
import type { Outcome } from './reply/reply.ts';
import type { Responder } from './responder.ts';
import { NewestAnswers } from './newest-answers.ts';
import { ProgressReport } from './progress-report.ts';
import { sayError } from './reply/say-error.ts';
import { sendReply } from './send-reply.ts';
import type { Form, View } from './view.ts';
import { withOldNote } from './reply/with-old-note.ts';
import { withTimeout } from './with-timeout.ts';

export type Registry = {
  readonly games: readonly GameBot[];
  readonly commands: readonly Command[];
  readonly views: readonly View[];
  readonly forms: readonly Form[];
  /** Shown for interactions that cannot be read. */
  readonly home: (context: Context) => Promise<Outcome>;
};

/** Discord accepts an answer for 15 minutes; people do not wait that long. */
const SLOWEST_MS = 30_000;
/** Slower suggestions would come too late for the person who types. */
const SLOWEST_CHOICES_MS = 2000;
const MOST_CHOICES = 25;

/** One request of one person while it is handled. */
type Errand = {
  readonly incoming: Incoming;
  readonly responder: Responder;
  readonly services: Services;
  /** By `performance.now()`. */
  readonly askedAt: number;
  /** Whether the person received the requested answer. */
  isServed: boolean;
};

/** How to answer: where it is shown, and what builds it. */
type Plan = {
  readonly label: string;
  /** The game whose sources it is about; unset for all games. */
  readonly game?: string | undefined;
  readonly access: Command['access'];
  readonly open: 'public' | 'private' | 'update';
  readonly slowestMs?: number;
  readonly work: (context: Context) => Promise<Outcome>;
};

export class Router {
  readonly #registry: Registry;
  readonly #services: Services;
  readonly #cooldown = new Cooldown();
  readonly #newest = new NewestAnswers();

  constructor(registry: Registry, services: Services) {
    this.#registry = registry;
    this.#services = services;
  }

  get registry(): Registry {
    return this.#registry;
  }

  /** Never throws: errors are answered and logged. @returns whether the person received the requested answer. */
  async handle(asked: Incoming, responder: Responder): Promise<boolean> {
    const askedAt = performance.now();
    const incoming = { ...asked, request: cleanRequest(asked.request) };
    const log = this.#services.log.child({ interaction: incoming.id });
    const services = { ...this.#services, log };
    const errand: Errand = { incoming, responder, services, askedAt, isServed: true };
    try {
      const label = await this.#dispatch(errand);
      log.info({ label, ms: Math.round(performance.now() - askedAt) }, 'interaction.answered');
      return errand.isServed;
    } catch (error) {
      // The answer itself could not be delivered, so the person cannot be informed.
      log.error({ err: error, kind: incoming.request.kind }, 'interaction.lost');
      return false;
    }
  }

  async #dispatch(errand: Errand): Promise<string> {
    const { request } = errand.incoming;
    if (request.kind === 'complete') return this.#complete(errand, request);
    const form =
      request.kind === 'press' ? this.#openForm(request.customId) : this.#openCommandForm(errand, request);
    if (form !== null && !('code' in form)) {
      await errand.responder.modal(form);
      return 'form';
    }
    const plan =
      form !== null
        ? makePlan('form', 'private', async () => form)
        : request.kind === 'command'
          ? this.#planCommand(request)
          : this.#planPress(request);
    await this.#carryOut(errand, plan);
    return plan.label;
  }

  /** Opens no form for people who may not use the command; they get the same error as for any other command. */
  #openCommandForm(
    { incoming: { viewer }, services }: Errand,
    { name, path, options }: Extract<Request, { kind: 'command' }>,
  ): ReturnType<NonNullable<Command['form']>> {
    const command = this.#registry.commands.find(({ data }) => data.name === name);
    if (command?.form === undefined) return null;
    const { bindings, operations, fetchUpload } = services;
    if (command.access === 'admin' && !mayAdminister(bindings, viewer)) return null;
    return command.form({ bindings, operations, fetchUpload, viewer }, path, options);
  }

  #planCommand(request: Extract<Request, { kind: 'command' }>): Plan {
    const command = this.#registry.commands.find(({ data }) => data.name === request.name);
    if (command === undefined) {
      return makePlan('unknown command', 'private', async () => sayError('COMMAND_UNKNOWN'));
    }
    const { private: wantsPrivate, ...options } = request.options;
    const isPrivate = command.answer === 'private' || wantsPrivate === true;
    return {
      ...makePlan(
        [request.name, ...request.path].join(' '),
        isPrivate ? 'private' : 'public',
        async (context) => command.run(context, request.path, options),
      ),
      game: command.game,
      access: command.access,
      slowestMs: command.slowestMs ?? SLOWEST_MS,
    };
  }

  #planPress(request: Extract<Request, { kind: 'press' }>): Plan {
    const id = splitCustomId(request.customId);
    const view = this.#registry.views.find(({ name }) => name === id?.name);
    if (id === null || view === undefined) {
      return makePlan('old view', 'private', async (context) =>
        withOldNote(await this.#registry.home(context)),
      );
    }
    const open = request.isOwn && view.press === 'edit' ? 'update' : 'private';
    const work = async (context: Context): Promise<Outcome> => {
      const shown = view.show(context, id, { filling: request.filling, files: request.files ?? [] });
      return shown === null ? withOldNote(await view.fresh(context)) : shown;
    };
    const slowestMs = view.slowestMs ?? SLOWEST_MS;
    return { label: `view ${id.name}`, game: view.game, access: view.access, open, slowestMs, work };
  }

  #openForm(customId: string): ReturnType<Form['open']> {
    const id = splitCustomId(customId);
    const form = this.#registry.forms.find(({ name }) => name === id?.name);
    return id === null || form === undefined ? null : form.open(id);
  }

  async #carryOut(errand: Errand, plan: Plan): Promise<void> {
    const { incoming, responder, services } = errand;
    const now = services.now().getTime();
    const who = `${incoming.isRefresh === true ? 'page of ' : ''}${incoming.viewer.userId}`;
    const readyAt = this.#cooldown.take(`${who} ${plan.label}`, now);
    const isRefused = plan.access === 'admin' && !mayAdminister(services.bindings, incoming.viewer);
    const isPrivate = readyAt !== null || isRefused || plan.open === 'private';
    if (isPrivate) await responder.defer(true);
    else if (plan.open === 'public') await responder.defer(false);
    else await responder.deferUpdate();
    if (readyAt !== null) {
      const when = `<t:${Math.ceil(readyAt / 1000)}:R>`;
      return this.#sayWrong(errand, 'private', sayError('TOO_FAST', { when: { markdown: when } }));
    }
    if (isRefused) {
      const { userId, guildId } = incoming.viewer;
      services.log.warn({ label: plan.label, user: userId, guild: guildId }, 'admin.refused');
      return this.#sayWrong(errand, 'private', sayError('NOT_ALLOWED'));
    }
    return this.#answer(errand, plan, isPrivate ? 'private' : plan.open);
  }

  async #answer(errand: Errand, plan: Plan, open: Plan['open']): Promise<void> {
    const { incoming, responder, services, askedAt } = errand;
    const isNewest = this.#newest.take(messageOf(incoming, open));
    let outcome: Outcome;
    let incident: string | null = null;
    try {
      const progress = new ProgressReport(responder);
      const work = this.#context(services, incoming.viewer, progress, plan.game).then(plan.work);
      outcome = (await withTimeout(work, plan.slowestMs ?? SLOWEST_MS)) ?? sayError('TOO_SLOW');
      await progress.end();
    } catch (error) {
      incident = randomBytes(4).toString('hex');
      outcome = sayFailure(error);
      // Of what the database says, where it was asked tells nothing more.
      const what = outcome.code === 'BROKEN' ? { err: error } : { say: String(error), code: outcome.code };
      services.log.error({ ...what, incident, label: plan.label }, 'command.failed');
    }
    if (outcome.kind === 'error') return this.#sayWrong(errand, open, outcome, incident);
    const way = { services, responder, mayAttach: incoming.mayAttach, askedAt, isNewest };
    const problem = await sendReply(outcome, way);
    if (problem === null) return;
    incident = randomBytes(4).toString('hex');
    services.log.error({ problem, incident, label: plan.label }, 'reply.breaks_limits');
    return this.#sayWrong(errand, open, sayError('BROKEN'), incident);
  }

  /** Errors are shown only to the person who asked. */
  async #sayWrong(
    errand: Errand,
    open: Plan['open'],
    error: Extract<Outcome, { kind: 'error' }>,
    incident: string | null = null,
  ): Promise<void> {
    const { responder } = errand;
    errand.isServed = false;
    const message = buildMessage(buildErrorReply(error, incident));
    if (open === 'private') return responder.edit(message);
    if (open === 'public') await responder.retract();
    return responder.followUp(message);
  }

  async #complete(errand: Errand, request: Extract<Request, { kind: 'complete' }>): Promise<string> {
    const { incoming, responder, services } = errand;
    const { game } = this.#registry.commands.find(({ data }) => data.name === request.name) ?? {};
    const owner = this.#registry.games.find(
      (one) => (game ?? one.game) === one.game && Object.hasOwn(one.completers, request.focused),
    );
    const complete = owner?.completers[request.focused];
    const typed = String(request.options[request.focused] ?? '');
    const found = async () =>
      complete === undefined
        ? []
        : complete(
            await this.#context(services, incoming.viewer, null, owner?.game),
            typed.slice(0, 100),
            request.options,
          );
    const choices = await withTimeout(found(), SLOWEST_CHOICES_MS).catch((error: unknown) => {
      // While typing, no suggestions are better than an error.
      services.log.warn({ err: error, option: request.focused }, 'choices.failed');
      return [];
    });
    await responder.choices((choices ?? []).slice(0, MOST_CHOICES));
    return `choices ${request.focused}`;
  }

  async #context(
    services: Services,
    viewer: Viewer,
    progress: ProgressReport | null,
    game: string | undefined,
  ): Promise<Context> {
    const showProgress: Context['showProgress'] = (reply) => progress?.show(reply);
    return await createContext({ services, viewer, games: this.#registry.games, showProgress }, game);
  }
}

/** Returns the interaction that created the message which the answer is written to. */
function messageOf({ id, request }: Incoming, open: Plan['open']): string {
  return open === 'update' && request.kind === 'press' ? (request.origin ?? id) : id;
}

function makePlan(label: string, open: Plan['open'], work: Plan['work']): Plan {
  return { label, access: 'everyone', open, work };
}
