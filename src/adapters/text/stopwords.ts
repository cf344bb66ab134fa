import { eng, fra, spa } from 'stopword';
import type { Language } from '../../kernel/language.ts';
import { fold } from './tokens.ts';

/**
 * The `stopword` lists are short; added here are the pronouns, auxiliaries, articles and question words they miss, so
 * that all of Snowball's lists is in them, but for `estados`, which are states more often than not. Negations stay
 * stop words: they say nothing about what a text is about.
 */
const ADDED: Readonly<Record<Language, string>> = {
  en: `am are aren can cannot couldn didn doesn doing don down few further hadn hasn haven having hers
    herself how isn itself let mustn myself no nor not off once ours ourselves own shan shouldn so theirs
    themselves yourselves she its does ought against during above below again until upon us wasn weren what
    when whether whom whose why won wouldn yours yourself`,
  fr: `alors aucun aussi autre autres avant bien car celle celles celui ceux chaque chez comme comment
    depuis dont elles encore entre est-ce eu ici ils leurs lors lorsque mêmes ni non parce pendant peu plus
    pourquoi puis quand quelque quelques quoi rien selon seulement si sont sous tandis tout toute toutes
    tous très vers voici voilà y`,
  es: `al algo algún alguna algunas alguno algunos ambos ante antes aquel aquella aquellas aquellos aquí
    así aun aunque bajo cada casi con cuáles cuál cuales cualquier cuánto cuántos cuya cuyas cuyo cuyos da
    cómo cuándo de del dentro después dónde dos e él ella ellas ellos en entre era eran eres es esa esas ese esos esta
    está están estaba estaban estado estamos estar estas este estos estoy fue fueron ha había habían haber
    han has hay he hemos hizo la las le les lo los mientras mis mismo misma mucha muchas mucho muchos
    nosotros nuestra nuestras nuestro nuestros nunca os otra otras otro otros pero pueda puede pueden
    quién quienes según ser será serán sea sean si sido siempre siendo sino sobre sois solo sólo somos son soy
    esto nada nosotras vosotras mío mía míos mías tuyo tuya tuyos tuyas vuestros vuestras
    estás estáis esté estés estemos estéis estén estaré estarás estará estaremos estaréis
    estarán estaría estarías estaríamos estaríais estarían estabas estábamos estabais estuve
    estuviste estuvo estuvimos estuvisteis estuvieron estando habéis haya hayas hayamos hayáis
    hayan habré habrás habrá habremos habréis habrán habría habrías habríamos habríais habrían
    habías habíamos habíais hube hubiste hubo hubimos hubisteis hubieron habiendo habido seas
    seamos seáis seré serás seremos seréis sería serías seríamos seríais serían eras éramos
    erais fui fuiste fuimos fuisteis tengo tienes tenemos tenéis tenga tengas tengamos tengáis
    tengan tendré tendrás tendrá tendremos tendréis tendrán tendría tenía tenías teníamos
    teníais tenían tuve tuviste tuvo tuvimos tuvisteis tuvieron
    sus suya suyas suyo suyos tal también tampoco tan tanto te tener tiene tienen toda todas todavía todo
    todos tras tus u un una unas unos usted ustedes vosotros vuestra vuestro yo`,
};
const LISTS: Readonly<Record<Language, readonly string[]>> = { en: eng, fr: fra, es: spa };

function listOf(language: Language): ReadonlySet<string> {
  const all = [...LISTS[language], ...ADDED[language].split(/\s+/)].filter((word) => word !== '');
  // Both spellings: chat is often typed without accents.
  return new Set(all.flatMap((word) => [word, fold(word)]));
}

export const STOP_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: listOf('en'),
  fr: listOf('fr'),
  es: listOf('es'),
};
