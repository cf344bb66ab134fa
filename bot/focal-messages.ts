import type { FocalMessage } from '../src/features/notifications/focal-message.ts';
import { isNow, neverWas } from '../src/features/people/focal-points.ts';
import { dayOf } from '../src/kernel/days.ts';
import { AppError } from '../src/kernel/errors.ts';
import type { PersonId } from '../src/kernel/ids.ts';
import { dayWords } from './cards/departure.ts';
import { link } from './cards/inputs.ts';
import { type Drawn, noticeCard } from './cards/messages.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

/** That somebody is the focal point of a unit, since when and after whom, or is one no more and who follows. */
export async function focalNews(
  { actions, tabUrl, clock }: MessageDeps,
  { about, point: id }: FocalMessage,
  reader: PersonId,
  voice: Voice,
): Promise<Drawn> {
  const found = await actions.people.focalPoints.around(id);
  if (!found || found.point.person !== reader) throw new AppError('not-found', `${id} is gone`);
  const { point, before, beside, next } = found;
  const people = await actions.people.people(
    [...beside, before, next].flatMap((one) => one?.person ?? []),
  );
  const nameOf = (person: PersonId): string => people.find((one) => one.id === person)?.name ?? '—';
  const say = (key: string, params = {}) => voice.say(`prompting.focal.news.${key}`, params);
  const today = dayOf(clock.now(), 'UTC');
  const over = neverWas(point);
  const first = dayWords(point.from, voice);
  const last = point.until === null ? null : dayWords(point.until, voice);
  const named = [
    voice.say('prompting.focal.what'),
    last ? say('span', { first, last }) : say('since', { first }),
    before ? say('before', { name: nameOf(before.person) }) : say('before-nobody'),
    ...beside.map(({ person }) => say('beside', { name: nameOf(person) })),
  ];
  const ended = [
    over || last === null ? say('taken-back') : say('last-day', { last }),
    ...beside.map(({ person }) => say('stays', { name: nameOf(person) })),
    next ? say('next', { name: nameOf(next.person) }) : null,
  ].flatMap((sentence) => sentence ?? []);
  const card = noticeCard(
    {
      heading: say(about),
      title: point.unit,
      sentences: about === 'named' ? named : ended,
      actions: [
        link(voice.say('prompting.focal.page'), tabUrl?.('/focal-points') ?? null),
        about === 'named' && isNow(point, today)
          ? link(voice.say('prompting.units.title'), tabUrl?.('/prompts/units') ?? null)
          : null,
      ],
    },
    voice,
  );
  const isOrWillBe = !over && (point.from > today || isNow(point, today));
  return { card, stale: about === 'named' ? !isOrWillBe : point.until === null };
}
