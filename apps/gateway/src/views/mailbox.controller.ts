import { type Mail, Mailbox, MailboxQuery, requestPatterns } from '@eventdesk/contracts';
import { BadCursor } from '@eventdesk/read-models';
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

const cursorOf = ({ message_id }: Mail): string => Buffer.from(message_id).toString('base64url');

function messageIdOf(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString();
  if (!/^<\S+>$/.test(id)) throw new BadCursor();
  return id;
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
      'Pages by cursor, of `limit` mails, 1000 at most. What became of every mail stands in the timeline of its ticket.',
    query: MailboxQuery,
    status: 200,
    answer: Mailbox,
    problems: ['invalid_input', 'unavailable'],
  })
  async list(@Query() query: MailboxQuery): Promise<z.infer<typeof Mailbox>> {
    const asked = { ...query, ...(query.cursor === undefined ? {} : { cursor: messageIdOf(query.cursor) }) };
    const found = this.ports.requests.send<Mail[]>(requestPatterns.mailbox, asked);
    const items = await lastValueFrom(found).catch((error: unknown) => {
      throw inOtherWords(error);
    });
    const last = items.at(-1);
    return { items, next_cursor: last && items.length === query.limit ? cursorOf(last) : null };
  }
}
