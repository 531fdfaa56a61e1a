import { eventPattern, type Recorded } from '@eventdesk/contracts';
import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { Projector } from './projector';

/** Everything that is written concerns the views. */
@Controller()
export class ProjectorController {
  constructor(@Inject(Projector) private readonly projector: Projector) {}

  @EventPattern(eventPattern('ticket'))
  ticket(@Payload() event: Recorded): Promise<void> {
    return this.projector.project(event);
  }

  @EventPattern(eventPattern('sla'))
  clocks(@Payload() event: Recorded): Promise<void> {
    return this.projector.project(event);
  }

  @EventPattern(eventPattern('numbering'))
  number(@Payload() event: Recorded): Promise<void> {
    return this.projector.project(event);
  }

  @EventPattern(eventPattern('notification'))
  mail(@Payload() event: Recorded): Promise<void> {
    return this.projector.project(event);
  }
}
