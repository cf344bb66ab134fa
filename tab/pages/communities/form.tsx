import { Button, Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { NewCommunity } from '../../../src/contract/communities.ts';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { useWords } from '../../words.tsx';

const LANGUAGES = ['en', 'fr', 'es'] as const;
/** As the keys of their names. */
const REGIONS = [
  'africa',
  'arab-states',
  'asia-and-the-pacific',
  'europe-and-central-asia',
  'latin-america-and-the-caribbean',
];

export interface Draft
  extends Omit<NewCommunity, 'topics' | 'outcomes' | 'moderators' | 'region' | 'endsOn'> {
  readonly outcomes: string;
  readonly moderators: string;
  readonly region: string;
  readonly endsOn: string;
}

export const EMPTY: Draft = {
  nonce: '',
  name: '',
  purpose: '',
  region: '',
  gtt: '',
  outcomes: '',
  languages: [...LANGUAGES],
  moderators: '',
  audience: 'staff',
  audienceReason: '',
  joining: 'open',
  bounded: false,
  endsOn: '',
  plan: '',
};

const several = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);

/** Topics are found in name and purpose. */
export const toNew = (draft: Draft): NewCommunity => ({
  ...draft,
  topics: [],
  outcomes: several(draft.outcomes),
  moderators: several(draft.moderators),
  region: draft.region || null,
  endsOn: draft.bounded && draft.endsOn ? draft.endsOn : null,
});

type Missing = 'name' | 'purpose' | 'languages' | 'audienceReason' | 'endsOn' | 'plan';

function missingIn(draft: Draft): Missing[] {
  const lacks: [Missing, boolean][] = [
    ['name', draft.name.trim().length < 3],
    ['purpose', draft.purpose.trim() === ''],
    ['languages', draft.languages.length === 0],
    ['audienceReason', draft.audience === 'narrow' && draft.audienceReason.trim() === ''],
    ['endsOn', draft.bounded && draft.endsOn === ''],
    ['plan', draft.bounded && draft.plan.trim() === ''],
  ];
  return lacks.flatMap(([field, is]) => (is ? [field] : []));
}

interface Props {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}
interface Checked extends Props {
  readonly wrong: (field: Missing) => { validationMessage?: string };
}

/** Everything about a community in one form. No department, no budget, no ticket. */
export function CommunityForm(
  props: Props & { readonly busy: boolean; readonly onSend: () => void },
) {
  const { draft, onChange } = props;
  const { say } = useWords();
  const layout = useLayout();
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const wrong = (field: Missing) =>
    missing.includes(field) ? { validationMessage: say(`communities.form.errors.${field}`) } : {};
  const parts = { draft, onChange, wrong };
  return (
    <form
      noValidate
      className={layout.parts}
      onSubmit={(event) => {
        event.preventDefault();
        const lacks = missingIn(draft);
        setMissing(lacks);
        if (lacks.length === 0) props.onSend();
      }}
    >
      <p className={layout.plain}>{say('communities.form.what')}</p>
      <About {...parts} />
      <Who {...parts} />
      <HowLong {...parts} />
      {missing.length > 0 ? (
        <p role="alert">{say('communities.form.missing', { count: missing.length })}</p>
      ) : null}
      <div>
        <Button type="submit" appearance="primary" disabled={props.busy}>
          {say('communities.form.send')}
        </Button>
      </div>
    </form>
  );
}

function About({ draft, onChange, wrong }: Checked) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const line = (field: 'gtt' | 'outcomes' | 'moderators', hint?: string) => (
    <Field label={say(`communities.fields.${field}`)} {...(hint ? { hint } : {})}>
      <Input
        value={draft[field]}
        onChange={(_, { value }) => onChange({ ...draft, [field]: value })}
      />
    </Field>
  );
  return (
    <Section id="about" title={say('communities.form.about')}>
      <div className={layout.card}>
        <Field label={say('communities.fields.name')} required {...wrong('name')}>
          <Input
            maxLength={80}
            value={draft.name}
            onChange={(_, { value }) => onChange({ ...draft, name: value })}
          />
        </Field>
        <Field label={say('communities.fields.purpose')} required {...wrong('purpose')}>
          <Textarea
            rows={4}
            resize="vertical"
            maxLength={1_000}
            value={draft.purpose}
            onChange={(_, { value }) => onChange({ ...draft, purpose: value })}
          />
        </Field>
        <Field label={say('communities.fields.region')}>
          <Select
            value={draft.region}
            onChange={(_, { value }) => onChange({ ...draft, region: value })}
          >
            <option value="">{say('communities.form.everywhere')}</option>
            {REGIONS.map((region) => (
              <option key={region} value={region}>
                {say(`communities.regions.${region}`)}
              </option>
            ))}
          </Select>
        </Field>
        {line('gtt')}
        {line('outcomes')}
        <Field label={say('communities.fields.languages')} required {...wrong('languages')}>
          <div className={layout.row}>
            {LANGUAGES.map((one) => (
              <Checkbox
                key={one}
                label={say(`communities.languages.${one}`)}
                checked={draft.languages.includes(one)}
                onChange={(_, { checked }) =>
                  onChange({
                    ...draft,
                    languages: LANGUAGES.filter((other) =>
                      other === one ? checked === true : draft.languages.includes(other),
                    ),
                  })
                }
              />
            ))}
          </div>
        </Field>
        {line('moderators', say('communities.form.moderators-hint'))}
      </div>
    </Section>
  );
}

function Who({ draft, onChange, wrong }: Checked) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Section id="who" title={say('communities.form.who')}>
      <div className={layout.card}>
        <Field label={say('communities.fields.audience')}>
          <Select
            value={draft.audience}
            onChange={(_, { value }) =>
              onChange({ ...draft, audience: value as Draft['audience'] })
            }
          >
            {(['staff', 'guests', 'narrow'] as const).map((one) => (
              <option key={one} value={one}>
                {say(`communities.form.audiences.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {draft.audience === 'narrow' ? (
          <Field
            label={say('communities.fields.audienceReason')}
            hint={say('communities.form.reason-hint')}
            required
            {...wrong('audienceReason')}
          >
            <Textarea
              maxLength={500}
              value={draft.audienceReason}
              onChange={(_, { value }) => onChange({ ...draft, audienceReason: value })}
            />
          </Field>
        ) : (
          <Field label={say('communities.fields.joining')}>
            <Select
              value={draft.joining}
              onChange={(_, { value }) =>
                onChange({ ...draft, joining: value as Draft['joining'] })
              }
            >
              {(['open', 'request'] as const).map((one) => (
                <option key={one} value={one}>
                  {say(`communities.form.joinings.${one}`)}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
    </Section>
  );
}

function HowLong({ draft, onChange, wrong }: Checked) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Section id="how-long" title={say('communities.form.how-long')}>
      <div className={layout.card}>
        <Field label={say('communities.fields.lifetime')}>
          <Select
            value={draft.bounded ? 'bounded' : 'permanent'}
            onChange={(_, { value }) => onChange({ ...draft, bounded: value === 'bounded' })}
          >
            {(['permanent', 'bounded'] as const).map((one) => (
              <option key={one} value={one}>
                {say(`communities.form.lifetimes.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {draft.bounded ? (
          <>
            <Field label={say('communities.fields.endsOn')} required {...wrong('endsOn')}>
              <Input
                type="date"
                value={draft.endsOn}
                onChange={(_, { value }) => onChange({ ...draft, endsOn: value })}
              />
            </Field>
            <Field
              label={say('communities.fields.plan')}
              hint={say('communities.form.plan-hint')}
              required
              {...wrong('plan')}
            >
              <Textarea
                maxLength={1_000}
                value={draft.plan}
                onChange={(_, { value }) => onChange({ ...draft, plan: value })}
              />
            </Field>
          </>
        ) : null}
      </div>
    </Section>
  );
}
