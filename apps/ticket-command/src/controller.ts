import { type DemoPartReply, eventPattern, type Recorded, requestPatterns, type TicketCommandReply } from '@eventdesk/contracts';
import { Controller, Inject } from '@nestjs/common';
import { EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import { TicketCommands } from './ticket-commands';

@Controller()
export class TicketCommandController {
  constructor(@Inject(TicketCommands) private readonly tickets: TicketCommands) {}

  @MessagePattern(requestPatterns.ticketCommand)
  command(@Payload() message: unknown): Promise<TicketCommandReply> {
    return this.tickets.handle(message);
  }

  /** Heals a referral that stopped between its two appends; after one that did not, it finds the ticket open already. */
  @EventPattern(eventPattern('ticket', 'TicketReferred'))
  async referred(@Payload() event: Recorded): Promise<void> {
    await this.tickets.openReferred(event.ticket_id);
  }

  @MessagePattern(requestPatterns.demo)
  loadDemo(@Payload() part: unknown): Promise<DemoPartReply> {
    return this.tickets.loadDemo(part);
  }

  @MessagePattern(requestPatterns.ping)
  ping(): Promise<{ ok: true }> {
    return this.tickets.ping();
  }
}
