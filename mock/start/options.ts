import type { AuthMode } from '../gateway/authenticate.ts';

/** How a fake is found or started outside this process. */
export interface StartOptions {
  /** A fake that runs already; it is left as it is by `close`. Default: FAKE_SWR_URL. */
  readonly url?: string;
  /** The command that starts one, split as a shell would. Default: FAKE_SWR_COMMAND, else the one of this package. */
  readonly command?: string;
  /** `demo`, `empty`, `large` or the path of a seed file. */
  readonly seed?: string;
  readonly auth?: AuthMode;
  /** Any other flags of `fake-swr serve`. */
  readonly flags?: readonly string[];
  /** What the control plane asks for. Default: FAKE_SWR_CONTROL_TOKEN. */
  readonly controlToken?: string;
  /** Lets this process end although the fake was not closed; the fake ends with it. Default: false. */
  readonly unref?: boolean;
  /** How long it may take to serve, in milliseconds. Default: 15,000. */
  readonly startTimeoutMs?: number;
}

const known = Object.keys({
  ...{ url: 0, command: 0, seed: 0, auth: 0, flags: 0, controlToken: 0, unref: 0, startTimeoutMs: 0 },
} satisfies Record<keyof StartOptions, 0>);

/** Throws a TypeError that names what is unknown. */
export const checkStart = (options: StartOptions): void => {
  const strange = Object.keys(options).find((name) => !known.includes(name));
  if (strange !== undefined)
    throw new TypeError(`startFakeSwr has no option ${strange}; there are ${known.join(', ')}`);
};

/** What `serve` is told of the options. */
export const flagsOf = ({ seed, auth, flags = [] }: StartOptions): readonly string[] => [
  ...(seed === undefined ? [] : ['--seed', seed]),
  ...(auth === undefined ? [] : ['--auth', auth]),
  ...flags,
];
