import { eventPattern } from '@eventdesk/contracts';
import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { Numbers } from './numbers';
import type { TicketOpened } from './series-writer';

@Controller()
export class NumberingController {
  constructor(@Inject(Numbers) private readonly numbers: Numbers) {}

  @EventPattern(eventPattern('ticket', 'TicketOpened'))
  opened(@Payload() event: TicketOpened): Promise<void> {
    return this.numbers.assign(event);
  }
}
