/** What a command line says about the target, checked as far as a single flag can be. */
export interface TargetOptions {
  /** `inprocess` or a URL. */
  readonly target: string;
  readonly live?: boolean;
  readonly auth?: 'token' | 'key';
  readonly controlToken?: string;
  readonly projectId?: string;
  readonly allowWrites?: boolean;
  readonly maxCalls: number;
  readonly maxSeconds: number;
  readonly rate: number;
  /** Seconds that an answer may take. */
  readonly timeout?: number;
  /** File of a profile. */
  readonly profile?: string;
  /** File of preconditions that are not to be looked for. */
  readonly given?: string;
}

export const timeoutMsOf = ({ timeout }: Pick<TargetOptions, 'timeout'>): number | undefined =>
  timeout === undefined ? undefined : timeout * 1000;
