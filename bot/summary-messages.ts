import { spokenIn } from '../src/features/communities/model.ts';
import type { Message } from '../src/features/notifications/model.ts';
import { AppError } from '../src/kernel/errors.ts';
import type { DiscussionId, PersonId } from '../src/kernel/ids.ts';
import { fedLine, fullTexts } from './cards/documents.ts';
import { link } from './cards/inputs.ts';
import { type Drawn, noticeCard, readButton } from './cards/messages.ts';
import { interimDraftCard, interimPost } from './cards/summaries.ts';
import type { MessageDeps } from './deps.ts';
import { createVoice, type Voice } from './voice.ts';

type Interim = Message & { readonly kind: 'interim-drafted' | 'interim-published' };

const gone = (what: string) => new AppError('not-found', `${what} is gone`);

/** Interim summaries, and what came of a discussion, as they stand when they are told. */
export function createSummaryMessages(deps: MessageDeps) {
  const { actions, views } = deps;
  const { summaries } = views.discussions;
  const tab = (path: string): string | null => deps.tabUrl?.(path) ?? null;

  /** To whoever leads the discussion: the draft itself, to be let go or put aside. */
  async function drafted({ discussion: id, interim }: Interim, person: PersonId, voice: Voice) {
    const who = await actions.people.actor(person);
    const { discussion, draft } = await summaries.interims(who, id);
    if (draft?.interim.id !== interim) {
      const notice = { heading: voice.say('summaries.draft.settled'), title: discussion.title };
      const card = noticeCard(
        { ...notice, sentences: [], actions: [readButton(discussion, voice)] },
        voice,
      );
      return { card, stale: true };
    }
    const doubts = await summaries.doubts(who, id, null);
    return { card: interimDraftCard(draft, { doubts, tab }, voice), stale: false };
  }

  const documentsOf = async (id: DiscussionId, voice: Voice) => {
    const [synthesis, all] = await Promise.all([
      actions.discussions.syntheses.get(id),
      actions.discussions.documents.of(id),
    ]);
    return fullTexts(all, synthesis?.webUrl ?? null, voice);
  };

  const fedBy = async (id: DiscussionId, voice: Voice): Promise<readonly string[]> => {
    const languages = (await actions.discussions.syntheses.get(id))?.languages ?? [];
    return fedLine(languages, voice);
  };

  /** In the thread, in the channel's language. */
  async function posted({ discussion: id, interim }: Interim): Promise<Drawn> {
    const discussion = await actions.discussions.get(id);
    const community = discussion && (await actions.communities.get(discussion.community));
    if (!discussion || !community) throw gone(`discussion ${id}`);
    const voice = createVoice(deps, spokenIn(community, discussion.language), 'UTC');
    const view = await summaries.inChannel(id, interim, voice.language);
    if (!view) throw gone(`interim summary ${interim}`);
    return { card: interimPost(view, tab, voice), stale: false };
  }

  /** To whoever took part or follows it; whose words are behind it hear so, and how to have them changed. */
  async function sent(
    id: DiscussionId,
    about: 'used' | 'sent',
    person: PersonId,
    voice: Voice,
  ): Promise<Drawn> {
    const discussion = await actions.discussions.get(id);
    if (!discussion) throw gone(`discussion ${id}`);
    const mine = (await actions.discussions.syntheses.behind(id)).get(person) ?? 0;
    const card = noticeCard(
      {
        heading: voice.say(about === 'used' ? 'bot.post.used-title' : 'summaries.sent.title'),
        title: discussion.title,
        sentences: [
          ...(about === 'used'
            ? [
                voice.say('bot.post.used'),
                ...(mine > 0 ? [voice.say('summaries.sent.yours', { count: mine })] : []),
              ]
            : [voice.say('summaries.sent.text')]),
          ...(await fedBy(id, voice)),
        ],
        actions: [
          ...(await documentsOf(id, voice)),
          link(voice.say('summaries.sent.page'), tab(`/discussions/${id}/synthesis`)),
          readButton(discussion, voice),
        ],
      },
      voice,
    );
    return { card, stale: false };
  }

  /** In the thread: that it is published, in which languages it is, and which fed it. */
  async function published(id: DiscussionId): Promise<Drawn> {
    const discussion = await actions.discussions.get(id);
    const community = discussion && (await actions.communities.get(discussion.community));
    if (!discussion || !community) throw gone(`discussion ${id}`);
    const voice = createVoice(deps, spokenIn(community, discussion.language), 'UTC');
    const card = noticeCard(
      {
        heading: voice.say('bot.post.synthesis-title'),
        title: discussion.title,
        sentences: [voice.say('bot.post.synthesis'), ...(await fedBy(id, voice))],
        actions: await documentsOf(id, voice),
      },
      voice,
    );
    return { card, stale: false };
  }

  return { drafted, posted, sent, published };
}
