import { z } from 'zod';
import { ANSWERS, type Consent, type ConsentAnswer } from '../../src/features/consents/model.ts';
import { LIMITS as DISCUSSION } from '../../src/features/discussions/model.ts';
import { LIMITS as QUERY } from '../../src/features/queries/model.ts';
import { asId, type ConsentId } from '../../src/kernel/ids.ts';
import { type Card, cut, withNotice } from '../cards/card.ts';
import { consentCard, consentListCard, consentSettledCard } from '../cards/consents.ts';
import { type Answer, type Call, type Command, read, type Verb } from '../command.ts';
import { askForm } from './asking.ts';
import { drawSheet } from './capture.ts';
import { discussionForm } from './discussion-life.ts';
import { keepForm } from './keeping.ts';

const named = z.object({
  id: z
    .string()
    .min(1)
    .max(200)
    .transform((value) => asId<ConsentId>(value)),
});

const found = ({ deps, who, data }: Call): Promise<Consent> =>
  deps.actions.consents.read(who, read(named, data).id);

/** As it stands, for the one of the two who reads it. */
async function draw(call: Call): Promise<Card> {
  const consent = await found(call);
  const view = await call.deps.views.consents.one(consent);
  const mine = consent.of === call.who.id;
  return mine ? consentCard(view, call.voice) : consentSettledCard(view, call.voice);
}

/** What comes after it was settled is no mistake: the card says how it stands, and that nothing changed. */
const answer =
  (verb: ConsentAnswer) =>
  async (call: Call): Promise<Answer> => {
    const { deps, who, voice, data } = call;
    const before = await found(call);
    const after = await deps.actions.consents.answer(who, read(named, data).id, verb);
    const card = await draw(call);
    const late = before.state !== 'asked' || after.state === 'expired';
    return { card: late ? withNotice(card, voice.say('consents.author.late'), 'attention') : card };
  };

async function takeBack(call: Call): Promise<Answer> {
  await call.deps.actions.consents.withdraw(call.who, read(named, call.data).id);
  return { card: await draw(call) };
}

async function drop(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  await deps.actions.consents.withdraw(who, read(named, data).id);
  return { card: withNotice(await drawList(call), voice.say('consents.asker.dropped'), 'good') };
}

async function drawList({ deps, who, voice }: Call): Promise<Card> {
  const all = await deps.views.consents.views(await deps.actions.consents.concerning(who));
  const own = all.filter(({ consent }) => consent.of === who.id);
  const asked = all.filter(({ consent }) => consent.by === who.id);
  return consentListCard({ own, asked }, voice);
}

/** The words go into the form of what they become, and stay there only as long as their author agrees. */
async function begin(call: Call): Promise<Answer> {
  const { deps, who } = call;
  const consent = await deps.actions.consents.words(who, (await found(call)).id);
  if (consent.becomes === 'lesson') {
    const id = await deps.views.consents.beginLesson(who, consent);
    const sheet = await deps.actions.capture.read(who, id);
    return { card: await drawSheet({ ...call, data: {} }, sheet, 0) };
  }
  const { becomes } = consent;
  if (becomes === 'query') return { card: await askForm({ ...call, data: questionOf(consent) }) };
  const data = becomes === 'faq' ? answerOf(consent) : discussionOf(consent);
  const form = becomes === 'faq' ? keepForm : discussionForm;
  return { card: await form({ ...call, data }) };
}

/** Below them stands whose they are. */
const MOST_QUOTED = 3_500;

/** What is too long for the question stands below it. */
function questionOf({ id, words }: Consent & { readonly words: string }): Call['data'] {
  const rest = words.length > QUERY.text ? words : '';
  return { consent: id, query: cut(words, QUERY.text), background: cut(rest, MOST_QUOTED) };
}

const answerOf = ({ id, words }: Consent & { readonly words: string }): Call['data'] => ({
  consent: id,
  answer: words,
});

function discussionOf({ id, words }: Consent & { readonly words: string }): Call['data'] {
  const [first = ''] = words.split('\n');
  return { consent: id, title: cut(first.trim(), DISCUSSION.title), background: words };
}

const answers: Readonly<Record<string, Verb>> = Object.fromEntries(
  ANSWERS.map((verb) => [`consent.${verb}`, { run: answer(verb) }]),
);

/** A colleague's message that may become something: yes, yes without a name, or no; and what comes of it. */
export const consentCommands: readonly Command[] = [
  {
    name: 'consents',
    words: async (call) => ({ card: await drawList(call) }),
    verbs: {
      'consents.list': { run: async (call) => ({ card: await drawList(call) }) },
      'consent.read': { run: async (call) => ({ card: await draw(call) }) },
      ...answers,
      'consent.take-back': { run: takeBack, again: draw },
      'consent.drop': { run: drop, again: drawList },
      'consent.begin': { run: begin, again: draw },
    },
  },
];
