import type { PracticeMessage } from '../src/features/notifications/practice-message.ts';
import { AppError } from '../src/kernel/errors.ts';
import type { Person } from '../src/kernel/person.ts';
import { link, press } from './cards/inputs.ts';
import { type Drawn, noticeCard } from './cards/messages.ts';
import { decisionSaid } from './cards/practices.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

/** What was decided about a good practice; gone for whoever may no longer read it. */
export async function practiceNews(
  { actions, views, tabUrl }: MessageDeps,
  { about, practice: id, decision: which }: PracticeMessage,
  reader: Person,
  voice: Voice,
): Promise<Drawn> {
  const page = await views.practices.page(await actions.people.actor(reader.id), id);
  const decision = page.decisions.find((one) => one.id === which);
  if (!decision) throw new AppError('not-found', `decision ${which} is gone`);
  const card = noticeCard(
    {
      heading: voice.say(`pipeline.news.${about}`),
      title: page.record.title,
      sentences: [
        decisionSaid(decision, voice),
        ...(about === 'decided' ? [] : [voice.say(`pipeline.news.${about}-what`)]),
      ],
      quote: decision.reason,
      actions: [
        press(voice.say('pipeline.open'), 'practice.read', { id }),
        link(voice.say('pipeline.page'), tabUrl?.(`/practices/${id}`) ?? null),
      ],
    },
    voice,
  );
  return { card, stale: about === 'asked' && page.practice.sponsor !== reader.id };
}
