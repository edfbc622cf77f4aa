import type { Command, Option } from 'commander';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** A command that is there to be completed: its name, what may come after it, and its flags. */
interface Completed {
  readonly name: string;
  readonly description: string;
  readonly words: readonly string[];
  readonly options: readonly Option[];
}

const completed = (command: Command, name: string): Completed => ({
  name,
  description: command.description(),
  words: [
    ...command.commands.map((one) => one.name()),
    ...command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
  ],
  options: command.options,
});

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const flagsOf = ({ options }: Completed): readonly string[] => options.flatMap(({ long }) => long ?? []);

/** Where a flag has no choices, no word is offered and bash falls back on files. */
const valuesInBash = ({ name, options }: Completed): readonly string[] =>
  options
    .filter((option) => !option.isBoolean())
    .map(({ long, argChoices = [] }) => `    ${quoted(`${name} ${long}`)}) words=${quoted(argChoices.join(' '))} ;;`);

const wordsInBash = (command: Completed): string =>
  `    ${command.name}' '*) words=${quoted([...command.words, ...flagsOf(command)].join(' '))} ;;`;

const bash = (commands: readonly Completed[], usual: string): string => {
  const names = commands.map(({ name }) => name);
  return `_fake_swr() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command=${usual} words index
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "\${COMP_WORDS[index]}" in ${names.join('|')}) command="\${COMP_WORDS[index]}"; break ;; esac
  done
  case "$command $before" in
${[...commands.flatMap(valuesInBash), ...commands.map(wordsInBash)].join('\n')}
  esac
  if ((COMP_CWORD == 1)); then words="$words ${names.join(' ')}"; fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _fake_swr fake-swr
`;
};

/** zsh runs the completions of bash. */
const zsh = (commands: readonly Completed[], usual: string): string =>
  `autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n${bash(commands, usual)}`;

const inFish = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const fish = (commands: readonly Completed[], usual: string): string => {
  const others = commands.map(({ name }) => name).filter((name) => name !== usual);
  const lines = commands.flatMap(({ name, description, words, options }) => {
    const seen =
      name === usual ? `not __fish_seen_subcommand_from ${others.join(' ')}` : `__fish_seen_subcommand_from ${name}`;
    const flags = options.map((option) => {
      const value = option.argChoices === undefined ? ' -r' : ` -x -a ${inFish(option.argChoices.join(' '))}`;
      return `-n ${inFish(seen)} -l ${option.name()}${option.isBoolean() ? '' : value} -d ${inFish(option.description)}`;
    });
    const after = words.length === 0 ? [] : [`-n ${inFish(seen)} -f -a ${inFish(words.join(' '))}`];
    return [`-n __fish_use_subcommand -f -a ${name} -d ${inFish(description)}`, ...after, ...flags];
  });
  return `${lines.map((line) => `complete -c fake-swr ${line}`).join('\n')}\n`;
};

const scripts = { bash, zsh, fish } satisfies Record<Shell, typeof bash>;

/** What a shell reads to complete the command line. `kit` has the flags of the commands that the program knows by name only. */
export const completionScript = (shell: Shell, program: Command, kit: readonly Command[]): string => {
  const commands = program.commands.map((one) => {
    const own = kit.find((command) => command.name().endsWith(` ${one.name()}`));
    return completed(own ?? one, one.name());
  });
  return scripts[shell](commands, 'serve');
};
