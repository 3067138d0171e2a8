import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { stubPictures } from '../bot/scenarios/stub-pictures.ts';
import { botOperations } from '../../cli/bot-operations.ts';
import { loadImporters } from '../../cli/app/find-game.ts';
import { roundFile } from '../support/etlegacy/round-file.ts';
import { etlegacyBot } from '../../bot/etlegacy/etlegacy-bot.ts';
import { createRegistry } from '../../bot/registry.ts';
import { prepareServer } from '../../importer/etlegacy/servers/prepare-server.ts';
import { storeLink } from '../../people/store-link.ts';
import { FileShelf } from '../../web/answers/file-shelf.ts';
import { listCommands } from '../../web/answers/list-commands.ts';
import type { PageEvent } from '../../web/answers/page-event.ts';
import { createVisitor, VisitorKeys } from '../../web/visitors/visitor-keys.ts';
import { openTestPage, type TestPage } from './support/open-test-page.ts';
import { command, openVisitor, press, shown, type VisitorClient } from './support/visitor-client.ts';

let opened: TestPage;
let operator: VisitorClient;
let guest: VisitorClient;
/** Nobody is too fast here. */
let asked = 0;
/** Unless the clock stops. */
let isHeld = false;

beforeAll(async () => {
  opened = await openTestPage({
    bindings: {
      servers: [
        { key: 'sample', guilds: [], isPublic: false },
        { key: 'open', guilds: [], isPublic: true },
      ],
      owners: [],
    },
    pictures: () => ({ ...stubPictures(), close: async () => undefined }),
    now: () => new Date(Date.UTC(2026, 9, 3, 9) + 10_000 * (asked += isHeld ? 0 : 1)),
  });
  operator = await openVisitor(opened.link);
  guest = await openVisitor(opened.url);
});

afterAll(async () => opened.close());

describe('who may use the page', () => {
  it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example'])(
    'refuses the name %s, as a page whose name leads to this machine would send',
    async (host) => {
      // fetch sets this header itself.
      const sent = request(opened.url, { headers: { host, cookie: operator.cookie } }).end();
      const [response] = await once(sent, 'response');
      expect(response.statusCode).toBe(421);
      response.destroy();
    },
  );

  it.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://127.0.0.1:1' }, 403],
  ])('refuses what a page of %j sends', async (headers, status) => {
    const body = { role: 'operator', player: '' };
    expect((await operator.post('/page/commands', body, headers)).status).toBe(status);
  });

  it('refuses to change anything for who does not say where it comes from', async () => {
    const { cookie } = operator;
    const body = '{"role":"operator","player":""}';
    const headers = { cookie, 'content-type': 'application/json' };
    const send = async (more: Record<string, string>): Promise<number> =>
      (await fetch(`${opened.url}/page/commands`, { method: 'POST', headers: { ...headers, ...more }, body }))
        .status;
    expect(await send({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await send({ 'sec-fetch-site': 'same-origin' })).toBe(200);
  });

  it('gives a cookie that no script reads and no other site sends', async () => {
    const response = await fetch(opened.link, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe('/');
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^debrief_visitor_[0-9a-f]{12}=[0-9a-f]{32}\.operator\..*; Path=\/; .*HttpOnly; SameSite=Strict$/,
      ),
    ]);
  });

  it('leaves the cookie of another home on this machine alone', async () => {
    const other = new VisitorKeys(async () => new Uint8Array(32));
    const foreign = `${await other.cookieName()}=${await other.write(createVisitor(true))}`;
    const both = await fetch(opened.url, { headers: { cookie: `${foreign}; ${operator.cookie}` } });
    expect([await roleOf(both), both.headers.getSetCookie()]).toEqual(['operator', []]);
    const stranger = await fetch(opened.url, { headers: { cookie: foreign } });
    const given = stranger.headers.getSetCookie().join();
    expect(given).toMatch(/^debrief_visitor_/);
    expect(given).not.toContain(await other.cookieName());
    expect(await roleOf(stranger)).toBe('guest');
  });

  it.each([
    ['/see/recap/latest?KEY', '/see/recap/latest'],
    ['/see?line=%2Fhelp&KEY', '/see?line=%2Fhelp'],
    ['/see?KEY&line=%2Fhelp', '/see?line=%2Fhelp'],
  ])('takes the key out of the address %s', async (path, clean) => {
    const key = new URL(opened.link).search.slice(1);
    const response = await fetch(opened.url + path.replace('KEY', key), { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, clean]);
    expect(response.headers.getSetCookie().join()).toContain('.operator.');
  });

  it('takes a forged cookie and a wrong key for a guest', async () => {
    const forged = operator.cookie.replace('.operator.', '.operator.A');
    const raised = guest.cookie.replace('.guest.', '.operator.');
    for (const cookie of [forged, raised])
      expect(await roleOf(await fetch(opened.url, { headers: { cookie } }))).toBe('guest');
    expect(await roleOf(await fetch(`${opened.url}/?key=${'A'.repeat(43)}`))).toBe('guest');
    expect(await roleOf(await operator.get('/'))).toBe('operator');
  });

  it('shows guests what is public only, and lets them change nothing', async () => {
    expect(shown(await guest.ask(command('recap')))).toContain('No game server is shown in this place');
    expect((await guest.get('/see/recap/latest')).status).toBe(404);
    expect(shown(await guest.ask(command('admin', {}, ['status'])))).toContain('Only the owners of Debrief');
    expect(shown(await guest.ask(command('link')))).toContain('about your Discord account');
    expect(shown(await guest.ask(press('privacy1:private')))).not.toContain('private now');
    const listed = await guest.post('/page/commands', { role: 'operator', player: '' });
    const { commands } = z
      .object({ commands: z.array(z.object({ title: z.string() })) })
      .parse(await listed.json());
    expect(commands.filter(({ title }) => title.startsWith('/admin'))).toEqual([]);
  });
});

async function roleOf(response: Response): Promise<string> {
  return (await response.text()).includes('id="role"') ? 'operator' : 'guest';
}

describe('what the page asks', () => {
  it('answers a command with its picture, which only this visitor can fetch', async () => {
    const events = await operator.ask(command('recap'));
    expect(events[0]).toEqual({ kind: 'thinking', isPrivate: false });
    const html = shown(events);
    expect(html).toContain('<h3>Friday, 2 October 2026</h3>');
    const [, file = ''] = /src="(\/page\/files\/[^"]+)"/.exec(html) ?? [];
    const own = await operator.get(file);
    expect([own.status, own.headers.get('content-type')]).toEqual([200, 'image/png']);
    const other = await openVisitor(opened.link);
    for (const stranger of [other, guest]) expect((await stranger.get(file)).status).toBe(404);
  });

  it('answers a line as it is typed, and says when there is no such command', async () => {
    expect(shown(await operator.ask({ kind: 'line', line: '/top stat:kills min_rounds:1' }))).toContain(
      'Goldrush Gus',
    );
    const events = await operator.ask({ kind: 'line', line: '/nothing' });
    expect(events[0]).toEqual({ kind: 'thinking', isPrivate: true });
    expect(shown(events)).toMatch(/There is no such command\..*\/help/s);
  });

  it('says which subcommands a command has', async () => {
    for (const [line, say] of [
      ['/admin', '/admin needs a subcommand. There are: status, '],
      ['/admin nothing', 'There is no /admin nothing. There are: status, '],
    ] as const)
      expect(shown(await operator.ask({ kind: 'line', line }))).toContain(say);
  });

  it('takes zero bytes and lone surrogates in any text for what matches nothing', async () => {
    const text = 'a\0b\uD800c\uDC00';
    const broken = /Something went wrong/;
    const player = shown(await operator.ask(command('player', { player: text })));
    expect(player).toMatch(/no player/i);
    for (const { name, path, options } of listCommands(createRegistry([etlegacyBot]).commands, true))
      for (const option of options) {
        const given = {
          ...Object.fromEntries(options.filter((one) => one.isRequired).map((one) => [one.name, 'x'])),
          [option.name]: text,
        };
        const answer = shown(await operator.ask(command(name, given, [...path])));
        expect(answer, `${name} ${option.name}`).not.toMatch(broken);
        const body = {
          as: { role: 'operator', player: text },
          name,
          path,
          options: given,
          focused: option.name,
        };
        expect((await operator.post('/page/complete', body)).status, option.name).toBe(200);
      }
    expect(shown(await operator.ask(command('me'), { player: text }))).not.toMatch(broken);
    expect(shown(await operator.ask(press('find1:kills', text)))).not.toMatch(broken);
    expect((await operator.get(`/see/recap/${encodeURIComponent(text.toWellFormed())}`)).status).toBe(404);
  });

  it('sends a refresh only what the page does not show, and counts it apart', async () => {
    const request = command('recap');
    const refresh = async (tag: string): Promise<PageEvent[]> => {
      const body = { as: { role: 'operator', player: '' }, message: 900, request, shown: tag };
      const lines = (await (await operator.post('/page/ask', body)).text()).split('\n');
      return lines.filter((line) => line !== '').map((line): PageEvent => JSON.parse(line));
    };
    const first = (await operator.ask(request)).findLast(({ kind }) => kind === 'answer');
    const tag = first?.kind === 'answer' ? (first.tag ?? '') : '';
    expect(tag).not.toBe('');
    expect((await refresh(tag)).map(({ kind }) => kind)).toEqual(['thinking', 'same']);
    expect((await refresh('')).at(-1)).toMatchObject({ kind: 'answer', tag });
    isHeld = true;
    try {
      for (let count = 0; count < 3; count += 1) await refresh(tag);
      expect((await refresh(tag)).at(-1)).toMatchObject({ kind: 'answer' });
      expect((await operator.ask(request)).at(-1)).toMatchObject({ tag });
    } finally {
      isHeld = false;
    }
  });

  it('changes the answer of a pressed button, and opens its forms', async () => {
    const html = shown(await operator.ask(command('top', { stat: 'kills', min_rounds: 1 })));
    const ids = [...html.matchAll(/data-press="([^"]+)"/g)].map(([, id = '']) => id);
    const last = ids.find((id) => id.endsWith('!last')) ?? '';
    const turned = await operator.ask(press(last));
    expect(turned.map(({ kind }) => kind)).toEqual(['answer']);
    const find = ids.find((id) => id.startsWith('find')) ?? '';
    const form = shown(await operator.ask(press(find)));
    const [, filled = ''] = /data-press="([^"]+)"/.exec(form) ?? [];
    expect(shown(await operator.ask(press(filled, 'Sally')))).toContain('SyringeSally.afk ◄');
  });

  it('marks an answer that only the visitor sees', async () => {
    const [first] = await operator.ask(command('top', { stat: 'kills', private: true }));
    expect(first).toEqual({ kind: 'thinking', isPrivate: true });
  });

  it('suggests what the bot in Discord suggests', async () => {
    const body = {
      as: { role: 'operator', player: '' },
      name: 'player',
      path: [],
      options: { player: 'sally' },
    };
    const response = await operator.post('/page/complete', { ...body, focused: 'player' });
    expect(await response.json()).toMatchObject({
      choices: [{ name: expect.stringMatching(/^SyringeSally/) }],
    });
  });

  it('speaks for a player, and as a member who has an account', async () => {
    const me = shown(await operator.ask(command('me'), { player: 'TruckDriver' }));
    expect(me).toContain('<h3>TruckDriver</h3>');
    const linked = await operator.ask(command('link', { player: 'SyringeSally.afk' }), { role: 'member' });
    expect(shown(linked)).toContain('SyringeSally');
    expect(shown(await operator.ask(command('me'), { role: 'member' }))).toContain(
      '<h3>SyringeSally.afk</h3>',
    );
    expect(shown(await operator.ask(command('admin', {}, ['status']), { role: 'member' }))).toContain(
      'Only the owners',
    );
    await operator.ask(command('unlink'), { role: 'member' });
  });

  it('imports files that are handed over in a form', async () => {
    const form = shown(
      await operator.ask(command('admin', { what: 'file', server: 'sample' }, ['reimport'])),
    );
    const [, id = ''] = /data-press="([^"]+)"/.exec(form) ?? [];
    const { name, body } = roundFile();
    const type = { 'content-type': 'application/octet-stream' };
    const answer = await operator.post(`/page/files?name=${name}`, body, type);
    const kept = z.object({ id: z.string() }).parse(await answer.json());
    expect(shown(await operator.ask(press(id, '', [{ id: kept.id, name }])))).toContain(name);
    // The file of another visitor is not there.
    expect(
      shown(await (await openVisitor(opened.link)).ask(press(id, '', [{ id: kept.id, name }]))),
    ).toContain('again');
    const large = await operator.post('/page/files?name=x', new Uint8Array(2 * 1024 * 1024 + 1), type);
    expect(large.status).toBe(413);
  });

  it('keeps the files of others when one visitor hands over too many', () => {
    const shelf = new FileShelf();
    const file = (mib: number) => ({ name: 'x.png', bytes: new Uint8Array(mib * 1024 * 1024) });
    const [mine, flood, neighbour] = [createVisitor(true), createVisitor(false), createVisitor(false)];
    const [kept, beside] = [shelf.put(mine, file(1)), shelf.put(neighbour, file(1))];
    const ids = Array.from({ length: 66 }, () => shelf.put(flood, file(1)));
    expect(shelf.find(mine.id, kept)).toBeDefined();
    expect(shelf.find(neighbour.id, beside)).toBeDefined();
    expect(ids.map((id) => shelf.find(flood.id, id) !== undefined)).toEqual(ids.map((_, at) => at >= 54));
    for (let count = 0; count < 66; count += 1) shelf.put(createVisitor(false), file(1));
    expect(shelf.find(mine.id, kept)).toBeDefined();
  });

  it('refuses what no page sends with a sentence', async () => {
    for (const request of [
      { kind: 'press', customId: 'x'.repeat(101), filling: null, files: [] },
      { kind: 'y' },
      null,
    ]) {
      const response = await operator.post('/page/ask', {
        as: { role: 'operator', player: '' },
        message: 1,
        request,
      });
      expect(response.status).toBe(400);
      expect(await response.json()).toHaveProperty('error.message');
    }
  });
});

describe('an answer at its own address', () => {
  it('is complete without JavaScript, with a preview and its picture', async () => {
    const response = await operator.get('/see/recap/latest');
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('<meta property="og:title" content="Friday, 2 October 2026">');
    expect(html).toMatch(/<meta property="og:description" content="Team ObjectiveOlga 5 : 0 Team DoubleJump/);
    const picture = `${opened.url}/see/recap/latest/picture.png`;
    expect(html).toContain(`<meta property="og:image" content="${picture}">`);
    expect(html).toContain('alt="Friday, 2 October 2026. A Team ObjectiveOlga 5 against B Team DoubleJump 0');
    expect(html).toContain(`<meta property="og:url" content="${opened.url}/see/recap/latest">`);
    expect(html).toContain(
      '<noscript><link rel="stylesheet" href="/page/browser/without-scripts.css"></noscript>',
    );
    expect((await operator.get('/page/browser/without-scripts.css')).status).toBe(200);
    const image = await operator.get('/see/recap/latest/picture.png');
    expect(image.headers.get('content-type')).toBe('image/png');
  });

  it.each([
    '/see/recap/nothing',
    '/see/nothing/x',
    '/see/recap/%2e%2e%2f',
    '/see/link/x',
    '/see/recap/nothing/picture.png',
  ])('is not there: %s', async (path) => {
    expect((await operator.get(path)).status).toBe(404);
  });

  it('shows any command that changes nothing', async () => {
    expect(await (await operator.get('/see?line=/top%20stat:kills%20min_rounds:1')).text()).toContain(
      'Goldrush Gus',
    );
    for (const line of ['/link player:x', '/prefs privacy:private', '/admin status', 'nothing', ''])
      expect((await operator.get(`/see?line=${encodeURIComponent(line)}`)).status, line).toBe(404);
  });
});

describe('the scripts of the page', () => {
  it('are served without types and never from elsewhere', async () => {
    const script = await guest.get('/page/browser/main.ts');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await script.text()).not.toContain('type Offer');
    const etag = script.headers.get('etag') ?? '';
    expect((await guest.get('/page/browser/main.ts', { 'if-none-match': etag })).status).toBe(304);
    for (const path of [
      '/page/browser/none.ts',
      '/page/browser/tsconfig.json',
      '/page/browser/..%2fopen-page.ts',
    ])
      expect((await guest.get(path)).status, path).toBeGreaterThanOrEqual(400);
  });
});

describe('an open page', () => {
  it('learns of an import of another process, if it is about what the visitor sees', async () => {
    await prepareServer(opened.test.db, { key: 'open', zone: 'UTC' });
    const [first, second] = [await listen(operator), await listen(guest)];
    const { importFiles } = botOperations(opened.test.db, loadImporters);
    const { name, body: bytes } = roundFile({ at: '2026-09-11 21:00:00' });
    await importFiles('sample', [{ name, bytes }]);
    await first.next();
    // Both are notified by the same look, so that nothing is under way.
    expect(second.heard()).not.toContain('imported');
    await importFiles('open', [{ name, bytes }]);
    await Promise.all([first.next(), second.next()]);
    for (const account of ['1', '2']) {
      const before = second.heard();
      await storeLink(opened.test.db, { game: 'etlegacy', account, place: 'terminal' }, [
        `ABCDEF0${account}`,
      ]);
      await first.next();
      // The first look may still be about the import.
      if (account === '2') expect(second.heard()).toBe(before);
    }
    await Promise.all([first.close(), second.close()]);
  });
});

async function listen(visitor: VisitorClient) {
  const { body } = await visitor.get('/page/live');
  if (body === null) throw new Error('There is no stream');
  let heard = '';
  const abort = new AbortController();
  const over = body
    .pipeThrough(new TextDecoderStream())
    .pipeTo(new WritableStream({ write: (text) => void (heard += text) }), { signal: abort.signal })
    .catch(() => undefined);
  let seen = 0;
  const count = (): number => heard.split('event: imported').length - 1;
  return {
    heard: () => heard,
    next: async () => {
      await vi.waitUntil(() => count() > seen, { timeout: 20_000 });
      seen = count();
    },
    close: async () => {
      abort.abort();
      await over;
    },
  };
}
