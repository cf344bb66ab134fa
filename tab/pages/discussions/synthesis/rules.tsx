import { Select } from '@fluentui/react-components';
import type {
  Statement,
  SynthesisEdit,
  SynthesisPage,
} from '../../../../src/contract/discussions.ts';
import type { DraftRules, Group } from '../../../components/drafting/desk.ts';
import type { Work } from '../../../components/drafting/work.ts';
import { useLayout } from '../../../components/layout.ts';
import { Tag } from '../../../components/tag.tsx';
import { useWords } from '../../../words.tsx';

export const begin = ({ version, statements, setAside }: SynthesisPage): Work<Statement> => ({
  base: version,
  statements,
  setAside,
});

export const toEdit = ({ base, statements, setAside }: Work<Statement>): SynthesisEdit => ({
  version: base,
  statements: [...statements],
  setAside: setAside.map(({ statement, reason }) => ({ id: statement.id, reason })),
});

/** Statements under their questions, in the order of the questions; what answers none comes last. */
export function groupsOf(
  questions: readonly string[],
  statements: readonly Statement[],
  others: string,
): readonly Group<Statement>[] {
  const places: (number | null)[] = [...questions.map((_, index) => index), null];
  return places.map((question) => ({
    key: `question-${question ?? 'none'}`,
    title: question === null ? others : `${question + 1}. ${questions[question] ?? ''}`,
    statements: statements.filter((statement) => statement.question === question),
    make: (id) => ({ id, kind: 'point', question, text: '', sources: [] }),
  }));
}

/** As much of a draft as its rules ask for. */
type Drafted = Pick<SynthesisPage, 'questions' | 'statements' | 'setAside'>;

/** Dissent that is on record leaves only with a reason; points and resources may go. */
export const rulesFor = (
  page: Drafted,
  others: string,
  words: 'synthesis' | 'interim' = 'synthesis',
): DraftRules<Statement> => ({
  words,
  together: (a, b) => a.question === b.question,
  onRecord: ({ kind }) => kind === 'dissent',
  groups: (statements) => groupsOf(page.questions, statements, others),
  head: (statement, set) => <Kind page={page} statement={statement} set={set} />,
});

/** Dissent that is on record stays dissent; only its removal, with a reason, is open. */
function Kind(props: {
  readonly page: Drafted;
  readonly statement: Statement;
  readonly set: (part: Partial<Statement>) => void;
}) {
  const { page, statement, set } = props;
  const { say } = useWords();
  const layout = useLayout();
  const recorded = page.statements.concat(page.setAside.map((aside) => aside.statement));
  const fixed = recorded.some(({ id, kind }) => id === statement.id && kind === 'dissent');
  return (
    <div className={layout.row}>
      {fixed ? (
        <Tag tone="warning">{say('tab.synthesis.kind.dissent')}</Tag>
      ) : (
        <Select
          aria-label={say('tab.synthesis.kind-label')}
          value={statement.kind}
          onChange={(_, { value }) => set({ kind: value as Statement['kind'] })}
        >
          {(['point', 'dissent', 'resource'] as const).map((kind) => (
            <option key={kind} value={kind}>
              {say(`tab.synthesis.kind.${kind}`)}
            </option>
          ))}
        </Select>
      )}
      <Select
        aria-label={say('tab.synthesis.question-label')}
        value={statement.question === null ? '' : String(statement.question)}
        onChange={(_, { value }) => set({ question: value === '' ? null : Number(value) })}
      >
        {page.questions.map((question, index) => (
          <option key={question} value={index}>
            {say('tab.thread.question', { number: index + 1 })}
          </option>
        ))}
        <option value="">{say('tab.synthesis.no-question')}</option>
      </Select>
    </div>
  );
}
