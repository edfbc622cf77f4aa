/** A Redis that cannot be used, or no longer; the message is a sentence for whoever started the fake. */
export class RedisError extends Error {}

/** Redis has lost what this replica had applied. The replica goes on with what there is. */
export class HistoryError extends RedisError {}
