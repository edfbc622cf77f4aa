import { apiError } from '../errors/error.ts';
import { madeUuid } from '../world/kernel/ids.ts';
import { hourMs } from '../world/kernel/time.ts';
import type { Session } from './blobs/session.ts';
import type { BlobStore } from './blobs/store.ts';

/** An upload under way. It is this process's own and not a row: nothing of it can be seen. */
export interface Upload {
  readonly id: string;
  /** The project, instance and repository that it is for. */
  readonly owner: string;
  readonly session: Session;
  touchedMs: number;
  isBusy: boolean;
  /** Broken off: whoever still writes to it forgets its bytes. */
  isCancelled: boolean;
}

export interface Uploads {
  readonly begin: (owner: string, session: Session) => Upload | Promise<Upload>;
  readonly find: (owner: string, id: string) => Upload | Promise<Upload>;
  /** Lets one request at a time write to it. Throws a refusal where another is. */
  readonly enter: (upload: Upload) => void | Promise<void>;
  readonly leave: (upload: Upload) => void | Promise<void>;
  readonly end: (upload: Upload) => void | Promise<void>;
}

/** Source: olareg, an hour of grace and as many uploads for a repository. */
const lifeMs = hourMs;
const mostForOne = 1000;

/** Uploads expire by the time of the process: a world whose clock stands still can be pushed to. */
export const createUploads = (store: BlobStore, stopwatch: () => number): Uploads => {
  const all = new Map<string, Upload>();
  let last = 0;

  const expire = (): void => {
    const oldestMs = stopwatch() - lifeMs;
    for (const upload of all.values()) {
      if (upload.isBusy || upload.touchedMs > oldestMs) continue;
      all.delete(upload.id);
      void store.cancel(upload.session);
    }
  };

  return {
    begin: (owner, session) => {
      expire();
      let others = 0;
      for (const upload of all.values()) if (upload.owner === owner) others += 1;
      if (others >= mostForOne)
        throw apiError('oci_too_many_requests', { detail: `the repository has ${others} uploads that are not ended` });
      last += 1;
      const states = { touchedMs: stopwatch(), isBusy: false, isCancelled: false };
      const upload = { id: madeUuid(`upload ${last}`), owner, session, ...states };
      all.set(upload.id, upload);
      return upload;
    },
    find: (owner, id) => {
      expire();
      const upload = all.get(id);
      if (upload === undefined || upload.owner !== owner) throw apiError('oci_upload_unknown', { id });
      upload.touchedMs = stopwatch();
      return upload;
    },
    enter: (upload) => {
      if (upload.isBusy) throw apiError('oci_upload_invalid', { detail: 'another request is writing to it' });
      upload.isBusy = true;
    },
    leave: (upload) => {
      upload.isBusy = false;
    },
    end: ({ id }) => {
      all.delete(id);
    },
  };
};
