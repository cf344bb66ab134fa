/**
 * What the app of this repository offers beside its chat, as its manifest says it in English: a test holds the two
 * against each other.
 */
const onMessage = { type: 'action', context: ['message', 'compose'], fetchTask: true } as const;

export const COMMANDS = [
  {
    id: 'searchKnowledge',
    type: 'query',
    title: 'Search knowledge',
    description: 'Find what you may read and put it into your message.',
    context: ['compose', 'commandBox'],
    parameters: [
      { name: 'words', title: 'Words', description: 'What you need to know, in your own words' },
    ],
  },
  {
    id: 'findPeople',
    type: 'query',
    title: 'Who knows about …?',
    description: 'Find colleagues who know, and put one into your message.',
    context: ['compose', 'commandBox'],
    parameters: [
      {
        name: 'words',
        title: 'Topic or country',
        description: 'For example: domestic work in Peru',
      },
    ],
  },
  {
    ...onMessage,
    id: 'saveLesson',
    title: 'Save as lesson',
    description: 'Begin a lesson with the words of a message. Only you see the draft.',
  },
  {
    ...onMessage,
    id: 'askCommunity',
    title: 'Ask the community',
    description: 'Ask your community what the message leaves open.',
  },
  {
    ...onMessage,
    id: 'keepAnswer',
    title: 'Keep as FAQ',
    description: 'Offer the answer in a message as an entry of frequently asked questions.',
  },
  {
    ...onMessage,
    id: 'startDiscussion',
    title: 'Start an e-discussion',
    description: 'Moderators: open a discussion from a message.',
  },
] as const;
