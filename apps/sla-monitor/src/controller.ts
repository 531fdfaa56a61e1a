import { eventPattern, type Recorded, type TicketEvent } from '@eventdesk/contracts';
import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { Clocks } from './clocks';
import { Escalation, type EscalationReached } from './escalation';

@Controller()
export class SlaController {
  constructor(
    @Inject(Clocks) private readonly clocks: Clocks,
    @Inject(Escalation) private readonly escalation: Escalation,
  ) {}

  @EventPattern(eventPattern('ticket'))
  happened(@Payload() event: Recorded<TicketEvent>): Promise<void> {
    return this.clocks.observe(event);
  }

  @EventPattern(eventPattern('sla', 'EscalationReached'))
  reached(@Payload() event: EscalationReached): Promise<void> {
    return this.escalation.ask(event);
  }
}
