import { z } from 'zod';
import {
  asId,
  type CaptureId,
  type CommunityId,
  type ContributionId,
  type DiscussionId,
  type HandoverId,
  type PersonId,
  type PromptId,
  type QueryId,
  type ReplyId,
} from '../../src/kernel/ids.ts';

/** Fields that more than one card carries. Everything in a card comes back from a client, so nothing is believed. */
const text = z.string().min(1).max(200);

export const discussionId = text.transform((value) => asId<DiscussionId>(value));
export const contributionId = text.transform((value) => asId<ContributionId>(value));
export const queryId = text.transform((value) => asId<QueryId>(value));
export const replyId = text.transform((value) => asId<ReplyId>(value));
export const communityId = text.transform((value) => asId<CommunityId>(value));
export const captureId = text.transform((value) => asId<CaptureId>(value));
export const promptId = text.transform((value) => asId<PromptId>(value));
export const handoverId = text.transform((value) => asId<HandoverId>(value));
export const personId = text.transform((value) => asId<PersonId>(value));
export const version = z.coerce.number().int().min(1);
/** Places that were chosen, with commas between them; absent where none was. */
export const places = z
  .string()
  .max(500)
  .optional()
  .transform((value) => (value ?? '').split(',').filter((one) => /^\d{1,4}$/.test(one)))
  .transform((chosen) => chosen.map(Number));
export const pageNumber = z.coerce.number().int().min(0).max(10_000).default(0);
export const reason = z.string().trim().min(1).max(500);
