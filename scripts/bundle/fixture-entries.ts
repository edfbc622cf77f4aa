import { readdirSync } from 'node:fs';
import { bundle } from './bundle.ts';

/** Published as fake-swr/<name>, a folder by a dash: jest-global-setup is fake-swr/jest/global-setup. */
const published = /^(?:vitest|node-test|jest|testcontainers)(?:-global-\w+)?\.ts$/;

export const fixtureEntries: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(`${bundle.absWorkingDir}mock/fixtures`)
    .filter((file) => published.test(file))
    .map((file) => [file.replace('.ts', ''), `mock/fixtures/${file}`]),
);
