import type { Message } from '../src/features/notifications/model.ts';
import type { ModeratorsMessage } from '../src/features/notifications/moderators-message.ts';
import type { PersonId } from '../src/kernel/ids.ts';
import type { Person } from '../src/kernel/person.ts';
import { UndeliveredError } from '../src/ports/messenger.ts';
import { ofColleagues } from './colleague-letters.ts';
import { isOfCommunities, type OfCommunities } from './community-messages.ts';
import type { BotDeps } from './deps.ts';
import { ofHandover } from './handover-letters.ts';
import { isOfMembership, type OfMembership } from './membership-messages.ts';
import { isOfModerators } from './moderation-messages.ts';
import { pathOf } from './notice-messages.ts';
import { isOfOnesOwn, pageOfOnesOwn } from './own-letters.ts';
import { isOfRecords, pageOfRecord } from './record-messages.ts';
import { isOfSurfacing, type OfSurfacing } from './surfacing-messages.ts';
import { voiceFor } from './voice.ts';

/** What a letter says of a message: the key of its words below `reach.mail.about`, and the page to read it on. */
interface Gist {
  readonly about: string;
  readonly path: string;
}

const ofHeard = ({ said }: Message & { readonly kind: 'heard' }): Gist => ({
  about: 'heard',
  path: said.kind === 'query' ? `/queries/${said.query}` : `/discussions/${said.discussion}`,
});

function ofSurfacing(message: OfSurfacing): Gist {
  const about = message.kind;
  switch (message.kind) {
    case 'digest':
      return { about, path: '/alerts' };
    case 'collection-due':
      return { about, path: `/collections/${message.collection}` };
    case 'announcement-suggested':
      return { about, path: '/announcements' };
    case 'reviews':
      return { about, path: '/reviews' };
    case 'review-handed':
      return { about, path: `/knowledge/${message.product}` };
  }
}

function ofMembership(message: OfMembership): Gist {
  const about = message.kind;
  if (message.kind === 'moderate') return { about, path: '/' };
  if (message.kind === 'unled') return { about, path: '/admin/places' };
  return { about, path: `/communities/${message.community}` };
}

const ofCommunities = (message: OfCommunities): Gist =>
  message.kind === 'community-made'
    ? { about: message.kind, path: `/communities/new?making=${message.making}` }
    : { about: `join-${message.about}`, path: '/communities' };

type OfKnowledge = Extract<
  Message,
  {
    kind:
      | 'product-used'
      | 'contradiction'
      | 'gap-closed'
      | 'mission-offer'
      | 'desk'
      | 'proposal'
      | 'source';
  }
>;

/** Documents, terms and sources, and what comes up before something is begun. */
function ofKnowledge(message: OfKnowledge): Gist {
  switch (message.kind) {
    case 'product-used':
      return { about: message.kind, path: `/knowledge/${message.product}` };
    case 'contradiction':
      return { about: message.kind, path: '/contradictions' };
    case 'gap-closed':
      return { about: message.kind, path: '/search' };
    case 'mission-offer':
      return { about: 'mission-offer', path: '/preparing' };
    case 'desk':
      return { about: `desk-${message.about}`, path: `/desks/${message.request}` };
    case 'proposal':
      return { about: 'proposal', path: '/taxonomy/proposals' };
    case 'source':
      return { about: 'source', path: '/admin/sources' };
  }
}

const OF_QUERIES = [
  'query-first-reply',
  'query-answered',
  'query-unanswered',
  'query-due',
  'query-hidden',
  'query-for-you',
  'reply-used',
  'reply-hidden',
  'query-merged',
  'expert-asked',
  'ask-settled',
  'faq-offered',
  'query-gap',
  'wording-asked',
  'wording-settled',
] as const;
type OfQuery = Message & { readonly kind: (typeof OF_QUERIES)[number] };

const isOfQuery = (message: Message): message is OfQuery =>
  (OF_QUERIES as readonly string[]).includes(message.kind);

/** A gap is seen to among the gaps, everything else where the question stands. */
const ofQuery = ({ kind, query }: OfQuery): Gist => ({
  about: kind,
  path: kind === 'query-gap' ? '/gaps' : `/queries/${query}`,
});

function ofModerators(message: ModeratorsMessage): Gist | null {
  switch (message.kind) {
    case 'contribution-returned':
      return { about: 'contribution-hidden', path: `/discussions/${message.discussion}` };
    case 'reply-returned':
      return { about: 'reply-hidden', path: `/queries/${message.query}` };
    case 'second-wanted':
      return { about: 'second-wanted', path: `/communities/${message.community}/members` };
    case 'turn-asked':
    case 'turn-settled':
      return { about: message.kind, path: `/discussions/${message.discussion}` };
    case 'moderator-note':
      return { about: 'moderator-note', path: '/' };
    case 'thread-linked':
      return null;
  }
}

type OfTalk = Extract<
  Message,
  {
    kind:
      | 'discussion-nudge'
      | 'topic'
      | 'contribution-used'
      | 'contribution-hidden'
      | 'heard'
      | 'discussion-share'
      | 'community-post';
  }
>;

/** Discussions, and what is said in them. */
function ofTalk(message: OfTalk): Gist {
  switch (message.kind) {
    case 'discussion-nudge':
      return { about: 'discussion', path: `/discussions/${message.discussion}` };
    case 'topic':
      return { about: 'topic', path: '/discussions/topics' };
    case 'contribution-used':
    case 'contribution-hidden':
      return { about: message.kind, path: `/discussions/${message.discussion}` };
    case 'heard':
      return ofHeard(message);
    case 'discussion-share':
      return { about: message.kind, path: '/discussions' };
    case 'community-post':
      return { about: message.kind, path: pathOf(message.post) };
  }
}

const OF_CAPTURE = [
  'prompt',
  'prompt-overdue',
  'consent-asked',
  'consent-settled',
  'capture-published',
  'record-for-you',
  'handover',
] as const;
type OfCapture = Extract<Message, { kind: (typeof OF_CAPTURE)[number] }>;

const isOfCapture = (message: Message): message is OfCapture =>
  OF_CAPTURE.some((kind) => kind === message.kind);

/** What is written down, and what it may be made of. */
function ofCapture(message: OfCapture): Gist {
  if (message.kind === 'handover') return ofHandover(message);
  const path = 'capture' in message ? `/captures/${message.capture}` : '/captures';
  return { about: message.kind, path };
}

/** What is made of a discussion, and where it is read; null for what is said in its thread. */
const SUMMARIES = {
  'synthesis-drafted': 'synthesis',
  'synthesis-sent': 'synthesis',
  'synthesis-published': null,
  'interim-drafted': 'interim',
  'interim-published': null,
} as const;
type OfSummaries = Message & { readonly kind: keyof typeof SUMMARIES };

const isOfSummaries = (message: Message): message is OfSummaries => message.kind in SUMMARIES;

function ofSummaries({ kind, discussion }: OfSummaries): Gist | null {
  const page = SUMMARIES[kind];
  return page && { about: kind, path: `/discussions/${discussion}/${page}` };
}

/** Null for what is said in channels alone. */
function gistOf(message: Message): Gist | null {
  if (isOfCommunities(message)) return ofCommunities(message);
  if (isOfMembership(message)) return ofMembership(message);
  if (isOfSurfacing(message)) return ofSurfacing(message);
  if (isOfQuery(message)) return ofQuery(message);
  if (isOfModerators(message)) return ofModerators(message);
  if (isOfSummaries(message)) return ofSummaries(message);
  if (isOfCapture(message)) return ofCapture(message);
  if (isOfOnesOwn(message)) return { about: message.kind, path: pageOfOnesOwn(message) };
  if (isOfRecords(message)) return { about: message.kind, path: pageOfRecord(message) };
  switch (message.kind) {
    case 'contribution-waiting':
    case 'queue':
      return { about: 'queue', path: '/moderation' };
    case 'discussion-nudge':
    case 'topic':
    case 'contribution-used':
    case 'contribution-hidden':
    case 'heard':
    case 'discussion-share':
    case 'community-post':
      return ofTalk(message);
    case 'practice':
    case 'duties':
    case 'focal-point':
    case 'record-shown':
      return ofColleagues(message);
    case 'product-used':
    case 'contradiction':
    case 'gap-closed':
    case 'mission-offer':
    case 'desk':
    case 'proposal':
    case 'source':
      return ofKnowledge(message);
    case 'discussion-opened':
    case 'discussion-closing':
    case 'discussion-closed':
    case 'discussion-news':
    case 'contribution':
    case 'query-asked':
    case 'query-linked':
    case 'query-replied':
    case 'reply':
    case 'announcement':
      return null;
  }
}

/** Nothing but the kind of news and where it is: a mailbox is read by others than its owner. */
export function createLetters(deps: BotDeps) {
  const { actions, reach } = deps;

  function write(reader: Person, { about, path }: Gist, link: (path: string) => string) {
    const { say } = voiceFor(deps, reader);
    const paragraphs = [
      say('reach.mail.hello', { name: reader.name }),
      say(`reach.mail.about.${about}.text`),
      say('reach.mail.open', { url: link(path) }),
      say('reach.mail.why'),
      say('reach.mail.signed'),
    ];
    return {
      to: { person: reader.id, address: reader.mail, name: reader.name },
      subject: say(`reach.mail.about.${about}.subject`),
      text: `${paragraphs.join('\n\n')}\n`,
    };
  }

  const unsaid = (why: string, closed: string | null) =>
    new UndeliveredError(why, { outcome: 'never', retryAfter: null, definite: true, closed });

  return {
    /** @throws UndeliveredError */
    async send(person: PersonId, message: Message): Promise<void> {
      const gist = gistOf(message);
      if (!gist) throw unsaid(`${message.kind} is no message for one person`, null);
      if (!reach?.mailer) throw unsaid('no mailbox to send from', 'no-sender');
      const [reader] = await actions.people.people([person]);
      if (!reader?.active) throw unsaid(`person ${person} is gone`, null);
      if (reader.mail === '') throw unsaid(`person ${person} has no mail address`, 'no-address');
      await reach.mailer.send(write(reader, gist, reach.link));
    },
  };
}
