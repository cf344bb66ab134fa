import { AppError } from '../../../kernel/errors.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Actor } from '../../../kernel/person.ts';
import { keyOf } from '../alike.ts';
import { LONGEST_WORD, type Proposal } from '../proposal.ts';
import type { Term } from '../term.ts';
import { TOPIC } from '../vocabulary.ts';
import { existing, mustCurate, saveChanged, type TaxonomyDeps, type Tx, termsNow } from './deps.ts';
import type { Keeping } from './keeping.ts';
import { newTerm, type TermWords } from './terms.ts';

export interface FreeWord {
  readonly word: string;
  readonly language: Language;
  readonly scheme?: string;
  readonly note?: string;
}

/** What became of a free word: it is a term's name already, or it waits for a content manager. */
export type Placed =
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'proposal'; readonly proposal: Proposal };

export type Decision =
  | { readonly verb: 'accept'; readonly words: TermWords }
  | { readonly verb: 'merge'; readonly term: string }
  | { readonly verb: 'refuse'; readonly reason: string };

const MOST_LISTED = 200;

const withWord = (term: Term, { word, language }: Proposal): Term => {
  const known = term.synonyms[language] ?? [];
  const named = [term.labels[language], ...known].includes(word);
  return {
    ...term,
    synonyms: named ? term.synonyms : { ...term.synonyms, [language]: [...known, word] },
    spellings: term.spellings.includes(word) ? term.spellings : [...term.spellings, word],
  };
};

export function proposalActions(deps: TaxonomyDeps, keeping: Keeping) {
  const { work, clock, ids, vocabulary } = deps;

  async function open(who: Actor, { word, language, scheme = TOPIC, note = '' }: FreeWord) {
    return work.run(async (tx): Promise<Proposal> => {
      const before = await tx.proposals.waiting(scheme, keyOf(word));
      if (before?.askedBy.includes(who.id)) return before;
      const proposal: Proposal = before
        ? { ...before, askedBy: [...before.askedBy, who.id] }
        : {
            id: ids.next(),
            scheme,
            word,
            language,
            note,
            state: 'waiting',
            proposedBy: who.id,
            askedBy: [who.id],
            createdAt: clock.now(),
            decidedBy: null,
            decidedAt: null,
            reason: null,
            term: null,
          };
      await tx.proposals.save(proposal);
      const verb = before ? 'proposal.join' : 'proposal.open';
      tx.audit({ actor: who.id, verb, subject: `proposal:${proposal.id}` });
      return proposal;
    });
  }

  /** The term that the word became, by its id; null where it is refused. */
  async function carryOut(
    tx: Tx,
    who: Actor,
    proposal: Proposal,
    decision: Decision,
  ): Promise<Term | null> {
    if (decision.verb === 'refuse') return null;
    const terms = await termsNow(tx);
    const before = decision.verb === 'merge' ? existing(terms, decision.term) : null;
    if (before && (before.status !== 'current' || before.scheme !== proposal.scheme)) {
      throw new AppError('invalid-input', `${before.id} takes no names`, { field: 'term' });
    }
    const { scheme } = proposal;
    const begun =
      before ??
      newTerm(terms, {
        id: ids.next(),
        scheme,
        words: (decision as Extract<Decision, { verb: 'accept' }>).words,
      });
    const after = withWord(begun, proposal);
    await saveChanged(tx, [{ before, after }], { at: clock.now(), who, verb: 'propose' });
    // Items that came with the word from outside are linked at last.
    if (scheme === TOPIC) await tx.tags.retag([proposal.word], after.slug);
    return after;
  }

  return {
    /**
     * Nothing is stored as a free tag: the word is a name of a term, or it becomes a proposal, one for all who use it.
     * @throws AppError `invalid-input`
     */
    async place(who: Actor, given: FreeWord): Promise<Placed> {
      await keeping.ready();
      const word = given.word.trim().replace(/\s+/g, ' ');
      const scheme = given.scheme ?? TOPIC;
      if (keyOf(word) === '' || word.length > LONGEST_WORD) {
        throw new AppError('invalid-input', 'a word', { field: 'word' });
      }
      if (!vocabulary.schemes.some(({ key }) => key === scheme)) {
        throw new AppError('invalid-input', `no list ${scheme}`, { field: 'scheme' });
      }
      const slug = scheme === TOPIC ? vocabulary.tagged(word) : null;
      const tagged = slug === null ? undefined : vocabulary.bySlug(scheme, slug);
      const term =
        tagged?.status === 'current' ? tagged : (vocabulary.named(scheme, word)[0] ?? null);
      if (term) return { kind: 'term', term };
      return { kind: 'proposal', proposal: await open(who, { ...given, word, scheme }) };
    },

    /** One's own; of everybody for those who decide. */
    async list(who: Actor, all: boolean): Promise<readonly Proposal[]> {
      if (all) mustCurate(who);
      const found = await work.run((tx) => tx.proposals.list(MOST_LISTED));
      return all ? found : found.filter(({ askedBy }) => askedBy.includes(who.id));
    },

    /** @throws AppError `forbidden`, `not-found`, `illegal-move`, `invalid-input`, `reason-required` */
    async decide(who: Actor, id: string, decision: Decision): Promise<Proposal> {
      mustCurate(who);
      if (decision.verb === 'refuse' && decision.reason.trim() === '') {
        throw new AppError('reason-required', 'a refusal has a reason');
      }
      await keeping.ready();
      const decided = await work.run(async (tx): Promise<Proposal> => {
        const before = await tx.proposals.get(id);
        if (!before) throw new AppError('not-found', `no proposal ${id}`);
        if (before.state !== 'waiting') {
          throw new AppError('illegal-move', `it is ${before.state}`, {
            state: before.state,
            verb: decision.verb,
          });
        }
        const term = await carryOut(tx, who, before, decision);
        const state = ({ accept: 'accepted', merge: 'merged', refuse: 'refused' } as const)[
          decision.verb
        ];
        const after: Proposal = {
          ...before,
          state,
          decidedBy: who.id,
          decidedAt: clock.now(),
          reason: decision.verb === 'refuse' ? decision.reason.trim() : null,
          term: term?.id ?? null,
        };
        await tx.proposals.save(after);
        tx.audit({
          actor: who.id,
          verb: `proposal.${decision.verb}`,
          subject: `proposal:${id}`,
          ...(after.reason ? { reason: after.reason } : {}),
        });
        tx.emit({ type: 'term.proposal-decided', actor: who.id, data: { proposal: id } });
        return after;
      });
      await keeping.load();
      return decided;
    },
  };
}

export type ProposalActions = ReturnType<typeof proposalActions>;
