import type { Language } from '../../../src/kernel/language.ts';
import type { Step } from '../../lib/stage/stage.ts';
import { MODERATOR, type Texts } from './texts.ts';

interface Lesson {
  readonly what: Readonly<Record<'title' | 'context' | 'happened', string>>;
  readonly why: Readonly<Record<'outcome' | 'cause' | 'recommendation', string>>;
  readonly where: Readonly<Record<'topics', string>>;
}

const WHERE = { topics: 'informality' };

/** What went wrong, for one colleague whom its author trusts with it. */
const LESSONS: Readonly<Record<Language, Lesson>> = {
  en: {
    what: {
      title: 'We handed over the register before we had agreed what it is for',
      context: 'Registration of market workers with a public partner, second year.',
      happened: 'We gave the lists away in March. In May nobody renewed any more.',
    },
    why: {
      outcome: 'failed',
      cause: 'The agreement said who keeps the list, and not what it may be used for.',
      recommendation: 'Settle in writing what a list is not for before the first name.',
    },
    where: WHERE,
  },
  fr: {
    what: {
      title: 'Nous avons remis le registre avant de convenir de son usage',
      context:
        'Enregistrement de travailleurs des marchés avec un partenaire public, deuxième année.',
      happened: 'Nous avons donné les listes en mars. En mai, plus personne ne renouvelait.',
    },
    why: {
      outcome: 'failed',
      cause: 'L’accord disait qui tient la liste, et non à quoi elle peut servir.',
      recommendation: 'Écrire à quoi une liste ne sert pas, avant le premier nom.',
    },
    where: WHERE,
  },
  es: {
    what: {
      title: 'Entregamos el registro antes de acordar para qué sirve',
      context: 'Registro de trabajadores de los mercados con un socio público, segundo año.',
      happened: 'Entregamos las listas en marzo. En mayo ya nadie renovaba.',
    },
    why: {
      outcome: 'failed',
      cause: 'El acuerdo decía quién lleva la lista, y no para qué puede usarse.',
      recommendation: 'Escribir para qué no sirve una lista antes del primer nombre.',
    },
    where: WHERE,
  },
};

const TRUSTED = 'Mei Tanaka';

/** A lesson for one colleague by name: who that is stands there before the first word, and nobody else meets it. */
export const forNamed = ({ author: name }: Texts, language: Language): Step => ({
  title:
    'A hard lesson is written down for one colleague by name; nobody else finds that it is there',
  run: async (stage) => {
    const author = await stage.player(name);
    const { what, why, where } = LESSONS[language];
    const [asked = ''] = author.words('bot.words.lesson').split(',');
    await author.says(asked);
    await author.presses('capture.who');
    await author.presses('capture.readers', { audience: 'named', readers: TRUSTED });
    author.sees(TRUSTED);
    await stage.chat(author, 'Who will read the lesson, before its first word');
    const next = author.words('bot.capture.next');
    for (const step of [what, why, where]) await author.presses(next, step);
    author.sees(author.words('bot.capture.complete'), TRUSTED);
    await author.presses('capture.publish');
    const trusted = await stage.player(TRUSTED);
    // What nobody asked for waits for the reader's morning.
    await stage.moveUntil(
      `What ${name} wrote for ${TRUSTED}`,
      () => trusted.hasHeard(what.title),
      10,
    );
    await trusted.hears(what.title);
    await stage.chat(trusted, 'Whoever it was written for is told');
    const moderator = await stage.player(MODERATOR);
    await moderator.says(why.cause);
    moderator.seesNot(what.title);
    await stage.chat(moderator, 'To anybody else it is not there');
  },
});
