import type { Emphasis, Mark, MarkLine } from './mark.ts';
import { parseTree, type TreeNode } from './parse-tree.ts';

/**
 * Reads a text in Discord's Markdown, line by line: bold, italic, underlined, struck, spoilers, code, links, moments,
 * mentions, headings, small print, lists, quotes. A title has one or two `#`. Never throws; what cannot be read is text.
 */
export function readMarkdown(text: string): MarkLine[] {
  return linesOf(parseTree(text));
}

const EMPHASIS: Readonly<Partial<Record<TreeNode['type'], Emphasis>>> = {
  strong: 'bold',
  em: 'italic',
  underline: 'underlined',
  strikethrough: 'struck',
  spoiler: 'spoiler',
};

function linesOf(nodes: readonly TreeNode[]): MarkLine[] {
  const lines: MarkLine[] = [];
  /** The line that is being read; null after a block, whose own line break is swallowed. */
  let marks: Mark[] | null = null;
  let isAfterBlock = false;
  const end = (): void => {
    if (marks !== null) lines.push({ kind: 'text', marks });
    marks = null;
  };
  for (const node of nodes) {
    const block = blockOf(node);
    if (block !== null) {
      end();
      lines.push(block);
      isAfterBlock = node.type === 'codeBlock';
    } else if (isBreak(node)) {
      if (!isAfterBlock) marks ??= [];
      isAfterBlock = false;
      end();
    } else {
      isAfterBlock = false;
      marks = joinTexts([...(marks ?? []), ...marksOf(node)]);
    }
  }
  end();
  return lines;
}

function isBreak({ type }: TreeNode): boolean {
  return type === 'br' || type === 'newline';
}

function blockOf(node: TreeNode): MarkLine | null {
  if (node.type === 'heading')
    return { kind: node.level < 3 ? 'title' : 'heading', marks: allMarks(node.content) };
  if (node.type === 'subtext') return { kind: 'small', marks: allMarks(node.content) };
  if (node.type === 'item')
    return { kind: 'item', depth: node.depth, number: node.number, marks: allMarks(node.content) };
  if (node.type === 'codeBlock') return { kind: 'code', text: node.content };
  if (node.type === 'blockQuote') return { kind: 'quote', lines: linesOf(withoutLastBreak(node.content)) };
  return null;
}

function withoutLastBreak(nodes: readonly TreeNode[]): readonly TreeNode[] {
  const last = nodes.at(-1);
  return last !== undefined && isBreak(last) ? nodes.slice(0, -1) : nodes;
}

function allMarks(nodes: readonly TreeNode[]): Mark[] {
  return joinTexts(nodes.flatMap(marksOf));
}

/** The parser cuts a text at every sign. */
function joinTexts(marks: readonly Mark[]): Mark[] {
  const joined: Mark[] = [];
  for (const mark of marks) {
    const last = joined.at(-1);
    if (mark.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', text: last.text + mark.text };
    else joined.push(mark);
  }
  return joined;
}

function marksOf(node: TreeNode): Mark[] {
  const emphasis = EMPHASIS[node.type];
  if ('content' in node && typeof node.content !== 'string') {
    const inside = allMarks(node.content);
    if (emphasis !== undefined) return [{ kind: emphasis, inside }];
    // A block inside a line, such as a heading in bold, is a part of that line.
    return 'target' in node ? linkOf(node.target, inside) : inside;
  }
  if (isBreak(node)) return [{ kind: 'break' }];
  if (node.type === 'inlineCode' || node.type === 'codeBlock') return [{ kind: 'code', text: node.content }];
  if (node.type === 'slashCommand') return [{ kind: 'code', text: `/${node.fullName}` }];
  if (node.type === 'timestamp') return [momentOf(node)];
  if (node.type === 'user') return [{ kind: 'member', id: node.id }];
  return [{ kind: 'text', text: wordsOf(node) }];
}

function linkOf(href: string, inside: readonly Mark[]): Mark[] {
  const isWeb = URL.canParse(href) && ['http:', 'https:'].includes(new URL(href).protocol);
  return isWeb ? [{ kind: 'link', href, inside }] : [...inside];
}

function momentOf({ timestamp, format }: Extract<TreeNode, { type: 'timestamp' }>): Mark {
  const seconds = Number(timestamp);
  const isDate = !Number.isNaN(new Date(seconds * 1000).getTime());
  if (isDate) return { kind: 'moment', seconds, style: format ?? 'f' };
  return { kind: 'text', text: `<t:${timestamp}>` };
}

function wordsOf(node: TreeNode): string {
  if ('content' in node && typeof node.content === 'string') return node.content;
  if (node.type === 'everyone' || node.type === 'here') return `@${node.type}`;
  if (node.type === 'emoji') return `:${node.name}:`;
  if (node.type === 'twemoji') return node.name;
  if (node.type === 'role') return '@role';
  return '#channel';
}
