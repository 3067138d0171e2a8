import type { Mark, ProvenName } from './log-marks.ts';

/** Adds marks one by one and knows after each in constant time whether the sums equal the counters. */
export class RunningSums {
  readonly #counted: ReadonlyMap<ProvenName, number>;
  readonly #sums = new Map<ProvenName, number>();
  #differing: number;

  constructor(counted: ReadonlyMap<ProvenName, number>) {
    this.#counted = counted;
    this.#differing = [...counted.values()].filter((value) => value !== 0).length;
  }

  get agree(): boolean {
    return this.#differing === 0;
  }

  /** Marks without a counter are ignored. */
  add({ name, value }: Mark): void {
    const wanted = this.#counted.get(name);
    if (wanted === undefined) return;
    const before = this.#sums.get(name) ?? 0;
    this.#sums.set(name, before + value);
    this.#differing += Number(before === wanted) - Number(before + value === wanted);
  }
}
