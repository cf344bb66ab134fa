import type { Message } from '../src/features/notifications/model.ts';
import { AppError } from '../src/kernel/errors.ts';
import { link } from './cards/inputs.ts';
import { type Drawn, noticeCard } from './cards/messages.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

/**
 * News of a report or a request. It says what to do and where, never what was written: a report is read on its own page
 * by the few who may.
 */
export async function safetyNews(
  { actions, tabUrl }: MessageDeps,
  { about, id }: Extract<Message, { kind: 'safety' }>,
  voice: Voice,
): Promise<Drawn> {
  const matter =
    about === 'report' || about === 'answer'
      ? await actions.safety.reports.get(id)
      : await actions.safety.requests.get(id);
  if (!matter) throw new AppError('not-found', `matter ${id} is gone`);
  const card = noticeCard(
    {
      heading: voice.say('safety.page.title'),
      title: voice.say(`safety.news.${about}`),
      sentences: [],
      actions: [link(voice.say('safety.page.open'), tabUrl?.('/safety') ?? null)],
    },
    voice,
  );
  return { card, stale: about === 'report' && matter.state !== 'open' };
}
