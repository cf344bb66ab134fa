import { createHash } from 'node:crypto';
import { LANGUAGES } from '../../kernel/language.ts';
import { stems } from './stems.ts';
import { STOP_WORDS } from './stopwords.ts';

/** Endings, accents, elisions and contractions of the three languages: what a change of the code would treat anew. */
const PROBE = `registering registrations worker's don't o'clock generously relational hopping l’emploi d'Ivoire
  qu’elle travailleuses enregistrement cotisations étrangères heureusement œuvre nationalité trabajadoras
  cotización acciones públicas rápidamente niñez haciéndolo averiguar migraciones 189 C190 e-mail naïve
  organisations labour programmes inspectrices travaux cotizacion contribucion tecnologia`;

/** Says of two programs whether the same text gives both the same stems: what one has indexed, the other may use. */
export function textFingerprint(): string {
  const hash = createHash('sha256');
  for (const language of LANGUAGES) {
    hash.update([...STOP_WORDS[language]].sort().join(' '));
    hash.update(stems(PROBE, language).join(' '));
  }
  return hash.digest('hex').slice(0, 32);
}
