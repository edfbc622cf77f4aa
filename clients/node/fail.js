export function fail(sentence) {
  console.error(`failed: ${sentence}`);
  process.exit(1);
}

export const check = (holds, sentence) => holds || fail(sentence);
