import type { DiscussionPage, ThreadPart } from '../../src/contract/discussions.ts';

/** As the server sends. */
const PART = 50;

/** A part of all that a test put in; a contribution's id stands for its place. */
export function partOf(page: DiscussionPage | undefined, url: URL): ThreadPart | undefined {
  if (!page) return undefined;
  const asked = (name: string) => url.searchParams.get(name);
  const question = asked('question');
  const matching = page.thread.filter(
    (item) => question === null || String(item.question ?? 'none') === question,
  );
  const all = asked('order') === 'newest' ? matching.toReversed() : matching;
  const indexOf = (id: string | null) => all.findIndex((item) => item.id === id);
  const page0 = Math.floor(Math.max(0, indexOf(asked('with'))) / PART) * PART;
  const before = asked('before');
  const after = asked('after');
  const from = before ? indexOf(before) - PART : after ? indexOf(after) + 1 : page0;
  const thread = all.slice(Math.max(0, from), from + PART);
  return {
    thread,
    total: all.length,
    before: from > 0 ? (thread[0]?.id ?? null) : null,
    after: from + PART < all.length ? (thread.at(-1)?.id ?? null) : null,
  };
}

export function firstPart(page: DiscussionPage | undefined): DiscussionPage | undefined {
  const part = partOf(page, new URL('http://praxis.test'));
  if (!page || !part) return undefined;
  const { thread, before, after } = part;
  const wrote = page.thread.some(({ mine }) => mine);
  // What stands on top stands in the first part.
  const top = page.thread.filter(({ id }) => page.pinned.includes(id));
  const rest = thread.filter(({ id }) => !page.pinned.includes(id));
  return { ...page, thread: [...top, ...rest], before, after, wrote, seen: page.thread.length };
}
