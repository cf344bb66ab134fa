import { QUESTIONS } from '../features/preparing/model.ts';
import type { PreparationPage } from './preparing.ts';

export interface Speaking {
  say(key: string, params?: Readonly<Record<string, string | number>>): string;
  country(name: string): string;
}

/** The whole record as plain text, to be pasted into a mail or a draft; only documents that its reader may open. */
export function preparationText(page: PreparationPage, { say, country }: Speaking): string {
  const { preparation, judged, authorName } = page;
  const head = [
    `${say(`preparing.kinds.${preparation.kind}`)}${say('bot.colon')}${preparation.subject}`,
    preparation.countries.map(country).join(', '),
    say('preparing.by', { name: authorName }),
  ];
  const used = judged.filter(({ verdict }) => verdict === 'use');
  const misfit = judged.filter(({ verdict }) => verdict === 'misfit');
  const documents = [
    ...used.map(({ document }) =>
      [say('preparing.used-item', { title: document.title }), document.webUrl].join('\n  '),
    ),
    ...misfit.map(({ document, reason }) =>
      say('preparing.misfit-item', { title: document.title, reason }),
    ),
  ];
  const parts = QUESTIONS.flatMap((question) => {
    const lines = [
      preparation.answers[question] ?? '',
      ...(question === 'exists' ? documents.map((line) => `- ${line}`) : []),
    ].filter((line) => line !== '');
    return lines.length > 0 ? [[say(`preparing.questions.${question}`), ...lines].join('\n')] : [];
  });
  return [head.filter((line) => line !== '').join('\n'), ...parts].join('\n\n');
}
