import type { Message } from '../src/features/notifications/model.ts';
import { AppError } from '../src/kernel/errors.ts';
import type { Drawn } from './cards/messages.ts';
import { sourceNewsCard } from './cards/sources.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

/** What an administrator is told of a source; nothing once it is over. */
export async function sourceNews(
  { actions, tabUrl }: MessageDeps,
  { about, source: key }: Message & { kind: 'source' },
  voice: Voice,
): Promise<Drawn> {
  const view = (await actions.sources.all()).find(({ source }) => source.key === key);
  if (!view) throw new AppError('not-found', `source ${key} is gone`);
  const { trouble, held, everDropped } = view.source;
  const over = {
    failing: trouble === null,
    held: held === null,
    columns: everDropped.length === 0,
  };
  const url = tabUrl?.('/admin/sources') ?? null;
  return { card: sourceNewsCard({ about, view, url }, voice), stale: over[about] };
}
