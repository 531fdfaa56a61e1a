import {
  eventPattern,
  type Recorded,
  RebuildRequest,
  type RebuildReply,
  type RebuildStatus,
  requestPatterns,
} from '@eventdesk/contracts';
import { viewNames } from '@eventdesk/read-models';
import { Controller, Inject } from '@nestjs/common';
import { EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import { z } from 'zod';
import { Projector } from './projector';
import { Rebuilds } from './rebuilds';

const View = z.enum(['all', ...viewNames]);

@Controller()
export class ProjectorController {
  constructor(
    @Inject(Projector) private readonly projector: Projector,
    @Inject(Rebuilds) private readonly rebuilds: Rebuilds,
  ) {}

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

  @MessagePattern(requestPatterns.rebuild)
  rebuild(@Payload() request: unknown): Promise<RebuildReply> {
    return this.rebuilds.start(View.parse(RebuildRequest.parse(request).view));
  }

  @MessagePattern(requestPatterns.rebuildStatus)
  rebuildStatus(): Promise<RebuildStatus> {
    return this.rebuilds.status();
  }
}
