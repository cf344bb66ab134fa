import type { CaptureActions } from '../features/capture/actions.ts';
import type { Capture } from '../features/capture/model.ts';
import type { ConsentActions } from '../features/consents/actions.ts';
import { answerBy, type Consent, type ConsentState } from '../features/consents/model.ts';
import type { PeopleActions } from '../features/people/actions.ts';
import type { CaptureId, ConsentId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import type { Actor } from '../kernel/person.ts';
import type { Words } from '../ports/words.ts';
import { namesOf } from './names.ts';

interface Deps {
  readonly consents: ConsentActions;
  readonly capture: CaptureActions;
  readonly people: Pick<PeopleActions, 'people'>;
  readonly words: Words;
}

export interface ConsentView {
  readonly consent: Consent;
  readonly byName: string;
  readonly ofName: string;
  readonly standing: ConsentState;
  readonly until: Date;
  /** What was made of it is out, so that only its removal takes it back. */
  readonly out: boolean;
}

const LESSON = 'lesson';

/** A colleague's message that may become something, with the names of the two whom it concerns. */
export function consentViews({ consents, capture, people, words }: Deps) {
  async function views(found: readonly Consent[]): Promise<ConsentView[]> {
    const nameOf = await namesOf(
      people,
      found.flatMap(({ by, of }) => [by, of]),
    );
    return Promise.all(
      found.map(async (consent) => ({
        consent,
        byName: nameOf(consent.by),
        ofName: nameOf(consent.of),
        standing: consents.standing(consent),
        until: answerBy(consent),
        out: await consents.isOut(consent),
      })),
    );
  }

  /** Whose words they are, as far as they agreed to be named. */
  async function attribution(consent: Consent, language: Language): Promise<string | null> {
    if (consent.state === 'agreed-without-name') return words.say(language, 'consents.by-nobody');
    if (consent.state !== 'agreed') return null;
    const nameOf = await namesOf(people, [consent.of]);
    return words.say(language, 'consents.by-name', { name: nameOf(consent.of) });
  }

  /**
   * The background of what is made of somebody's words: whose they are stands below it, as they agreed. The
   * link names who wrote them to whoever opens it, so that it goes in with the name alone.
   * @throws AppError `not-found`, `illegal-move` where they do not agree (any more)
   */
  async function attributed(who: Actor, id: ConsentId, background: string): Promise<string> {
    const consent = await consents.words(who, id);
    const whose = await attribution(consent, who.language);
    const { language } = who;
    const line = `${words.say(language, 'consents.words-of')}${words.say(language, 'bot.colon')}${whose ?? ''}`;
    const link = consent.state === 'agreed' ? (consent.link ?? '') : '';
    return [background, line, link].filter(Boolean).join('\n\n');
  }

  return {
    views,
    attribution,
    attributed,

    async one(consent: Consent): Promise<ConsentView> {
      const [view] = await views([consent]);
      if (!view) throw new Error('a view of nothing');
      return view;
    },

    /**
     * As whose an answer stands that is kept from a message: theirs who wrote it, where they are named.
     * @throws AppError `not-found`, `illegal-move` where they do not agree (any more)
     */
    async standsFor(who: Actor, id: ConsentId, background: string) {
      const { state, of, words: said } = await consents.words(who, id);
      return {
        author: state === 'agreed' ? of : null,
        said,
        background: await attributed(who, id, background),
      };
    },

    /** Of the words a record was begun with; null for one that was not. */
    async behind({ id, language }: Pick<Capture, 'id' | 'language'>): Promise<string | null> {
      const consent = await consents.ofCapture(id);
      return consent && attribution(consent, language);
    },

    /**
     * Begins the lesson with the words that its author agreed to, once. The link names who wrote it to whoever opens it,
     * so that it goes in with the name alone.
     * @throws AppError `not-found`, `illegal-move`
     */
    async beginLesson(who: Actor, given: Consent): Promise<CaptureId> {
      const consent = await consents.words(who, given.id);
      const named = consent.state === 'agreed' && consent.link !== null;
      const prefill = {
        happened: consent.words,
        ...(named ? { context: consent.link ?? '' } : {}),
      };
      const begun = await capture.begin(who, {
        template: LESSON,
        project: null,
        prompt: null,
        key: `consent:${consent.id}`,
        prefill,
      });
      const { id } = begun.capture;
      await consents.made(consent.id, { kind: 'capture', capture: id }).catch(async (error) => {
        // Taken back in between: nobody else knows of this draft.
        await capture.unquote(id, prefill);
        throw error;
      });
      return id;
    },
  };
}

export type ConsentViews = ReturnType<typeof consentViews>;
