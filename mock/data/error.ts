/** A folder of `--data` that cannot be used; the message is a sentence for whoever started the fake. */
export class DataError extends Error {}

/** The folder has lost something. It is not used before somebody decides what becomes of it. */
export class DataDamage extends DataError {
  constructor(folder: string, damage: string) {
    super(
      `${folder} is damaged: ${damage}. \`fake-swr data check ${folder}\` says more, and ` +
        `\`fake-swr data repair ${folder}\` keeps what is before the damage`,
    );
  }
}
