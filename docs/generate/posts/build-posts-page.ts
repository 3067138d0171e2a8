import { answerSection } from '../answer-section.ts';
import type { ShownPost } from './shown-post.ts';

const HEAD = `# Posts

What Debrief posts by itself after \`/setup\`, and the panels that set it up. Made by \`npm run docs\` from the code and from the evening in
\`local_stats/sample\`, whose players and rounds are invented, and from wars that the simulators play; a test fails when it is out of
date. When each comes and how to stop it:
[invite.md](invite.md#what-it-posts-by-itself).

Each picture is a message as Discord shows it; below it stands the same in words.`;

/** Builds the page, with links to pictures in the folder `posts` beside it. */
export function buildPostsPage(posts: readonly ShownPost[]): string {
  return `${[HEAD, '', ...posts.flatMap(buildSection)].join('\n').trimEnd()}\n`;
}

/** The file of a post's picture. */
export function postFile({ title }: ShownPost): string {
  return `${title
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()
    .replaceAll(' ', '-')}.webp`;
}

function buildSection(post: ShownPost): string[] {
  const { title, say, isPrivate, answer } = post;
  return [
    `## ${title}`,
    '',
    `${say}${isPrivate ? ' Only who asked sees it.' : ''}`,
    '',
    ...answerSection({ picture: `posts/${postFile(post)}`, summary: `${title}, in words`, answer }),
  ];
}
