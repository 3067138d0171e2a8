import { formatId } from '../../../core/public-id.ts';

export function optionalId(id: number | null): string | null {
  return id === null ? null : formatId(id);
}

export function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}
