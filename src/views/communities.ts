import type { JoinView } from '../features/communities/actions/joining.ts';
import type { MakingView } from '../features/communities/actions/making.ts';
import type { CommunityActions } from '../features/communities/actions.ts';
import type { Alike } from '../features/communities/alike.ts';
import type { Making } from '../features/communities/making.ts';
import type { Community, Membership } from '../features/communities/model.ts';
import { mayReadReason } from '../features/communities/policy.ts';
import type { NewCommunity } from '../features/communities/wish.ts';
import type { PeopleActions } from '../features/people/actions.ts';
import { folded } from '../kernel/folding.ts';
import type { CommunityId, PersonId } from '../kernel/ids.ts';
import { LANGUAGES, type Language } from '../kernel/language.ts';
import type { Actor, CommunityRole } from '../kernel/person.ts';
import { regionName } from '../kernel/regions.ts';
import type { Words } from '../ports/words.ts';
import { namesOf, UNKNOWN } from './names.ts';

/** A community among others, as one person sees it. */
export interface CommunityLine {
  readonly community: Community;
  readonly moderators: readonly string[];
  /** In this person's language; null: all regions. */
  readonly region: string | null;
  /** Everybody in its channel whose account is open, moderators among them; guests are not counted. */
  readonly people: number;
  readonly role: CommunityRole | null;
  /** The id of this person's request that nobody has answered yet. */
  readonly request: string | null;
  /** Why it is narrower than all staff; null for whoever does not answer for that. */
  readonly audienceReason: string | null;
}

export interface CommunityList {
  /** One's own first, then by name. */
  readonly items: readonly CommunityLine[];
  /** How many there are whatever was looked for. */
  readonly total: number;
  readonly mayMake: boolean;
  /** What this person asked for and is not there yet. */
  readonly makings: readonly Making[];
  readonly waiting: readonly NamedRequest[];
}

export interface NamedRequest extends JoinView {
  readonly personName: string;
}

export interface AlikeLine extends CommunityLine, Omit<Alike, 'community'> {}

interface Deps {
  readonly people: PeopleActions;
  readonly communities: CommunityActions;
  /** Names of a topic in all languages. */
  readonly topicNames: (slug: string) => readonly string[];
  readonly topicsIn: (text: string) => readonly string[];
  readonly words: Pick<Words, 'say'>;
}

const regionIn = (
  { region }: Community,
  { say }: Pick<Words, 'say'>,
  language: Language,
): string | null => region && regionName(region, (key) => say(language, key));

/** Whether a community is about these words: in its name, purpose or a name of a topic or of its region, in any language. */
export function isAbout(
  community: Community,
  words: string,
  { topicNames, topicsIn, words: spoken }: Pick<Deps, 'topicNames' | 'topicsIn' | 'words'>,
): boolean {
  if (topicsIn(words).some((topic) => community.topics.includes(topic))) return true;
  const text = folded(
    [
      ...Object.values(community.names),
      ...Object.values(community.purpose),
      ...community.topics.flatMap(topicNames),
      community.gtt ?? '',
      ...LANGUAGES.map((language) => regionIn(community, spoken, language) ?? ''),
    ].join(' '),
  );
  const asked = folded(words)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2);
  return asked.length > 0 && asked.every((word) => text.includes(word));
}

export function communityViews(deps: Deps) {
  const { people, communities } = deps;

  /** A guest learns of no community but those that they are a guest of: not even that there are others. */
  const isShown = ({ id }: Community, who: Actor): boolean =>
    who.external !== true || (who.guestOf?.has(id) ?? false);

  async function lines(who: Actor, all: readonly Community[]): Promise<CommunityLine[]> {
    const rosters = new Map<CommunityId, readonly Membership[]>();
    for (const { id } of all) rosters.set(id, await communities.members(id));
    const everybody = [...rosters.values()].flat().map(({ person }) => person);
    const known = await people.people([...new Set(everybody)]);
    const byId = new Map<PersonId, (typeof known)[number]>(known.map((one) => [one.id, one]));
    const asked = new Map(
      (await communities.joinRequests.mine(who)).map(({ community, id }) => [community, id]),
    );
    return all.map((community) => {
      const roster = rosters.get(community.id) ?? [];
      const active = roster.filter(({ person }) => byId.get(person)?.active === true);
      return {
        community,
        moderators: active
          .filter(({ role }) => role === 'moderator')
          .map(({ person }) => byId.get(person)?.name ?? UNKNOWN),
        region: regionIn(community, deps.words, who.language),
        people: active.length,
        role: who.memberships.get(community.id) ?? null,
        request: asked.get(community.id) ?? null,
        audienceReason: mayReadReason(who) ? community.audienceReason : null,
      };
    });
  }

  const sorted = (who: Actor, all: readonly CommunityLine[]): CommunityLine[] =>
    all.toSorted(
      (a, b) =>
        Number(b.role !== null) - Number(a.role !== null) ||
        a.community.names[who.language].localeCompare(
          b.community.names[who.language],
          who.language,
        ),
    );

  async function named(all: readonly JoinView[]): Promise<NamedRequest[]> {
    const nameOf = await namesOf(
      people,
      all.map(({ request }) => request.person),
    );
    return all.map((one) => ({ ...one, personName: nameOf(one.request.person) }));
  }

  return {
    named,

    /** @param about only those that are about these words; all of them where it is empty */
    async list(who: Actor, about = ''): Promise<CommunityList> {
      const all = (await communities.list()).filter((one) => isShown(one, who));
      const words = about.trim();
      const wanted = words === '' ? all : all.filter((one) => isAbout(one, words, deps));
      const [items, mayMake, makings, waiting] = await Promise.all([
        lines(who, wanted),
        communities.making.allowed(who),
        communities.making.mine(who),
        communities.joinRequests.waiting(who),
      ]);
      return {
        items: sorted(who, items),
        total: all.length,
        mayMake,
        makings,
        waiting: await named(waiting),
      };
    },

    /** One community; null where this person learns of none of that id. */
    async one(who: Actor, id: CommunityId): Promise<CommunityLine | null> {
      const community = await communities.get(id);
      if (!community || !isShown(community, who)) return null;
      return (await lines(who, [community]))[0] ?? null;
    },

    /** Those that look like the one that is wanted, with why. */
    async alike(
      who: Actor,
      asked: Pick<NewCommunity, 'name' | 'purpose' | 'topics'>,
    ): Promise<readonly AlikeLine[]> {
      const found = (await communities.making.alike(who, asked)).filter(({ community }) =>
        isShown(community, who),
      );
      const shown = await lines(
        who,
        found.map(({ community }) => community),
      );
      return shown.map((line, index) => {
        const { score = 0, topics = [], sameName = false } = found[index] ?? {};
        return { ...line, score, topics, sameName };
      });
    },

    /** A request with the name of who asks. @throws AppError `not-found` */
    async request(who: Actor, id: string): Promise<NamedRequest> {
      const view = await communities.joinRequests.read(who, id);
      const [one] = await named([view]);
      return one ?? { ...view, personName: UNKNOWN };
    },

    /** How the making of a community stands, and the community once it is there. */
    async making(
      who: Actor,
      id: string,
    ): Promise<MakingView & { readonly community: Community | null }> {
      const view = await communities.making.read(who, id);
      const ready = view.making.state === 'ready';
      const community = ready
        ? (await communities.list()).find((one) => one.id === view.making.slug)
        : null;
      return { ...view, community: community ?? null };
    },
  };
}

export type CommunityViews = ReturnType<typeof communityViews>;
