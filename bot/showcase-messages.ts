import type { ShowcaseMessage } from '../src/features/notifications/showcase-message.ts';
import type { PersonId } from '../src/kernel/ids.ts';
import type { Drawn } from './cards/messages.ts';
import { showingCard } from './cards/showcase.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

/** Whoever wrote it is asked; answered or over, the card says so and asks no more. */
export async function showcaseNews(
  { actions, views, tabUrl }: MessageDeps,
  { showing }: ShowcaseMessage,
  person: PersonId,
  voice: Voice,
): Promise<Drawn> {
  const view = await views.showcase.one(await actions.people.actor(person), showing);
  const url = (path: string) => tabUrl?.(path) ?? null;
  return { card: showingCard(view, url, voice), stale: view.standing !== 'asked' };
}
