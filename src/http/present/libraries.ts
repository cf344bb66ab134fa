import type { LibraryProgress, ReadLibraries } from '../../contract/libraries.ts';
import type { LibraryOverview } from '../../features/knowledge/sync/overview.ts';

const toProgress = ({ record, files, ...counts }: LibraryOverview): LibraryProgress => ({
  driveId: record.driveId,
  name: record.name,
  audience: record.audience.kind,
  state: record.state,
  reason: record.reason,
  read: record.read,
  total: record.total,
  since: record.since.toISOString(),
  lastSuccess: record.succeededAt?.toISOString() ?? null,
  ...counts,
  files: files.map(({ name, unreadable, webUrl }) => ({
    name,
    reason: unreadable ?? 'broken',
    webUrl,
  })),
});

export const readLibraries = (all: readonly LibraryOverview[]): ReadLibraries => ({
  reading: all.some(({ record }) => record.state === 'reading'),
  libraries: all.map(toProgress),
});
