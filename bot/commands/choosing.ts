import { z } from 'zod';
import { asId, type ProductId } from '../../src/kernel/ids.ts';
import { type Beside, PLACES } from '../../src/views/choosing.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { backTo, offerCard, rejectCard } from '../cards/choosing.ts';
import { press } from '../cards/inputs.ts';
import { notedCard } from '../cards/knowledge.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { pastedItem } from '../pasted.ts';

const short = z.string().min(1).max(200);
const beside = z.object({ place: z.enum(PLACES), id: short });
const one = beside.extend({ product: short });
const reason = z.string().trim().min(1).max(500);

async function offered(call: Call, place: Beside): Promise<Card> {
  const { deps, who, voice, data } = call;
  return offerCard(await deps.views.discussions.choosing.offer(who, place), data, voice);
}

const show = async (call: Call): Promise<Answer> => ({
  card: await offered({ ...call, data: {} }, read(beside, call.data)),
});

/** The same documents as before, with what was just said of one of them. */
async function chosen(
  call: Call,
  place: Beside,
  given: { readonly product: string; readonly reason?: string },
  said: 'accepted' | 'rejected' | 'added',
): Promise<Answer> {
  const { deps, who, voice } = call;
  await deps.views.discussions.choosing.choose(who, {
    ...place,
    product: asId<ProductId>(given.product),
    verdict: said === 'rejected' ? 'reject' : 'accept',
    reason: given.reason ?? '',
  });
  const drawn = await offered({ ...call, data: {} }, place);
  return { card: withNotice(drawn, voice.say(`finding.choose.${said}`), 'good') };
}

const accept = (call: Call): Promise<Answer> => {
  const { product, ...place } = read(one, call.data);
  return chosen(call, place, { product }, 'accepted');
};

/** Whoever rejects a document must be able to open it: its title stands on the card. */
async function askReject(call: Call): Promise<Card> {
  const { deps, who, voice, data } = call;
  const { product, ...place } = read(one, data);
  const item = await deps.actions.knowledge.read(who, asId<ProductId>(product));
  const going = { verb: 'related.reject', data: { ...place, product }, back: backTo(place, voice) };
  return rejectCard(item, going, data, voice);
}

const reject = (call: Call): Promise<Answer> => {
  const { product, reason: why, ...place } = read(one.extend({ reason }), call.data);
  return chosen(call, place, { product, reason: why }, 'rejected');
};

async function add(call: Call): Promise<Answer> {
  const { link, ...place } = read(
    beside.extend({ link: z.string().trim().min(1).max(2_000) }),
    call.data,
  );
  const { id: product } = await pastedItem(call, link);
  return chosen(call, place, { product }, 'added');
}

const found = z.object({ query: z.string().trim().min(1).max(2_000), product: short });

/** Of what was found before a question is posted. */
async function askRejectFound(call: Call): Promise<Card> {
  const { deps, who, voice, data } = call;
  const { query, product } = read(found, data);
  const item = await deps.actions.knowledge.read(who, asId<ProductId>(product));
  const back = press(voice.say('bot.pages.cancel'), 'search.run', { query });
  return rejectCard(item, { verb: 'found.reject', data: { query, product }, back }, data, voice);
}

async function rejectFound(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { query: text, product, reason: why } = read(found.extend({ reason }), data);
  await deps.actions.knowledge.choices.record(who, {
    product: asId<ProductId>(product),
    verdict: 'reject',
    reason: why,
    text,
    place: 'question',
  });
  return { card: notedCard(voice.say('finding.choose.rejected'), voice) };
}

/** Documents beside a discussion, a question or a project: accepted, rejected with a reason, added by their link. */
export const choosingCommand: Command = {
  verbs: {
    'related.show': { run: show },
    'related.accept': { run: accept },
    'related.ask-reject': { run: async (call) => ({ card: await askReject(call) }) },
    'related.reject': { run: reject, again: askReject },
    'related.add': { run: add, again: (call) => offered(call, read(beside, call.data)) },
    'found.ask-reject': { run: async (call) => ({ card: await askRejectFound(call) }) },
    'found.reject': { run: rejectFound, again: askRejectFound },
  },
};
