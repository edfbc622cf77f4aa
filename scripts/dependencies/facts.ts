import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, Manifest>>;
}

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
const own = lock.packages[''];
export const names: readonly string[] = Object.keys({ ...own?.dependencies, ...own?.optionalDependencies }).sort();

/** Where the package is installed that one at `from` imports: beside it, else further up. */
const placeOf = (name: string, from: string): string | undefined => {
  const nested = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (lock.packages[nested] !== undefined) return nested;
  if (from === '') return undefined;
  const end = from.lastIndexOf('/node_modules/');
  return placeOf(name, end < 0 ? '' : from.slice(0, end));
};

/** Every place that a package needs, itself first. */
const placesOf = (place: string, seen: Set<string> = new Set()): ReadonlySet<string> => {
  if (seen.has(place)) return seen;
  seen.add(place);
  for (const name of Object.keys(lock.packages[place]?.dependencies ?? {})) {
    const next = placeOf(name, place);
    if (next !== undefined) placesOf(next, seen);
  }
  return seen;
};

const bytesIn = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .reduce((sum, entry) => {
      const path = join(folder, entry.name);
      return sum + (entry.isDirectory() ? bytesIn(path) : statSync(path).size);
    }, 0);

export interface Dependency {
  readonly name: string;
  readonly version: string;
  /** With all that it needs. */
  readonly packages: number;
  readonly kilobytes: number;
}

export const factsOf = (name: string): Dependency => {
  const place = `node_modules/${name}`;
  const places = [...placesOf(place)];
  const bytes = places.reduce((sum, each) => sum + bytesIn(join(root, each)), 0);
  const version = lock.packages[place]?.version ?? '';
  return { name, version, packages: places.length, kilobytes: Math.round(bytes / 1000) };
};

/** The day on which the newest version was published, as the registry says. */
export const lastReleaseOf = (name: string): string => {
  const text = execFileSync('npm', ['view', name, 'version', 'time', '--json'], { encoding: 'utf8' });
  const { version, time } = JSON.parse(text) as { readonly version: string; readonly time: Record<string, string> };
  return `${version}, ${time[version]?.slice(0, 10) ?? 'unknown'}`;
};
