import type {
  DiscussionTemplate,
  PlanView,
  TopicProposal as TopicShape,
} from '../../contract/discussion-plans.ts';
import { planOf } from '../../features/discussions/steps.ts';
import type { Template } from '../../features/discussions/templates.ts';
import type { Language } from '../../kernel/language.ts';
import type { Actor } from '../../kernel/person.ts';
import type { DiscussionPage } from '../../views/discussion.ts';
import type { ProposalView } from '../../views/proposals.ts';

/** @param page as its reader sees it: who is to speak early is its moderators' affair */
export function planView({ discussion, moderator, nameOf }: DiscussionPage): PlanView {
  const plan = planOf(discussion);
  const someone = (id: Parameters<typeof nameOf>[0]) => ({ id, name: nameOf(id) });
  return {
    kind: plan.kind,
    template: plan.template,
    phases: plan.phases.map(({ title, questions, opensAt }) => ({
      title,
      questions: [...questions],
      opensAt: opensAt.toISOString(),
    })),
    phase: plan.progress.phase,
    lead: someone(plan.lead ?? discussion.createdBy),
    deputies: plan.deputies.map(someone),
    resourcePersons: plan.resourcePersons.map(({ person, hours }) => ({
      person: someone(person),
      hours,
    })),
    seeds: moderator
      ? plan.seeds.map(({ person, starter, state }) => ({
          person: someone(person),
          starter,
          state,
        }))
      : [],
    pinned: [...plan.pinned],
    languages: [...plan.languages],
    audience: plan.audience,
    output: plan.output,
    decision: plan.decision,
    announceDays: plan.announceDays,
    finalCallHours: plan.finalCallHours,
    quietDays: plan.quietDays,
    reason: plan.reason,
  };
}

export const discussionTemplate = (template: Template, language: Language): DiscussionTemplate => ({
  id: template.id,
  name: template.name[language],
  purpose: template.purpose[language],
  days: template.days,
  announceDays: template.announceDays,
  finalCallHours: template.finalCallHours,
  quietDays: template.quietDays,
  turnaroundHours: template.turnaroundHours,
  output: template.output[language],
  phases: template.phases.map(({ title, day, questions }) => ({
    title: title[language],
    day,
    questions: [...questions[language]],
  })),
});

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

export function topicProposal(
  who: Actor,
  { proposal, actions, communityName, nameOf, into }: ProposalView,
): TopicShape {
  return {
    id: proposal.id,
    community: { id: proposal.community, name: communityName },
    title: proposal.title,
    why: proposal.why,
    language: proposal.language,
    by: nameOf(proposal.by),
    mine: proposal.by === who.id,
    createdAt: proposal.createdAt.toISOString(),
    backers: proposal.backers.length,
    backed: proposal.backers.includes(who.id),
    state: proposal.state,
    reason: proposal.reason,
    mergedInto: into && { id: into.id, title: into.title },
    discussion: proposal.discussion,
    answeredBy: proposal.answeredBy && nameOf(proposal.answeredBy),
    answeredAt: instant(proposal.answeredAt),
    actions: [...actions],
  };
}
