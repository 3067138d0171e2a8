// The parser of discord-markdown-parser with three rules of ours: it knows no lists, it needs seconds for a link that is
// never closed, and it lets a link lead to any scheme.
import { rules, SimpleMarkdown } from 'discord-markdown-parser';

/** The nodes that the rules below produce. */
export type TreeNode =
  | { readonly type: 'text' | 'inlineCode' | 'codeBlock'; readonly content: string }
  | { readonly type: 'emoticon'; readonly content: string }
  | { readonly type: 'br' | 'newline' | 'everyone' | 'here' }
  | { readonly type: Nested; readonly content: readonly TreeNode[] }
  | { readonly type: 'heading'; readonly level: number; readonly content: readonly TreeNode[] }
  | {
      readonly type: 'item';
      readonly depth: number;
      readonly number: number | null;
      readonly content: readonly TreeNode[];
    }
  | {
      readonly type: 'link' | 'url' | 'autolink';
      readonly target: string;
      readonly content: readonly TreeNode[];
    }
  | { readonly type: 'timestamp'; readonly timestamp: string; readonly format: string | undefined }
  | { readonly type: 'user' | 'role' | 'channel' | 'guildNavigation'; readonly id: string }
  | { readonly type: 'slashCommand'; readonly fullName: string }
  | { readonly type: 'emoji' | 'twemoji'; readonly name: string };

type Nested = 'strong' | 'em' | 'underline' | 'strikethrough' | 'spoiler' | 'subtext' | 'blockQuote';

const ITEM = /^( *)(?:[-*]|(\d{1,9})\.) +([^\n]+)(\n|$)/;
const LINK = /^\[([^[\]\n]{1,200})\]\(<?(https?:\/\/[^\s()<>]{1,500})>?\)/i;

type Rule = (typeof rules)[string];

const item: Rule = {
  order: SimpleMarkdown.defaultRules.heading.order - 0.4,
  match: (source, { prevCapture }) =>
    prevCapture === null || prevCapture === undefined || prevCapture[0].endsWith('\n')
      ? ITEM.exec(source)
      : null,
  parse: ([, indent = '', number, content = ''], parse, state) => ({
    depth: Math.floor(indent.length / 2),
    number: number === undefined ? null : Number(number),
    content: parse(content, state),
  }),
};

const link: Rule = {
  order: SimpleMarkdown.defaultRules.link.order,
  match: (source) => LINK.exec(source),
  parse: ([, words = '', target], parse, state) => ({ content: parse(words, state), target }),
};

const parse = SimpleMarkdown.parserFor({ ...rules, item, link });

/** Nobody nests deeper; what walks the tree is recursive. */
const DEEPEST = 30;

/** Never throws: text that is nested too deeply stays as it is. */
export function parseTree(text: string): readonly TreeNode[] {
  const plain: readonly TreeNode[] = [{ type: 'text', content: text }];
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library types its nodes as any; these are what its rules build
    const nodes = parse(text, { inline: true }) as TreeNode[];
    return isDeep(nodes) ? plain : nodes;
  } catch (error) {
    // The parser is recursive, so thousands of asterisks exhaust the stack.
    if (error instanceof RangeError) return plain;
    throw error;
  }
}

function isDeep(nodes: readonly TreeNode[]): boolean {
  let level = nodes;
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++)
    level = level.flatMap((node) =>
      'content' in node && typeof node.content !== 'string' ? node.content : [],
    );
  return level.length > 0;
}
