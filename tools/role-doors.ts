/**
 * By which routes of the API each line of the table of roles is used, several beside each other with a comma. A route with
 * several verbs in its body stands at the one that it is tried with; the others are lines of the same machine.
 */
export const API_DOORS: Readonly<Record<string, string>> = {
  'own page: use':
    'GET /sign-in, GET /me, POST /me/language, GET /attribution-checks, GET /home, GET /discussions, GET /site-pages/service, GET /site-pages/discussions, GET /site-pages/communities',
  'what is for all staff: use':
    'GET /showcase, GET /focal-points, GET /practices, GET /practices/:id, PUT /practices/:id/follow, GET /me/rights, GET /communities, POST /communities/:id/join, POST /communities/:id/leave, POST /discussions/like, GET /discussion-templates, GET /topic-proposals, POST /queries/before, POST /queries/stock, GET /queries, GET /faqs, GET /urgent, GET /notices, GET /offered-discussions, GET /moderation, POST /moderation/moves, POST /moderation/away, GET /search, GET /contradictions, POST /queries/before/choice, GET /library, POST /gaps, GET /experts, GET /experts/:id, GET /me/expertise, PUT /me/expertise, GET /captures, GET /captures-for-me, GET /consents, POST /captures, GET /templates, GET /briefing, GET /preparations, POST /preparations, GET /desks, POST /desks/places, POST /desks/requests, GET /prompts, GET /handovers, GET /duties, GET /safety, GET /taxonomy/topics, GET /taxonomy, GET /taxonomy/terms, POST /taxonomy/suggest, GET /taxonomy/terms/:id, GET /taxonomy/proposals, POST /taxonomy/words, GET /glossary, GET /glossary/:id, GET /collections, GET /collections/on, GET /alerts, GET /alerts/choices, POST /alerts, POST /alerts/rhythm, GET /announcements, GET /reviews, GET /peer-reviews, GET /quality, GET /insights, GET /lessons, GET /lessons/document, GET /site-pages/beside, GET /my-record, POST /anonymous/records, POST /anonymous/records/before, GET /my-record/document, POST /my-record/shares, DELETE /my-record/shares/:id',
  'community: make': 'POST /communities/alike, POST /communities',
  'join request: read': 'GET /join-requests/:id',
  'join request: accept': 'POST /join-requests/:id/answer',
  'community making: see': 'GET /community-makings/:id',
  'community making: retry': 'POST /community-makings/:id/move',
  'discussion: begin':
    'POST /discussions, POST /discussions/:id/plan, POST /discussions/:id/seeds, POST /discussions/question-times, POST /discussions/:id/related',
  'discussion: read':
    'GET /discussions/:id, GET /discussions/:id/thread, GET /discussions/:id/interims, POST /discussions/:id/catch-up, GET /discussions/:id/elsewhere, GET /discussions/:id/links, GET /discussions/:id/tended, GET /talk/:kind/:id/tags, GET /attachments',
  'discussion: close': 'POST /discussions/:id/move',
  'discussion: mark for guests': 'POST /discussions/:id/guests',
  'topic proposal: propose': 'POST /topic-proposals',
  'topic proposal: back': 'POST /topic-proposals/:id/back',
  'topic proposal: withdraw': 'POST /topic-proposals/:id/withdraw',
  'topic proposal: accept': 'POST /topic-proposals/:id/answer',
  'discussion: contribute':
    'POST /discussions/:id/contributions, POST /discussions/:id/anonymous, POST /discussions/:id/anonymous/before',
  'contribution: hide': 'POST /contributions/:id/review',
  'contribution: withdraw': 'POST /contributions/:id/readers',
  'discussion: summarise in words':
    'GET /discussions/:id/synthesis, PUT /discussions/:id/synthesis, PUT /discussions/:id/output, GET /discussions/:id/synthesis/versions, POST /discussions/:id/synthesis/approve, POST /discussions/:id/synthesis/doubts, PUT /discussions/:id/interim, POST /discussions/:id/interim/doubts, POST /discussions/:id/interim/publish, POST /discussions/:id/interim/skip',
  'query: ask': 'POST /queries, POST /faqs',
  'query: read': 'GET /queries/:id, GET /queries/:id/led, GET /safety/readers',
  'query: judge': 'POST /queries/:id/judge, POST /queries/:id/replies/:reply/thanks',
  'query: withdraw': 'POST /queries/:id/withdraw',
  'query: narrow': 'POST /queries/:id/readers',
  'query: hide': 'POST /queries/:id/hide',
  'query: reply': 'POST /queries/:id/replies',
  'reply: hide': 'POST /queries/:id/replies/:reply/review',
  'reply: withdraw': 'POST /queries/:id/replies/:reply/readers',
  'query: edit-reply':
    'GET /queries/:id/consolidated, PUT /queries/:id/consolidated, GET /queries/:id/consolidated/versions, POST /queries/:id/consolidated/doubts, GET /attributions/:kind/:id, POST /attributions/:kind/:id/ask, POST /attribution-checks/:id/settle, GET /rewritings/:kind/:id, POST /rewritings/:kind/:id, POST /rewritings/:kind/:id/read, POST /queries/:id/wordings',
  'query: approve':
    'POST /queries/:id/consolidated/approve, GET /announcements/before, GET /labels/:kind/:id, POST /labels/:kind/:id, POST /labels/:kind/:id/confirm',
  'query: ask-expert': 'POST /queries/:id/experts, POST /queries/:id/related',
  'question asked by name: answer': 'POST /query-asks/:id/decline, POST /query-asks/:id/pass',
  'query: merge': 'POST /queries/:id/merge',
  'query: unmerge': 'POST /queries/:id/unmerge',
  'other words for one’s text: answer':
    'POST /query-wordings/:id/answer, POST /contributions/:id/question',
  'record that somebody shows: read': 'GET /shown-records/:id',
  'consent to the use of one’s message: answer':
    'POST /consents/:id/answer, POST /consents/:id/withdraw, GET /consents/:id/words, POST /consents/:id/begin',
  'piece chosen for the showcase: agree': 'POST /showings/:id/press',
  'how one stands in a draft: look and answer':
    'GET /attribution-checks/:id, POST /attribution-checks/:id/answer, POST /attribution-checks/:id/suggestions',
  'FAQ entry: read while offered': 'GET /faqs/:id',
  'FAQ entry: approve': 'POST /faqs/:id/publish',
  'FAQ entry: decline': 'POST /faqs/:id/decline',
  'FAQ entry: retire': 'POST /faqs/:id/retire',
  'schedule of unanswered questions: decide':
    'GET /communities/:id/working-days, PUT /communities/:id/working-days, GET /communities/:id/query-schedule, PUT /communities/:id/query-schedule',
  'community: visit':
    'GET /communities/:id/home, GET /communities/:id/calendar, GET /communities/:id/calendar-file',
  'community: write calendar and workplan':
    'POST /communities/:id/calendar, PUT /calendar-entries/:id, POST /calendar-entries/:id/remove, POST /communities/:id/workplan, PUT /activities/:id, POST /activities/:id/remove',
  'community: read all of it':
    'GET /communities/:id/showcase, GET /communities/:id/workplan, PUT /notices/:id, POST /safety/before',
  'activity: finish': 'POST /activities/:id/finish',
  'community: look through members':
    'GET /communities/:id/members, POST /communities/:id/members/:person, POST /communities/:id/members/:person/speaks-for',
  'community: say what should go on': 'POST /communities/:id/ideas',
  'share with another community: offer': 'POST /discussions/:id/elsewhere',
  'share with another community: accept': 'POST /discussions/:id/elsewhere/:community',
  'community: moderate':
    'GET /communities/:id/showcase/choice, POST /communities/:id/showcase/choice, GET /moderation/:subject/:id, POST /moderation/tasks/:key/claim, POST /moderation/share, GET /discussions/:id/voices, GET /contributions/:id/joinable, GET /communities/:id/moderators, GET /communities/:id/ready-texts, PUT /communities/:id/ready-texts/:kind/:language, POST /contributions/:id/remove-message, POST /queries/:id/replies/:reply/remove-message, GET /moderation/:subject/:id/prepared',
  'contribution back: resubmit': 'POST /contributions/:id/resubmit',
  'reply back: resubmit': 'POST /replies/:id/resubmit',
  'document for all staff: open':
    'GET /knowledge/:id, POST /knowledge/:id/feedback, POST /knowledge/:id/use, POST /contradictions, GET /differing-views, POST /differing-views, GET /knowledge/:id/history',
  'document for all staff that is a good practice: try': 'POST /practices/:id/decide',
  'document for all staff: look after':
    'POST /knowledge/:id/check, POST /knowledge/:id/review/right, POST /knowledge/:id/review/work, POST /knowledge/:id/review/withdraw, POST /knowledge/:id/review/owner',
  'contradiction: settle': 'POST /contradictions/:id/settle',
  'gap: see to': 'GET /gaps, POST /gaps/:id/take, POST /gaps/:id/settle',
  'continuity of expertise: read': 'GET /admin/continuity',
  'figures: decide because of them': 'PUT /insights/indicators/:id, POST /insights/decisions',
  'capture: answer':
    'POST /captures/:id/start-from, GET /captures/:id, GET /captures/:id/copies, GET /captures/:id/hints, GET /captures/:id/related, GET /captures/:id/readers, PUT /captures/:id/readers, PUT /captures/:id/answers',
  'capture: submit': 'POST /captures/:id/submit',
  'capture: send':
    'POST /captures/:id/review/ask, GET /captures/:id/review, GET /captures/:id/reviewers',
  'capture: approve': 'POST /captures/:id/review/say',
  'capture: recall': 'POST /captures/:id/review/take-back',
  'capture: distribute': 'POST /captures/:id/letters/before, POST /captures/:id/letters',
  'capture: mark': 'PUT /captures/:id/checklist',
  'capture: retract': 'POST /captures/:id/retract',
  'capture: reopen': 'POST /captures/:id/reopen',
  'capture: discard': 'DELETE /captures/:id',
  'preparation: answer':
    'GET /preparations/:id, PUT /preparations/:id/answers, POST /preparations/:id/documents',
  'preparation: finish': 'POST /preparations/:id/finish',
  'preparation: reopen': 'POST /preparations/:id/reopen',
  'preparation: discard': 'DELETE /preparations/:id',
  'desk request: take': 'GET /desks/requests/:id, POST /desks/requests/:id/move',
  'desk: keep': 'GET /admin/desks, POST /admin/desks, PUT /admin/desks/:id',
  'prompt: snooze': 'POST /prompts/:id/snooze',
  'prompt: decline': 'POST /prompts/:id/decline',
  'prompt: hand-over': 'POST /prompts/:id/hand-over',
  'organization: administer':
    'POST /focal-points, POST /focal-points/:id/end, GET /admin/places, GET /admin/places/:id, POST /admin/places/:id/check, PUT /admin/places/:id, GET /admin/teams, GET /admin/channels, GET /admin/channels/libraries, GET /admin/outside, POST /admin/outside, POST /admin/outside/:id, POST /admin/outside/:id/pause, POST /admin/outside/:id/remove, POST /admin/outside/:id/restore, GET /admin/outside/:id/subjects, POST /admin/outside/:id/map, GET /admin/outside/:id/mapping, GET /admin/libraries, GET /admin/reach, GET /content-managers, POST /content-managers, POST /content-managers/:id/revoke, GET /admin/templates, GET /admin/template-blanks/:kind, GET /admin/templates/:kind/:id, POST /admin/templates/:kind, PUT /admin/templates/:kind/:id, POST /admin/templates/:kind/:id/move, POST /admin/templates/:kind/:id/compare, POST /admin/template-preview',
  'prompt: now': 'POST /prompts/:id/handover',
  'handover: finalise':
    'GET /handovers/:id, GET /handovers/:id/files, POST /handovers/:id/finalise',
  'word without a name: follow without its secret':
    'POST /anonymous/look, POST /anonymous/withdraw, POST /anonymous/correct, POST /anonymous/claim, POST /anonymous/records/look, POST /anonymous/records/withdraw, POST /anonymous/records/claim',
  'handover: open before the last day':
    'GET /handovers/:id/pack, GET /handovers/:id/gaps, POST /handovers/:id/gaps',
  'handover: call-back': 'POST /handovers/:id/call-back',
  'handover: acknowledge': 'POST /handovers/:id/acknowledge',
  'handover: share-lessons': 'POST /handovers/:id/share-lessons',
  'handover: name-successor': 'POST /handovers/:id/successor',
  'handover: set-readers': 'POST /handovers/:id/readers',
  'handover: ask before the last day':
    'GET /handovers/:id/questions, POST /handovers/:id/questions',
  'handover: answer what was asked': 'POST /handovers/:id/questions/:question/answer',
  'duty of whoever leaves: accept': 'POST /duties/moves',
  'watched words: change': 'GET /communities/:id/speech-rules, PUT /communities/:id/speech-rules',
  'contribution: report': 'POST /safety/reports, POST /safety/removals',
  'report: act': 'POST /safety/reports/:id/handle',
  'removal request: grant': 'POST /safety/removals/:id/decide',
  'differing view: withdraw': 'POST /differing-views/:id/readers',
  'differing view beside what is for all staff: approve': 'POST /differing-views/:id/review',
  'questions by unit: read': 'GET /prompts/units',
  'sources: read':
    'GET /admin/sources, POST /admin/sources/:id/read, POST /admin/sources/:id/confirm, POST /admin/sources/:id/owner, POST /admin/sources/:id/limit, GET /admin/missions, POST /admin/missions/marker, GET /admin/settings, PUT /admin/settings/:key, GET /admin/audit, POST /admin/audit/export, GET /admin/imports, POST /admin/imports/survey, POST /admin/imports, POST /admin/imports/:id/stop, GET /admin/imports/:id/refused',
  'taxonomy: curate':
    'POST /taxonomy/terms/:id, POST /taxonomy/terms/:id/retire, POST /taxonomy/terms/:id/restore, POST /taxonomy/proposals/:id/decide, GET /taxonomy/health, POST /taxonomy/merges/preview, POST /taxonomy/merges, POST /taxonomy/merges/:id/undo, POST /glossary, POST /glossary/:id, POST /glossary/:id/settle, POST /glossary/:id/remove, POST /glossary/:id/undo',
  'collection of the community: open': 'GET /collections/:id',
  'collection: keep': 'POST /collections',
  'collection: edit': 'PUT /collections/:id, POST /collections/:id/place',
  'collection: check': 'POST /collections/:id/check',
  'collection: archive': 'POST /collections/:id/archive',
  'collection: restore': 'POST /collections/:id/restore',
  'alert: change': 'PUT /alerts/:id',
  'alert: pause': 'POST /alerts/:id/pause',
  'alert: resume': 'POST /alerts/:id/resume',
  'alert: delete': 'POST /alerts/:id/delete',
  'alert: restore': 'POST /alerts/:id/restore',
  'announcement: announce': 'POST /announcements/:id/announce',
  'announcement: decline': 'POST /announcements/:id/decline',
};

/** The routes as people read them beside the table. */
export const doorLines = (): string[] => [
  '',
  'By which routes of the API each is done:',
  '',
  ...Object.entries(API_DOORS).map(([line, doors]) => `${line}\n    ${doors}`),
];
