import { z } from 'zod';
import { isForFew, QUERY_AUDIENCES } from '../../src/features/queries/model.ts';
import { dayOf, isDay } from '../../src/kernel/days.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type CommunityId, type ConsentId, type ProductId } from '../../src/kernel/ids.ts';
import type { Card } from '../cards/card.ts';
import { link } from '../cards/inputs.ts';
import type { PointedOut } from '../cards/pointed-out.ts';
import { askCard, askedCard, fittingOthers, thanksCard } from '../cards/query-form.ts';
import { LONGEST_NAMES } from '../cards/readers-inputs.ts';
import { type Answer, type Call, type Command, formKey, read } from '../command.ts';
import { namedIn } from './colleagues.ts';
import { communityId } from './fields.ts';
import { pointedOutIn } from './safety.ts';

const question = z.string().trim().min(1).max(2_000);
const stopped = z.object({ query: question, product: z.string().min(1).max(200).optional() });
const asked = z.object({
  query: question,
  background: z.string().trim().max(4_000).default(''),
  /** An emptied date comes back as an empty word. */
  neededBy: z
    .string()
    .refine((day) => day === '' || isDay(day))
    .optional()
    .transform((day) => day || null),
  community: communityId,
  urgent: z.string().max(5).optional(),
  audience: z.enum(QUERY_AUDIENCES).default('community'),
  readers: z.string().max(LONGEST_NAMES).default(''),
  /** Those others that fit are shown the way to it. */
  others: z.string().max(5).optional(),
  /** The agreement of whoever wrote the message that it is made of. */
  consent: z
    .string()
    .max(200)
    .optional()
    .transform((id) => (id ? asId<ConsentId>(id) : null)),
});

/** @throws AppError `not-a-member` for somebody who belongs nowhere */
export async function askForm(call: Call, pointed: PointedOut | null = null): Promise<Card> {
  const { deps, who, voice, data } = call;
  if (who.memberships.size === 0) throw new AppError('not-a-member', 'no community at all');
  const words = `${data.query ?? ''} ${data.background ?? ''}`.slice(0, 6_000);
  return askCard(
    {
      matches: await deps.views.queries.matching(who, words),
      alike: words.trim() === '' ? [] : await alike(call, words),
      today: dayOf(deps.clock.now(), who.zone),
      // What was seen before is known by the press of the same form.
      nonce: (pointed && data.nonce) || deps.ids.next(),
      entered: { ...data, query: data.query?.slice(0, 2_000) ?? '' },
      ...(pointed ? { pointed } : {}),
    },
    voice,
  );
}

const alike = async ({ deps, who }: Call, words: string) =>
  deps.views.queries.summaries(await deps.actions.queries.alike(who, { words }));

/** Those that fit, besides the one that is asked. */
const othersFor = async ({ deps, who }: Call, words: string, asked: CommunityId) =>
  fittingOthers(await deps.views.queries.matching(who, words))
    .map(({ community }) => community)
    .filter(({ id }) => id !== asked);

export async function askCommunity(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { query: text, urgent, others, consent, audience, readers, ...entered } = read(asked, data);
  const background = consent
    ? await deps.views.consents.attributed(who, consent, entered.background)
    : entered.background;
  const given = { ...entered, background };
  const key = consent
    ? `consent:${consent}`
    : formKey(call, text, given.background, given.community, given.neededBy ?? '');
  const said = [text, given.background].filter(Boolean).join('\n\n');
  const pointed = await pointedOutIn(call, given.community, said);
  if (pointed) return { card: await askForm(call, pointed) };
  const shown = others === 'true' && !isForFew({ audience });
  const also = shown ? await othersFor(call, `${text} ${given.background}`, given.community) : [];
  const chosen = await namedIn(call, { audience, readers });
  const query = await deps.actions.queries.ask(
    who,
    {
      text,
      readers: chosen,
      ...given,
      urgency: urgent === 'true' ? 'urgent' : 'normal',
      also: also.map(({ id }) => id),
    },
    key,
  );
  if (consent) await deps.actions.consents.made(consent, { kind: 'query', query: query.id });
  const community = await deps.actions.communities.get(given.community);
  const communityName = community?.names[voice.language] ?? given.community;
  const tab = link(voice.say('bot.discussion.tab'), deps.tabUrl?.(`/queries/${query.id}`));
  return {
    card: askedCard(
      {
        id: query.id,
        text: query.text,
        communityName,
        audience: query.audience ?? 'community',
        others: also.map(({ names }) => names[voice.language]).join(', '),
      },
      tab,
      voice,
    ),
  };
}

/** Counted once a card, whichever of its buttons was pressed. */
async function stop(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { query: text, product } = read(stopped, data);
  const id = product === undefined ? null : asId<ProductId>(product);
  const found = id === null ? null : await deps.actions.knowledge.read(who, id);
  const [best] = await deps.views.queries.matching(who, text);
  const community = best?.community.id ?? null;
  await deps.actions.queries.stop(who, { text, product: id, community }, `${call.key}:stock`);
  return { card: thanksCard(found?.title ?? null, voice) };
}

export const askCommand: Command = {
  name: 'ask',
  words: async (call) => ({ card: await askForm({ ...call, data: {} }) }),
  verbs: {
    'query.form': { run: async (call) => ({ card: await askForm(call) }) },
    'query.ask': { run: askCommunity, again: (call) => askForm(call) },
    'query.stock': { run: stop },
  },
};
