import { MessageBar, MessageBarBody, mergeClasses } from '@fluentui/react-components';
import type { Unable } from '../../../src/contract/common.ts';
import type { Elsewhere, ElsewhereItem } from '../../../src/contract/elsewhere.ts';
import { ForAdministrator } from '../../components/for-administrator.tsx';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink } from '../../components/links.tsx';
import { Section } from '../../components/page.tsx';
import { useWords } from '../../words.tsx';
import { because } from './because.ts';

/** What Microsoft Search found outside our libraries, below what is ours and told apart from it. */
export function ElsewhereSection({
  elsewhere,
  uncounted = false,
}: {
  readonly elsewhere: Elsewhere | undefined;
  /** Counts stand beside it, and it is not among them. */
  readonly uncounted?: boolean;
}) {
  const { say } = useWords();
  const layout = useLayout();
  if (!elsewhere || elsewhere.items.length === 0) return null;
  return (
    <Section id="elsewhere" title={say('elsewhere.title')}>
      <p className={mergeClasses(layout.plain, layout.muted)}>
        {say('elsewhere.what')} {uncounted ? say('elsewhere.uncounted') : null}
      </p>
      <ul className={layout.list} aria-label={say('elsewhere.title')}>
        {elsewhere.items.map((item) => (
          <ElsewhereCard key={item.webUrl} item={item} />
        ))}
      </ul>
    </Section>
  );
}

function ElsewhereCard({ item }: { readonly item: ElsewhereItem }) {
  const layout = useLayout();
  const words = useWords();
  const { say, date } = words;
  const { title, type, site, modifiedAt, copies, namesake, reasons, webUrl } = item;
  const facts = [
    type.toUpperCase(),
    site ? say('elsewhere.site', { site }) : '',
    modifiedAt ? say('elsewhere.changed', { date: date(modifiedAt) }) : '',
    copies > 0 ? say('elsewhere.copies', { count: copies }) : '',
  ].filter(Boolean);
  const why = because(reasons, words);
  return (
    <li className={layout.card}>
      <h3 className={layout.h3}>
        <DocumentLink href={webUrl}>{title}</DocumentLink>
      </h3>
      {facts.length > 0 ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>{facts.join(' · ')}</p>
      ) : null}
      {namesake ? (
        <p className={layout.plain}>{say('elsewhere.namesake', { title: namesake })}</p>
      ) : null}
      {why ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>
          {say('tab.search.because', { reasons: why })}
        </p>
      ) : null}
    </li>
  );
}

/** That the rest of SharePoint was not searched, and why; what is said of other documents holds for it too. */
export function ElsewhereSilence({
  elsewhere,
  unable,
}: {
  readonly elsewhere: Elsewhere | undefined;
  readonly unable: Unable | null;
}) {
  const { say } = useWords();
  const silence = elsewhere?.silence;
  if (!silence || silence === unable) return null;
  return (
    <MessageBar intent="info">
      <MessageBarBody>
        {say(`elsewhere.silence.${silence}`)} {silence === 'consent' ? <ForAdministrator /> : null}
      </MessageBarBody>
    </MessageBar>
  );
}
