import { MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import type { CaptureSheet } from '../../../src/contract/capture.ts';
import { DocumentLink, TextLink } from '../../components/links.tsx';
import { Page } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { useCapture } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { Answered } from './answered.tsx';
import { Ending } from './ending.tsx';
import { StepForm } from './form.tsx';
import { Letters } from './letters.tsx';
import { OutMoves } from './out.tsx';
import { CaptureTag, isHandover } from './parts.tsx';
import { ReadBy, Readers } from './readers.tsx';
import { RelatedLessons } from './related.tsx';
import { UnderReview } from './under-review.tsx';
import { WrittenWith } from './written-with.tsx';

const isWriting = ({ capture: { state } }: CaptureSheet): boolean =>
  state === 'draft' || state === 'changing';

/** One record: filled in while a draft, read afterwards. */
export default function CaptureRoute() {
  const { id = '' } = useParams();
  const { say, language } = useWords();
  const queries = useQueryClient();
  const query = useCapture(id);
  if (query.data && isHandover(query.data.capture)) return <Navigate to="/handovers" replace />;
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
          isWriting(sheet) ? (
            <>
              <WrittenWith template={sheet.template} />
              <UnderReview sheet={sheet} />
              <Readers sheet={sheet} />
              <StepForm
                key={id}
                sheet={sheet}
                review={say('tab.captures.review')}
                above={(step) => (step === 1 ? <RelatedLessons capture={id} /> : null)}
                onSaved={(saved) => queries.setQueryData(['capture', id], saved)}
              >
                {(ending) => <Ending sheet={sheet} {...ending} />}
              </StepForm>
            </>
          ) : (
            <Finished sheet={sheet} />
          )
        }
      </Read>
    </Page>
  );
}

function Finished({ sheet }: { readonly sheet: CaptureSheet }) {
  const { say } = useWords();
  const { capture } = sheet;
  return (
    <>
      <WrittenWith template={sheet.template} />
      <UnderReview sheet={sheet} />
      {capture.state === 'publishing' && capture.trouble ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {say(`reviewing.held.${capture.trouble}`)} {say('reviewing.held.kept')}
          </MessageBarBody>
        </MessageBar>
      ) : null}
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
      {capture.state === 'retracting' ? <p role="status">{say('forms.retract.going')}</p> : null}
      {capture.audience && sheet.template.becomes !== 'gap' ? <ReadBy id={capture.id} /> : null}
      {sheet.actions.length > 0 ? <Readers sheet={sheet} /> : null}
      <Letters sheet={sheet} />
      <OutMoves sheet={sheet} />
      {capture.state === 'discarded' ? <p>{say('tab.captures.discarded')}</p> : null}
      <Answered sheet={sheet} />
    </>
  );
}
