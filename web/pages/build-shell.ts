import type { Piece } from '../render/piece.ts';
import { escapeHtml, printHtml } from '../render/print-html.ts';
import type { Visitor } from '../visitors/visitor.ts';

export type ShownAnswer = {
  /** What was asked, as it is typed. */
  readonly title: string;
  /** As the page would send it, so that the answer can be asked for again. */
  readonly request: unknown;
  readonly pieces: readonly Piece[];
};

export type Preview = {
  readonly title: string;
  readonly description: string;
  /** Address of the page, and of its picture. */
  readonly url: string;
  readonly picture: string | null;
};

type Shell = {
  readonly visitor: Visitor;
  readonly answer: ShownAnswer | null;
  readonly preview: Preview | null;
  /** Answers that can be opened without JavaScript: address and words. */
  readonly links: readonly { readonly href: string; readonly words: string }[];
};

/** Builds the page. It works without JavaScript as far as it shows an answer and links to others. */
export function buildShell({ visitor, answer, preview, links }: Shell): string {
  const title = preview === null ? 'Debrief' : `${preview.title} · Debrief`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>${escapeHtml(title)}</title>
${preview === null ? '' : buildPreview(preview)}
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page/browser/page.css">
<noscript><link rel="stylesheet" href="/page/browser/without-scripts.css"></noscript>
<script type="module" src="/page/browser/main.ts"></script>
</head>
<body>
<a class="skip" href="#composer">To the command box</a>
<header>
<h1>Debrief</h1>
${buildSettings(visitor)}
</header>
<main id="talk" aria-label="Answers" tabindex="-1">
${answer === null ? '' : buildEntry(answer)}
<noscript>
<p>This page needs JavaScript for buttons and for commands that change something. Everything else opens without it:</p>
<ul>${links.map(({ href, words }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(words)}</a></li>`).join('')}</ul>
<form action="/see" method="get"><label for="plain-line">Command</label>
<input id="plain-line" name="line" value="/help" maxlength="300"><button>Show</button></form>
</noscript>
</main>
<footer>
<form id="composer" hidden autocomplete="off">
<div id="options"></div>
<div class="line">
<div class="combo"><label for="line">Command</label>
<input id="line" role="combobox" aria-expanded="false" aria-controls="line-list" aria-autocomplete="list" spellcheck="false" maxlength="8000" placeholder="Type / for all commands">
<ul id="line-list" role="listbox" aria-label="Commands" hidden></ul></div>
<button class="primary">Send</button>
</div>
</form>
</footer>
<div id="status" role="status" class="unseen"></div>
<dialog id="form" aria-labelledby="form-title"></dialog>
</body>
</html>
`;
}

function buildPreview({ title, description, url, picture }: Preview): string {
  const image =
    picture === null
      ? ''
      : `<meta property="og:image" content="${escapeHtml(picture)}">
<meta name="twitter:card" content="summary_large_image">
`;
  return `<meta name="description" content="${escapeHtml(description)}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="Debrief">
<meta property="og:title" content="${escapeHtml(title)}">
<meta property="og:description" content="${escapeHtml(description)}">
<meta property="og:url" content="${escapeHtml(url)}">
${image}`;
}

/** Only who came by the operator's link chooses whom to speak as. */
function buildSettings({ isOperator }: Visitor): string {
  const who = isOperator
    ? `<label>Ask as <select id="role">
<option value="operator">operator</option><option value="member">member</option><option value="guest">guest</option>
</select></label>
<label>as player <input id="player" maxlength="100" placeholder="nobody"></label>`
    : '<p class="small">You see what is public. The link that "npm start" prints shows everything.</p>';
  return `<div id="settings">
${who}
<label>Width <select id="width"><option value="550">550 px, computer</option><option value="300">300 px, phone</option></select></label>
<label>Theme <select id="theme"><option value="auto">as the system</option><option value="dark">dark</option><option value="light">light</option></select></label>
</div>`;
}

function buildEntry({ title, request, pieces }: ShownAnswer): string {
  return `<article class="entry" data-message="0" data-request="${escapeHtml(JSON.stringify(request))}">
<h2>${escapeHtml(title)}</h2>
<div class="answer">${printHtml(pieces)}</div>
</article>`;
}
