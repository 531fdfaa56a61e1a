import {
  derivedId,
  type DemoPartReply,
  type DeskConfig,
  eventCodec,
  isTicket,
  type Recorded,
  streams,
  type Ticket,
  TicketCommandMessage,
  type TicketCommandReply,
  type TicketEvent,
  traceOf,
} from '@eventdesk/contracts';
import { openReferred, ticketDecider } from '@eventdesk/domain';
import { type EventStore, handleCommand } from '@eventdesk/event-store';
import { KeyedQueue } from '@eventdesk/runtime';
import { loadDemoPart } from './demo/load';

type TicketReferred = Recorded<Extract<TicketEvent, { type: 'TicketReferred' }>>;

export interface TicketCommandPorts {
  store: EventStore;
  config: DeskConfig;
}

/** Takes commands on tickets, whoever sends them. Refusals are values; only faults of the store are thrown. */
export class TicketCommands {
  readonly #store: EventStore;
  readonly #decider: ReturnType<typeof ticketDecider>;
  readonly #queue = new KeyedQueue();

  constructor(private readonly ports: TicketCommandPorts) {
    this.#store = ports.store;
    this.#decider = ticketDecider(ports.config);
  }

  async handle(message: unknown): Promise<TicketCommandReply> {
    const parsed = TicketCommandMessage.safeParse(message);
    if (!parsed.success) return invalidInput(parsed.error.issues);
    const reply = await this.#decide(parsed.data);
    if (reply.outcome === 'refused' || parsed.data.command.type !== 'ReferInquiry') return reply;
    return { ...reply, referred_ticket_id: await this.openReferred(reply.ticket_id) };
  }

  /** Opens the ticket that this inquiry was referred to, unless it is open already. @returns its id */
  async openReferred(inquiryId: string): Promise<string> {
    const { referral, inquiry } = await this.#referralOf(inquiryId);
    const reply = await this.#decide(openingOf(inquiry, referral), referral.imported);
    if (reply.outcome === 'refused' && reply.refusal.code !== 'ticket_already_exists')
      throw new Error(`the ticket referred from ${inquiryId} cannot be opened: ${JSON.stringify(reply.refusal)}`);
    return referral.data.referred_ticket_id;
  }

  /** A part of the demo month; repeated, it changes nothing. @throws StoreUnavailable, Error when there is no demo brand */
  loadDemo(part: unknown): Promise<DemoPartReply> {
    return loadDemoPart(this.ports, part);
  }

  async ping(): Promise<{ ok: true }> {
    await this.#store.head();
    return { ok: true };
  }

  #decide(message: TicketCommandMessage, imported?: true): Promise<TicketCommandReply> {
    const { command_id, ticket_id, causation_id, correlation_id, expected_revision } = message.metadata;
    const trace = traceOf(message.metadata);
    // Commands on one ticket wait for each other here; the expected revision settles races with other processes.
    return this.#queue.run(ticket_id, async () => {
      const outcome = await handleCommand(this.#store, {
        stream: streams.ticket(ticket_id),
        decider: this.#decider,
        command: message,
        metadata: { ticket_id, command_id, causation_id, correlation_id, ...trace, ...(imported && { imported }) },
        eventId: (_fact, index) => derivedId(command_id, index),
        expectedRevision: expected_revision,
      });
      if (outcome.outcome === 'refused') return outcome;
      const { state, revision, position } = outcome;
      if (state.status === 'absent' || revision === null) throw new Error(`${message.command.type} left no ticket ${ticket_id}`);
      // What this command did before is not undone, but nobody is shown it any more.
      if (state.status === 'removed' && message.command.type !== 'RemoveTicket')
        return { outcome: 'refused', refusal: { code: 'ticket_removed' } };
      return { outcome: 'accepted', ticket_id, revision, position, ticket: isTicket(state) ? state : null };
    });
  }

  /** The inquiry as it was when it was referred: what a repeat finds later must not change what was opened. */
  async #referralOf(inquiryId: string): Promise<{ referral: TicketReferred; inquiry: Ticket }> {
    let state = this.#decider.initialState;
    for await (const stored of this.#store.readStream(streams.ticket(inquiryId))) {
      const event = eventCodec.decode<TicketEvent>(stored);
      state = this.#decider.evolve(state, event);
      if (event.type === 'TicketReferred' && isTicket(state)) return { referral: event, inquiry: state };
    }
    throw new Error(`the inquiry ${inquiryId} was never referred`);
  }
}

/** The same command for every repeat: however often it is given, it opens one ticket. */
const openingOf = (inquiry: Ticket, referral: TicketReferred): TicketCommandMessage => ({
  command: { type: 'OpenTicket', data: openReferred(inquiry, referral) },
  metadata: {
    command_id: derivedId(referral.id, 'open'),
    ticket_id: referral.data.referred_ticket_id,
    issued_at: referral.occurred_at,
    actor: referral.actor,
    correlation_id: referral.correlation_id,
    causation_id: referral.id,
    ...traceOf(referral),
    expected_revision: null,
  },
});

/** Paths are those of the command's own fields, as its sender knows them. */
function invalidInput(issues: readonly { path: PropertyKey[]; message: string }[]): TicketCommandReply {
  const errors = issues.map(({ path, message }) => ({ path: path.join('.').replace(/^command\.data\./, ''), message }));
  return { outcome: 'refused', refusal: { code: 'invalid_input', errors } };
}
