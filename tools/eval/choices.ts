import type { Tally, Verdict } from '../../src/features/knowledge/choices.ts';
import { vocabulary } from '../../src/features/taxonomy/model.ts';
import { asId, type ProductId } from '../../src/kernel/ids.ts';
import { COMMUNITY, libraryProducts, openingOf, openKeys, searchOver } from './library.ts';
import { mean, precision, tell } from './metrics.ts';
import { type Discussion, isHeldOut, loadDiscussions } from './truth.ts';

const DEPTH = 5;
/** So many people choose as they were asked to; one alone chooses the other way round, everywhere. */
const PEOPLE = 6;

interface Text {
  readonly discussion: Discussion;
  readonly words: string;
  readonly relevant: ReadonlySet<string>;
}

/** What a number of people made of one item beside texts on a topic, each counted once. */
class Tallies {
  readonly #by = new Map<string, Tally>();

  add(product: string, topic: string, verdict: Verdict, people: number): void {
    const key = `${product} ${topic}`;
    const known = this.#by.get(key);
    // The last word of a person counts: said again of another text it is said once.
    const share = verdict === 'accept' ? 'accepts' : 'rejects';
    const fresh = { product: asId<ProductId>(product), topic, accepts: 0, rejects: 0 };
    const before = known ?? fresh;
    this.#by.set(key, { ...before, [share]: Math.max(before[share], people) });
  }

  all(): readonly Tally[] {
    return [...this.#by.values()];
  }
}

/** What several said, and what one more did, as one. */
function withOneMore(many: readonly Tally[], one: readonly Tally[]): readonly Tally[] {
  const keyOf = ({ product, topic }: Tally) => `${product} ${topic}`;
  const extra = new Map(one.map((tally) => [keyOf(tally), tally]));
  const known = new Set(many.map(keyOf));
  const more = many.map((tally) => {
    const { accepts = 0, rejects = 0 } = extra.get(keyOf(tally)) ?? {};
    return { ...tally, accepts: tally.accepts + accepts, rejects: tally.rejects + rejects };
  });
  return [...more, ...one.filter((tally) => !known.has(keyOf(tally)))];
}

/** Everybody chooses of what they were shown; `right`: as it was judged, else the other way round. */
function chosen(shown: ReadonlyMap<Text, readonly string[]>, people: number, right: boolean) {
  const tallies = new Tallies();
  for (const [{ words, relevant }, ids] of shown) {
    const topics = vocabulary.topicsIn(words);
    for (const id of ids) {
      const verdict = relevant.has(id) === right ? 'accept' : 'reject';
      for (const topic of topics.length > 0 ? topics : ['']) {
        tallies.add(id, topic, verdict, people);
      }
    }
  }
  return tallies.all();
}

/**
 * Precision@5 of what is pushed when a discussion opens: before anybody chose, after several people chose of what they
 * were shown beside one half of the texts, and after one person tried to bend it everywhere, with them and alone. Of the
 * half that was chosen on, and of the other.
 */
export async function evalChoices(): Promise<void> {
  const products = libraryProducts();
  const open = openKeys(products);
  const texts: readonly Text[] = loadDiscussions().map((discussion) => ({
    discussion,
    words: openingOf(discussion),
    relevant: new Set(discussion.relevant.filter((key) => open.has(key))),
  }));

  async function shownAfter(tallies: readonly Tally[]) {
    const knowledge = searchOver(products, tallies);
    const shown = new Map<Text, readonly string[]>();
    for (const text of texts) {
      const found = await knowledge.relatedForMembers(
        COMMUNITY,
        text.words,
        text.discussion.language,
      );
      shown.set(
        text,
        found.map(({ product }) => product.id),
      );
    }
    return shown;
  }

  const halves = (shown: ReadonlyMap<Text, readonly string[]>, held: boolean): number =>
    mean(
      [...shown]
        .filter(([{ discussion }]) => isHeldOut(discussion.id) === held)
        .map(([{ relevant }, ids]) =>
          precision(ids, Object.fromEntries([...relevant].map((id) => [id, 1])), DEPTH),
        ),
    );
  const line = (choices: string, shown: ReadonlyMap<Text, readonly string[]>): void =>
    tell({
      set: 'choices',
      choices,
      precision5: halves(shown, false),
      heldOutPrecision5: halves(shown, true),
    });

  const before = await shownAfter([]);
  line('none', before);
  const half = new Map([...before].filter(([{ discussion }]) => !isHeldOut(discussion.id)));
  const judged = chosen(half, PEOPLE, true);
  line(`${PEOPLE} people, on one half`, await shownAfter(judged));
  const bent = withOneMore(judged, chosen(before, 1, false));
  line(`${PEOPLE} people on one half, one bending on both`, await shownAfter(bent));
  line('one person bending, on both halves', await shownAfter(chosen(before, 1, false)));
}
