import { exchangeIdOf, personIdOf, teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { localPart } from '../../../src/adapters/tenant/seed/people.ts';
import type { Removal } from '../../../src/contract/moderation.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import { itemKey } from '../../../src/ports/personal.ts';
import { type CallInUse, exactly } from './call.ts';
import { fileAppears, fileId, openDrive } from './documents.ts';
import type { Live } from './live.ts';
import {
  contributionOf,
  discussionOf,
  MEMBER,
  MODERATOR,
  opens,
  posts,
  pressed,
  wordsIn,
} from './teams-calls.ts';

/** What is done in people's names, and how they are signed in for it. */

const COMMUNITY = 'formalization';
const idOf = (name: string): PersonId => asId<PersonId>(personIdOf(localPart(name)));

async function signsIn(live: Live, name: string): Promise<void> {
  await live.tab(name).get('/me');
  await live.signIn.settled();
  const state = await live.signIn.tokens.state(idOf(name));
  if (state !== 'ready') throw new Error(`${name}: ${state}`);
}

async function opensIt(live: Live, n: number): Promise<string> {
  const item = { driveId: openDrive(live).id, itemId: fileId(n) };
  const found = await live.personal.readable(idOf(MEMBER), [item]);
  if (typeof found === 'string') return `cannot be asked: ${found}`;
  return found.has(itemKey(item)) ? 'may open it' : 'may not open it';
}

const looks = (
  route: string,
  match: string,
  side: CallInUse['side'],
  besides: (live: Live) => void = () => undefined,
): CallInUse => ({
  side,
  route,
  match,
  purpose: 'whether a person may open a document, in that person’s name',
  async before(live, n) {
    await fileAppears(live, n);
    await signsIn(live, MEMBER);
    // So that there is a token when the trouble begins.
    await live.personal.readable(idOf(MEMBER), []);
  },
  async does(live, n) {
    besides(live);
    return opensIt(live, n);
  },
  async holds(live, n) {
    await signsIn(live, MEMBER);
    const found = await opensIt(live, n);
    if (found !== 'may open it') throw new Error(found);
    return found;
  },
});

/** The rest of SharePoint, whatever is there. */
async function searchesIt(live: Live): Promise<string> {
  const query = { words: ['kiosks', 'accounts'], phrases: [], limit: 5 };
  const found = await live.elsewhere.find(idOf(MEMBER), query);
  return typeof found === 'string' ? `not searched: ${found}` : 'searched';
}

/** Nothing is kept of it: whoever searches again once the trouble is over has the answer. */
const searches = (): CallInUse => ({
  side: 'graph',
  route: 'POST /search/query',
  match: '^POST /v1.0/search/query$',
  purpose: 'a person searches the rest of SharePoint, in that person’s name',
  async before(live) {
    await signsIn(live, MEMBER);
    await live.personal.readable(idOf(MEMBER), []);
  },
  does: searchesIt,
  async holds(live) {
    await signsIn(live, MEMBER);
    const found = await searchesIt(live);
    if (found !== 'searched') throw new Error(found);
    return found;
  },
});

/** Who opens the tab is signed in by it; where that fails the tab works all the same, and the next time it is done. */
const exchanges = (): CallInUse => {
  const tokens = new WeakMap<Live, string>();
  return {
    side: 'token',
    route: 'POST /oauth2/v2.0/token (a person signs in)',
    match: '^POST .*token$',
    purpose: 'a person is signed in by their tab',
    async before(live) {
      tokens.set(live, await live.tokenOf(MEMBER));
      await live.signIn.tokens.forget(idOf(MEMBER));
    },
    async does(live) {
      const { status } = await live.tabWith(tokens.get(live) ?? '').asks('GET', '/me');
      await live.signIn.settled();
      return `tab ${status}, ${await live.signIn.tokens.state(idOf(MEMBER))}`;
    },
    async holds(live) {
      await signsIn(live, MEMBER);
      return 'signed in';
    },
  };
};

/** The token that is held does not serve any more: another is asked for by what is kept. */
const renews = (): CallInUse =>
  looks('POST /oauth2/v2.0/token (renewed)', '^POST .*token$', 'token', (live) => {
    live.tenant.faults.add({
      where: { side: 'graph', call: String.raw`^POST /v1\.0/\$batch$` },
      effect: { kind: 'fail', status: 401, code: 'InvalidAuthenticationToken' },
    });
  });

const deleted = (live: Live, id: string): number =>
  live.tenant.db.all('SELECT 1 FROM messages WHERE id = ? AND deleted IS NOT NULL', id).length;

/** What a moderator has hidden goes out of the channel too. */
const removesReply = (): CallInUse => {
  const messages = new WeakMap<Live, string>();
  const asks = async (live: Live, n: number) => {
    const { id } = await contributionOf(live, n);
    return pressed(live, MODERATOR, `/contributions/${id}/remove-message`, {});
  };
  return {
    side: 'graph',
    route: 'POST /teams/{team}/channels/{channel}/messages/{message}/replies/{reply}/softDelete',
    match: '^POST /v1.0/teams/.*/replies/[^/]+/softDelete$',
    purpose: 'a moderator takes a hidden contribution out of the channel',
    async before(live, n) {
      await opens(live, n);
      const root = posts(live, `discussion:${discussionOf(live, n)}`)[0]?.id ?? '';
      await (await live.person(MEMBER)).reply(root, wordsIn(n), COMMUNITY);
      await live.settle();
      const said = live.tenant.db.get<{ id: string }>(
        "SELECT id FROM messages WHERE from_kind = 'person' AND body LIKE ?",
        `%${wordsIn(n)}%`,
      );
      messages.set(live, said?.id ?? '');
      const { id, version } = await contributionOf(live, n);
      const body = { verb: 'hide', reason: 'names a person', version };
      await pressed(live, MODERATOR, `/contributions/${id}/review`, body);
      await signsIn(live, MODERATOR);
    },
    async does(live, n) {
      const { saw, json } = await asks(live, n);
      return `${saw}: ${(json as Partial<Removal>).result}`;
    },
    async holds(live, n) {
      await signsIn(live, MODERATOR);
      const { saw, json } = await asks(live, n);
      const { result } = json as Partial<Removal>;
      if (result !== 'removed' && result !== 'gone') throw new Error(`${saw}: ${result}`);
      return exactly('removed message', deleted(live, messages.get(live) ?? ''));
    },
  };
};

const removesRoot = (): CallInUse => {
  const messages = new WeakMap<Live, string>();
  const remove = (live: Live) => {
    const id = messages.get(live) ?? '';
    const channel = { teamId: teamIdOf(COMMUNITY), channelId: exchangeIdOf(COMMUNITY) };
    const message = { ...channel, rootId: id, messageId: id };
    return live.personal.removeMessage(idOf(MODERATOR), message);
  };
  return {
    side: 'graph',
    route: 'POST /teams/{team}/channels/{channel}/messages/{message}/softDelete',
    match: '^POST /v1.0/teams/.*/messages/[^/]+/softDelete$',
    purpose: 'a moderator takes the beginning of a thread out of the channel',
    async before(live, n) {
      const persona = await live.person(MEMBER);
      await persona.say(`The beginning of round ${n}`, { in: COMMUNITY });
      const found = live.tenant.db.get<{ id: string }>(
        "SELECT id FROM messages WHERE from_kind = 'person' AND body LIKE ?",
        `%The beginning of round ${n}%`,
      );
      messages.set(live, found?.id ?? '');
      await signsIn(live, MODERATOR);
    },
    does: remove,
    async holds(live) {
      await signsIn(live, MODERATOR);
      const result = await remove(live);
      if (result !== 'removed' && result !== 'gone') throw new Error(result);
      return exactly('removed message', deleted(live, messages.get(live) ?? ''));
    },
  };
};

export const PERSON_CALLS: readonly CallInUse[] = [
  looks('POST /$batch (in person)', String.raw`^POST /v1\.0/\$batch$`, 'graph'),
  searches(),
  exchanges(),
  renews(),
  removesReply(),
  removesRoot(),
];
