export type Command = readonly [program: string, ...args: string[]];

/** A program that must be there. The version is the first thing in its output that looks like one. */
export interface Tool {
  readonly name: string;
  readonly asks: Command;
  readonly atLeast?: string;
}
