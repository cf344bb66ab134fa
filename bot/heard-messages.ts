import type { Said } from '../src/features/notifications/model.ts';
import { AppError } from '../src/kernel/errors.ts';
import { cut } from './cards/card.ts';
import { press } from './cards/inputs.ts';
import { type Drawn, noticeCard, readButton } from './cards/messages.ts';
import { received } from './commands/draw.ts';
import { replyReceived } from './commands/query-draw.ts';
import type { MessageDeps } from './deps.ts';
import { isUnseen } from './hearing.ts';
import type { Voice } from './voice.ts';

const LONGEST_TITLE = 300;

const gone = (what: string) => new AppError('not-found', `${what} is gone`);

/** What the thread would have answered, had the bot been told there; nothing once it shows or is withdrawn. */
export function heardNews(deps: MessageDeps, said: Said, voice: Voice): Promise<Drawn> {
  return said.kind === 'query' ? ofReply(deps, said, voice) : ofContribution(deps, said, voice);
}

async function ofContribution(
  { actions }: MessageDeps,
  said: Said & { kind: 'discussion' },
  voice: Voice,
): Promise<Drawn> {
  const [discussion, contribution] = await Promise.all([
    actions.discussions.get(said.discussion),
    actions.discussions.contributions.get(said.contribution),
  ]);
  if (!discussion || !contribution) throw gone(`contribution ${said.contribution}`);
  const found = { contribution, discussion, duplicate: true };
  const card = noticeCard(
    {
      heading: voice.say('reach.heard'),
      title: discussion.title,
      sentences: [(await received(actions, found, voice)).sentence],
      quote: contribution.text,
      actions: [readButton(discussion, voice)],
    },
    voice,
  );
  return { card, stale: !isUnseen({ kind: 'discussion', received: found }) };
}

async function ofReply(
  { actions }: MessageDeps,
  said: Said & { kind: 'query' },
  voice: Voice,
): Promise<Drawn> {
  const [query, reply] = await Promise.all([
    actions.queries.get(said.query),
    actions.queries.replies.get(said.reply),
  ]);
  if (!query || !reply) throw gone(`reply ${said.reply}`);
  const found = { reply, query, duplicate: true };
  const card = noticeCard(
    {
      heading: voice.say('reach.heard'),
      title: cut(query.text, LONGEST_TITLE),
      sentences: [replyReceived(found, voice).sentence],
      quote: reply.text,
      actions: [press(voice.say('asking.open-button'), 'query.read', { id: query.id })],
    },
    voice,
  );
  return { card, stale: !isUnseen({ kind: 'query', received: found }) };
}
