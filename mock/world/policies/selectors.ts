import { glob } from '../kernel/glob.ts';

export interface Selector {
  readonly kind?: string;
  readonly decoration: string;
  readonly pattern: string;
  readonly extras?: string;
}

export interface ScopeRule {
  readonly scope_selectors: { readonly repository: readonly Selector[] };
  readonly tag_selectors: readonly Selector[];
}

/** Whether extras, a JSON text, asks for artifacts without a tag as well. Source: page 1202. */
const takesUntagged = ({ extras }: Selector): boolean => {
  try {
    return extras !== undefined && JSON.parse(extras)?.untagged === true;
  } catch {
    return false;
  }
};

export interface Scope {
  readonly takesRepository: (name: string) => boolean;
  /** The tags for which the artifact is taken, [] if it is taken untagged, undefined if it is not taken. */
  readonly takesArtifact: (name: string, tags: readonly string[]) => readonly string[] | undefined;
}

/** What a policy's scope rules select; a repository or tag that any rule takes is taken. */
export const createScope = (rules: readonly ScopeRule[]): Scope => {
  const compiled = rules.flatMap(({ scope_selectors, tag_selectors }) =>
    scope_selectors.repository.flatMap((repository) =>
      tag_selectors.map((tag) => ({
        repository: glob(repository.pattern),
        tag: glob(tag.pattern),
        untagged: takesUntagged(tag),
      })),
    ),
  );
  return {
    takesRepository: (name) => compiled.some((rule) => rule.repository(name)),
    takesArtifact: (name, tags) => {
      const rulesHere = compiled.filter((rule) => rule.repository(name));
      if (tags.length === 0) return rulesHere.some((rule) => rule.untagged) ? [] : undefined;
      const taken = tags.filter((tag) => rulesHere.some((rule) => rule.tag(tag)));
      return taken.length > 0 ? taken : undefined;
    },
  };
};
