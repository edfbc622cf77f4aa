import formats from 'ajv-formats/dist/formats.js';

/** A time in UTC on one of the days that every month has. */
const usual = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;

const { fullFormats } = formats;
const full = fullFormats['date-time'] as { readonly validate: (text: string) => boolean };

/**
 * The formats of ajv-formats, `date-time` with a short way to the same verdict: its own was nine tenths of the check of a
 * page of tasks.
 */
export const quickFormats = {
  ...fullFormats,
  'date-time': { ...full, validate: (text: string): boolean => usual.test(text) || full.validate(text) },
};
