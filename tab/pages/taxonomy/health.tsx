import { Button, Checkbox } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type {
  MergePreview,
  TagHealth,
  TagMerge,
  TermLink,
} from '../../../src/contract/taxonomy.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { LongList } from '../../components/long-list.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, ErrorState, Read } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { useTagHealth } from './queries.ts';
import { SpreadPart } from './spread.tsx';

/** How items are tagged, and what to mend. For content managers and administrators. */
export default function HealthPage() {
  const { say } = useWords();
  const layout = useLayout();
  const query = useTagHealth();
  return (
    <Page
      title={say('taxonomy.health.title')}
      above={<TextLink to="/taxonomy">{say('taxonomy.title')}</TextLink>}
    >
      <p className={layout.plain}>{say('taxonomy.health.what')}</p>
      <Read query={query}>{(health) => <Report health={health} />}</Read>
    </Page>
  );
}

const LACKS = ['topics', 'geography', 'type', 'unit', 'date'] as const;

function Report({ health }: { readonly health: TagHealth }) {
  const { say } = useWords();
  const layout = useLayout();
  const [groups, lacks, merges] = [useId(), useId(), useId()];
  return (
    <>
      <Section id={groups} title={say('taxonomy.health.groups')}>
        {health.groups.length === 0 ? (
          <Empty title={say('taxonomy.health.no-groups')}>
            <p className={layout.plain}>{say('taxonomy.health.no-groups-what')}</p>
            <TextLink to="/taxonomy">{say('taxonomy.title')}</TextLink>
          </Empty>
        ) : (
          <ul className={layout.list}>
            {health.groups.map((group) => (
              <Group key={group.spellings.map(({ word }) => word).join('|')} group={group} />
            ))}
          </ul>
        )}
      </Section>
      <Section id={lacks} title={say('taxonomy.health.lacks')}>
        <ul className={layout.list}>
          {LACKS.map((what) => (
            <li key={what}>{say(`taxonomy.lacks.${what}`, { count: health.lacks[what] })}</li>
          ))}
        </ul>
        <Lacking items={health.lacking} />
      </Section>
      <Found title={say('taxonomy.health.alike')} groups={health.alike} />
      <Found
        title={say('taxonomy.health.conflicts')}
        groups={health.conflicts.map(({ terms }) => terms)}
      />
      <Found title={say('taxonomy.health.rare')} groups={[health.rare]} />
      <Found title={say('taxonomy.health.unused')} groups={[health.unused]} />
      <SpreadPart spread={health.spread} />
      <Section id={merges} title={say('taxonomy.health.merges')}>
        {health.merges.length === 0 ? (
          <p className={layout.muted}>{say('taxonomy.health.no-merges')}</p>
        ) : (
          <ul className={layout.list}>
            {health.merges.map((merge) => (
              <Done key={merge.id} merge={merge} />
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

function Lacking({ items }: { readonly items: TagHealth['lacking'] }) {
  const layout = useLayout();
  const { say, list } = useWords();
  if (items.length === 0) return null;
  return (
    <LongList items={items} keyOf={({ id }) => id}>
      {({ id, title, lacks }) => (
        <>
          <TextLink to={`/knowledge/${id}`}>{title}</TextLink>{' '}
          <span className={layout.muted}>
            {list(lacks.map((what) => say(`taxonomy.facets.${what}`)))}
          </span>
        </>
      )}
    </LongList>
  );
}

function Found(props: {
  readonly title: string;
  readonly groups: readonly (readonly TermLink[])[];
}) {
  const layout = useLayout();
  const { say } = useWords();
  const id = useId();
  const groups = props.groups.filter((terms) => terms.length > 0);
  return (
    <Section id={id} title={props.title}>
      {groups.length === 0 ? (
        <p className={layout.muted}>{say('taxonomy.health.nothing')}</p>
      ) : (
        <ul className={layout.list}>
          {groups.map((terms) => (
            <li key={terms.map((term) => term.id).join()} className={layout.row}>
              {terms.map((term) => (
                <TextLink key={term.id} to={`/taxonomy/terms/${term.id}`}>
                  {term.label}
                </TextLink>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Ways of writing one topic: which of them become one is ticked, seen beforehand, and done. */
function Group({ group }: { readonly group: TagHealth['groups'][number] }) {
  const { say } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const { term } = group;
  const others = group.spellings.filter(({ why }) => why !== 'term');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [preview, setPreview] = useState<MergePreview | null>(null);
  const [error, setError] = useState<unknown>(null);
  const words = others.map(({ word }) => word).filter((word) => !left.has(word));
  const wish = { target: term?.id ?? '', words, terms: [] };
  const merge = useWrite(() => api.mergeTags(wish));
  const see = () => {
    setError(null);
    api.previewMerge(wish).then(setPreview, setError);
  };
  const tick = (word: string, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(word);
    else next.add(word);
    setLeft(next);
  };
  return (
    <li className={layout.card}>
      <div className={layout.row}>
        <h3 className={layout.h3}>{term?.label ?? say('taxonomy.health.no-term')}</h3>
        <Tag tone="warning">{say('taxonomy.health.items', { count: group.items })}</Tag>
      </div>
      <Spellings group={group} left={left} onTick={tick} />
      {error ? <ErrorState error={error} /> : null}
      {term ? (
        <div>
          <Button disabled={words.length === 0} onClick={see}>
            {say('taxonomy.health.preview', { label: term.label })}
          </Button>
        </div>
      ) : (
        <TextLink to={`/taxonomy/proposals?word=${encodeURIComponent(others[0]?.word ?? '')}`}>
          {say('taxonomy.none-propose')}
        </TextLink>
      )}
      {preview ? (
        <Preview
          preview={preview}
          onClose={() => setPreview(null)}
          onMerge={() => merge.mutateAsync(undefined)}
        />
      ) : null}
    </li>
  );
}

function Spellings(props: {
  readonly group: TagHealth['groups'][number];
  readonly left: ReadonlySet<string>;
  readonly onTick: (word: string, on: boolean) => void;
}) {
  const { say } = useWords();
  const layout = useLayout();
  const { group, left, onTick } = props;
  return (
    <>
      <ul className={layout.list}>
        {group.spellings.map(({ word, count, why }) => (
          <li key={word}>
            {group.term && why !== 'term' ? (
              <Checkbox
                checked={!left.has(word)}
                label={say('taxonomy.health.spelling', { word, count })}
                onChange={(_, { checked }) => onTick(word, checked === true)}
              />
            ) : (
              say('taxonomy.health.spelling', { word, count })
            )}{' '}
            <span className={layout.muted}>{say(`taxonomy.why.${why}`)}</span>
          </li>
        ))}
      </ul>
      {group.related.length > 0 ? (
        <p className={layout.plain}>
          {say('taxonomy.health.related')}{' '}
          {group.related.map((link) => (
            <TextLink key={link.id} inText to={`/taxonomy/terms/${link.id}`}>
              {link.label}{' '}
            </TextLink>
          ))}
        </p>
      ) : null}
    </>
  );
}

function Preview(props: {
  readonly preview: MergePreview;
  readonly onClose: () => void;
  readonly onMerge: () => Promise<unknown>;
}) {
  const { say } = useWords();
  const layout = useLayout();
  const { preview, onClose, onMerge } = props;
  return (
    <Confirm
      title={say('taxonomy.health.merge-title', { label: preview.target.label })}
      confirm={say('taxonomy.health.merge')}
      onClose={onClose}
      onConfirm={onMerge}
    >
      <p className={layout.plain}>{say('taxonomy.health.merge-what', { count: preview.items })}</p>
      <ul className={layout.list}>
        {preview.words.map(({ word, count }) => (
          <li key={word}>{say('taxonomy.health.spelling', { word, count })}</li>
        ))}
      </ul>
    </Confirm>
  );
}

function Done({ merge }: { readonly merge: TagMerge }) {
  const { say, list, dateTime } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const [asked, setAsked] = useState(false);
  const undo = useWrite(() => api.undoMerge(merge.id));
  const label = merge.target.label;
  return (
    <li className={layout.card}>
      <p className={layout.plain}>
        {say('taxonomy.health.merged', { label, when: dateTime(merge.at), who: merge.by })}
      </p>
      <p className={layout.muted}>{list(merge.words)}</p>
      {merge.undone ? (
        <p className={layout.muted}>{say('taxonomy.health.undone')}</p>
      ) : (
        <div>
          <Button onClick={() => setAsked(true)}>{say('taxonomy.health.undo', { label })}</Button>
        </div>
      )}
      {asked ? (
        <Confirm
          title={say('taxonomy.health.undo', { label })}
          confirm={say('taxonomy.health.undo-go')}
          onClose={() => setAsked(false)}
          onConfirm={() => undo.mutateAsync(undefined)}
        >
          <p className={layout.plain}>{say('taxonomy.health.undo-what')}</p>
        </Confirm>
      ) : null}
    </li>
  );
}
