import type { Message } from '../src/features/notifications/model.ts';
import { AppError } from '../src/kernel/errors.ts';
import type { Person } from '../src/kernel/person.ts';
import { link, press } from './cards/inputs.ts';
import { type Drawn, noticeCard } from './cards/messages.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

type News = Message & { readonly kind: 'mission-offer' | 'desk' };

/** What comes up before something is begun: a mission that is near, a desk that is asked or answers. */
export const preparingNews = (
  deps: MessageDeps,
  message: News,
  reader: Person,
  voice: Voice,
): Promise<Drawn> =>
  message.kind === 'desk'
    ? deskNews(deps, message, voice)
    : missionOffer(deps, message, voice, reader);

async function missionOffer(
  { actions }: MessageDeps,
  { mission }: News & { kind: 'mission-offer' },
  voice: Voice,
  reader: Person,
): Promise<Drawn> {
  const offer = await actions.preparing.offers.get(mission);
  if (!offer) throw new AppError('not-found', `mission ${mission} is gone`);
  const { country, startsOn, state, person } = offer;
  const name = country ? voice.country(country) : (offer.title ?? '—');
  const date = voice.day(new Date(`${startsOn}T00:00:00Z`));
  const card = noticeCard(
    {
      heading: voice.say('preparing.offer.title'),
      title: name,
      sentences: [voice.say('preparing.offer.what', { date })],
      actions: [
        press(voice.say('preparing.offer.begin'), 'preparation.form', { mission }),
        country ? press(voice.say('preparing.offer.briefing'), 'briefing.show', { country }) : null,
        press(voice.say('preparing.offer.decline'), 'preparation.decline', { mission }),
      ].filter((action) => action !== null),
    },
    voice,
  );
  return { card, stale: state !== 'offered' || person !== reader.id };
}

async function deskNews(
  { actions, tabUrl }: MessageDeps,
  { about, request: id }: News & { kind: 'desk' },
  voice: Voice,
): Promise<Drawn> {
  const found = await actions.desks.requests.get(id);
  if (!found) throw new AppError('not-found', `request ${id} is gone`);
  const { request, desk } = found;
  const name = desk.names[voice.language];
  const said = about === 'answered' ? request.answer : about === 'refused' ? request.reason : null;
  const card = noticeCard(
    {
      heading: voice.say('preparing.desk.title'),
      title: request.text,
      sentences: [
        voice.say(`preparing.desk.news.${about}`, { name }),
        voice.say(`preparing.desk.news-what.${about}`, { date: voice.date(request.dueAt) }),
      ],
      ...(said ? { quote: said } : {}),
      actions: [
        press(voice.say('preparing.desk.open'), 'desk.read', { id }),
        link(voice.say('preparing.open-tab'), tabUrl?.(`/desks/${id}`) ?? null),
      ].filter((action) => action !== null),
    },
    voice,
  );
  const waiting = request.state === 'sent' || request.state === 'taken';
  const over = {
    asked: request.state !== 'sent',
    overdue: !waiting,
    answered: false,
    refused: false,
  };
  return { card, stale: over[about] };
}
