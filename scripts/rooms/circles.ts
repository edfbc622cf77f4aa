/** Who imports whom, by name. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

const reachable = (graph: Graph, from: string): ReadonlySet<string> => {
  const seen = new Set<string>();
  const waiting = [...(graph.get(from) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(graph.get(next) ?? []));
  }
  return seen;
};

/** The groups in which everyone reaches everyone, each sorted. Whoever imports itself is not a circle. */
export const circlesOf = (graph: Graph): readonly (readonly string[])[] => {
  const reach = new Map([...graph.keys()].map((name) => [name, reachable(graph, name)]));
  const partners = (name: string): readonly string[] =>
    [...(reach.get(name) ?? [])].filter((other) => reach.get(other)?.has(name));
  const groups = [...graph.keys()].map((name) => [...new Set([name, ...partners(name)])].sort());
  return groups.filter((group, at) => group.length > 1 && groups.findIndex(([first]) => first === group[0]) === at);
};

const folderOf = (file: string): string => file.slice(0, Math.max(file.lastIndexOf('/'), 0));

/** The same with folders for files: a folder's own files, not those of its subfolders. */
export const foldersOf = (files: Graph): Graph => {
  const folders = new Map<string, Set<string>>();
  for (const [file, others] of files) {
    const known = folders.get(folderOf(file)) ?? new Set();
    for (const other of others) known.add(folderOf(other));
    folders.set(folderOf(file), known);
  }
  return folders;
};

/** For each two of these folders the first import from a file of the one to a file of the other. */
export const importsWithin = (files: Graph, folders: readonly string[]): readonly (readonly [string, string])[] => {
  const first = new Map<string, readonly [string, string]>();
  for (const [from, others] of files) {
    for (const to of others) {
      const ways = [folderOf(from), folderOf(to)];
      const key = ways.join(' ');
      const isBetween = ways[0] !== ways[1] && ways.every((folder) => folders.includes(folder));
      if (isBetween && !first.has(key)) first.set(key, [from, to]);
    }
  }
  return [...first.values()].sort(([one], [other]) => (one < other ? -1 : 1));
};
