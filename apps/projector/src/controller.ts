import { eventPattern, type Recorded } from '@eventdesk/contracts';
import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { Projector } from './projector';

@Controller()
export class ProjectorController {
  constructor(@Inject(Projector) private readonly projector: Projector) {}

  @EventPattern(eventPattern('ticket'))
  ticket(@Payload() event: Recorded): Promise<void> {
    return this.projector.project(event);
  }

  @EventPattern(eventPattern('sla'))
  sla(@Payload() event: Recorded): Promise<void> {
    return this.projector.project(event);
  }

  @EventPattern(eventPattern('numbering'))
  numbering(@Payload() event: Recorded): Promise<void> {
    return this.projector.project(event);
  }

  @EventPattern(eventPattern('notification'))
  notification(@Payload() event: Recorded): Promise<void> {
    return this.projector.project(event);
  }
}
