import { json } from '../../src/adapters/database/values.ts';
import { type Journey, personId } from './journey.ts';

/** What people made of items, in one product: told of any items, whoever may open them. */

const AT = new Date('2026-02-20T10:00:00Z');
const MODERATOR = personId('Thandiwe Mokoena');

/** Everyone may open the first, the members of one community the second. */
export const COLLECTIONS = ['collection-all', 'collection-members'] as const;
export const DESK_REQUEST = 'request-shared';

type Mark = { readonly product: string; readonly person: string };

/** One of each person's missions, prepared with every item that they used. */
const mission = (owner: string, number: number, marks: readonly Mark[]) => ({
  id: `mission-${number}`,
  key: `mission-${number}`,
  version: 1,
  owner,
  kind: 'mission',
  subject: 'A mission',
  countries: [],
  topics: [],
  language: 'en',
  mission: null,
  answers: json({}),
  judged: json(
    marks
      .filter(({ person }) => person === owner)
      .map(({ product }) => ({ product, verdict: 'use', reason: '' })),
  ),
  step: 4,
  shown: 'self',
  state: 'finished',
  created_at: AT,
  updated_at: AT,
});

/** Differing items, choices, uses, missions and feedback; files that nobody could read, more of them than a page names. */
export async function judged(
  { database: { db } }: Journey,
  products: readonly string[],
  names: readonly string[],
): Promise<void> {
  const people = names.map(personId);
  const pairs = products.slice(1).map((id, number) => [products[number] ?? '', id] as const);
  const marks = products.flatMap((product, number) =>
    number % 3 === 0 ? people.map((person) => ({ product, person, at: AT })) : [],
  );
  await db
    .insertInto('contradictions')
    .values(
      pairs.flatMap((pair, number) => {
        const [one = '', other = ''] = [...pair].sort();
        const settled = number % 4 === 0;
        return number % 2 === 0
          ? [
              {
                id: `contradiction-${String(number).padStart(4, '0')}`,
                version: settled ? 2 : 1,
                one,
                other,
                why: `Figure ${number} is another.`,
                flagged_by: people[0] ?? '',
                community: 'formalization',
                state: settled ? 'settled' : 'open',
                outcome: settled ? 'Other years.' : null,
                settled_by: settled ? (people[1] ?? null) : null,
                flagged_at: AT,
                settled_at: settled ? AT : null,
              },
            ]
          : [];
      }),
    )
    .execute();
  await db
    .insertInto('product_choices')
    .values(
      marks.map(({ product, person }, number) => ({
        product,
        person,
        topic: number % 2 === 0 ? 'domestic-work' : '',
        verdict: number % 5 === 0 ? 'reject' : 'accept',
        reason: null,
        place: number % 4 === 0 ? `answer:${number}` : 'question',
        at: AT,
      })),
    )
    .execute();
  await db.insertInto('product_uses').values(marks).execute();
  await db
    .insertInto('preparations')
    .values(people.map((owner, number) => mission(owner, number, marks)))
    .execute();
  await db
    .insertInto('product_feedback')
    .values(marks.map((mark) => ({ ...mark, quality: 4, usefulness: 2, example: 'At a fair.' })))
    .execute();
  await db.updateTable('products').set({ unreadable: 'broken' }).execute();
}

/** Collections with items placed by hand, digests that were sent, announcements, and a desk that answered. */
export async function gathered(
  { database: { db } }: Journey,
  products: readonly string[],
  readers: readonly string[],
): Promise<void> {
  await db.insertInto('collections').values(COLLECTIONS.map(collection)).execute();
  await db
    .insertInto('collection_items')
    .values(
      COLLECTIONS.flatMap((of) =>
        products
          .filter((_, number) => number % 2 === 0)
          .map((product, number) => ({
            collection: of,
            product,
            how: number % 4 === 0 ? 'left-out' : 'pinned',
            reason: `Because of number ${number}.`,
            by: MODERATOR,
            at: AT,
          })),
      ),
    )
    .execute();
  for (const reader of readers) await toldOf(db, products, reader);
  await db
    .insertInto('announcements')
    .values(
      products.map((product, number) => ({
        id: `announcement-${String(number).padStart(4, '0')}`,
        version: 1,
        product,
        community: number % 2 === 0 ? 'skills' : 'formalization',
        topics: ['domestic-work'],
        state: number % 3 === 0 ? 'announced' : 'suggested',
        line: '',
        reason: null,
        decided_by: null,
        decided_at: null,
        at: AT,
      })),
    )
    .execute();
  await answeredAtADesk(db, readers);
}

type Db = Journey['database']['db'];

const collection = (id: (typeof COLLECTIONS)[number]) => ({
  id,
  version: 1,
  community: 'formalization',
  name: `Work at home (${id})`,
  description: 'What was done, and what came of it.',
  words: 'domestic workers restructuring',
  chosen: json({}),
  topics: ['domestic-work'],
  audience: id === 'collection-all' ? 'all' : 'community',
  state: 'active',
  created_by: MODERATOR,
  created_at: AT,
  checked_by: MODERATOR,
  checked_at: AT,
});

/** An alert of theirs with the digest that came of it. */
async function toldOf(db: Db, products: readonly string[], reader: string): Promise<void> {
  const person = personId(reader);
  const alert = `alert-${person}`;
  const digest = `digest-${person}`;
  await db
    .insertInto('alerts')
    .values({
      id: alert,
      version: 1,
      person,
      topics: ['domestic-work'],
      countries: ['Peru'],
      kinds: ['product', 'lesson'],
      collection: COLLECTIONS[0],
      state: 'active',
      since: AT,
      created_at: AT,
    })
    .execute();
  await db.insertInto('digests').values({ id: digest, person, at: AT }).execute();
  await db
    .insertInto('digest_items')
    .values(
      products.map((item, place) => ({ person, kind: 'product', item, digest, alert, place })),
    )
    .execute();
}

async function answeredAtADesk(db: Db, readers: readonly string[]): Promise<void> {
  const [asker = '', staff = ''] = readers.map(personId);
  await db
    .insertInto('desks')
    .values({
      id: 'desk',
      version: 1,
      names: json({ en: 'Statistics', fr: 'Statistiques', es: 'Estadística' }),
      unit: 'STAT',
      topics: ['domestic-work'],
      staff: [staff],
      days: 5,
      open: true,
    })
    .execute();
  await db
    .insertInto('desk_requests')
    .values({
      id: DESK_REQUEST,
      version: 2,
      key: DESK_REQUEST,
      desk: 'desk',
      asker,
      sender: asker,
      query: null,
      text: 'How many domestic workers are registered after the restructuring?',
      language: 'en',
      shared: true,
      state: 'answered',
      taken_by: staff,
      answer: 'Restructuring 1 and Restructuring 2 count them.',
      reason: null,
      created_at: AT,
      due_at: new Date('2026-02-27T10:00:00Z'),
      settled_at: AT,
    })
    .execute();
}
