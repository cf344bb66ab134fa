import type { LinkKind, ThreadLinkStore } from '../../../features/discussions/links.ts';
import {
  asId,
  type ContributionId,
  type DiscussionId,
  type PersonId,
} from '../../../kernel/ids.ts';
import type { Session } from '../session.ts';

export const threadLinkStore = ({ read, write }: Session): ThreadLinkStore => ({
  async of(discussion) {
    const rows = await read()
      .selectFrom('thread_links')
      .selectAll()
      .where(({ or, eb }) => or([eb('from', '=', discussion), eb('to', '=', discussion)]))
      .orderBy('at')
      .orderBy('from')
      .execute();
    return rows.map(({ from, to, kind, contributions, by, at }) => ({
      from: asId<DiscussionId>(from),
      to: asId<DiscussionId>(to),
      kind: kind as LinkKind,
      contributions: contributions.map((id) => asId<ContributionId>(id)),
      by: asId<PersonId>(by),
      at,
    }));
  },

  async save({ from, to, ...link }) {
    await (await write())
      .insertInto('thread_links')
      .values({ from, to, ...link })
      .onConflict((conflict) => conflict.columns(['from', 'to']).doUpdateSet(link))
      .execute();
  },

  async remove({ from, to }) {
    await (await write())
      .deleteFrom('thread_links')
      .where('from', '=', from)
      .where('to', '=', to)
      .execute();
  },
});
