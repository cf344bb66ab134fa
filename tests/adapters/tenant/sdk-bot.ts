import { createServer, type Server } from 'node:http';
import {
  type Activity,
  type InvokeResponse,
  type MessagingExtensionAction,
  type MessagingExtensionQuery,
  type TaskModuleRequest,
  TeamsActivityHandler,
  type TurnContext,
} from 'botbuilder';
import { TeamsAdapter } from '../../../bot/adapter.ts';
import { Authentication } from '../../../bot/authentication.ts';
import { CARD, card } from './teams-bot.ts';

const preview = {
  contentType: 'application/vnd.microsoft.card.thumbnail',
  content: { title: 'x' },
};
export const result = (text: string) => ({
  composeExtension: {
    type: 'result' as const,
    attachmentLayout: 'list' as const,
    attachments: [{ ...card(text), preview }],
  },
});
const dialog = (text: string) => ({
  task: { type: 'continue' as const, value: { title: text, card: card(text) } },
});

/** A bot written with the SDK, so that what the tenant sends is what the SDK understands. */
export class Handler extends TeamsActivityHandler {
  readonly reached: string[] = [];
  readonly values: unknown[] = [];
  readonly activities: Partial<Activity>[] = [];
  /** Says anything at all in place of the right answer. */
  odd: unknown;
  /** Holds every answer until it resolves. */
  hold: Promise<void> = Promise.resolve();

  constructor() {
    super();
    const note = (name: string) => async (context: TurnContext, next: () => Promise<void>) => {
      this.reached.push(name);
      this.activities.push(context.activity);
      await next();
    };
    this.onMessage(note('message'));
    this.onTeamsMessageEditEvent(note('edit'));
    this.onTeamsMessageUndeleteEvent(note('undelete'));
    this.onTeamsMessageSoftDeleteEvent(note('softDelete'));
    this.onReactionsAdded(note('reactionsAdded'));
    this.onReactionsRemoved(note('reactionsRemoved'));
    this.onInstallationUpdateAdd(note('installAdd'));
    this.onInstallationUpdateRemove(note('installRemove'));
    this.onTeamsMembersAddedEvent(async (added, _team, context, next) => {
      this.values.push(added);
      await note('membersAdded')(context, next);
    });
    this.onTeamsMembersRemovedEvent(async (removed, _team, context, next) => {
      this.values.push(removed);
      await note('membersRemoved')(context, next);
    });
    this.onTeamsChannelCreatedEvent(async (channel, team, context, next) => {
      this.values.push({ channel, team });
      await note('channelCreated')(context, next);
    });
    this.onTeamsChannelRenamedEvent(async (channel, team, context, next) => {
      this.values.push({ channel, team });
      await note('channelRenamed')(context, next);
    });
    this.onTeamsTeamRenamedEvent(async (team, context, next) => {
      this.values.push(team);
      await note('teamRenamed')(context, next);
    });
  }

  private async answer<T>(name: string, context: TurnContext, right: T): Promise<T> {
    this.reached.push(name);
    this.values.push(context.activity.value);
    this.activities.push(context.activity);
    await this.hold;
    return this.odd === undefined ? right : (this.odd as T);
  }

  protected override handleTeamsTaskModuleFetch(context: TurnContext, _request: TaskModuleRequest) {
    return this.answer('task/fetch', context, dialog('form'));
  }
  protected override handleTeamsTaskModuleSubmit(context: TurnContext) {
    return this.answer('task/submit', context, {
      task: { type: 'message' as const, value: 'Thank you' },
    });
  }
  protected override handleTeamsMessagingExtensionQuery(
    context: TurnContext,
    _query: MessagingExtensionQuery,
  ) {
    return this.answer('query', context, result('found'));
  }
  protected override handleTeamsMessagingExtensionSelectItem(context: TurnContext) {
    return this.answer('selectItem', context, result('chosen'));
  }
  protected override handleTeamsMessagingExtensionFetchTask(context: TurnContext) {
    return this.answer('fetchTask', context, dialog('new lesson'));
  }
  protected override handleTeamsMessagingExtensionSubmitAction(
    context: TurnContext,
    _action: MessagingExtensionAction,
  ) {
    return this.answer('submitAction', context, result('made'));
  }
  protected override handleTeamsMessagingExtensionBotMessagePreviewEdit(context: TurnContext) {
    return this.answer('previewEdit', context, dialog('again'));
  }
  protected override handleTeamsMessagingExtensionBotMessagePreviewSend(context: TurnContext) {
    return this.answer('previewSend', context, result('sent'));
  }
  protected override handleTeamsAppBasedLinkQuery(context: TurnContext) {
    return this.answer('queryLink', context, result('unfurled'));
  }
  protected override onAdaptiveCardInvoke(context: TurnContext) {
    return this.answer('adaptiveCard/action', context, {
      statusCode: 200,
      type: CARD,
      value: card('done').content,
    });
  }
}

/** The endpoint of whatever handler there is at the moment. */
export async function serve(handler: () => Handler): Promise<{ url: string; server: Server }> {
  const adapter = new TeamsAdapter(new Authentication({}), true);
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
    const activity = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Activity;
    let answer: InvokeResponse | undefined;
    try {
      answer = await adapter.receive('', activity, (context) => handler().run(context));
    } catch (error) {
      answer = { status: 500, body: String(error) };
    }
    response.writeHead(answer?.status ?? 200, { 'content-type': 'application/json' });
    response.end(answer?.body === undefined ? '' : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/api/messages`, server };
}
