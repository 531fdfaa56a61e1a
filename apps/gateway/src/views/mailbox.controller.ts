import { type Mail, Mailbox, MailboxQuery, requestPatterns } from '@eventdesk/contracts';
import { Controller, Inject, Query } from '@nestjs/common';
import { lastValueFrom } from 'rxjs';
import type { z } from 'zod';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';
import { faultOf } from '../problems/filter';
import { invalidInput, unavailable } from '../problems/problems';

const away = ['NoResponder', 'RequestTimeout', 'BrokerUnavailable'];

function inOtherWords(error: unknown): unknown {
  const fault = faultOf(error);
  if (away.includes(fault)) return unavailable('the notification service, which keeps the mail, does not answer; try again');
  if (fault !== 'AnswerTooLarge') return error;
  return invalidInput([{ path: 'limit', message: 'so many of these mails are too much for one answer; ask for fewer' }]);
}

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
    const asked = this.ports.requests.send<Mail[]>(requestPatterns.mailbox, query);
    return {
      items: await lastValueFrom(asked).catch((error: unknown) => {
        throw inOtherWords(error);
      }),
    };
  }
}
