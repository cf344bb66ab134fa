import type { Message } from '../src/features/notifications/model.ts';
import { AppError, isAppError } from '../src/kernel/errors.ts';
import type { PersonId } from '../src/kernel/ids.ts';
import { cut } from './cards/card.ts';
import { link, press } from './cards/inputs.ts';
import { type Drawn, noticeCard } from './cards/messages.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

const LONGEST_WORDS = 200;

type OfKnowledge = Message & { readonly kind: 'product-used' | 'contradiction' | 'gap-closed' };

/** What owners, and those who reconcile, are told of documents; each sees titles of what they may open only. */
export function knowledgeNews(
  deps: MessageDeps,
  message: OfKnowledge,
  person: PersonId,
  voice: Voice,
): Promise<Drawn> {
  switch (message.kind) {
    case 'product-used':
      return used(deps, message, person, voice);
    case 'contradiction':
      return contradiction(deps, message, person, voice);
    case 'gap-closed':
      return gapClosed(deps, message, person, voice);
  }
}

/** Null where it is gone, or not for this reader. */
async function ifOpen<T>(reading: Promise<T>): Promise<T | null> {
  return reading.catch((error: unknown) => {
    if (isAppError(error) && error.code === 'not-found') return null;
    throw error;
  });
}

/** What they missed, and what is there now of what they may open; else the search for it. */
async function gapClosed(
  { actions, tabUrl }: MessageDeps,
  { gap: id }: OfKnowledge & { kind: 'gap-closed' },
  person: PersonId,
  voice: Voice,
): Promise<Drawn> {
  const gap = await actions.knowledge.gaps.get(id);
  if (!gap) throw new AppError('not-found', `gap ${id} is gone`);
  const { product: answer = null, query: asked = null } = gap.closed ?? {};
  const who = await actions.people.actor(person);
  const [product, question] = await Promise.all([
    answer && ifOpen(actions.knowledge.read(who, answer)),
    asked && ifOpen(actions.queries.read(who, asked)),
  ]);
  const found = product ? 'product' : question ? 'query' : 'search';
  const words = { query: cut(gap.words, LONGEST_WORDS) };
  const card = noticeCard(
    {
      heading: voice.say('finding.closed.title'),
      title: gap.words,
      sentences: [voice.say(`finding.closed.${found}`, { title: product?.title ?? '' })],
      actions: [
        product
          ? link(voice.say('item.chat.open'), tabUrl?.(`/knowledge/${product.id}`) ?? null)
          : null,
        product ? link(voice.say('finding.closed.document'), product.webUrl) : null,
        question
          ? press(voice.say('asking.open-button'), 'query.read', { id: question.query.id })
          : null,
        press(voice.say('finding.gaps.again'), 'search.run', words),
        press(voice.say('finding.closed.still'), 'gap.record', { ...words, tell: 'true' }),
      ],
    },
    voice,
  );
  return { card, stale: gap.closed === undefined };
}

async function used(
  { actions, tabUrl }: MessageDeps,
  { product: id }: OfKnowledge & { kind: 'product-used' },
  person: PersonId,
  voice: Voice,
): Promise<Drawn> {
  const { knowledge, people } = actions;
  const product = await knowledge.read(await people.actor(person), id);
  const count = await knowledge.marks.uses(id);
  const card = noticeCard(
    {
      heading: voice.say('item.chat.owner'),
      title: product.title,
      sentences: [voice.say('item.chat.owner-why', { count })],
      actions: [link(voice.say('item.chat.open'), tabUrl?.(`/knowledge/${id}`) ?? null)],
    },
    voice,
  );
  return { card, stale: count === 0 };
}

async function contradiction(
  { actions, tabUrl }: MessageDeps,
  { contradiction: id }: OfKnowledge & { kind: 'contradiction' },
  person: PersonId,
  voice: Voice,
): Promise<Drawn> {
  const { knowledge, people } = actions;
  const task = await knowledge.notices.task(await people.actor(person), id);
  if (!task) throw new AppError('not-found', `contradiction ${id} is gone`);
  const { state, why, outcome } = task.contradiction;
  const titles = task.sides.map(({ outline }) => outline?.title ?? voice.say('item.chat.closed'));
  const owners = await people.people(task.sides.flatMap(({ ownerId }) => ownerId ?? []));
  const names = owners.map(({ name }) => name).join(', ') || '—';
  const settled = state === 'settled';
  const card = noticeCard(
    {
      heading: voice.say(settled ? 'item.chat.settled' : 'item.chat.flagged'),
      title: titles.join(' / '),
      sentences: [
        voice.say(settled ? 'item.chat.settled-why' : 'item.chat.flagged-why'),
        voice.say('item.chat.owners', { names }),
      ],
      quote: settled ? (outcome ?? '') : why,
      actions: settled
        ? []
        : [link(voice.say('item.chat.settle'), tabUrl?.('/contradictions') ?? null)],
    },
    voice,
  );
  return { card, stale: false };
}
