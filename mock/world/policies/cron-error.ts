export type CronReason =
  | 'empty'
  | 'field_count'
  | 'not_a_number'
  | 'negative'
  | 'below_minimum'
  | 'above_maximum'
  | 'range_reversed'
  | 'too_many_hyphens'
  | 'too_many_slashes'
  | 'zero_step'
  | 'unknown_descriptor'
  | 'bad_duration';

/** A cron expression that cannot be read. The message completes "the cron expression …", so that it can follow any subject. */
export class CronError extends Error {
  readonly reason: CronReason;

  constructor(reason: CronReason, message: string) {
    super(message);
    this.name = 'CronError';
    this.reason = reason;
  }
}
