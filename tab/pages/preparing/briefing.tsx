import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Briefing } from '../../../src/contract/preparing.ts';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { QuestionForm } from '../../components/question-form.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { Day, When } from '../../components/when.tsx';
import { useWords } from '../../words.tsx';
import { DiscussionCard } from '../discussions/parts.tsx';
import { ProductCard } from '../knowledge/product.tsx';
import { Credited, ExpertCard } from '../people/parts.tsx';
import { QueryCard } from '../queries/parts.tsx';
import { useBriefing } from './queries.ts';

const LONGEST = 200;

/** What there is to know of a country or partner before going there. It is in the address, and can be printed. */
export default function BriefingPage() {
  const { say, country } = useWords();
  const layout = useLayout();
  const navigate = useNavigate();
  const about = (useParams().about ?? '').trim().slice(0, LONGEST);
  const query = useBriefing(about);
  const known = query.data?.about;
  const name = known ? (known.kind === 'country' ? country(known.name) : known.name) : about;
  return (
    <Page
      title={about ? say('preparing.briefing.heading', { name }) : say('preparing.briefing.form')}
      above={<TextLink to="/preparing">{say('preparing.list.button')}</TextLink>}
      actions={
        query.data ? (
          <Button onClick={() => window.print()}>{say('preparing.briefing.print-now')}</Button>
        ) : null
      }
    >
      <QuestionForm
        key={about}
        q={about}
        label={say('preparing.briefing.label')}
        placeholder={say('preparing.briefing.example')}
        go={say('preparing.briefing.go')}
        longest={LONGEST}
        onAsk={(asked) => void navigate(`/briefing/${encodeURIComponent(asked)}`)}
      />
      {about === '' ? (
        <Empty title={say('preparing.briefing.missing')} />
      ) : (
        <>
          <p className={layout.muted}>{say('preparing.briefing.what')}</p>
          <Read query={query}>{(briefing) => <Parts briefing={briefing} name={name} />}</Read>
        </>
      )}
    </Page>
  );
}

function Part(props: {
  readonly name: string;
  readonly count: number;
  readonly shown: number;
  /** Where all of them are. */
  readonly more: string | null;
  readonly children: ReactNode;
}) {
  const { name, count, shown, more } = props;
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Section id={name} title={say(`preparing.briefing.${name}.title`, { count })}>
      {shown === 0 ? (
        <p className={layout.plain}>{say(`preparing.briefing.${name}.none`)}</p>
      ) : (
        <ul className={layout.list}>{props.children}</ul>
      )}
      {count > shown && more ? (
        <div>
          <TextLink to={more}>{say('preparing.briefing.more')}</TextLink>
        </div>
      ) : null}
    </Section>
  );
}

const searchFor = ({ words, about }: Briefing, type: string): string =>
  `/search?${new URLSearchParams({
    q: words,
    ...(about.kind === 'country' ? { country: about.name } : {}),
    ...(type ? { type } : {}),
  })}`;

function Parts({ briefing, name }: { readonly briefing: Briefing; readonly name: string }) {
  const { say } = useWords();
  const { contacts, discussions, queries } = briefing;
  return (
    <>
      <Missions briefing={briefing} />
      <Documents briefing={briefing} part="reports" type="mission report" />
      <Documents briefing={briefing} part="lessons" type="lesson learned|good practice" />
      <Part
        name="contacts"
        count={contacts.items.length + contacts.more}
        shown={contacts.items.length}
        more={`/people?${new URLSearchParams({ q: name })}`}
      >
        {contacts.items.map((expert) => (
          <ExpertCard
            key={expert.person.id}
            expert={expert}
            asked={name}
            matter={contacts}
            heading="h3"
          />
        ))}
      </Part>
      <Credited answer={contacts} asked={name} />
      <Documents briefing={briefing} part="products" type="" />
      <Part
        name="discussions"
        count={discussions.count}
        shown={discussions.items.length}
        more="/discussions"
      >
        {discussions.items.map((discussion) => (
          <DiscussionCard key={discussion.id} discussion={discussion} />
        ))}
      </Part>
      <Part name="queries" count={queries.count} shown={queries.items.length} more="/queries">
        {queries.items.map((query) => (
          <QueryCard key={query.id} query={query} />
        ))}
      </Part>
      <div>
        <LinkButton
          primary
          to={`/preparing?${new URLSearchParams({ country: name, kind: 'mission' })}`}
        >
          {say('preparing.start.button')}
        </LinkButton>
      </div>
    </>
  );
}

function Documents(props: {
  readonly briefing: Briefing;
  readonly part: 'reports' | 'lessons' | 'products';
  readonly type: string;
}) {
  const { items, count } = props.briefing[props.part];
  return (
    <Part
      name={props.part}
      count={count}
      shown={items.length}
      more={searchFor(props.briefing, props.type)}
    >
      {items.map((product) => (
        <ProductCard key={product.id} product={product} brief details />
      ))}
    </Part>
  );
}

function Missions({ briefing: { missions } }: { readonly briefing: Briefing }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <>
      <Part name="missions" count={missions.count} shown={missions.items.length} more={null}>
        {missions.items.map(({ title, startsOn, endsOn, person, left, holder }) => (
          <li key={`${person.id} ${startsOn}`} className={layout.card}>
            {title ? <h3 className={layout.h3}>{title}</h3> : null}
            <p className={layout.plain}>
              <Day on={startsOn} /> – <Day on={endsOn} />
            </p>
            <p className={layout.muted} style={{ margin: 0 }}>
              {left
                ? holder
                  ? say('expertise.credited.held', { name: person.name, holder: holder.name })
                  : say('expertise.credited.vacant', { name: person.name })
                : say('preparing.briefing.traveller', { name: person.name })}
            </p>
          </li>
        ))}
      </Part>
      {missions.asOf ? <AsOf at={missions.asOf} /> : null}
    </>
  );
}

/** The register is read on its own days: how old it is stands beside what it says. */
function AsOf({ at }: { readonly at: string }) {
  const { say, dateTime } = useWords();
  const layout = useLayout();
  return (
    <p className={layout.muted}>
      {say('preparing.briefing.as-of', { date: dateTime(at) })}
      <span className={layout.hidden}>
        <When at={at} />
      </span>
    </p>
  );
}
