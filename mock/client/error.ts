/** What the fake said no to: a call that is wrong, or a check that has failed. */
export class FakeSwrError extends Error {
  /** 400 wrong, 401 or 403 not allowed, 404 not there, 409 a check that failed or a conflict. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'FakeSwrError';
    this.status = status;
  }
}
