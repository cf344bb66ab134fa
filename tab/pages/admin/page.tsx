import { mergeClasses } from '@fluentui/react-components';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';

/** What administrators see to, by what it is for; the words of each are `tab.admin.page.<name>`. */
const PARTS = {
  content: [
    { name: 'settings', to: '/admin/settings' },
    { name: 'templates', to: '/admin/templates' },
    { name: 'terms', to: '/taxonomy' },
  ],
  sources: [
    { name: 'sources', to: '/admin/sources' },
    { name: 'places', to: '/admin/places' },
    { name: 'imports', to: '/admin/imports' },
  ],
  people: [
    { name: 'focal-points', to: '/focal-points' },
    { name: 'managers', to: '/taxonomy/managers' },
    { name: 'desks', to: '/admin/desks' },
  ],
  oversight: [
    { name: 'insights', to: '/insights' },
    { name: 'prompts', to: '/prompts/units' },
    { name: 'audit', to: '/admin/audit' },
  ],
} as const;

/** One home for all that is administered, each page with a line of what it is for. */
export default function AdministrationPage() {
  const { say } = useWords();
  const { me } = useApp();
  const layout = useLayout();
  if (!me.administrator) {
    return (
      <Page title={say('tab.admin.title')}>
        <Empty title={say('tab.admin.not-yours')} />
      </Page>
    );
  }
  return (
    <Page title={say('tab.admin.title')}>
      <p className={layout.plain}>{say('tab.admin.what')}</p>
      {Object.entries(PARTS).map(([part, pages]) => (
        <Section key={part} id={`part-${part}`} title={say(`tab.admin.part.${part}`)}>
          <ul className={layout.list}>
            {pages.map(({ name, to }) => (
              <li key={name} className={mergeClasses(layout.card, layout.tight)}>
                <h3 className={layout.h3}>
                  <TextLink to={to}>{say(`tab.admin.page.${name}.title`)}</TextLink>
                </h3>
                <p className={layout.plain}>{say(`tab.admin.page.${name}.what`)}</p>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  );
}
