import type { CaptureSheet } from '../../../src/contract/capture.ts';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { useWords } from '../../words.tsx';

/** What was answered, step by step, to be read. */
export function Answered({ sheet }: { readonly sheet: CaptureSheet }) {
  const { language } = useWords();
  const layout = useLayout();
  const { capture, template } = sheet;
  return template.steps.map((step) => (
    <Section key={step.id} id={`step-${step.id}`} title={step.title[language]}>
      <div className={layout.card}>
        {step.fields
          .filter(({ id }) => capture.answers[id])
          .map((field) => (
            <div key={field.id} className={layout.tight}>
              <h3 className={layout.h3}>{field.label[language]}</h3>
              <p className={layout.written} lang={capture.language}>
                {field.choices?.find(({ value }) => value === capture.answers[field.id])?.label[
                  language
                ] ?? capture.answers[field.id]}
              </p>
            </div>
          ))}
      </div>
    </Section>
  ));
}
