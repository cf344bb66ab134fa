import { inForce } from '../features/moderation/actions/texts.ts';
import type { ModerationActions } from '../features/moderation/actions.ts';
import { filled } from '../features/moderation/console.ts';
import type { Subject } from '../features/moderation/moves.ts';
import type { NoteKind } from '../features/moderation/store.ts';
import { AppError } from '../kernel/errors.ts';
import { asId, type CommunityId, type PersonId, type QueryId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import { type Actor, moderates } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';

interface PreparingDeps extends Pick<ViewDeps, 'discussions' | 'queries' | 'people'> {
  readonly moderation: Pick<ModerationActions, 'texts'>;
  readonly ownWords: (kind: NoteKind, language: Language) => string;
}

interface Wanted {
  readonly subject: Subject;
  readonly id: string;
  readonly kind: NoteKind;
  /** Who is to read it; absent: the author. */
  readonly person?: PersonId | undefined;
}

export interface Prepared {
  readonly text: string;
  readonly language: Language;
  readonly name: string;
}

interface About {
  readonly community: CommunityId;
  readonly title: string;
  /** Who wrote it, or asked. */
  readonly author: PersonId;
}

const LONGEST_TITLE = 120;

/** Thanks and invitations as they stand ready, for one reader. */
export function preparing({ discussions, queries, people, moderation, ownWords }: PreparingDeps) {
  async function inThread(who: Actor, { subject, id }: Wanted): Promise<About | null> {
    const said = subject === 'contribution' ? await discussions.contributions.get(asId(id)) : null;
    if (subject === 'contribution' && !said) return null;
    const { discussion } = await discussions.read(who, said?.discussion ?? asId(id));
    const { community, title, createdBy } = discussion;
    return { community, title, author: said?.author ?? createdBy };
  }

  async function inQuery(who: Actor, { subject, id }: Wanted): Promise<About | null> {
    const reply = subject === 'reply' ? await queries.replies.get(asId(id)) : null;
    if (subject === 'reply' && !reply) return null;
    const { query } = await queries.read(who, reply?.query ?? asId<QueryId>(id));
    if (query.community === null) return null;
    const title = query.text.slice(0, LONGEST_TITLE);
    return { community: query.community, title, author: reply?.author ?? query.asker };
  }

  return async (who: Actor, wanted: Wanted): Promise<Prepared> => {
    const { subject, id, kind } = wanted;
    const isThread = subject === 'contribution' || subject === 'discussion';
    const about = await (isThread ? inThread(who, wanted) : inQuery(who, wanted));
    if (!about) throw new AppError('not-found', `no ${subject} ${id}`);
    const { community, title, author } = about;
    if (!moderates(who, community)) throw new AppError('moderators-only', 'writes no notes there');
    const reader = wanted.person ?? author;
    const [found, asker] = await Promise.all([
      people.people([reader]),
      people.people([subject === 'query' ? author : who.id]),
    ]);
    const person = found[0];
    if (!person) throw new AppError('not-found', `no person ${reader}`);
    const { language } = person;
    const changes = await moderation.texts.of([community]);
    const text = inForce(changes, { community, kind, language }) ?? ownWords(kind, language);
    const name = kind === 'thanking' ? person.name : (asker[0]?.name ?? who.name);
    return { text: filled(text, { title, name }), language, name: person.name };
  };
}
