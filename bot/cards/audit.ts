import { actionOf, objectOf } from '../../src/features/governance/audit-words.ts';
import type { AuditLine } from '../../src/features/governance/store.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, heading, line, run, sentence } from './card.ts';
import { link } from './inputs.ts';

/** The newest lines of the audit log, and the way to all of it. */
export function auditCard(
  lines: readonly (Pick<AuditLine, 'at' | 'verb' | 'subject'> & { readonly name: string | null })[],
  url: string | null,
  voice: Voice,
): Card {
  const done = ({ verb, subject }: Pick<AuditLine, 'verb' | 'subject'>) =>
    voice.say('audit.line', {
      action: voice.say(`audit.action.${actionOf(verb)}`),
      object: voice.say(`audit.object.${objectOf(subject)}`),
    });
  return card({
    lang: voice.language,
    fallback: voice.say('audit.title'),
    body: [
      heading(voice.say('audit.title')),
      sentence(voice.say('audit.what'), true),
      ...lines.flatMap((one) => [
        sentence(done(one)),
        line(
          run(`${one.name ?? voice.say('audit.itself')} · ${voice.dateTime(one.at)}`, {
            subtle: true,
          }),
        ),
      ]),
    ],
    actions: [link(voice.say('audit.page'), url)],
  });
}
