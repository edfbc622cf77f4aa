/** Hands out whole numbers from 1 on, none of them twice. */
export class Counter {
  #last: number;

  constructor(last = 0) {
    this.#last = last;
  }

  get last(): number {
    return this.#last;
  }

  /** Takes `count` numbers in a row and returns the first. */
  reserve(count = 1): number {
    const first = this.#last + 1;
    this.#last += count;
    return first;
  }

  /** That a number is taken, so that only higher ones are handed out. */
  claim(id: number): void {
    this.#last = Math.max(this.#last, id);
  }

  /** Begins from 1 again: nothing of what was handed out is there any more. */
  restart(): void {
    this.#last = 0;
  }

  fork(): Counter {
    return new Counter(this.#last);
  }
}
