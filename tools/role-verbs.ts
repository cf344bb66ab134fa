/**
 * By which buttons and words of the chat each line of the table of roles is used, several beside each other with a comma.
 * What is said is in quotation marks, by the name of its command. What a card only asks before it is done stands with
 * what it leads to, unless whoever reads the item may see the question too.
 */
export const BOT_DOORS: Readonly<Record<string, string>> = {
  'own page: use':
    'discussions.list, attribution.list, "attribution", language.ask, language.choose, privacy.show, "language", "privacy", "calendar"',
  'what is for all staff: use':
    'showing.list, "showcase", "focal-points", practice.list, practice.read, practice.form, practice.follow, "practices", help.show, community.list, community.join, community.request-form, community.request, community.leave, community.leave-now, join.list, query.stock, queries.list, urgent.list, "urgent", capture.lesson, capture.begin, capture.choose, captures.list, consents.list, handover.list, duty.list, notice.show, notice.save, share.list, session.show, session.forget, found.ask-reject, found.reject, gap.record, search.form, search.run, search.narrow, alerts.list, alerts.watch, alerts.stop-all, alerts.resume-all, alerts.rhythm, people.form, people.ask, people.entry, people.save, briefing.form, briefing.show, preparation.form, preparation.list, preparation.begin, desk.list, term.show, term.ask, term.propose, meaning.show, quality.show, "quality", insights.show, "insights", lessons.form, lessons.show, "lessons", credit.own, "own-record", "others-record", "unnamed-author", "help", "communities", "lesson", "write", "my-captures", "consents", "handover", "safety", "notices", "shares", "sign-in", "sign-out", "search", "collections", "reviews", "alerts", "announcements", "catch-up", "experts", "my-entry", "briefing", "preparing", "desk", "topics", "term", "propose", "glossary"',
  'community: make': 'community.form, community.look, community.make, "community-new"',
  'community making: see': 'community.progress',
  'community making: retry': 'community.retry',
  'community making: drop': 'community.drop',
  'join request: accept': 'join.accept',
  'join request: decline': 'join.decline',
  'join request: withdraw': 'join.withdraw',
  'community: visit': '"discussions"',
  'community: say what should go on': 'community.idea',
  'community: moderate':
    'showing.choose, showing.ask, moderation.queue, moderation.item, moderation.say, moderation.remove, moderation.ask-join, moderation.join, moderation.part, moderation.fits, moderation.move, talk.ask-tags, talk.accept, talk.tag, talk.untag, moderation.ask-turn, moderation.turn, moderation.unturn, reply.item, query.schedule, query.decide-schedule, desk.form, desk.send, "moderate"',
  'community: ask somebody to moderate': 'moderation.ask-second, moderation.second',
  'offer to moderate: accept': 'moderator.accept',
  'offer to moderate: decline': 'moderator.decline',
  'discussion: begin':
    'discussion.form, discussion.create, discussion.seeds, question-time.form, question-time.create, related.show, related.accept, related.reject, related.add, "open-discussion", "question-time"',
  'discussion: read':
    'discussion.read, catch-up.show, discussion.background, discussion.write, discussion.thread, discussion.ask, contribution.read, contribution.ask-withdraw, question-time.ask-answer, given.read, moderation.ask-say, share.form',
  'discussion: contribute': 'discussion.contribute',
  'discussion: close': 'discussion.move',
  'discussion: summarise in words':
    'synthesis.read, synthesis.publish, output.form, output.write, interim.read, interim.ask-publish, interim.publish, interim.skip',
  'discussion: promise to be the first': 'discussion.seed',
  'contribution: report': 'abuse.report, abuse.send',
  'contribution: hold': 'moderation.act',
  'contribution: hide': 'moderation.ask-hide, moderation.hide',
  'contribution: withdraw': 'contribution.withdraw, contribution.ask-narrow, contribution.narrow',
  'contribution back: return': 'moderation.return',
  'contribution back: resubmit': 'contribution.resubmit',
  'share with another community: offer': 'share.offer',
  'share with another community: accept': 'share.show, share.accept',
  'share with another community: refuse': 'share.refuse',
  'share with another community: end': 'share.ask-end, share.end',
  'topic proposal: propose': 'topics.list, topic.form, topic.propose, "proposals"',
  'topic proposal: back': 'topic.back',
  'topic proposal: withdraw': 'topic.withdraw',
  'topic proposal: accept': 'topic.decide, topic.answer',
  'query: ask': 'query.form, query.ask, faq.form, faq.keep, "ask"',
  'query: read':
    'query.read, readers.show, query.thread, query.ask-withdraw, query.ask-hide, query.experts, query.same, reply.read, reply.ask-withdraw, "queries", "my-queries"',
  'query: reply': 'query.reply',
  'query: judge': 'query.judge, reply.thanks',
  'query: withdraw': 'query.withdraw',
  'query: narrow': 'query.ask-narrow, query.narrow',
  'query: hide': 'query.hide',
  'query: edit-reply':
    'consolidated.read, reword.show, reword.ask, reword.confirm, attribution.desk, attribution.ask, attribution.take, attribution.leave',
  'query: approve': 'consolidated.publish, labels.form, labels.save',
  'query: ask-expert': 'query.ask-expert, query.ask-experts',
  'query: merge': 'query.merge',
  'query: unmerge': 'query.unmerge',
  'question asked by name: answer':
    'ask.read, ask.ask-pass, ask.pass, ask.ask-decline, ask.decline',
  'other words for one’s text: answer':
    'wording.read, wording.agree, wording.decline, contribution.turn-agree, contribution.turn-decline',
  'consent to the use of one’s message: answer':
    'consent.read, consent.agree, consent.agree-without-name, consent.refuse, consent.take-back, consent.drop, consent.begin',
  'piece chosen for the showcase: agree': 'showing.agree, showing.decline, showing.take-back',
  'piece chosen for the showcase: drop': 'showing.drop',
  'how one stands in a draft: look and answer':
    'attribution.read, attribution.confirm, attribution.unname, attribution.ask-suggest, attribution.suggest, attribution.take-out',
  'FAQ entry: approve': 'faq.publish',
  'FAQ entry: decline': 'faq.read, faq.ask-decline, faq.decline',
  'reply: hold': 'reply.act',
  'reply: hide': 'reply.ask-hide, reply.hide',
  'reply: withdraw': 'reply.withdraw, reply.ask-narrow, reply.narrow',
  'reply back: return': 'reply.return',
  'reply back: resubmit': 'reply.resubmit',
  'document for all staff: open':
    'product.used, product.read, product.ask-judge, product.judge, related.ask-reject, contradiction.form, contradiction.flag, preparation.ask-misfit',
  'document for all staff: look after': 'review.right',
  'capture: answer':
    'capture.start-from, capture.open, capture.save, capture.row, capture.who, capture.readers',
  'capture: submit': 'capture.publish',
  'capture: send': 'capture.ask-send, capture.send, capture.review',
  'capture: approve': 'review.look, review.approve',
  'capture: ask-changes': 'review.ask-changes, review.changes',
  'capture: decline': 'review.ask-decline, review.decline',
  'capture: recall': 'capture.take-back',
  'capture: distribute': 'capture.ask-letters, capture.letters-before, capture.letters',
  'capture: mark': 'capture.checklist, capture.mark',
  'capture: retract': 'capture.ask-retract, capture.retract',
  'capture: reopen': 'capture.reopen',
  'capture: discard': 'capture.ask-discard, capture.discard',
  'prompt: now': 'prompt.show, prompt.now, prompt.close',
  'prompt: snooze': 'prompt.snooze',
  'prompt: hand-over': 'prompt.ask-hand, prompt.hand, prompt.hand-to',
  'prompt: decline': 'prompt.ask-decline, prompt.decline',
  'handover: open before the last day': 'handover.pack, handover.gaps, handover.fill',
  'handover: finalise':
    'handover.show, handover.who, handover.take-files, handover.ask-finalise, handover.finalise',
  'handover: call-back': 'handover.call-back',
  'handover: acknowledge': 'handover.acknowledge',
  'handover: share-lessons': 'handover.ask-share, handover.share-lessons',
  'handover: name-successor':
    'handover.ask-successor, handover.name-successor, handover.successor-to',
  'handover: set-readers': 'handover.readers, handover.set-readers',
  'handover: ask before the last day': 'handover.questions, handover.ask',
  'handover: answer what was asked': 'handover.answer-form, handover.answer',
  'duty of whoever leaves: accept': 'duty.move',
  'preparation: answer':
    'preparation.open, preparation.save, preparation.use, preparation.misfit, preparation.text',
  'preparation: finish': 'preparation.finish',
  'preparation: reopen': 'preparation.reopen',
  'preparation: discard': 'preparation.discard',
  'mission offer: decline': 'preparation.decline',
  'document for all staff that is a good practice: try': 'practice.decide',
  'desk request: take': 'desk.read, desk.take',
  'desk request: release': 'desk.release',
  'desk request: answer': 'desk.answer',
  'desk request: refuse': 'desk.refuse',
  'desk request: withdraw': 'desk.withdraw',
  'alert: pause': 'alerts.pause',
  'alert: resume': 'alerts.resume',
  'alert: delete': 'alerts.delete',
  'alert: restore': 'alerts.restore',
  'announcement: announce': 'announce.make',
  'announcement: decline': 'announce.decline',
  'collection: check': 'collection.checked',
  'organization: administer': 'focal.name, focal.end, "templates"',
  'questions by unit: read': '"prompts-by-unit"',
  'sources: read':
    'source.show, source.read, source.confirm, "sources", "audit", administration.show, "administration"',
};

/** The verbs as people read them beside the table. */
export const verbLines = (): string[] => [
  '',
  'By which buttons and words of the chat each is done:',
  '',
  ...Object.entries(BOT_DOORS).map(([line, doors]) => `${line}\n    ${doors}`),
];
