import type { ExpertiseDeps } from '../deps.ts';
import {
  SPOKEN_KINDS,
  type Spoken,
  type SpokenKind,
  UNDERSTANDING,
  type Understood,
} from '../model.ts';

const PAGE = 500;
const MOST_STEMS = 2_000;

/** What replies and contributions are about, kept beside them: understood when they change, and anew when we learn to. */
export function understanding({ work, terms, text }: ExpertiseDeps) {
  function understand({ kind, id, person, about, text: said, language, at }: Spoken): Understood {
    const whole = `${about}\n${said}`;
    return {
      kind,
      id,
      person,
      at,
      topics: terms.topicsIn(whole),
      countries: terms.countriesIn(whole),
      stems: [...new Set(text.stems(whole, language))].slice(0, MOST_STEMS),
    };
  }

  /** As it stands now: repeating it, or learning of two changes in the wrong order, changes nothing. */
  async function learn(kind: SpokenKind, id: string): Promise<void> {
    await work.run(async ({ expertise }) => {
      const spoken = await expertise.spoken(kind, id);
      if (spoken) await expertise.understand([understand(spoken)]);
      else await expertise.forget(kind, id);
    });
  }

  async function understandAll(): Promise<void> {
    for (const kind of SPOKEN_KINDS) {
      let after: string | null = null;
      for (let more = true; more; ) {
        const page: readonly Spoken[] = await work.run(async ({ expertise }) => {
          const found = await expertise.everySpoken(kind, after, PAGE);
          if (found.length > 0) await expertise.understand(found.map(understand));
          return found;
        });
        after = page.at(-1)?.id ?? null;
        more = page.length === PAGE;
      }
    }
    await work.run((tx) => tx.expertise.markUnderstood(UNDERSTANDING));
  }

  return {
    learn,

    /** All replies to a question, whose standing may have changed with it. */
    async learnUnder(query: string): Promise<void> {
      for (const id of await work.run((tx) => tx.expertise.spokenUnder(query))) {
        await learn('reply', id);
      }
    },

    /** Everything anew, from what was written. */
    understandAll,

    /** After an upgrade that understands otherwise, and the first time; two processes at once do no harm. */
    async catchUp(): Promise<boolean> {
      const by = await work.run((tx) => tx.expertise.understoodBy());
      if (by === UNDERSTANDING) return false;
      await understandAll();
      return true;
    },
  };
}
