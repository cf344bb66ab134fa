import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { HandoverPage } from '../../../src/contract/handovers.ts';
import { AsOf } from '../../components/as-of.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { isGone, useHandover } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { Answered } from '../capture/answered.tsx';
import { StepForm } from '../capture/form.tsx';
import { DutySection } from '../duties/section.tsx';
import { useDuties } from '../duties/use-duties.ts';
import { Audience } from './audience.tsx';
import { Lessons } from './lessons.tsx';
import { Moves } from './moves.tsx';
import { OwnFiles } from './own-files.tsx';
import { HandoverFacts, HandoverTag, isDelivered } from './parts.tsx';
import { Questions } from './questions.tsx';
import { Reviewing } from './reviewing.tsx';
import { Sittings } from './sittings.tsx';
import { Successor } from './successor.tsx';

/** The leaver's own page: who will see what, then the form, then the way to let it go. */
export default function HandoverRoute() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const layout = useLayout();
  const query = useHandover(id);
  const above = <TextLink to="/handovers">{say('tab.handover.back')}</TextLink>;
  if (!query.data && isGone(query.error)) {
    return (
      <Page title={say('tab.handover.title')} above={above}>
        <Empty title={say('tab.handover.not-yours')}>
          <p className={layout.plain}>{say('tab.handover.not-yours-how')}</p>
          <div>
            <LinkButton to={`/handovers/${id}/pack`}>{say('tab.handover.to-pack')}</LinkButton>
          </div>
        </Empty>
      </Page>
    );
  }
  const state = query.data?.state;
  return (
    <Page
      title={say('tab.handover.yours')}
      above={above}
      actions={state ? <HandoverTag state={state} /> : null}
    >
      <Read query={query}>{(handover) => <Own key={id} handover={handover} />}</Read>
    </Page>
  );
}

function Own({ handover }: { readonly handover: HandoverPage }) {
  const { say } = useWords();
  const layout = useLayout();
  const { id, state, sheet, sittings } = handover;
  const writing = state === 'preparing' && sheet.actions.includes('answer');
  return (
    <>
      <div className={layout.tight}>
        <HandoverFacts handover={handover} />
        <AsOf register="leavers" at={handover.asOf} />
        {sittings > 0 ? (
          <p className={layout.muted}>{say('tab.handover.sittings', { count: sittings })}</p>
        ) : null}
      </div>
      {state === 'preparing' ? null : (
        <MessageBar intent={state === 'missed' ? 'warning' : 'info'} layout="multiline">
          <MessageBarBody>{say(`tab.handover.notice.${state}`)}</MessageBarBody>
        </MessageBar>
      )}
      <Audience handover={handover} />
      <Sittings handover={handover} />
      {writing ? <Writing handover={handover} /> : null}
      <Successor handover={handover} />
      <Left id={id} />
      <Questions id={id} />
      <Lessons handover={handover} />
      <Moves handover={handover} />
      {isDelivered(state) ? (
        <div>
          <LinkButton to={`/handovers/${id}/pack`}>{say('tab.handover.to-pack')}</LinkButton>
        </div>
      ) : null}
      {writing ? null : <Answered sheet={sheet} />}
    </>
  );
}

/** The form; its last card says what is missing, and lets it go. */
function Writing({ handover }: { readonly handover: HandoverPage }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const { id, sheet, filesField: field } = handover;
  return (
    <StepForm
      sheet={sheet}
      review={say('tab.handover.review')}
      above={(step, save) => (
        <OwnFiles id={id} fields={sheet.template.steps[step]?.fields ?? []} {...{ field, save }} />
      )}
      onSaved={(saved) => {
        queries.setQueryData<HandoverPage>(['handover', id], (known) =>
          known ? { ...known, sheet: saved } : known,
        );
      }}
    >
      {(ending) => <Reviewing handover={handover} {...ending} />}
    </StepForm>
  );
}

/** What she answers for, offered or flagged from here; it loads by itself and never holds up the form. */
function Left({ id }: { readonly id: string }) {
  const { data } = useDuties();
  const own = data?.own.filter(({ handover }) => handover === id) ?? [];
  return <DutySection part="own" duties={own} />;
}
