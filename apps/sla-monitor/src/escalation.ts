import {
  type Actor,
  derivedId,
  type Recorded,
  requestPatterns,
  type SlaEvent,
  type TicketCommandMessage,
  type TicketCommandReply,
  traceIdOf,
  traceOf,
} from '@eventdesk/contracts';
import { TryLater } from '@eventdesk/event-bus';
import { RequestFault } from '@eventdesk/event-bus/nest';
import type { Clock, Logger } from '@eventdesk/runtime';
import type { ClientProxy } from '@nestjs/microservices';
import { firstValueFrom } from 'rxjs';

export type EscalationReached = Recorded<Extract<SlaEvent, { type: 'EscalationReached' }>>;

export interface EscalationPorts {
  /** Reaches ticket-command. */
  requests: ClientProxy;
  clock: Clock;
  logger: Logger;
}

const actor: Actor = { kind: 'system', id: 'sla-monitor', name: 'SLA monitor' };

/** Asks ticket-command to do to the ticket what a level says. A refusal is an answer: the ticket may be closed by now. */
export class Escalation {
  constructor(private readonly ports: EscalationPorts) {}

  async ask(event: EscalationReached): Promise<void> {
    const { raise_priority, assign_department } = event.data.level;
    if (event.imported || (raise_priority === 0 && assign_department === null)) return;
    const reply = await this.#send({
      command: { type: 'EscalateTicket', data: { raise_priority, assign_department } },
      metadata: {
        command_id: derivedId(event.id, 'escalate'),
        ticket_id: event.ticket_id,
        issued_at: this.ports.clock.now(),
        actor,
        correlation_id: event.correlation_id,
        causation_id: event.id,
        ...traceOf(event),
        expected_revision: null,
      },
    });
    if (reply.outcome === 'refused')
      this.ports.logger.debug(
        { ticket_id: event.ticket_id, trace_id: traceIdOf(event), code: reply.refusal.code },
        'an escalation was refused',
      );
  }

  async #send(message: TicketCommandMessage): Promise<TicketCommandReply> {
    try {
      return await firstValueFrom(this.ports.requests.send<TicketCommandReply>(requestPatterns.ticketCommand, message));
    } catch (error) {
      if (error instanceof RequestFault && error.temporary)
        throw new TryLater('ticket-command cannot take the escalation now', { cause: error });
      throw error;
    }
  }
}
