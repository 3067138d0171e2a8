import { SIZE } from '../tokens.ts';
import type { Mark, Scene } from './scene.ts';

export type Part = { readonly marks: readonly Mark[]; readonly bottom: number };

/** Stacks parts vertically; each receives the bottom of the previous one. */
export function stackScene(parts: readonly ((top: number) => Part)[]): Scene {
  const marks: Mark[] = [];
  let bottom = 0;
  for (const part of parts) {
    const laid = part(bottom);
    marks.push(...laid.marks);
    bottom = laid.bottom;
  }
  return { width: SIZE.width, height: bottom + SIZE.padding, marks };
}
