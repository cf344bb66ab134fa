import { isDelivered } from '../src/features/capture/handover/model.ts';
import type { Message } from '../src/features/notifications/model.ts';
import { AppError } from '../src/kernel/errors.ts';
import type { Actor, Person } from '../src/kernel/person.ts';
import type { HandoverSummary } from '../src/views/handover.ts';
import { withAge } from './cards/as-of.ts';
import { dayWords } from './cards/departure.ts';
import { gapsCard } from './cards/handover-beside.ts';
import { firstWeekCard } from './cards/handover-pack.ts';
import { link, press } from './cards/inputs.ts';
import { type Drawn, noticeCard } from './cards/messages.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

type News = Message & { readonly kind: 'handover' };

/** What is said of a handover, unasked, to each of the people it concerns. */
export function createHandoverMessages({ actions, views, tabUrl }: MessageDeps) {
  /** Read with the reader's own eyes, so that a message shows nothing that they may not see. */
  async function summary({ handover: id }: News, { id: reader }: Person) {
    const who = await actions.people.actor(reader);
    const view = await actions.capture.handovers.read(who, id);
    return { who, summary: await views.handovers.summary(view) };
  }

  const show = ({ handover }: HandoverSummary, voice: Voice) =>
    press(voice.say('bot.handover.show'), 'handover.show', { id: handover.id });

  const read = ({ handover }: HandoverSummary, voice: Voice) =>
    press(voice.say('bot.handover.read'), 'handover.pack', { id: handover.id });

  const lastDay = ({ handover }: HandoverSummary, voice: Voice): string =>
    dayWords(handover.lastDay, voice);

  /** Also to whoever has not begun and is reminded on the last day itself. */
  async function reminder({ handover: id }: News, voice: Voice): Promise<Drawn> {
    const handover = await actions.capture.handovers.get(id);
    if (!handover) throw new AppError('not-found', `handover ${id} is gone`);
    const date = dayWords(handover.lastDay, voice);
    const card = noticeCard(
      {
        heading: voice.say('bot.handover.title'),
        title: voice.say('bot.departure.last-day', { date }),
        sentences: [voice.say('bot.handover.unfinished'), voice.say('bot.handover.when', { date })],
        actions: [
          handover.capture
            ? press(voice.say('bot.handover.show'), 'handover.show', { id })
            : press(voice.say('bot.departure.now'), 'prompt.now', { id: handover.prompt }),
        ],
      },
      voice,
    );
    return { card, stale: handover.state !== 'preparing' };
  }

  function successor(one: HandoverSummary, voice: Voice): Drawn {
    const name = one.successor?.name ?? '—';
    const card = noticeCard(
      {
        heading: voice.say('bot.handover.title'),
        title: voice.say('bot.handover.successor', { name }),
        sentences: [voice.say('bot.handover.supervisor-named')],
        actions: [
          press(voice.say('bot.handover.name'), 'handover.ask-successor', { id: one.handover.id }),
          show(one, voice),
        ],
      },
      voice,
    );
    return { card, stale: isDelivered(one.handover) };
  }

  function receipt(one: HandoverSummary, voice: Voice): Drawn {
    const { documents } = one.handover;
    const to = [one.supervisor, one.successor].flatMap((person) => person?.name ?? []);
    const card = noticeCard(
      {
        heading: voice.say('bot.handover.delivered-title'),
        title: voice.say('bot.departure.last-day', { date: lastDay(one, voice) }),
        sentences: [
          to.length > 0
            ? voice.say('bot.handover.delivered-to', { names: to.join(', ') })
            : voice.say('bot.handover.delivered-nobody'),
          voice.say('bot.handover.farewell'),
        ],
        actions: [
          link(voice.say('bot.handover.document'), documents.successor?.webUrl),
          show(one, voice),
        ],
      },
      voice,
    );
    return { card, stale: false };
  }

  function delivered(one: HandoverSummary, voice: Voice): Drawn {
    const { id, documents } = one.handover;
    const card = noticeCard(
      {
        heading: voice.say('bot.handover.arrived'),
        title: voice.say('bot.handover.of', { name: one.person.name }),
        sentences: [
          voice.say('bot.departure.last-day', { date: lastDay(one, voice) }),
          voice.say('bot.handover.arrived-what'),
        ],
        actions: [
          one.actions.includes('acknowledge')
            ? press(
                voice.say('bot.handover.acknowledge'),
                'handover.acknowledge',
                { id },
                { style: 'positive' },
              )
            : null,
          read(one, voice),
          press(voice.say('bot.handover.name'), 'handover.ask-successor', { id }),
          link(voice.say('bot.handover.document'), documents.supervisor?.webUrl),
        ],
      },
      voice,
    );
    return { card, stale: false };
  }

  const acknowledged = (one: HandoverSummary, voice: Voice): Drawn => ({
    card: noticeCard(
      {
        heading: voice.say('bot.handover.title'),
        title: voice.say('bot.handover.received', { name: one.supervisor?.name ?? '—' }),
        sentences: [voice.say('bot.handover.farewell')],
        actions: [show(one, voice)],
      },
      voice,
    ),
    stale: false,
  });

  /** The bare fact and nothing else. */
  const missed = (one: HandoverSummary, voice: Voice): Drawn => ({
    card: noticeCard(
      {
        heading: voice.say('bot.handover.title'),
        title: one.person.name,
        sentences: [voice.say('bot.handover.missed', { date: lastDay(one, voice) })],
      },
      voice,
    ),
    stale: one.handover.state !== 'missed',
  });

  /** To whoever is to follow: that they are named, and may ask while there is time. */
  const named = (one: HandoverSummary, voice: Voice): Drawn => ({
    card: noticeCard(
      {
        heading: voice.say('bot.handover.title'),
        title: voice.say('bot.handover.of', { name: one.person.name }),
        sentences: [
          voice.say('bot.departure.last-day', { date: lastDay(one, voice) }),
          voice.say('bot.handover.you-follow'),
        ],
        actions: [
          press(voice.say('bot.handover.ask'), 'handover.questions', { id: one.handover.id }),
        ],
      },
      voice,
    ),
    stale: isDelivered(one.handover),
  });

  /** The question to whoever leaves, the answer to whoever asked. */
  async function followUp({ handover: id, question }: News, who: Actor, voice: Voice) {
    const page = await views.handovers.questions(who, id);
    const one = page.items.find((item) => item.id === question);
    if (!one) throw new AppError('not-found', `question ${question} is gone`);
    const toAnswer = page.mayAnswer;
    const card = noticeCard(
      {
        heading: voice.say('bot.handover.questions'),
        title: toAnswer
          ? voice.say('bot.handover.asked-by', { name: one.askerName })
          : voice.say('bot.handover.answered-by', { name: page.person.name }),
        sentences: [one.text, ...(toAnswer ? [] : [one.answer ?? ''])],
        actions: [
          toAnswer
            ? press(voice.say('bot.handover.answer'), 'handover.answer-form', {
                id,
                question: one.id,
              })
            : null,
          press(voice.say('bot.handover.questions'), 'handover.questions', { id }),
        ],
      },
      voice,
    );
    return { card, stale: toAnswer && one.answer !== null };
  }

  async function gaps({ handover }: News, reader: Person, voice: Voice): Promise<Drawn> {
    const who = await actions.people.actor(reader.id);
    const page = await views.handovers.gaps(who, handover);
    return { card: gapsCard(page, {}, voice), stale: page.open.length === 0 };
  }

  return async (message: News, reader: Person, voice: Voice): Promise<Drawn> => {
    if (message.about === 'reminder') return reminder(message, voice);
    if (message.about === 'gaps') return gaps(message, reader, voice);
    const { who, summary: one } = await summary(message, reader);
    switch (message.about) {
      case 'question':
      case 'answer':
        return followUp(message, who, voice);
      case 'named':
        return named(one, voice);
      case 'successor':
        return successor(one, voice);
      case 'receipt':
        return receipt(one, voice);
      case 'delivered':
        return delivered(one, voice);
      case 'acknowledged':
        return acknowledged(one, voice);
      case 'missed':
        return missed(one, voice);
      case 'week':
      case 'pack': {
        const pack = await views.handovers.pack(who, message.handover);
        const url = tabUrl?.(`/handovers/${message.handover}/pack`) ?? null;
        const drawn = firstWeekCard(pack, url, voice, message.about);
        return { card: withAge(drawn, 'filled', pack.filledAsOf, voice), stale: false };
      }
    }
  };
}
