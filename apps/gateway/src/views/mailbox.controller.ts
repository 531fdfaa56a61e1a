import { type Mail, Mailbox, MailboxQuery, requestPatterns } from '@eventdesk/contracts';
import { Controller, Inject, Query } from '@nestjs/common';
import { lastValueFrom } from 'rxjs';
import type { z } from 'zod';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';

@Controller()
export class MailboxController {
  constructor(@Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'requests'>) {}

  @Route({
    method: 'GET',
    path: '/mailbox',
    tag: 'Customers',
    summary: 'The mail that this desk kept, newest first',
    description:
      'One list of `limit` mails at most, 1000 at the utmost, without further pages: narrow it by `to` or `ticket_id`. ' +
      'What became of every mail stands in the timeline of its ticket.',
    query: MailboxQuery,
    status: 200,
    answer: Mailbox,
    problems: ['invalid_input', 'unavailable'],
  })
  async list(@Query() query: MailboxQuery): Promise<z.infer<typeof Mailbox>> {
    return { items: await lastValueFrom(this.ports.requests.send<Mail[]>(requestPatterns.mailbox, query)) };
  }
}
