import type { Message } from '../src/features/notifications/model.ts';
import { AppError } from '../src/kernel/errors.ts';
import { link } from './cards/inputs.ts';
import { type Drawn, noticeCard } from './cards/messages.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

/** To whom a colleague shows a year of their record: whose, and until when; what is in it stands on its page alone. */
export async function shownNews(
  { views, tabUrl }: MessageDeps,
  { share: id }: Extract<Message, { kind: 'record-shown' }>,
  voice: Voice,
): Promise<Drawn> {
  const news = await views.record.news(id);
  if (!news) throw new AppError('not-found', `record ${id} is no longer shown`);
  const {
    name,
    share: { year, until },
  } = news;
  const date = voice.day(new Date(until));
  const card = noticeCard(
    {
      heading: voice.say('record.news.heading'),
      title: voice.say('record.news.title', { name, year, date }),
      sentences: [],
      actions: [
        link(
          voice.say('record.show.open', { name, year }),
          tabUrl?.(`/my-record/of/${id}`) ?? null,
        ),
      ],
    },
    voice,
  );
  return { card, stale: false };
}
