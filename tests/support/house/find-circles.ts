import { dirname } from 'node:path';
import type { Import } from './read-imports.ts';

/** Returns the groups of files that import each other in a circle, each sorted (Tarjan's strongly connected components). */
export function findCircles(imports: readonly Import[]): string[][] {
  const graph = Map.groupBy(imports, ({ from }) => from);
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const circles: string[][] = [];

  const visit = (file: string): void => {
    order.set(file, order.size);
    low.set(file, order.size - 1);
    stack.push(file);
    onStack.add(file);
    for (const { to } of graph.get(file) ?? []) {
      if (!order.has(to)) visit(to);
      else if (!onStack.has(to)) continue;
      low.set(file, Math.min(low.get(file) ?? 0, low.get(to) ?? 0));
    }
    if (low.get(file) !== order.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    for (const member of circle) onStack.delete(member);
    if (circle.length > 1) circles.push(circle.toSorted());
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return circles;
}

/** Returns the pairs of folders that import each other, as `a <-> b`. A folder and one inside it are one place. */
export function findTwoWayFolders(imports: readonly Import[]): string[] {
  const edges = new Set(imports.map(({ from, to }) => `${dirname(from)} ${dirname(to)}`));
  const pairs = [...edges].flatMap((edge) => {
    const [a = '', b = ''] = edge.split(' ');
    if (a >= b || a === '.' || b.startsWith(`${a}/`)) return [];
    return edges.has(`${b} ${a}`) ? [`${a} <-> ${b}`] : [];
  });
  return pairs.toSorted();
}
