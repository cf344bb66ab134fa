import type { Message } from '../src/features/notifications/model.ts';
import type { Person } from '../src/kernel/person.ts';
import { attributionNews } from './attribution-messages.ts';
import type { Drawn } from './cards/messages.ts';
import { communityNews, isOfCommunities } from './community-messages.ts';
import { consentNews } from './consent-messages.ts';
import { shownNews } from './credit-messages.ts';
import type { MessageDeps } from './deps.ts';
import { dutyNews } from './duty-messages.ts';
import { focalNews } from './focal-messages.ts';
import { heardNews } from './heard-messages.ts';
import { knowledgeNews } from './knowledge-messages.ts';
import { isOfMembership, membershipNews } from './membership-messages.ts';
import { moderatorsNews } from './moderation-messages.ts';
import { postNews } from './notice-messages.ts';
import { practiceNews } from './practice-messages.ts';
import { preparingNews } from './preparing-messages.ts';
import { isOfLeading, leadingNews } from './query-leading-messages.ts';
import { isOfRecords, recordNews } from './record-messages.ts';
import { safetyNews } from './safety-messages.ts';
import { shareNews } from './share-messages.ts';
import { showcaseNews } from './showcase-messages.ts';
import { sourceNews } from './source-messages.ts';
import { isOfSurfacing, surfacingNews } from './surfacing-messages.ts';
import { termNews } from './term-messages.ts';
import type { Voice } from './voice.ts';

/** What one area alone has to tell a person; null where the message is of none of them. */
export async function areaNews(
  deps: MessageDeps,
  message: Message,
  reader: Person,
  voice: Voice,
): Promise<Drawn | null> {
  const { id: person } = reader;
  if (isOfCommunities(message)) return communityNews(deps, message, person, voice);
  if (isOfMembership(message)) return membershipNews(deps, message, person, voice);
  if (isOfLeading(message)) return leadingNews(deps, message, voice);
  if (isOfRecords(message)) return recordNews(deps, message, reader, voice);
  if (isOfSurfacing(message)) return surfacingNews(deps, message, person, voice);
  switch (message.kind) {
    case 'contribution-returned':
    case 'reply-returned':
    case 'turn-asked':
    case 'turn-settled':
    case 'moderator-note':
    case 'second-wanted':
      return moderatorsNews(deps, message, person, voice);
    case 'discussion-share':
      return shareNews(deps, message, person, voice);
    case 'community-post':
      return postNews(deps, message.post, person, voice);
    case 'heard':
      return heardNews(deps, message.said, voice);
    case 'product-used':
    case 'contradiction':
    case 'gap-closed':
      return knowledgeNews(deps, message, person, voice);
    case 'practice':
      return practiceNews(deps, message, reader, voice);
    case 'duties':
      return dutyNews(deps, message, person, voice);
    case 'focal-point':
      return focalNews(deps, message, person, voice);
    case 'mission-offer':
    case 'desk':
      return preparingNews(deps, message, reader, voice);
    case 'proposal':
      return termNews(deps, message.proposal, voice);
    case 'source':
      return sourceNews(deps, message, voice);
    default:
      return ownNews(deps, message, person, voice);
  }
}

/** What becomes of somebody's own words and deeds; null where the message is of nothing like it. */
async function ownNews(
  deps: MessageDeps,
  message: Message,
  person: Person['id'],
  voice: Voice,
): Promise<Drawn | null> {
  switch (message.kind) {
    case 'record-shown':
      return shownNews(deps, message, voice);
    case 'safety':
      return safetyNews(deps, message, voice);
    case 'consent-asked':
    case 'consent-settled':
      return consentNews(deps, message, voice);
    case 'showcase-asked':
      return showcaseNews(deps, message, person, voice);
    case 'attribution-asked':
      return attributionNews(deps, message, person, voice);
    default:
      return null;
  }
}
