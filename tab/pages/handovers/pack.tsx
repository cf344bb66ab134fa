import { MessageBar, MessageBarBody, mergeClasses } from '@fluentui/react-components';
import { useParams } from 'react-router';
import type { HandoverPack } from '../../../src/contract/handovers.ts';
import { AsOf } from '../../components/as-of.tsx';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink, TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { Day, When } from '../../components/when.tsx';
import { isGone, useHandoverPack } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { Moves } from './moves.tsx';
import { HandoverFacts, HandoverTag } from './parts.tsx';
import { Questions, useQuestions } from './questions.tsx';
import { Successor } from './successor.tsx';

/** What the one who left has written down, for those who go on: read, not edited. */
export default function PackRoute() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const query = useHandoverPack(id);
  const above = <TextLink to="/handovers">{say('tab.handover.back')}</TextLink>;
  const { data } = query;
  if (!data && isGone(query.error)) return <Waiting id={id} />;
  if (!data) {
    return (
      <Page title={say('tab.handover.title')} above={above}>
        <Read query={query}>{() => null}</Read>
      </Page>
    );
  }
  const title =
    data.role === 'leaver'
      ? say('tab.handover.yours')
      : say('tab.handover.of', { name: data.person.name });
  return (
    <Page title={title} above={above} actions={<HandoverTag state={data.state} />}>
      <Read query={query}>{(pack) => <Pack pack={pack} />}</Read>
    </Page>
  );
}

/** Before the last day: what supervisor and successor may ask; for everybody else there is nothing. */
function Waiting({ id }: { readonly id: string }) {
  const { say } = useWords();
  const layout = useLayout();
  const { data, isPending } = useQuestions(id);
  const title = data
    ? say('tab.handover.of', { name: data.person.name })
    : say('tab.handover.title');
  return (
    <Page
      title={title}
      above={<TextLink to="/handovers">{say('tab.handover.back')}</TextLink>}
      actions={data ? <HandoverTag state={data.state} /> : null}
    >
      {data ? <HandoverFacts handover={data} /> : null}
      {data || isPending ? null : (
        <Empty title={say('tab.handover.not-there')}>
          <p className={layout.plain}>{say('tab.handover.not-there-how')}</p>
        </Empty>
      )}
      {data ? (
        <>
          <p className={layout.plain}>{say('tab.handover.not-there-how')}</p>
          <Successor handover={data} />
          <Questions id={id} />
        </>
      ) : null}
    </Page>
  );
}

interface Part {
  readonly pack: HandoverPack;
}

function Pack({ pack }: Part) {
  const { say } = useWords();
  const layout = useLayout();
  const { acknowledgedAt, deliveredAt } = pack;
  return (
    <>
      <div className={layout.tight}>
        <HandoverFacts handover={pack} />
        {deliveredAt ? (
          <p className={mergeClasses(layout.plain, layout.muted)}>
            {say('tab.handover.delivered-at')} <When at={deliveredAt} />
          </p>
        ) : null}
        <AsOf register="filled" at={pack.asOf} />
      </div>
      {acknowledgedAt ? (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>
            {say('tab.handover.acknowledged-at')} <When at={acknowledgedAt} />
          </MessageBarBody>
        </MessageBar>
      ) : null}
      <Moves handover={pack} />
      <Successor handover={pack} />
      <Commitments pack={pack} />
      <Documents pack={pack} />
      <Questions id={pack.id} />
      {pack.role === 'supervisor' ? (
        <TextLink to={`/handovers/${pack.id}/gaps`}>{say('tab.handover.gaps.title')}</TextLink>
      ) : null}
      {pack.sections.map((section) => (
        <PackSection key={section.title} section={section} />
      ))}
    </>
  );
}

function Commitments({ pack }: Part) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Section id="commitments" title={say('tab.handover.commitments')}>
      {pack.commitments.length === 0 ? (
        <Empty title={say('tab.handover.no-commitments')} />
      ) : (
        <ul className={layout.list}>
          {pack.commitments.map(({ text, due }) => (
            <li key={`${due ?? ''} ${text}`} className={layout.card}>
              <strong>{due ? <Day on={due} /> : say('tab.handover.no-date')}</strong>
              <p className={layout.written}>{text}</p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Documents({ pack }: Part) {
  const { say } = useWords();
  const layout = useLayout();
  if (pack.documents.length === 0) return null;
  return (
    <Section id="documents" title={say('tab.handover.documents')}>
      <ul className={mergeClasses(layout.plain)}>
        {pack.documents.map(({ title, webUrl }) => (
          <li key={webUrl}>
            <DocumentLink href={webUrl}>{title}</DocumentLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PackSection({ section }: { readonly section: HandoverPack['sections'][number] }) {
  const { say, list } = useWords();
  const layout = useLayout();
  const { title, entries, missing } = section;
  return (
    <Section id={`section-${title}`} title={title}>
      <div className={layout.card}>
        {entries.map(({ label, text, suggested, addedBy }) => (
          <div key={label} className={layout.tight}>
            <h3 className={layout.h3}>
              {addedBy
                ? say('tab.handover.added', { label, name: addedBy })
                : suggested
                  ? say('tab.handover.suggested', { label })
                  : label}
            </h3>
            <p className={layout.written}>{text}</p>
          </div>
        ))}
        {missing.length > 0 ? (
          <p className={mergeClasses(layout.plain, layout.muted)}>
            {say('tab.handover.not-answered', { fields: list(missing) })}
          </p>
        ) : null}
      </div>
    </Section>
  );
}
