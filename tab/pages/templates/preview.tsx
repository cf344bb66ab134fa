import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaptureSheet } from '../../../src/contract/capture.ts';
import type {
  CaptureBody,
  DiscussionBody,
  TemplateBody,
  TemplateFault,
} from '../../../src/contract/templates.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { FieldInput } from '../capture/fields.tsx';
import { isShown } from '../capture/shapes.ts';
import { CardPicture } from './cards.tsx';
import { isForm, isPlan } from './draft.ts';

/** As the people it is for will see it. */
export function Preview(props: {
  readonly body: TemplateBody;
  readonly onFaults: (faults: readonly TemplateFault[]) => void;
}) {
  const { body, onFaults } = props;
  const { say } = useWords();
  return (
    <Section id="preview" title={say('templates.preview')}>
      {isForm(body) ? <FormPreview body={body} onFaults={onFaults} /> : null}
      {isPlan(body) ? <PlanPreview body={body} /> : null}
    </Section>
  );
}

function FormPreview(props: {
  readonly body: CaptureBody;
  readonly onFaults: (faults: readonly TemplateFault[]) => void;
}) {
  const { body, onFaults } = props;
  const { say, language } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const look = useMutation({
    mutationFn: () => api.previewTemplate(body),
    onSuccess: ({ faults }) => onFaults(faults),
  });
  const shown = look.data;
  return (
    <>
      <div>
        <Button disabled={look.isPending} onClick={() => look.mutate()}>
          {say('templates.look')}
        </Button>
      </div>
      {look.isError ? <ErrorState error={look.error} /> : null}
      {shown?.sheet ? (
        <>
          <h3 className={layout.h3}>{say('templates.in-tab')}</h3>
          <p className={layout.plain}>{shown.sheet.template.intro[language]}</p>
          <TryForm sheet={shown.sheet} />
          <h3 className={layout.h3}>{say('templates.in-chat')}</h3>
          {shown.cards.map((card, at) => (
            <CardPicture
              // Cards have no name but their place.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={at}
              label={say('templates.card', { number: at + 1 })}
              card={card}
            />
          ))}
        </>
      ) : null}
    </>
  );
}

/** It can be filled in, to see what is asked when; nothing of that is kept. */
function TryForm({ sheet }: { readonly sheet: CaptureSheet }) {
  const { language } = useWords();
  const layout = useLayout();
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const type = (id: string, value: string) => setAnswers((known) => ({ ...known, [id]: value }));
  return (
    <ol className={layout.list}>
      {sheet.template.steps.map((step) => (
        <li key={step.id} className={layout.card}>
          <h4 className={layout.h3}>{step.title[language]}</h4>
          {step.fields
            .filter((field) => isShown(field, sheet.template, answers))
            .map((field) => (
              <FieldInput
                key={field.id}
                field={field}
                value={answers[field.id] ?? ''}
                lang={language}
                problem={null}
                suggested={false}
                vague={false}
                theirs={null}
                onType={(value) => type(field.id, value)}
                onLeave={() => undefined}
                onSettle={() => undefined}
                onRight={() => undefined}
              />
            ))}
        </li>
      ))}
    </ol>
  );
}

function PlanPreview({ body }: { readonly body: DiscussionBody }) {
  const { say, language } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.card}>
      <h3 className={layout.h3}>{body.name[language]}</h3>
      <p className={layout.plain}>{body.purpose[language]}</p>
      <ol>
        {body.phases.map(({ title, day, questions }, at) => (
          // Phases have no name but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={at}>
            {say('templates.from-day', { title: title[language], day: day + 1 })}
            <ul>
              {questions[language].map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}
