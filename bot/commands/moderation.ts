import { z } from 'zod';
import { LIMITS } from '../../src/features/discussions/model.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { hideCard } from '../cards/hiding.ts';
import { notedCard } from '../cards/knowledge.ts';
import { sayCard } from '../cards/moderation.ts';
import { synthesisCard } from '../cards/synthesis.ts';
import { type Answer, type Call, type Command, formKey, read } from '../command.ts';
import { early, unlessWaitedFor } from './attribution.ts';
import { contributionId, discussionId, pageNumber, reason, version } from './fields.ts';
import { giveBack } from './giving-back.ts';
import { labelsOf } from './labels.ts';
import { moderatedItem } from './moderated-item.ts';
import { drawQueue, editorUrl } from './moderation-queue.ts';
import { removeFromChannel, removingVerbs, ticked } from './removing.ts';
import { secondVerbs } from './second-moderator.ts';
import { tagVerbs } from './tags.ts';
import { drawItem, tendingVerbs } from './tending.ts';

const paged = z.object({ page: pageNumber });
const item = z.object({ id: contributionId, discussion: discussionId });
const act = item.extend({ version, move: z.enum(['approve', 'hold']) });
const hide = item.extend({ version, reason, remove: ticked });
const words = z.object({
  id: discussionId,
  text: z.string().trim().min(1).max(LIMITS.contribution),
});
const again = z.object({
  id: contributionId,
  version,
  text: z.string().trim().min(1).max(LIMITS.contribution),
});
const draft = z.object({ id: discussionId });
const approval = draft.extend({ version, early });

async function drawHide(call: Call): Promise<Card> {
  const { view, discussion } = await moderatedItem(call);
  if (!view.actions.includes('hide')) return drawItem(call);
  return hideCard(view, discussion, call.data.reason, call.voice);
}

async function drawSynthesis(call: Call): Promise<Card> {
  const { id } = read(draft, call.data);
  const page = await call.deps.views.discussions.synthesis(call.who, id);
  const labels = await labelsOf(call, 'synthesis', id);
  const { knowledge } = call.deps.actions;
  const { product } = page.synthesis;
  const said = product
    ? (await knowledge.beside(knowledge.readersFor(call.who), [product])).get(product)
    : null;
  const { discussions } = call.deps.views;
  const isDraft = page.synthesis.state === 'draft';
  const doubts = isDraft ? await discussions.doubts(call.who, id, null) : [];
  const { rewriting, attribution } = call.deps.actions;
  const checks = isDraft ? await attribution.desk(call.who, { kind: 'synthesis', item: id }) : null;
  const beside = { labels, said, doubts, checks, model: rewriting.model };
  return synthesisCard(page, beside, editorUrl(call, id), call.voice);
}

/** The text as it stands on the card, to be changed. */
async function drawSay(call: Call): Promise<Card> {
  const { id, text } = read(words, call.data);
  const { discussion } = await call.deps.actions.discussions.read(call.who, id);
  return sayCard(discussion, text, call.voice);
}

/** The same press is one post, and a changed text another. */
async function said(call: Call): Promise<Answer> {
  const { id, text } = read(words, call.data);
  const { deps, who, voice } = call;
  await deps.actions.moderation.perform(who, {
    subject: 'discussion',
    id,
    move: 'say',
    version: null,
    given: { text, nonce: formKey(call, id, text) },
  });
  return { card: withNotice(await drawQueue(call), voice.say('console.done.say'), 'good') };
}

const givenBack = (call: Call): Promise<Answer> =>
  giveBack(call, { subject: 'contribution', ...read(hide, call.data) });

/** The author's new words for what was given back. */
async function sentAgain(call: Call): Promise<Answer> {
  const { id, version: seen, text } = read(again, call.data);
  const { deps, who, voice } = call;
  await deps.actions.discussions.contributions.resubmit(who, id, { text, version: seen });
  return { card: notedCard(voice.say('console.returned.sent'), voice) };
}

export const moderationCommands: readonly Command[] = [
  {
    name: 'moderate',
    words: async (call) => ({ card: await drawQueue(call) }),
    verbs: {
      'moderation.queue': {
        run: async (call) => ({ card: await drawQueue(call, read(paged, call.data).page) }),
      },
      'moderation.item': { run: async (call) => ({ card: await drawItem(call) }) },
      'moderation.act': {
        run: async (call) => {
          const { id, move, version: seen } = read(act, call.data);
          const { deps, who, voice } = call;
          await deps.actions.discussions.contributions.review(who, id, move, { version: seen });
          const done = voice.say(`bot.moderation.done.${move}`);
          return { card: withNotice(await drawQueue(call), done, 'good') };
        },
        again: (call) => drawQueue(call),
      },
      'moderation.ask-hide': { run: async (call) => ({ card: await drawHide(call) }) },
      'moderation.hide': {
        run: async (call) => {
          const given = read(hide, call.data);
          const { deps, who, voice } = call;
          await deps.actions.discussions.contributions.review(who, given.id, 'hide', {
            reason: given.reason,
            version: given.version,
          });
          const done = voice.say('bot.moderation.done.hide');
          if (given.remove) {
            const { id, discussion: within } = given;
            return removeFromChannel(call, { kind: 'contribution', id, within }, done);
          }
          return { card: withNotice(await drawQueue(call), done, 'good') };
        },
        again: drawHide,
      },
      'moderation.return': { run: givenBack, again: drawHide },
      'contribution.resubmit': { run: sentAgain },
      'moderation.ask-say': { run: async (call) => ({ card: await drawSay(call) }) },
      'moderation.say': { run: said, again: drawSay },
      ...removingVerbs,
      ...secondVerbs,
      ...tendingVerbs,
      ...tagVerbs,
    },
  },
  {
    verbs: {
      'synthesis.read': { run: async (call) => ({ card: await drawSynthesis(call) }) },
      'synthesis.publish': {
        run: async (call) => {
          const { id, version: seen, early: told } = read(approval, call.data);
          const { deps, who, voice } = call;
          const draft = { kind: 'synthesis', id, version: String(seen) } as const;
          return unlessWaitedFor(call, draft, async () => {
            await deps.actions.discussions.syntheses.approve(who, id, seen, told);
            const said = voice.say('bot.synthesis.publishing');
            return { card: withNotice(await drawSynthesis(call), said, 'good') };
          });
        },
        again: drawSynthesis,
      },
    },
  },
];
