import { AppError } from '../../../kernel/errors.ts';
import type { ProductId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Actor } from '../../../kernel/person.ts';
import {
  type Basis,
  type ChosenField,
  confirmed,
  type Label,
  type LabelField,
  type LabelSheet,
  LOOKED_FOR,
  noLabel,
  SCHEME_OF,
  sheetOf,
  withTerm,
} from '../labels.ts';
import { createJudge } from '../likeness.ts';
import type { Proposal } from '../proposal.ts';
import { suggest } from '../suggest.ts';
import { nameIn, type Term } from '../term.ts';
import { TOPIC } from '../vocabulary.ts';
import type { TaxonomyDeps, Tx } from './deps.ts';
import type { Keeping } from './keeping.ts';
import type { Placed, ProposalActions } from './proposals.ts';

/** A change of one field: a word as a person writes it, a term taken or taken away. */
export type LabelChange =
  | { readonly verb: 'word'; readonly field: ChosenField; readonly word: string }
  | { readonly verb: 'add' | 'remove'; readonly field: ChosenField; readonly term: string };

/** Characters of a text: what it is about is said well before. */
const READ_AT_MOST = 20_000;

/** What is said of a record before it is published. Whoever calls has checked that this person may. */
export function labelActions(
  { work, clock, vocabulary, text }: TaxonomyDeps,
  keeping: Keeping,
  proposals: Pick<ProposalActions, 'place'>,
) {
  const judge = createJudge(text.stems);

  async function known(tx: Tx, subject: string) {
    const label = (await tx.labels.get(subject)) ?? noLabel(subject);
    const found = await Promise.all(label.proposals.map((id) => tx.proposals.get(id)));
    return { label, proposals: found.filter((one): one is Proposal => one !== null) };
  }

  async function load(basis: Basis) {
    await keeping.ready();
    const read = await work.run((tx) => known(tx, basis.subject));
    const words = basis.text.slice(0, READ_AT_MOST);
    const found = suggest(vocabulary, words, basis.language, LOOKED_FOR, judge);
    return {
      ...read,
      sheet: sheetOf({ basis, label: read.label, vocabulary }, found, read.proposals),
    };
  }

  async function change(subject: string, next: (label: Label) => Partial<Label>): Promise<void> {
    await work.run(async (tx) => {
      const label = (await tx.labels.get(subject)) ?? noLabel(subject);
      if (label.settledAt) throw new AppError('illegal-move', `${subject} is published`);
      await tx.labels.save({ ...label, ...next(label) });
    });
  }

  const withProposal = (id: string) => (label: Label) => ({
    proposals: [...new Set([...label.proposals, id])],
  });

  /** @throws AppError `invalid-input` where the word names nothing in a list that takes no proposals here */
  async function placed(who: Actor, language: Language, field: ChosenField, word: string) {
    const scheme = SCHEME_OF[field];
    if (scheme === TOPIC) return proposals.place(who, { word, language, scheme });
    const [term] = vocabulary.named(scheme, word.trim());
    if (term) return { kind: 'term', term } as const;
    throw new AppError('invalid-input', `nothing in ${scheme} by this name`, { field: 'word' });
  }

  /** @throws AppError `invalid-input` for a term of another list */
  function termOf(field: ChosenField, id: string): Term {
    const term = vocabulary.standing(id);
    if (term?.scheme === SCHEME_OF[field]) return term;
    throw new AppError('invalid-input', `${id} is not of ${SCHEME_OF[field]}`, { field: 'term' });
  }

  const nameOfField = (field: LabelField, language: Language): string => {
    const key = field === 'date' ? null : SCHEME_OF[field];
    const scheme = vocabulary.schemes.find((one) => one.key === key);
    return (scheme && nameIn(scheme.labels, language)) ?? field;
  };

  return {
    sheet: async (basis: Basis): Promise<LabelSheet> => (await load(basis)).sheet,

    /**
     * Answers what a word became.
     * @throws AppError `invalid-input`, and `illegal-move` for what is published
     */
    async change(who: Actor, basis: Basis, wish: LabelChange): Promise<Placed | null> {
      await keeping.ready();
      const { subject, language } = basis;
      if (wish.verb !== 'word') {
        const term = termOf(wish.field, wish.term);
        await change(subject, (label) => ({
          chosen: withTerm(label, wish.field, term.id, wish.verb),
        }));
        return null;
      }
      const result = await placed(who, language, wish.field, wish.word);
      await change(
        subject,
        result.kind === 'proposal'
          ? withProposal(result.proposal.id)
          : (label) => ({ chosen: withTerm(label, wish.field, result.term.id, 'add') }),
      );
      return result;
    },

    /** All that is shown is right, says a person. */
    async confirm(basis: Basis): Promise<void> {
      const { sheet } = await load(basis);
      await change(basis.subject, (label) => ({ chosen: confirmed(sheet, label) }));
    },

    /** @throws AppError `fields-missing` with what the record does not say yet, in the person's language */
    async mustBeComplete(who: Actor, basis: Basis): Promise<void> {
      const { missing } = (await load(basis)).sheet;
      if (missing.length === 0) return;
      const fields = missing.map((field) => nameOfField(field, who.language)).join(', ');
      throw new AppError('fields-missing', `no ${missing.join()}`, { fields });
    },

    /**
     * It is published: what it says of itself is said by whoever let it go. Words that no list has become their
     * proposals. Repeating it changes nothing.
     */
    async settle(who: Actor | null, basis: Basis, product: ProductId): Promise<void> {
      const { sheet, label } = await load(basis);
      const asked: string[] = [];
      for (const word of who ? sheet.unknown : []) {
        const result = who && (await proposals.place(who, { word, language: basis.language }));
        if (result?.kind === 'proposal') asked.push(result.proposal.id);
      }
      await work.run((tx) =>
        tx.labels.save({
          ...label,
          chosen: confirmed(sheet, label),
          proposals: [...new Set([...label.proposals, ...asked])],
          product,
          settledBy: label.settledBy ?? who?.id ?? null,
          settledAt: label.settledAt ?? clock.now(),
        }),
      );
    },

    /**
     * Items whose authors proposed this word get the term that it became; where it was refused, nothing changes. Answers
     * the published ones among them.
     */
    async decided(id: string): Promise<readonly ProductId[]> {
      await keeping.follow();
      return work.run(async (tx) => {
        const proposal = await tx.proposals.get(id);
        const term = proposal?.term ? vocabulary.standing(proposal.term) : undefined;
        if (term?.scheme !== TOPIC) return [];
        const waiting = await tx.labels.awaiting(id);
        for (const label of waiting) {
          await tx.labels.save({ ...label, chosen: withTerm(label, 'topics', term.id, 'add') });
        }
        const products = waiting.flatMap(({ product }) => product ?? []);
        await tx.tags.add(products, term.slug);
        return products;
      });
    },

    proposal: (id: string) => work.run((tx) => tx.proposals.get(id)),
  };
}

export type LabelActions = ReturnType<typeof labelActions>;
