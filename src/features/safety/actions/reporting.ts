import { AppError } from '../../../kernel/errors.ts';
import { availableActions, decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import {
  type About,
  aboutKey,
  type Ground,
  handlersOf,
  type Report,
  type ReportVerb,
} from '../model.ts';
import { mayReadReport, reportMachine } from '../policy.ts';
import { LIMITS } from '../watching.ts';
import { type SafetyDeps, wordsWithin } from './deps.ts';

export interface NewReport {
  readonly about: About;
  readonly ground: Ground;
  readonly words: string;
}

/** A report as one of its few readers sees it. */
export interface ReportView {
  readonly report: Report;
  readonly mine: boolean;
  readonly actions: readonly ReportVerb[];
}

/** Reports of abuse (FR-SAF-9). The audit has no name of a reporter: those who handle a report know it from there. */
export function reporting({ work, clock, ids, item, moderators, governors }: SafetyDeps) {
  const seen = (report: Report, who: Actor): ReportView => ({
    report,
    mine: report.reporter === who.id,
    actions: availableActions(reportMachine, report, who),
  });

  return {
    /**
     * The same person's report of the same item is one while it is open.
     * @throws AppError `not-found`, `not-yours` for one's own words, `unavailable` where nobody is free to handle it
     */
    async report(who: Actor, { about, ground, words }: NewReport): Promise<Report> {
      const said = wordsWithin(words, LIMITS.report);
      const { community, author } = await item(who, about);
      if (author === who.id) throw new AppError('forbidden', 'nobody reports themselves');
      const near = community === null ? [] : await moderators(community);
      const handlers = handlersOf([who.id, author], near, await governors());
      if (handlers.length === 0) throw new AppError('unavailable', 'nobody is free to handle it');
      return work.run(async (tx) => {
        const earlier = await tx.abuseReports.open(who.id, aboutKey(about));
        if (earlier) return earlier;
        const report: Report = {
          id: ids.next(),
          version: 1,
          about,
          community,
          reporter: who.id,
          against: author,
          ground,
          words: said,
          handlers,
          state: 'open',
          answer: null,
          answeredBy: null,
          createdAt: clock.now(),
          endedAt: null,
        };
        await tx.abuseReports.insert(report);
        tx.emit({ type: 'report.made', actor: null, data: { report: report.id } });
        tx.audit({ actor: null, verb: 'report.make', subject: `report:${report.id}` });
        return report;
      });
    },

    /** @throws AppError `not-found`, `illegal-move`, `changed-meanwhile`, `reason-required` for an end without words */
    async handle(
      who: Actor,
      id: string,
      given: { readonly verb: ReportVerb; readonly version: number; readonly answer: string },
    ): Promise<ReportView> {
      const { verb } = given;
      const ends = verb === 'act' || verb === 'close';
      const answer = ends ? wordsWithin(given.answer, LIMITS.report) : null;
      const above = verb === 'pass-on' ? await governors() : [];
      return work.run(async (tx) => {
        const report = await tx.abuseReports.get(id);
        if (!report || !mayReadReport(report, who))
          throw new AppError('not-found', `no report ${id}`);
        const state = decide(reportMachine, report, verb, who);
        mustBeAsSeen(report, given.version);
        const handlers =
          verb === 'pass-on'
            ? handlersOf([report.reporter, report.against, who.id], [], above)
            : report.handlers;
        if (handlers.length === 0) throw new AppError('unavailable', 'nobody is free to handle it');
        const ended = state === 'open' ? {} : { endedAt: clock.now() };
        const told = ends ? { answer, answeredBy: who.id } : {};
        const after: Report = { ...report, ...ended, ...told, state, handlers };
        await tx.abuseReports.update(after);
        if (ends) tx.emit({ type: 'report.answered', actor: null, data: { report: id } });
        if (verb === 'pass-on') tx.emit({ type: 'report.made', actor: null, data: { report: id } });
        const actor = verb === 'withdraw' ? null : who.id;
        tx.audit({ actor, verb: `report.${verb}`, subject: `report:${id}` });
        return seen({ ...after, version: after.version + 1 }, who);
      });
    },

    /** Those that this person made or handles, newest first. */
    async mine(who: Actor): Promise<readonly ReportView[]> {
      const all = await work.run((tx) => tx.abuseReports.of(who.id));
      return all.map((report) => seen(report, who));
    },

    /** Without a reader's eyes: for those who are told. */
    get: (id: string) => work.run((tx) => tx.abuseReports.get(id)),
  };
}
