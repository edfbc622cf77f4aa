export const oldestFirst = { oldest_first: '按 id 升序' };
export const newestFirst = { newest_first: '按 id 降序' };
