import { z } from 'zod';
import { FAQ_LIMITS } from '../../src/features/queries/faq.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type ConsentId } from '../../src/kernel/ids.ts';
import type { Card } from '../cards/card.ts';
import { keepCard, keptCard } from '../cards/faq-keep.ts';
import { link } from '../cards/inputs.ts';
import { type Answer, type Call, formKey, read, type Verb } from '../command.ts';
import { communityId } from './fields.ts';

const words = (most: number) => z.string().trim().min(1).max(most);
const kept = z.object({
  question: words(FAQ_LIMITS.question),
  answer: words(FAQ_LIMITS.answer),
  background: z.string().trim().max(4_000).default(''),
  community: communityId,
  /** The agreement of whoever wrote the message. */
  consent: z
    .string()
    .max(200)
    .optional()
    .transform((id) => (id ? asId<ConsentId>(id) : null)),
});

/** @throws AppError `not-a-member` for somebody who belongs nowhere */
export async function keepForm({ deps, who, voice, data }: Call): Promise<Card> {
  if (who.memberships.size === 0) throw new AppError('not-a-member', 'no community at all');
  const all = await deps.actions.communities.list();
  const communities = all.filter(({ id }) => who.memberships.has(id));
  return keepCard({ communities, nonce: deps.ids.next(), entered: data }, voice);
}

/** Offers it to the moderators; said whose words they are, as they agreed. */
export async function keepAnswer(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { consent, ...given } = read(kept, data);
  const key = consent
    ? `consent:${consent}`
    : formKey(call, given.question, given.answer, given.community);
  const whose = consent
    ? await deps.views.consents.standsFor(who, consent, given.background)
    : { author: null, said: given.answer, background: given.background };
  const faq = await deps.actions.queries.faqs.keep(who, { ...given, ...whose }, key);
  if (consent) await deps.actions.consents.made(consent, { kind: 'query', query: faq.query });
  const community = await deps.actions.communities.get(faq.community);
  const name = community?.names[voice.language] ?? faq.community;
  const tab = link(voice.say('bot.discussion.tab'), deps.tabUrl?.(`/queries/${faq.query}`));
  return { card: keptCard({ query: faq.query, community: name }, tab, voice) };
}

export const keepingVerbs: Readonly<Record<string, Verb>> = {
  'faq.form': { run: async (call) => ({ card: await keepForm({ ...call, data: {} }) }) },
  'faq.keep': { run: keepAnswer, again: keepForm },
};
