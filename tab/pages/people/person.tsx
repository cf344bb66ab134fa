import { useParams } from 'react-router';
import type { ExpertPage } from '../../../src/contract/expertise.ts';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink, TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, ErrorState, Loading } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { useExpert } from './queries.ts';
import { aboutOf, chatUrl, clockWords, languageNames, placeOf, topicName } from './said.ts';

/** One colleague, as far as this reader may know what they know. */
export default function PersonPage() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const { data, error, refetch } = useExpert(id);
  const back = <TextLink to="/people">{say('expertise.page.back')}</TextLink>;
  if (data) {
    return (
      <Page title={data.person.name} above={back}>
        <Person page={data} />
      </Page>
    );
  }
  return (
    <Page title={say('expertise.page.title')} above={back}>
      {error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading />}
    </Page>
  );
}

function Person({ page }: { readonly page: ExpertPage }) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const { person, left, holder, languages, availability, declared, topics } = page;
  const says = aboutOf(declared, '', words);
  return (
    <>
      <div className={layout.tight}>
        <p className={layout.plain}>{placeOf(person, words)}</p>
        {left ? (
          <p className={layout.plain}>
            {holder
              ? say('expertise.credited.held', { name: person.name, holder: holder.name })
              : say('expertise.credited.vacant', { name: person.name })}
          </p>
        ) : (
          <>
            <p className={layout.plain}>
              {say('expertise.languages', { languages: languageNames(languages, words) })}
            </p>
            <p className={layout.plain}>{clockWords(availability, words)}</p>
            <div>
              <DocumentLink
                href={chatUrl(person, says || topicName(topics[0]?.topic ?? '', words), words)}
              >
                {say('expertise.chat', { name: person.name })}
              </DocumentLink>
            </div>
          </>
        )}
      </div>
      <Section title={say('expertise.page.entry-of', { name: person.name })} id="found-by">
        {says ? (
          <p className={layout.plain}>{say('expertise.page.declares', { about: says })}</p>
        ) : null}
        {topics.length === 0 && !says ? <Empty title={say('expertise.page.nothing')} /> : null}
        <ul className={layout.plain}>
          {topics.map(({ topic, pieces }) => (
            <li key={topic}>
              {say('expertise.page.topics', { name: topicName(topic, words), count: pieces })}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
