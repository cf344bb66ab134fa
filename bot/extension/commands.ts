import { LIMITS as DISCUSSION } from '../../src/features/discussions/model.ts';
import { FAQ_LIMITS } from '../../src/features/queries/faq.ts';
import { LIMITS as QUERY } from '../../src/features/queries/model.ts';
import { AppError } from '../../src/kernel/errors.ts';
import type { Card } from '../cards/card.ts';
import { cut } from '../cards/card.ts';
import { discussionMade, lessonForm, lessonMade } from '../cards/extension-forms.ts';
import { type Call, formKey } from '../command.ts';
import { askCommunity, askForm } from '../commands/asking.ts';
import { discussionForm, draftOf, makeDiscussion } from '../commands/discussion-life.ts';
import { keepAnswer, keepForm } from '../commands/keeping.ts';
import type { ActionCommand } from './action-command.ts';
import type { ChosenMessage } from './values.ts';

const LESSON = 'lesson';

/**
 * Where it comes from, as a link that opens for those who may read the message. Its author is not named: a message in
 * a conversation is no consent to stand in a document.
 */
function sourceSentence({ voice }: Call, message: ChosenMessage | null): string {
  if (!message?.link) return '';
  const date = message.writtenAt ? voice.date(message.writtenAt) : '';
  return date
    ? voice.say('extension.source.dated', { date, link: message.link })
    : voice.say('extension.source.plain', { link: message.link });
}

const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join('\n\n');

/** The community whose channel this is, where the person belongs to it. */
async function communityHere({ deps, who, place }: Call): Promise<string | undefined> {
  if (place.kind !== 'channel') return undefined;
  const community = await deps.actions.communities.byChannel(place.channelId);
  return community && who.memberships.has(community.id) ? community.id : undefined;
}

/** The lesson's first step, which is where a message's words belong; the draft waits for the rest. */
function lessonTemplate({ deps }: Call) {
  const template = deps.actions.capture.templates().find(({ id }) => id === LESSON);
  if (!template) throw new AppError('not-found', 'no template for lessons');
  return template;
}

export const lessonAction: ActionCommand = {
  name: 'save-lesson',
  prefill: async (call, message) => ({
    context: sourceSentence(call, message),
    happened: cut(message?.text ?? '', 4_000),
  }),
  form: async (call) => lessonForm(lessonTemplate(call), call.data, call.voice),
  async make(call) {
    const { deps, who, voice, data, key } = call;
    const { steps } = lessonTemplate(call);
    const fields = steps[0]?.fields ?? [];
    const prefill = Object.fromEntries(
      fields.flatMap(({ id }) => (data[id]?.trim() ? [[id, data[id]] as const] : [])),
    );
    if (Object.keys(prefill).length === 0) {
      throw new AppError('invalid-input', 'nothing written', { field: 'text' });
    }
    const { capture, template } = await deps.actions.capture.begin(who, {
      template: LESSON,
      project: null,
      prompt: null,
      key,
      prefill,
    });
    return lessonMade({ capture, template }, tab(call, `/captures/${capture.id}`), voice);
  },
};

const tab = ({ deps }: Call, path: string): string | null => deps.tabUrl?.(path) ?? null;

const belongsNowhere = async ({ who, voice }: Call): Promise<string | null> =>
  who.memberships.size === 0 ? voice.say('extension.refused.no-community') : null;

export const askAction: ActionCommand = {
  name: 'ask-community',
  refused: belongsNowhere,
  async prefill(call, message) {
    const community = await communityHere(call);
    const text = message?.text ?? '';
    const rest = text.length > QUERY.text ? text : '';
    return {
      query: cut(text, QUERY.text),
      background: cut(joined(rest, sourceSentence(call, message)), QUERY.background),
      ...(community ? { community } : {}),
    };
  },
  form: (call) => askForm(call),
  async make(call) {
    const answer = await askCommunity(call);
    if (answer && 'card' in answer) return answer.card;
    throw new AppError('unavailable', 'asking answered without a card');
  },
};

export const keepAction: ActionCommand = {
  name: 'keep-answer',
  refused: belongsNowhere,
  async prefill(call, message) {
    const community = await communityHere(call);
    return {
      answer: cut(message?.text ?? '', FAQ_LIMITS.answer),
      background: sourceSentence(call, message),
      ...(community ? { community } : {}),
    };
  },
  form: (call) => keepForm(call),
  async make(call) {
    const answer = await keepAnswer(call);
    if (answer && 'card' in answer) return answer.card;
    throw new AppError('unavailable', 'keeping answered without a card');
  },
};

const MOST_NAMED = 10;

/** Who may begin one here: the moderators of this channel's community, or of the person's own. */
async function moderatorsFor(call: Call): Promise<string> {
  const { deps, who, voice } = call;
  const here = await communityHere(call);
  const all = await deps.actions.communities.list();
  const mine = all.filter(({ id }) => (here ? id === here : who.memberships.has(id)));
  const lines: string[] = [];
  for (const { id, names } of mine.slice(0, MOST_NAMED)) {
    const members = await deps.actions.communities.members(id);
    const ids = members.filter(({ role }) => role === 'moderator').map(({ person }) => person);
    const people = await deps.actions.people.people(ids.slice(0, MOST_NAMED));
    if (people.length > 0) {
      lines.push(
        `${names[voice.language]}${voice.say('bot.colon')}${people.map(({ name }) => name).join(', ')}`,
      );
    }
  }
  return lines.join('; ');
}

export const discussionAction: ActionCommand = {
  name: 'start-discussion',
  async refused(call) {
    const { who, voice } = call;
    if ([...who.memberships.values()].includes('moderator')) return null;
    const who_can = await moderatorsFor(call);
    return who_can
      ? voice.say('extension.refused.moderators', { moderators: who_can })
      : voice.say('extension.refused.no-community');
  },
  async prefill(call, message) {
    const here = await communityHere(call);
    const [first = ''] = (message?.text ?? '').split('\n');
    const mine = here && call.who.memberships.get(here as never) === 'moderator';
    return {
      title: cut(first.trim(), DISCUSSION.title),
      background: cut(
        joined(message?.text ?? '', sourceSentence(call, message)),
        DISCUSSION.background,
      ),
      ...(mine ? { community: here } : {}),
    };
  },
  form: (call) => discussionForm(call),
  async make(call): Promise<Card> {
    const { deps, voice } = call;
    const draft = draftOf(call);
    const key = formKey(call, draft.title, draft.community);
    const discussion = await makeDiscussion(call, { ...draft, asDraft: false }, key);
    const community = await deps.actions.communities.get(discussion.community);
    const name = community?.names[voice.language] ?? '';
    return discussionMade(discussion, name, tab(call, `/discussions/${discussion.id}`), voice);
  },
};
