import { asId, type CommunityId, type PersonId } from '../../src/kernel/ids.ts';
import { type BotWorld, COMMUNITY, EVA, LUC, MAYA } from './world.ts';

/**
 * A draft that names two people: one has said nothing yet, the other suggests other words.
 * @param key another one makes another draft
 */
export async function hostileAttribution(
  { app, settle }: BotWorld,
  { hostile: HOSTILE, long: LONG }: { readonly hostile: string; readonly long: string },
  key = 'named',
): Promise<void> {
  const { attribution, queries, people } = app.actions;
  const [maya, luc, eva] = await Promise.all(
    [MAYA, LUC, EVA].map((id) => people.actor(asId<PersonId>(id))),
  );
  if (!maya || !luc || !eva) throw new Error('nobody to ask');
  const community = asId<CommunityId>(COMMUNITY);
  const asked = { text: `${HOSTILE} named`, background: LONG.slice(0, 2_000), community };
  const { id } = await queries.ask(maya, { ...asked, neededBy: null }, `${key}-in-a-draft`);
  for (const who of [luc, eva]) {
    await queries.replies.give(who, {
      query: id,
      text: `${HOSTILE} in Peru works, says ${who.name}. ${LONG}`.slice(0, 3_000),
      consent: 'quote',
      surface: 'tab',
      sourceKey: `${key}-${who.id}`,
      premoderated: false,
    });
  }
  await settle();
  await attribution.ask(maya, { kind: 'consolidated', item: id });
  const [page] = await attribution.mine(luc);
  const [passage] = page?.standing.passages ?? [];
  if (!page || !passage) throw new Error('nothing stands on what was said');
  const { statement } = passage;
  await attribution.suggest(luc, page.check.id, { statement, text: LONG.slice(0, 3_000) });
  await settle();
}
