import type { CaptureSheet } from '../../../src/contract/capture.ts';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink } from '../../components/links.tsx';
import { Section } from '../../components/page.tsx';
import { useWords, type Words } from '../../words.tsx';
import { chosenIn, daysOf, isShown, linesOf, rowsOf, type TemplateField } from './shapes.ts';

const dayShown = (day: string, { day: shown }: Words): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) ? shown(day) : day;

function labelOf(choices: TemplateField['choices'], value: string, { language }: Words): string {
  return choices?.find((choice) => choice.value === value)?.label[language] ?? value;
}

/** A row as one line: its cells, each but the first with what it is. */
function rowShown({ columns = [] }: TemplateField, row: readonly string[], words: Words): string {
  return columns
    .flatMap((column, at) => {
      const cell = row[at] ?? '';
      if (cell === '') return [];
      const value =
        column.kind === 'date' ? dayShown(cell, words) : labelOf(column.choices, cell, words);
      const label = column.label[words.language];
      return [
        at === 0
          ? value
          : words.say(label.endsWith('?') ? 'forms.cell-asked' : 'forms.cell', { label, value }),
      ];
    })
    .join(' · ');
}

function linesShown(field: TemplateField, answer: string, words: Words): readonly string[] {
  switch (field.kind) {
    case 'rows':
      return rowsOf(answer).map((row) => rowShown(field, row, words));
    case 'choice':
      return (field.several ? chosenIn(answer) : [answer]).map((value) =>
        labelOf(field.choices, value, words),
      );
    case 'yes-no':
      return [words.say(answer === 'yes' ? 'forms.yes' : 'forms.no')];
    case 'date':
      return [dayShown(answer, words)];
    case 'date-range': {
      const [from, to] = daysOf(answer).map((day) => dayShown(day, words));
      return [
        from === to ? (from ?? '') : words.say('forms.range', { from: from ?? '', to: to ?? '' }),
      ];
    }
    case 'people':
    case 'files':
      return linesOf(answer);
    default:
      return [answer];
  }
}

/** An answer to be read: lists as lists, addresses as links. */
export function AnswerShown({
  field,
  answer,
  lang,
}: {
  field: TemplateField;
  answer: string;
  lang: string;
}) {
  const words = useWords();
  const layout = useLayout();
  const lines = linesShown(field, answer, words);
  const linked = field.kind === 'files' || field.kind === 'link';
  const [only] = lines;
  if (lines.length === 1 && !linked) {
    return (
      <p className={layout.written} lang={lang}>
        {only}
      </p>
    );
  }
  return (
    <ul className={layout.plain}>
      {lines.map((one) => (
        <li key={one} lang={lang}>
          {linked ? <DocumentLink href={one}>{one}</DocumentLink> : one}
        </li>
      ))}
    </ul>
  );
}

/** What was answered, step by step, to be read. */
export function Answered({ sheet }: { readonly sheet: CaptureSheet }) {
  const { language } = useWords();
  const layout = useLayout();
  const { capture, template } = sheet;
  const { answers } = capture;
  return template.steps.map((step) => {
    const fields = step.fields.filter(
      (field) => answers[field.id] && isShown(field, template, answers),
    );
    if (fields.length === 0) return null;
    return (
      <Section key={step.id} id={`step-${step.id}`} title={step.title[language]}>
        <div className={layout.card}>
          {fields.map((field) => (
            <div key={field.id} className={layout.tight}>
              <h3 className={layout.h3}>{field.label[language]}</h3>
              <AnswerShown field={field} answer={answers[field.id] ?? ''} lang={capture.language} />
            </div>
          ))}
        </div>
      </Section>
    );
  });
}
