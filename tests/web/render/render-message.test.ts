import { fc, test } from '@fast-check/vitest';
import {
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  SeparatorSpacingSize,
  TextInputStyle,
} from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { type Piece, TAGS } from '../../../web/render/piece.ts';
import { printHtml } from '../../../web/render/print-html.ts';
import { renderForm } from '../../../web/render/render-form.ts';
import { renderMessage } from '../../../web/render/render-message.ts';
import type { Rendering } from '../../../web/render/rendering.ts';

const RENDERING: Rendering = {
  medium: 'page',
  now: new Date('2026-10-03T09:00:00Z'),
  zone: 'Europe/Berlin',
  locale: 'en-GB',
  nameOf: (account) => `member ${account.slice(-1)}`,
  addressOf: (file) => (file.startsWith('http') ? null : `/files/${file}`),
};

const SIGNS = '<>"\'&/=`*_|#-[]()a \n'.split('');

const text = (content: string): APIMessageTopLevelComponent => ({ type: ComponentType.TextDisplay, content });
const html = (...components: APIMessageTopLevelComponent[]): string =>
  printHtml(renderMessage(components, RENDERING));

describe('renderMessage', () => {
  it('renders a container with its accent, texts, lists and small print', () => {
    const inside = [text('## Title\none\ntwo\n\n- a\n  - b\n- c\n### Part\n-# small')];
    const container = { type: ComponentType.Container as const, accent_color: 0x5b9dff };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- texts may stand in containers
    expect(html({ ...container, components: inside as never })).toMatchInlineSnapshot(`
      "<div class="container">
      <svg class="accent" aria-hidden="true"><rect width="100%" height="100%" fill="#5b9dff"></rect></svg>
      <h3>Title</h3>
      <p class="text">one<br>two</p>
      <ul>
      <li>a<ul>
      <li>b</li>
      </ul></li>
      <li>c</li>
      </ul>
      <h4>Part</h4>
      <p class="small"><small>small</small></p>
      </div>"
    `);
  });

  it('shows signs that only fonts of emoji have as signs of every font', () => {
    const button = (label: string, id: string) => ({
      type: ComponentType.Button as const,
      style: ButtonStyle.Secondary as const,
      label,
      custom_id: id,
    });
    const row = html({
      type: ComponentType.ActionRow,
      components: [button('⏮ First', 'a'), button('Last ⏭', 'b')],
    });
    expect(row).toContain('>« First</button>');
    expect(row).toContain('>Last »</button>');
  });

  it('renders pictures with their alternative text, and files', () => {
    const picture = { media: { url: 'attachment://a.png' }, description: 'A "chart" <1>' };
    const foreign = { media: { url: 'https://far.example/b.png' }, description: 'From elsewhere' };
    const file = { url: 'attachment://my.json' };
    expect(
      html(
        { type: ComponentType.MediaGallery, items: [picture, foreign] },
        { type: ComponentType.File, file },
        { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Large },
        {
          type: ComponentType.Section,
          components: [{ type: ComponentType.TextDisplay, content: 'words' }],
          accessory: { type: ComponentType.Thumbnail, ...picture },
        },
      ),
    ).toMatchInlineSnapshot(`
      "<div class="gallery">
      <a href="/files/a.png" target="_blank" rel="noopener" class="picture"><img src="/files/a.png" alt="A &quot;chart&quot; &lt;1&gt;"></a>
      <p>🖼 From elsewhere</p>
      </div><p class="file">📎 <a href="/files/my.json" download="my.json">my.json</a></p><hr class="large"><div class="section">
      <div>
      <p class="text">words</p>
      </div>
      <a href="/files/a.png" target="_blank" rel="noopener" class="picture"><img src="/files/a.png" alt="A &quot;chart&quot; &lt;1&gt;"></a>
      </div>"
    `);
  });

  it('renders buttons and menus with the ids that they send', () => {
    const style = ButtonStyle.Primary;
    expect(
      html(
        {
          type: ComponentType.ActionRow,
          components: [
            { type: ComponentType.Button, style, label: 'Go', custom_id: 'a1:x', emoji: { name: '▶' } },
            { type: ComponentType.Button, style, label: 'Off', custom_id: 'b1', disabled: true },
            { type: ComponentType.Button, style: ButtonStyle.Link, label: 'Out', url: 'javascript:alert(1)' },
          ],
        },
        {
          type: ComponentType.ActionRow,
          components: [
            {
              type: ComponentType.StringSelect,
              custom_id: 'c1:?',
              placeholder: 'Pick…',
              options: [{ label: 'One', value: '1', description: 'the first' }],
            },
          ],
        },
        {
          type: ComponentType.ActionRow,
          components: [{ type: ComponentType.UserSelect, custom_id: 'd1:?' }],
        },
      ),
    ).toMatchInlineSnapshot(`
      "<div class="row">
      <button class="primary" type="button" data-press="a1:x">▶ Go</button>
      <button class="primary" type="button" data-press="b1" disabled="">Off</button>
      <a class="button" href="#" rel="noopener noreferrer nofollow" target="_blank">Out</a>
      </div><div class="row">
      <form class="choose" data-press="c1:?" data-kind="choice"><select aria-label="Pick…" name="choice" required=""><option value="" disabled="" selected="">Pick…</option><option value="1">One – the first</option></select><button>Choose</button></form>
      </div><div class="row">
      <form class="choose" data-press="d1:?" data-kind="account"><input aria-label="Choose Id of a Discord account" name="choice" placeholder="Account id" required=""><button>Choose</button></form>
      </div>"
    `);
  });

  it('writes moments in the zone of the rendering, and names members', () => {
    expect(html(text('<t:1790974800:f> <t:1790974800:R> <@100000000000000007>'))).toMatchInlineSnapshot(
      `"<p class="text"><time datetime="2026-10-02T21:00:00.000Z" data-style="f" title="Friday, 2 October 2026 at 23:00, Europe/Berlin">2 October 2026 at 23:00</time> <time datetime="2026-10-02T21:00:00.000Z" data-style="R" title="Friday, 2 October 2026 at 23:00, Europe/Berlin">12 hours ago</time> <span class="member">@member 7</span></p>"`,
    );
  });

  it('raises headings where there is no title, so that no level is left out', () => {
    expect(html(text('### Only'))).toBe('<h3>Only</h3>');
    expect(html(text('# Title\n### Below'))).toBe('<h3>Title</h3><h4>Below</h4>');
  });

  test.prop([fc.string({ unit: fc.constantFrom(...SIGNS, 'script', 'onerror=', 'javascript:') })])(
    'makes no element, no address and no attribute of foreign text',
    (foreign) => {
      const pieces = renderMessage(
        [
          text(foreign),
          {
            type: ComponentType.MediaGallery,
            items: [{ media: { url: `attachment://${foreign}` }, description: foreign }],
          },
          {
            type: ComponentType.ActionRow,
            components: [
              {
                type: ComponentType.Button,
                style: ButtonStyle.Secondary,
                label: foreign,
                custom_id: foreign,
              },
            ],
          },
        ],
        RENDERING,
      );
      const printed = printHtml(pieces);
      const tags = [...printed.matchAll(/<\/?([^\s>]*)/g)].map(([, tag = '']) => tag);
      expect(tags.filter((tag) => !TAGS.some((known) => known === tag))).toEqual([]);
      expect(tags.length).toBe(countTags(pieces));
      expect(printed).not.toMatch(/href="(?!https?:|\/files\/)/);
    },
  );
});

function countTags(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => {
    if (typeof piece === 'string') return sum;
    const isVoid = ['br', 'hr', 'img', 'input'].includes(piece.tag);
    return sum + (isVoid ? 1 : 2) + countTags(piece.inside);
  }, 0);
}

describe('renderForm', () => {
  const form = {
    custom_id: 'find1:?',
    title: 'Find',
    components: [
      {
        type: ComponentType.Label as const,
        label: 'Name',
        description: 'Part of it is enough',
        component: {
          type: ComponentType.TextInput as const,
          custom_id: 'name',
          style: TextInputStyle.Short as const,
          max_length: 40,
        },
      },
      {
        type: ComponentType.Label as const,
        label: 'Files',
        component: { type: ComponentType.FileUpload as const, custom_id: 'files', max_values: 10 },
      },
    ],
  };

  it('renders fields with their labels and limits', () => {
    expect(printHtml([renderForm(form, RENDERING)])).toMatchInlineSnapshot(`
      "<form class="filling" data-press="find1:?" aria-labelledby="form-title"><h3 id="form-title">Find</h3><label for="field-0">Name</label><p class="small" id="field-0-about">Part of it is enough</p><input id="field-0" aria-describedby="field-0-about" name="name" maxlength="40" required="" type="text" value=""><label for="field-1">Files</label><input id="field-1" type="file" name="files" data-most="10" multiple="" required=""><div class="row">
      <button type="button" class="secondary" data-close="">Cancel</button>
      <button class="primary">Submit</button>
      </div></form>"
    `);
  });

  it('names the fields in a document', () => {
    expect(printHtml([renderForm(form, { ...RENDERING, medium: 'document' })])).toMatchInlineSnapshot(`
      "<blockquote>
      <p><strong>Find</strong></p>
      <ul>
      <li>Name</li>
      <li>Files</li>
      </ul>
      </blockquote>"
    `);
  });
});
