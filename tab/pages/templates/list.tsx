import { useQuery } from '@tanstack/react-query';
import type { TemplateKind, TemplateLine } from '../../../src/contract/templates.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useWords } from '../../words.tsx';

const KINDS: readonly TemplateKind[] = ['capture', 'discussion'];

/** What forms ask and what discussions begin from: for administrators. */
export default function TemplatesPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['template-lines'], queryFn: api.templateLines });
  return (
    <Page
      title={say('templates.title')}
      above={<TextLink to="/admin">{say('tab.admin.title')}</TextLink>}
    >
      <p className={layout.plain}>{say('templates.what')}</p>
      <Read query={query}>
        {({ items }) =>
          KINDS.map((kind) => (
            <Section
              key={kind}
              id={kind}
              title={say(`templates.kinds.${kind}`)}
              actions={
                <LinkButton to={`/admin/templates/${kind}/new`}>
                  {say(`templates.new.${kind}`)}
                </LinkButton>
              }
            >
              <ul className={layout.list}>
                {items
                  .filter((line) => line.kind === kind)
                  .map((line) => (
                    <Line key={line.id} line={line} />
                  ))}
              </ul>
            </Section>
          ))
        }
      </Read>
    </Page>
  );
}

function Line({ line }: { readonly line: TemplateLine }) {
  const { say, date, language } = useWords();
  const layout = useLayout();
  const { kind, id, version, at, by } = line;
  const name = line.name[language];
  return (
    <li className={layout.card}>
      <div className={layout.row}>
        <TextLink to={`/admin/templates/${kind}/${id}`}>{name}</TextLink>
        {line.inUse ? null : <Tag tone="warning">{say('templates.out-of-use')}</Tag>}
        {line.edited ? <Tag>{say('templates.edited')}</Tag> : null}
        {line.offered ? <Tag tone="brand">{say('templates.offered')}</Tag> : null}
      </div>
      <div className={layout.row}>
        <span className={layout.muted}>
          {by && at
            ? say('templates.changed', { version, name: by, date: date(at) })
            : say('templates.version', { version })}
        </span>
        {line.single ? null : (
          <TextLink to={`/admin/templates/${kind}/new?from=${id}`}>
            {say('templates.copy-of', { name })}
          </TextLink>
        )}
      </div>
    </li>
  );
}
