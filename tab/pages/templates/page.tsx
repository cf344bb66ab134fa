import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { TemplateKind, TemplatePage } from '../../../src/contract/templates.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { isGone, useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { Editor } from './editor.tsx';
import { History } from './history.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { Offer } from './offer.tsx';
import { useDesk } from './work.ts';

/** One template: to be changed, looked at, put out of use, brought back to what it was. */
export default function TemplateEditPage() {
  const { say, language } = useWords();
  const { api } = useApp();
  const { id = '', ...params } = useParams();
  const kind: TemplateKind = params.kind === 'discussion' ? 'discussion' : 'capture';
  const query = useQuery({
    queryKey: ['template', kind, id],
    queryFn: () => api.templatePage(kind, id),
  });
  const above = <TextLink to="/admin/templates">{say('templates.title')}</TextLink>;
  if (isGone(query.error)) {
    return (
      <Page title={say('templates.one')} above={above}>
        <Empty title={say('templates.gone')} />
      </Page>
    );
  }
  return (
    <Page title={query.data?.body.name[language] ?? say('templates.one')} above={above}>
      <Read query={query}>{(page) => <Loaded key={page.version} page={page} />}</Read>
    </Page>
  );
}

function Loaded({ page }: { readonly page: TemplatePage }) {
  const { api } = useApp();
  const { kind, id, version, body, options } = page;
  const desk = useDesk(kind, id, { version, body });
  const overtaken = desk.isDirty && desk.work.base !== version;
  return (
    <>
      <Standing page={page} />
      {overtaken ? <Meanwhile page={page} desk={desk} /> : null}
      <Offer page={page} desk={desk} />
      <Editor
        desk={desk}
        options={options}
        stopped={overtaken}
        save={({ base, ...work }) => api.changeTemplate(kind, id, { ...work, version: base })}
        onSaved={() => undefined}
      />
      <History page={page} />
    </>
  );
}

/** Which version it is, and whether anything is begun with it. */
function Standing({ page }: { readonly page: TemplatePage }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [asking, setAsking] = useState(false);
  const { kind, id, version, inUse } = page;
  const verb = inUse ? 'retire' : 'bring-back';
  const move = useWrite(() => api.moveTemplate(kind, id, { verb, version }));
  const copies = !('publishes' in page.body && page.body.publishes === false);
  return (
    <div className={layout.row}>
      <Tag>{say('templates.version', { version })}</Tag>
      {inUse ? null : <Tag tone="warning">{say('templates.out-of-use')}</Tag>}
      {page.needed ? (
        <span className={layout.muted}>{say('templates.needed')}</span>
      ) : (
        <Button onClick={() => setAsking(true)}>{say(`templates.moves.${verb}`)}</Button>
      )}
      {copies ? (
        <LinkButton to={`/admin/templates/${kind}/new?from=${id}`}>
          {say('templates.copy')}
        </LinkButton>
      ) : null}
      {asking ? (
        <Confirm
          title={say(`templates.moves.${verb}`)}
          confirm={say(`templates.moves.${verb}`)}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await move.mutateAsync(undefined);
            tell(say('templates.saved'));
          }}
        >
          <p className={layout.plain}>{say(`templates.moves-what.${verb}`)}</p>
        </Confirm>
      ) : null}
    </div>
  );
}
