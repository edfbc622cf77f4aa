import type { Bodies } from './resource.ts';

const tags = [{ key: 'fake-swr-verify', value: 'case' }] as const;

/** A tag for cases that put one somewhere or take it away. */
export const tagsBody = { tags } as const;

/** Of tags that are not there: taking them away changes nothing. */
export const tagBodies: Bodies = { good: tagsBody, whole: tagsBody, idle: { tags: [] } };

const filter = { tags: [{ key: 'fake-swr-verify', values: ['case'] }] } as const;

export const filterBodies: Bodies = { good: {}, whole: filter, idle: {} };
