import type { Beside, Expert, Experts } from '../../../src/contract/expertise.ts';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink, TextLink } from '../../components/links.tsx';
import { Section } from '../../components/page.tsx';
import { useWords } from '../../words.tsx';
import { aboutOf, chatUrl, clockWords, languageNames, placeOf, reasonsIn } from './said.ts';

/** Somebody who may be asked: who and where, why, in which language, and when. */
export function ExpertCard(props: {
  readonly expert: Expert;
  readonly asked: string;
  readonly matter: Beside;
  /** `h3` where the card stands in a section of a page. */
  readonly heading?: 'h2' | 'h3';
}) {
  const { person, reasons, languages, availability } = props.expert;
  const { heading: Heading = 'h2' } = props;
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const about = aboutOf(props.matter, props.asked, words);
  return (
    <li className={layout.card}>
      <Heading className={layout.h3}>{person.name}</Heading>
      <p className={layout.muted} style={{ margin: 0 }}>
        {placeOf(person, words)}
      </p>
      <ul className={layout.plain}>
        {reasonsIn(reasons, props.asked, words).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p className={layout.plain}>
        {say('expertise.languages', { languages: languageNames(languages, words) })}
      </p>
      <p className={layout.muted} style={{ margin: 0 }}>
        {clockWords(availability, words)}
      </p>
      <div className={layout.row}>
        <DocumentLink href={chatUrl(person, about, words)}>
          {say('expertise.chat', { name: person.name })}
        </DocumentLink>
        <TextLink to={`/people/${encodeURIComponent(person.id)}`}>
          {say('expertise.page.see', { name: person.name })}
        </TextLink>
      </div>
    </li>
  );
}

/** Who knew and has left: what they did stays theirs, and the present holder of the post is who can be asked. */
export function Credited({ answer, asked }: { readonly answer: Experts; readonly asked: string }) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  if (answer.credited.length === 0) return null;
  const about = aboutOf(answer, asked, words);
  return (
    <Section title={say('expertise.credited.title')} id="credited">
      <ul className={layout.list}>
        {answer.credited.map(({ person, reasons, holder }) => (
          <li key={person.id} className={layout.card}>
            <p className={layout.plain}>
              {holder
                ? say('expertise.credited.held', { name: person.name, holder: holder.name })
                : say('expertise.credited.vacant', { name: person.name })}
            </p>
            <p className={layout.plain}>
              {say('expertise.because', { reasons: reasonsIn(reasons, asked, words).join('; ') })}
            </p>
            {holder ? (
              <div>
                <DocumentLink href={chatUrl(holder, about, words)}>
                  {say('expertise.credited.ask', { name: holder.name })}
                </DocumentLink>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
