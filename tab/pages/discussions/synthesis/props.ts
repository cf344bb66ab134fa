import type { Statement, SynthesisPage } from '../../../../src/contract/discussions.ts';
import type { Work } from './work.ts';

export interface EditProps {
  readonly page: SynthesisPage;
  readonly work: Work;
  readonly change: (work: Work) => void;
  readonly showFaults: boolean;
}

export interface StatementProps extends EditProps {
  readonly statement: Statement;
  /** Its place on the page, from 1. */
  readonly number: number;
  /** First, or last, among those on the same question. */
  readonly first: boolean;
  readonly last: boolean;
}
