/** The address of a page of the API reference, by its number; pages before 1000 have a leading zero. */
export const page = (number: string | number): string =>
  `https://support.huaweicloud.com/api-swr2/swr_03_${number}.html`;

/** As much of a list as one call can have. */
export const list = { offset: 0, limit: 100 } as const;
