import { readFileSync } from 'node:fs';

/** The cases of a file of test/world/vectors. */
export const casesOf = <Case>(file: string): readonly Case[] =>
  JSON.parse(readFileSync(new URL(`../vectors/${file}.json`, import.meta.url), 'utf8')).cases;
