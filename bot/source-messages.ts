import { driveOf } from '../src/features/knowledge/outside/model.ts';
import type { Message } from '../src/features/notifications/model.ts';
import { isOutside, type OutsideKey } from '../src/features/sources/model.ts';
import { AppError } from '../src/kernel/errors.ts';
import type { Drawn } from './cards/messages.ts';
import { sourceNewsCard } from './cards/sources.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

/** A catalogue or feed that an administrator added goes by the name that they gave it. */
async function addedSource({ outside, sources }: MessageDeps['actions'], key: OutsideKey) {
  const source = (await outside.present()).find(({ id }) => driveOf(id) === key);
  if (!source) return { view: undefined, name: null };
  const view = await sources.outside(key);
  return { view: { ...view, place: source.place.address }, name: source.name };
}

/** What an administrator is told of a source; nothing once it is over. */
export async function sourceNews(
  { actions, tabUrl }: MessageDeps,
  { about, source: key }: Message & { kind: 'source' },
  voice: Voice,
): Promise<Drawn> {
  const { view, name } = isOutside(key)
    ? await addedSource(actions, key)
    : { view: (await actions.sources.all()).find(({ source }) => source.key === key), name: null };
  if (!view) throw new AppError('not-found', `source ${key} is gone`);
  const { trouble, held, everDropped } = view.source;
  const over = {
    failing: trouble === null,
    held: held === null,
    columns: everDropped.length === 0,
  };
  const url = tabUrl?.('/admin/sources') ?? null;
  return { card: sourceNewsCard({ about, view, name, url }, voice), stale: over[about] };
}
