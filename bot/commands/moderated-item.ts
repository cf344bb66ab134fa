import { z } from 'zod';
import { AppError } from '../../src/kernel/errors.ts';
import { moderates } from '../../src/kernel/person.ts';
import { type Call, read } from '../command.ts';
import { contributionId, discussionId } from './fields.ts';

const item = z.object({ id: contributionId, discussion: discussionId });

/** One contribution as its moderator sees it. @throws AppError `moderators-only`, `not-found` */
export async function moderatedItem(call: Call) {
  const { id, discussion } = read(item, call.data);
  const seen = await call.deps.actions.discussions.read(call.who, discussion);
  if (!moderates(call.who, seen.discussion.community)) {
    throw new AppError('moderators-only', 'moderates another community');
  }
  return call.deps.views.discussions.said(call.who, discussion, id);
}
