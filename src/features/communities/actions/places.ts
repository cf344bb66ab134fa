import { AppError } from '../../../kernel/errors.ts';
import { asId, type CommunityId } from '../../../kernel/ids.ts';
import { type Actor, isAdministrator } from '../../../kernel/person.ts';
import type {
  AudienceLine,
  Bound,
  Place,
  PlaceLine,
  Places,
  Survey,
} from '../../../ports/places.ts';
import type { UnitOfWork } from '../../../ports/unit-of-work.ts';
import { hinders, isSeen, type Trouble, troublesOf } from '../places.ts';

export interface PlaceDeps {
  readonly work: UnitOfWork<object>;
  readonly places: Places;
  /** Reads the community anew, members and all. */
  readonly sync: (community: CommunityId) => Promise<unknown>;
}

export interface Binding extends Bound {
  /** Of the line as the administrator saw it. */
  readonly tag: string;
  /** The administrator has looked: exactly those who are in the channel read the library. */
  readonly confirmed: boolean;
}

/** Where a community is, as an administrator sees it. */
export interface Placed {
  readonly line: PlaceLine & { readonly slug: string };
  readonly survey: Survey | null;
  readonly troubles: readonly Trouble[];
}

interface Lists {
  readonly lines: readonly PlaceLine[];
  readonly audiences: readonly AudienceLine[];
}

const named = (line: PlaceLine): line is Placed['line'] => line.slug !== null;

/** Binding communities to teams, channels and libraries: administrators only. */
export function placeActions({ work, places, sync }: PlaceDeps) {
  const mustAdminister = (who: Actor): void => {
    if (!isAdministrator(who)) throw new AppError('forbidden', 'administrators only');
  };
  const lists = async (): Promise<Lists> => {
    const [lines, audiences] = await Promise.all([places.lines(), places.audiences()]);
    return { lines, audiences };
  };
  const lineOf = (slug: string, { lines }: Lists): Placed['line'] => {
    const line = lines.find((one) => one.slug === slug);
    if (line && named(line)) return line;
    throw new AppError('not-found', `no community ${slug} in the list`);
  };

  async function look(slug: string, place: Place, known: Lists) {
    const { teamId, channelId } = place;
    const survey = teamId && channelId ? await places.survey(teamId, channelId) : null;
    return { survey, troubles: troublesOf({ slug, place, survey, ...known }) };
  }

  const oneAtATime = inTurn();

  async function bind(who: Actor, slug: string, binding: Binding): Promise<Placed> {
    const { tag, confirmed, ...place } = binding;
    const known = await lists();
    const line = lineOf(slug, known);
    const again = isAt(line.place, place);
    if (line.tag !== tag && !again) throw new AppError('changed-meanwhile', `line of ${slug}`);
    const { survey, troubles } = await look(slug, place, known);
    if (troubles.some((trouble) => hinders(trouble, confirmed))) {
      throw new AppError('illegal-move', `${slug}: ${troubles.join()}`, { context: 'place' });
    }
    // Who reads the library is said before anything is put there for the community.
    if (survey && troubles.includes('library-untold')) {
      await places.tell(chosen(survey, place.driveId), slug);
    }
    if (!again) await places.bind(line.line, line.tag, place);
    await sync(asId<CommunityId>(slug));
    await work.run(async (tx) => {
      tx.audit({
        actor: who.id,
        verb: 'community.bind',
        subject: `community:${slug}`,
        detail: { ...place, confirmed },
      });
    });
    return inspect(slug);
  }

  async function inspect(slug: string): Promise<Placed> {
    const known = await lists();
    const line = lineOf(slug, known);
    return { line, ...(await look(slug, line.place, known)) };
  }

  return {
    /** Communities as the list has them; `unnamed`: lines without a slug, which nobody can be bound by. */
    async list(who: Actor) {
      mustAdminister(who);
      const lines = await places.lines();
      return {
        items: lines.filter(named),
        unnamed: lines.filter((line) => !named(line)).length,
      };
    },

    /** @throws AppError `forbidden`, `not-found` */
    async inspect(who: Actor, slug: string): Promise<Placed> {
      mustAdminister(who);
      return inspect(slug);
    },

    async teams(who: Actor, beginning: string, after: string | null) {
      mustAdminister(who);
      return places.teams(beginning, after);
    },

    async channels(who: Actor, teamId: string) {
      mustAdminister(who);
      return places.channels(teamId);
    },

    async libraries(who: Actor, teamId: string, channelId: string) {
      mustAdminister(who);
      return places.libraries(teamId, channelId);
    },

    /** How it would be with the community there, before anything is written. */
    async check(who: Actor, slug: string, place: Bound) {
      mustAdminister(who);
      const known = await lists();
      lineOf(slug, known);
      return look(slug, place, known);
    },

    /**
     * Writes the community's line, and that of its library where the administrator has said who reads it, and reads
     * the community at once. The same again changes nothing.
     * @throws AppError `forbidden`, `not-found`, `changed-meanwhile`, `illegal-move` where the place does not serve
     */
    async bind(who: Actor, slug: string, binding: Binding): Promise<Placed> {
      mustAdminister(who);
      return oneAtATime(slug, () => bind(who, slug, binding));
    },
  };
}

const isAt = (one: Place, other: Bound): boolean =>
  one.teamId === other.teamId && one.channelId === other.channelId && one.driveId === other.driveId;

function chosen({ libraries }: Survey, driveId: string) {
  const found = isSeen(libraries) ? libraries.find((one) => one.driveId === driveId) : undefined;
  if (found) return found;
  throw new AppError('illegal-move', 'the library is none of the place', { context: 'place' });
}

/** Two presses of one button come one after the other, and the second finds it done. */
function inTurn() {
  const running = new Map<string, Promise<unknown>>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const before = running.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    running.set(key, mine);
    try {
      return await mine;
    } finally {
      if (running.get(key) === mine) running.delete(key);
    }
  };
}

export type PlaceActions = ReturnType<typeof placeActions>;
