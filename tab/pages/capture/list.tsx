import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Capture, Template } from '../../../src/contract/capture.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, explain, Read } from '../../components/states.tsx';
import { useCaptures, usePrompts, useTemplates, useWrite } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useWords } from '../../words.tsx';
import { Consents } from './consents.tsx';
import { CaptureCard, isHandover } from './parts.tsx';
import { PromptCard } from './prompts.tsx';

/** What this person was asked for, has begun and has published; and the forms to begin another. */
export default function CaptureListPage() {
  const { say } = useWords();
  const layout = useLayout();
  const captures = useCaptures();
  const prompts = usePrompts();
  const templates = useTemplates();
  return (
    <Page title={say('tab.captures.title')}>
      <Read query={prompts}>
        {({ items }) =>
          items.length === 0 ? null : (
            <Section id="prompts" title={say('tab.captures.prompts')}>
              <ul className={layout.list}>
                {items.map((prompt) => (
                  <PromptCard key={prompt.id} prompt={prompt} />
                ))}
              </ul>
            </Section>
          )
        }
      </Read>
      <Consents />
      <TextLink to="/focal-points">{say('prompting.focal.whose')}</TextLink>
      <Read query={captures}>{({ items }) => <Mine captures={items} />}</Read>
      <ForMe />
      <Section id="begin" title={say('tab.captures.begin')}>
        <Read query={templates}>
          {({ items }) => (
            <ul className={layout.list}>
              {items.map((template) => (
                <Begin key={template.id} template={template} />
              ))}
            </ul>
          )}
        </Read>
      </Section>
    </Page>
  );
}

/** What others wrote for this person among few. */
function ForMe() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const { data } = useQuery({ queryKey: ['captures-for-me'], queryFn: api.capturesForMe });
  if (!data || data.items.length === 0) return null;
  return (
    <Section id="for-me" title={say('safety.record.for-you')}>
      <ul className={layout.list}>
        {data.items.map((capture) => (
          <CaptureCard key={capture.id} capture={capture} />
        ))}
      </ul>
    </Section>
  );
}

function Mine({ captures }: { readonly captures: readonly Capture[] }) {
  const { say } = useWords();
  const layout = useLayout();
  const shown = captures.filter((one) => one.state !== 'discarded' && !isHandover(one));
  return (
    <Section id="mine" title={say('tab.captures.mine')}>
      {shown.length === 0 ? (
        <Empty title={say('tab.captures.none')}>
          <p className={layout.plain}>{say('tab.captures.none-how')}</p>
        </Empty>
      ) : (
        <ul className={layout.list}>
          {shown.map((capture) => (
            <CaptureCard key={capture.id} capture={capture} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Begin({ template }: { readonly template: Template }) {
  const words = useWords();
  const { say, language } = words;
  const { api } = useApp();
  const layout = useLayout();
  const navigate = useNavigate();
  const tell = useTell();
  const [nonce] = useState(newNonce);
  const write = useWrite(api.beginCapture);
  async function begin() {
    try {
      const begun = await write.mutateAsync({ nonce, template: template.id, prompt: null });
      await navigate(`/captures/${begun.capture.id}`);
    } catch (error) {
      tell(explain(error, words), 'error');
    }
  }
  return (
    <li className={layout.card}>
      <h3 className={layout.h3}>{template.name[language]}</h3>
      <p className={layout.plain}>{template.intro[language]}</p>
      <div>
        <Button disabled={write.isPending} onClick={() => void begin()}>
          {say('tab.captures.start')}
          <span className={layout.hidden}> {template.name[language]}</span>
        </Button>
      </div>
    </li>
  );
}
