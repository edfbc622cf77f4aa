const begun = performance.now();

/** A line on the terminal, with how long it has been going. */
export const say = (text: string): void => {
  const seconds = Math.round((performance.now() - begun) / 1000);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  process.stderr.write(`${clock.padStart(5)}  ${text}\n`);
};
