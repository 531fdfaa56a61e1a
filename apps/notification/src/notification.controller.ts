import { eventPattern, type Mail, MailboxQuery, type Recorded, requestPatterns } from '@eventdesk/contracts';
import { Controller, Inject } from '@nestjs/common';
import { EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import { KeptMailbox } from './mailer/kept-mailbox';
import { Notifier } from './notifier';

@Controller()
export class NotificationController {
  constructor(
    @Inject(Notifier) private readonly notifier: Notifier,
    @Inject(KeptMailbox) private readonly mailbox: KeptMailbox,
  ) {}

  @EventPattern([eventPattern('ticket'), eventPattern('sla', 'EscalationReached'), eventPattern('numbering', 'NumberAssigned')])
  tell(@Payload() event: Recorded): Promise<void> {
    return this.notifier.tell(event);
  }

  @MessagePattern(requestPatterns.mailbox)
  list(@Payload() query: unknown): Mail[] {
    return this.mailbox.list(MailboxQuery.parse(query));
  }
}
