import type { Message } from '../src/features/notifications/model.ts';
import { AppError } from '../src/kernel/errors.ts';
import type { PersonId } from '../src/kernel/ids.ts';
import { link } from './cards/inputs.ts';
import { type Drawn, noticeCard } from './cards/messages.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

type OfKnowledge = Message & { readonly kind: 'product-used' | 'contradiction' };

/** What owners, and those who reconcile, are told of documents; each sees titles of what they may open only. */
export function knowledgeNews(
  deps: MessageDeps,
  message: OfKnowledge,
  person: PersonId,
  voice: Voice,
): Promise<Drawn> {
  return message.kind === 'product-used'
    ? used(deps, message, person, voice)
    : contradiction(deps, message, person, voice);
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
