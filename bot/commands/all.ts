import type { Command } from '../command.ts';
import { administrationCommands } from './administration.ts';
import { attachmentCommands } from './attachments.ts';
import { attributionCommands } from './attribution.ts';
import { auditCommands } from './audit.ts';
import { briefingCommands } from './briefing.ts';
import { captureCommands } from './capture.ts';
import { communityCommands } from './communities.ts';
import { consentCommands } from './consents.ts';
import { creditCommands } from './credit.ts';
import { deskCommands } from './desks.ts';
import { discussionCommands } from './discussions.ts';
import { expertiseCommands } from './expertise.ts';
import { focalPointCommands } from './focal-points.ts';
import { glossaryCommands } from './glossary.ts';
import { handoverCommands } from './handovers.ts';
import { helpCommands } from './help.ts';
import { insightCommands } from './insights.ts';
import { knowledgeCommands } from './knowledge.ts';
import { lessonCommands } from './lessons.ts';
import { membershipCommands } from './membership.ts';
import { moderationCommands } from './moderation.ts';
import { noticeCommands } from './notices.ts';
import { peerReviewCommands } from './peer-review.ts';
import { peopleCommands } from './people.ts';
import { practiceCommands } from './practices.ts';
import { preparingCommands } from './preparing.ts';
import { promptCommands } from './prompts.ts';
import { proposalCommands } from './proposals.ts';
import { qualityCommands } from './quality.ts';
import { queryCommands } from './queries.ts';
import { rewritingCommands } from './rewriting.ts';
import { safetyCommands } from './safety.ts';
import { shareCommands } from './shares.ts';
import { showcaseCommands } from './showcase.ts';
import { signInCommands } from './sign-in.ts';
import { sourceCommands } from './sources.ts';
import { summaryCommands } from './summaries.ts';
import { templateCommands } from './templates.ts';
import { termCommands } from './terms.ts';
import { urgentCommands } from './urgent.ts';

/** Everything that can be asked of the bot by name or button. What is none of these is a search. */
export const COMMANDS: readonly Command[] = [
  ...helpCommands,
  ...communityCommands,
  ...discussionCommands,
  ...summaryCommands,
  ...rewritingCommands,
  ...attachmentCommands,
  ...urgentCommands,
  ...proposalCommands,
  ...queryCommands,
  ...moderationCommands,
  ...captureCommands,
  ...peerReviewCommands,
  ...qualityCommands,
  ...insightCommands,
  ...focalPointCommands,
  ...lessonCommands,
  ...practiceCommands,
  ...consentCommands,
  ...showcaseCommands,
  ...creditCommands,
  ...attributionCommands,
  ...promptCommands,
  ...handoverCommands,
  ...peopleCommands,
  ...safetyCommands,
  ...noticeCommands,
  ...shareCommands,
  ...signInCommands,
  ...sourceCommands,
  ...administrationCommands,
  ...auditCommands,
  ...templateCommands,
  ...knowledgeCommands,
  ...expertiseCommands,
  ...briefingCommands,
  ...preparingCommands,
  ...deskCommands,
  ...termCommands,
  ...membershipCommands,
  ...glossaryCommands,
];
