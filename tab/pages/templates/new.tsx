import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { BlankTemplate, TemplateKind } from '../../../src/contract/templates.ts';
import { useApp } from '../../app-context.tsx';
import { TextLink } from '../../components/links.tsx';
import { Page } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { UNSAID } from './draft.ts';
import { Editor } from './editor.tsx';
import { useDesk } from './work.ts';

/** A new template: from scratch, or a copy that wants a name of its own. */
export default function NewTemplatePage() {
  const { say } = useWords();
  const { api } = useApp();
  const kind: TemplateKind = useParams().kind === 'discussion' ? 'discussion' : 'capture';
  const from = useSearchParams()[0].get('from');
  const query = useQuery({
    queryKey: ['template-new', kind, from],
    queryFn: async (): Promise<BlankTemplate> => {
      if (from === null) return api.blankTemplate(kind);
      const { body, options } = await api.templatePage(kind, from);
      return { body: { ...body, name: UNSAID }, options };
    },
    staleTime: Infinity,
  });
  return (
    <Page
      title={say(`templates.new.${kind}`)}
      above={<TextLink to="/admin/templates">{say('templates.title')}</TextLink>}
    >
      <Read query={query}>
        {(blank) => <Fresh key={`${kind} ${from}`} kind={kind} from={from} blank={blank} />}
      </Read>
    </Page>
  );
}

function Fresh(props: {
  readonly kind: TemplateKind;
  readonly from: string | null;
  readonly blank: BlankTemplate;
}) {
  const { kind, from, blank } = props;
  const { api } = useApp();
  const navigate = useNavigate();
  const desk = useDesk(kind, from === null ? null : `new.${from}`, {
    version: 0,
    body: blank.body,
  });
  return (
    <Editor
      desk={desk}
      options={blank.options}
      stopped={false}
      save={({ body, why }) => api.makeTemplate(kind, { body, why })}
      onSaved={(id) => void navigate(`/admin/templates/${kind}/${id}`)}
    />
  );
}
