import { MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useParams } from 'react-router';
import type { CaptureSheet } from '../../../src/contract/capture.ts';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink, TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { useCapture } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { StepForm } from './form.tsx';
import { CaptureTag } from './parts.tsx';

/** One record: filled in while a draft, read afterwards. */
export default function CaptureRoute() {
  const { id = '' } = useParams();
  const { say, language } = useWords();
  const query = useCapture(id);
  const name = query.data?.template.name[language];
  const state = query.data?.capture.state;
  return (
    <Page
      title={name ?? say('tab.captures.record')}
      above={<TextLink to="/captures">{say('tab.captures.back')}</TextLink>}
      actions={state ? <CaptureTag state={state} /> : null}
    >
      <Read query={query}>
        {(sheet) =>
          sheet.capture.state === 'draft' ? (
            <StepForm key={id} sheet={sheet} />
          ) : (
            <Finished sheet={sheet} />
          )
        }
      </Read>
    </Page>
  );
}

function Finished({ sheet }: { readonly sheet: CaptureSheet }) {
  const { say, language } = useWords();
  const layout = useLayout();
  const { capture, template } = sheet;
  return (
    <>
      {capture.state === 'publishing' ? (
        <div role="status">
          <Spinner label={say('tab.captures.publishing')} labelPosition="after" />
        </div>
      ) : null}
      {capture.state === 'published' ? (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>
            {say('tab.captures.published')}{' '}
            {capture.webUrl ? (
              <DocumentLink href={capture.webUrl}>{say('tab.captures.open-document')}</DocumentLink>
            ) : null}
          </MessageBarBody>
        </MessageBar>
      ) : null}
      {capture.state === 'discarded' ? <p>{say('tab.captures.discarded')}</p> : null}
      {template.steps.map((step) => (
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
      ))}
    </>
  );
}
