import { Checkbox, Field, Input, Select } from '@fluentui/react-components';
import type { CaptureBody, FieldDraft } from '../../../src/contract/templates.ts';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { useWords } from '../../words.tsx';
import { fieldsOf, UNSAID, withPart } from './draft.ts';
import type { FormEdit } from './edits.ts';
import { useFault } from './faults.tsx';
import { NumberField } from './numbers.tsx';
import { SpokenWords } from './spoken.tsx';

/** What a form is called and for. */
export function FormAbout({ body, onChange }: FormEdit) {
  const { say } = useWords();
  return (
    <Section id="about" title={say('templates.about')}>
      {(['name', 'intro', 'words'] as const).map((key) => (
        <SpokenWords
          key={key}
          label={say(`templates.form.${key}`)}
          place={key}
          value={body[key] ?? UNSAID}
          onChange={(said) => onChange({ ...body, [key]: said })}
          long={key !== 'name'}
          {...(key === 'words' ? { hint: say('templates.form.words-hint') } : {})}
        />
      ))}
    </Section>
  );
}

/** What becomes of it once it is written. */
export function FormOut({ body, onChange, options }: FormEdit) {
  const { say, language } = useWords();
  const types = options.contentTypes.some(({ value }) => value === body.contentType)
    ? options.contentTypes
    : [{ value: body.contentType, label: null }, ...options.contentTypes];
  return (
    <Section id="out" title={say('templates.out-as')}>
      <Chosen
        label={say('templates.form.content-type')}
        place="contentType"
        value={body.contentType}
        choices={types.map(({ value, label }) => [value, label?.[language] ?? value] as const)}
        onChange={(contentType) => onChange({ ...body, contentType })}
      />
      <Chosen
        label={say('templates.form.audience')}
        place="audience"
        value={body.audience ?? 'all-staff'}
        choices={options.audiences.map((one) => [one, say(`templates.audience.${one}`)] as const)}
        onChange={(audience) => onChange({ ...body, audience })}
      />
      <Chosen
        label={say('templates.form.review')}
        place="review"
        value={body.review ?? 'light'}
        choices={options.reviews.map((one) => [one, say(`templates.review.${one}`)] as const)}
        onChange={(review) => onChange({ ...body, review })}
      />
      <Unnamed body={body} onChange={onChange} options={options} />
      <NumberField
        label={say('templates.form.retention')}
        place="retention.years"
        value={body.retention?.years}
        onChange={(years) =>
          onChange(withPart(body, 'retention', years === undefined ? undefined : { years }))
        }
      />
      <Laid body={body} onChange={onChange} options={options} />
      <Metadata body={body} onChange={onChange} options={options} />
    </Section>
  );
}

/** Whether it may be written without a name too. */
function Unnamed({ body, onChange }: FormEdit) {
  const { say } = useWords();
  const fault = useFault('unnamed');
  return (
    <Field hint={say('templates.form.unnamed-hint')} {...fault}>
      <Checkbox
        label={say('templates.form.unnamed')}
        checked={body.unnamed ?? false}
        onChange={(_, { checked }) =>
          onChange(withPart(body, 'unnamed', checked === true ? true : undefined))
        }
      />
    </Field>
  );
}

function Chosen(props: {
  readonly label: string;
  readonly place: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
}) {
  const { label, place, value, choices, onChange } = props;
  const fault = useFault(place);
  return (
    <Field label={label} {...fault}>
      <Select value={value} onChange={(_, data) => onChange(data.value)}>
        {choices.map(([one, said]) => (
          <option key={one} value={one}>
            {said}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Where in the library it lies, and how its document is laid out. */
function Laid({ body, onChange }: FormEdit) {
  const { say, language } = useWords();
  const layout = useLayout();
  const fault = useFault('layout.folder');
  const laid = body.layout ?? { folder: 'Lessons' };
  const { facts = [] } = laid;
  const set = (part: Partial<typeof laid>) => onChange({ ...body, layout: { ...laid, ...part } });
  return (
    <>
      <Field label={say('templates.form.folder')} {...fault}>
        <Input
          value={laid.folder}
          maxLength={100}
          onChange={(_, { value }) => set({ folder: value })}
        />
      </Field>
      <Chosen
        label={say('templates.form.headings')}
        place="layout.headings"
        value={laid.headings ?? 'fields'}
        choices={(['fields', 'steps'] as const).map((one) => [
          one,
          say(`templates.headings.${one}`),
        ])}
        onChange={(headings) => set({ headings })}
      />
      <fieldset className={layout.bare}>
        <legend>{say('templates.form.facts')}</legend>
        {fieldsOf(body).map(({ id, label }) => (
          <Checkbox
            key={id}
            label={label[language] || id}
            checked={facts.includes(id)}
            onChange={(_, { checked }) =>
              set({
                facts: checked === true ? [...facts, id] : facts.filter((one) => one !== id),
              })
            }
          />
        ))}
      </fieldset>
    </>
  );
}

const METADATA = [
  { key: 'titleField', label: 'title-field', kinds: ['line'] },
  { key: 'abstractField', label: 'abstract-field', kinds: ['text', 'line'] },
  { key: 'topicsField', label: 'topics-field', kinds: ['topics'] },
  { key: 'countriesField', label: 'countries-field', kinds: ['countries'] },
  { key: 'programmeField', label: 'programme-field', kinds: ['line', 'choice'] },
] as const;

/** Which answers say what the document is called and about. */
function Metadata({ body, onChange }: FormEdit) {
  const { say, language } = useWords();
  const named = (field: FieldDraft) => [field.id, field.label[language] || field.id] as const;
  return METADATA.map(({ key, label, kinds }) => {
    const value: CaptureBody[typeof key] = body[key] ?? '';
    const fits = fieldsOf(body).filter(
      ({ id, kind }) => id === value || kinds.some((one) => one === kind),
    );
    const known = fits.some(({ id }) => id === value);
    return (
      <Chosen
        key={key}
        label={say(`templates.form.${label}`)}
        place={key}
        value={value}
        choices={[
          // What may be left out can be taken back.
          ...(key === 'titleField' || key === 'abstractField' ? [] : [['', '—'] as const]),
          ...(known || value === '' ? [] : [[value, value] as const]),
          ...fits.map(named),
        ]}
        onChange={(id) => onChange(withPart(body, key, id || undefined))}
      />
    );
  });
}
