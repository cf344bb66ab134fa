import type { CommunityId } from '../../../kernel/ids.ts';
import { closestLanguage, type Language } from '../../../kernel/language.ts';
import type { Actor } from '../../../kernel/person.ts';
import {
  type AlikeDiscussion,
  alikeDiscussions,
  comparable,
  type Outline,
  ownQuestions,
  proposedIn,
  type Sketch,
} from '../alike.ts';
import { mayReadDiscussion } from '../policy.ts';
import type { DiscussionDeps } from './deps.ts';

/** Newest first: what began before all of these closed long ago. */
const MOST_COMPARED = 200;

export function alike({ work, clock, text, terms, templates }: DiscussionDeps) {
  const compared = (words: string, language: Language) => ({
    language,
    stems: new Set(text.stems(words, language)),
    topics: terms.topicsIn(words),
    countries: terms.countriesIn(words),
  });

  const sketching =
    (proposed: ReadonlySet<string>) =>
    ({ title, questions, language }: Outline & { language: Language }): Sketch => {
      const whole = [title, ...ownQuestions(questions, proposed)].join('. ');
      return { title, named: compared(title, language), whole: compared(whole, language) };
    };

  return {
    /**
     * Discussions of this person's communities that look like the one that is being made, at most three, the most
     * alike first: to be shown before it is opened. Those that the same person made are left out: whoever opens a
     * series knows it, and is not asked about each of them.
     */
    async alike(who: Actor, outline: Outline): Promise<readonly AlikeDiscussion[]> {
      if (outline.title.trim() === '') return [];
      const fallback = closestLanguage(who.language);
      const words = `${outline.title}. ${outline.questions.join(' ')}`;
      const sketchOf = sketching(proposedIn(templates.all));
      const sketch = sketchOf({ ...outline, language: text.detect(words, fallback) });
      const communities: CommunityId[] = [...who.memberships.keys()];
      const all = await work.run((tx) => tx.discussions.list({ communities }));
      const now = clock.now();
      const others = all
        .filter(
          (one) =>
            one.createdBy !== who.id &&
            comparable(one, now) &&
            mayReadDiscussion(one, who) === null,
        )
        .slice(0, MOST_COMPARED);
      return alikeDiscussions(sketch, others, sketchOf);
    },
  };
}
