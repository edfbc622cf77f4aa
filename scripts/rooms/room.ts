/** A folder with one job. Its own files are the room; each of its subfolders is a room of its own. */
export interface Room {
  /**
   * The folder. A last part `<family>` stands for every folder there that is not named in another room; `/**` at the end
   * takes in all that is below.
   */
  readonly folder: string;
  /** The room is these files only. Another room has the rest of the folder. */
  readonly files?: readonly string[];
  /** One sentence. */
  readonly job: string;
  /** The rooms it may import: folders, or single files. Its own files it always may. */
  readonly knows: readonly string[] | 'every room';
  /** The packages it may import, Node's with `node:`. */
  readonly packages?: readonly string[] | 'any';
  /** What the reader should keep in mind that it does without. */
  readonly never?: string;
}

/** A file that only some files may import. */
export interface Door {
  readonly file: string;
  readonly openTo: readonly string[];
  readonly reason: string;
}
