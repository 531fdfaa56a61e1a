import {
  type Accepted,
  derivedId,
  requestPatterns,
  type TicketCommand,
  type TicketCommandMessage,
  type TicketCommandReply,
  type TicketView,
  traceOf,
} from '@eventdesk/contracts';
import { presentTicket, type TicketDocument, ViewsUnavailable } from '@eventdesk/read-models';
import { Inject, Injectable } from '@nestjs/common';
import { lastValueFrom } from 'rxjs';
import { Answer } from '../http/answer';
import { etag } from '../http/headers';
import { type GatewayPorts, PORTS } from '../ports';
import { ticketRemoved } from '../problems/problems';
import { refusalAnswer } from '../problems/refusals';
import type { Caller } from './caller';
import { TicketHistory } from './ticket-history';
import { LONGEST_WAIT, TicketReader } from './ticket-reader';
import { inTime, within } from './within';

type DataOf<T extends TicketCommand['type']> = Extract<TicketCommand, { type: T }>['data'];
type Ports = Pick<GatewayPorts, 'requests' | 'followUp' | 'store' | 'clock' | 'config' | 'logger'>;

/** What the view may take to be read when what it follows has taken all the time. Milliseconds. */
const SHORTEST_READ = 300;

/** Sends a command, waits a little for what it sets off, and answers with the ticket as it is then. */
@Injectable()
export class TicketCommands {
  constructor(
    @Inject(PORTS) private readonly ports: Ports,
    @Inject(TicketReader) private readonly reader: TicketReader,
    @Inject(TicketHistory) private readonly history: TicketHistory,
  ) {}

  async open(caller: Caller, data: DataOf<'OpenTicket'>): Promise<Answer> {
    // A new ticket has no revision that anybody could have seen.
    const opening = { ...caller, expectedRevision: null };
    const reply = await this.#send(derivedId(caller.commandId, 'ticket'), opening, { type: 'OpenTicket', data });
    return reply.outcome === 'refused' ? refusalAnswer(reply.refusal, false) : created(await this.#ticketAfter(reply));
  }

  async change(address: string, caller: Caller, command: TicketCommand, status: 200 | 201 = 200): Promise<Answer> {
    const reply = await this.#send(await this.reader.idOf(address), caller, command);
    if (reply.outcome === 'refused') return refusalAnswer(reply.refusal, caller.expectedRevision !== null);
    return ticketAnswer(await this.#ticketAfter(reply), status);
  }

  /** Done when lists and searches have it no more, as far as they can in the longest wait. */
  async remove(address: string, caller: Caller, data: DataOf<'RemoveTicket'>): Promise<Answer> {
    const reply = await this.#send(await this.reader.idOf(address), caller, { type: 'RemoveTicket', data });
    if (reply.outcome === 'refused') return refusalAnswer(reply.refusal, caller.expectedRevision !== null);
    await this.#followUp(reply.ticket_id, reply.position);
    return new Answer(204, undefined);
  }

  /** Answers with the new ticket, not with the inquiry. */
  async refer(address: string, caller: Caller, data: DataOf<'ReferInquiry'>): Promise<Answer> {
    const reply = await this.#send(await this.reader.idOf(address), caller, { type: 'ReferInquiry', data });
    if (reply.outcome === 'refused') return refusalAnswer(reply.refusal, caller.expectedRevision !== null);
    const id = reply.referred_ticket_id;
    if (id === undefined) throw new Error(`the inquiry ${reply.ticket_id} was referred, but not to which ticket`);
    const started = performance.now();
    await Promise.all([this.#followUp(reply.ticket_id, reply.position), this.#followUp(id, null)]);
    const document = await this.#read(id, started);
    return created(document?.ticket ? this.#present(document) : await this.history.ticketFromLog(id));
  }

  #send(ticketId: string, caller: Caller, command: TicketCommand): Promise<TicketCommandReply> {
    const { actor, commandId, expectedRevision } = caller;
    const message: TicketCommandMessage = {
      command,
      metadata: {
        command_id: commandId,
        ticket_id: ticketId,
        issued_at: this.ports.clock.now(),
        actor,
        correlation_id: commandId,
        causation_id: commandId,
        ...traceOf(caller),
        expected_revision: expectedRevision,
      },
    };
    return lastValueFrom(this.ports.requests.send<TicketCommandReply>(requestPatterns.ticketCommand, message));
  }

  /** From the view once it has what the command did; else from the reply, with number and clocks as far as they are known. */
  async #ticketAfter(reply: Accepted): Promise<TicketView> {
    const started = performance.now();
    await this.#followUp(reply.ticket_id, reply.position);
    const found = await this.#read(reply.ticket_id, started);
    if ((found?.ticket?.revision ?? -1) >= reply.revision && found) return this.#present(found);
    if (!reply.ticket) throw ticketRemoved();
    const ticket = { revision: reply.revision, state: reply.ticket };
    return this.#present({ ...(found ?? { id: reply.ticket_id, sla: null, number: null, replies: [] }), ticket });
  }

  /** Within what is left of the longest wait. Null, too, when the views do not answer: the command is done all the same. */
  async #read(ticketId: string, started: number): Promise<TicketDocument | null> {
    const left = Math.max(SHORTEST_READ, started + LONGEST_WAIT - performance.now());
    const late = () => new ViewsUnavailable('the views do not answer in time');
    return inTime(left, this.reader.find(ticketId), late).catch((error: unknown) => {
      this.ports.logger.warn({ ticket_id: ticketId, err: error }, 'answered a command without the view');
      return null;
    });
  }

  /** A late or failing follow-up makes the answer less complete, never the command less done. */
  async #followUp(ticketId: string, position: string | null): Promise<void> {
    const waiting = new AbortController();
    const settled = async () => {
      const upTo = position ?? (await this.ports.store.head());
      if (upTo !== null) await this.ports.followUp.settled(ticketId, upTo, waiting.signal);
    };
    const failed = (error: unknown) => {
      if (!waiting.signal.aborted) this.ports.logger.warn({ ticket_id: ticketId, err: error }, 'the follow-up failed');
    };
    if (!(await within(LONGEST_WAIT, settled().catch(failed)))) waiting.abort();
  }

  #present(document: TicketDocument): TicketView {
    return presentTicket(document, this.ports.config, this.ports.clock.now());
  }
}

export const ticketAnswer = (ticket: TicketView, status = 200, headers: Record<string, string> = {}): Answer =>
  new Answer(status, ticket, { etag: etag(ticket.revision), ...headers });

const created = (ticket: TicketView): Answer => ticketAnswer(ticket, 201, { location: `/tickets/${ticket.id}` });
