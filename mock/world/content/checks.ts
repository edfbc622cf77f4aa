import { ApiError } from '../../errors/error.ts';
import { all, type RowCheck } from '../kernel/row-check.ts';
import type { SnapshotChecks } from '../kernel/snapshot.ts';
import { manifestCheck } from '../resources/checks.ts';
import type { ManifestRow } from '../resources/rows.ts';
import { readManifest } from './manifest.ts';

/** The bytes of a manifest are such as could be pushed: they are read again later. */
const contentFits: RowCheck = (row) => {
  const { content, media_type } = row as ManifestRow;
  try {
    readManifest(content, media_type);
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) return `.content: ${error.message}`;
    throw error;
  }
};

export const contentChecks: SnapshotChecks = { rows: { manifests: all(manifestCheck, contentFits) }, references: [] };
