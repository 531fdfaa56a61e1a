import { ParkedTicket } from '@eventdesk/contracts';
import { Controller, Inject, Param } from '@nestjs/common';
import { z } from 'zod';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';
import { notFound, unavailable } from '../problems/problems';

const nobodyRuns = (consumer: string) =>
  `no process of ${consumer} has this ticket right now, so nobody can do its work: start one, then try again`;

const ParkedList = z.object({ items: z.array(ParkedTicket) });
const Retried = z.object({ finished: z.number().int(), error: z.string().nullable() });
const Projections = z.object({
  head: z.string().nullable(),
  items: z.array(
    z.object({
      consumer: z.string(),
      position: z.string().nullable(),
      lag: z.number().int(),
      caught_up: z.boolean(),
      parked: z.number().int(),
      fault: z.string().nullable(),
    }),
  ),
});

@Controller()
export class AdminController {
  constructor(@Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'bus' | 'store'>) {}

  @Route({
    method: 'GET',
    path: '/admin/parked',
    tag: 'Administration',
    summary: 'Tickets whose work failed for a service, again and again: parked, while the others go on',
    status: 200,
    answer: ParkedList,
    problems: ['unavailable'],
  })
  async parked(): Promise<z.infer<typeof ParkedList>> {
    return { items: await this.ports.bus.parked() };
  }

  @Route({
    method: 'POST',
    path: '/admin/parked/:consumer/:ticket/retry',
    tag: 'Administration',
    summary: 'Try the parked work of one ticket again, in order',
    params: { consumer: 'Name of the service', ticket: 'Id of the ticket' },
    status: 200,
    answer: Retried,
    problems: ['not_found', 'unavailable'],
  })
  async retry(@Param('consumer') consumer: string, @Param('ticket') ticketId: string): Promise<z.infer<typeof Retried>> {
    const parked = await this.ports.bus.parked();
    if (!parked.some((work) => work.consumer === consumer && work.ticket_id === ticketId))
      throw notFound('nothing is parked for this service and ticket');
    return this.ports.bus.retryParked(consumer, ticketId).catch((error: unknown) => {
      throw error instanceof Error && error.name === 'NobodyHolds' ? unavailable(nobodyRuns(consumer), 10) : error;
    });
  }

  @Route({
    method: 'GET',
    path: '/admin/projections',
    tag: 'Administration',
    summary: 'How far each consumer of the log is, and how many events it is behind',
    description: 'One line a service, over all its processes. A service that is not there at this moment runs nowhere.',
    status: 200,
    answer: Projections,
    problems: ['unavailable'],
  })
  async projections(): Promise<z.infer<typeof Projections>> {
    const [head, statuses] = await Promise.all([this.ports.store.head(), this.ports.bus.statuses()]);
    return {
      head,
      items: statuses.map(({ name, position, pending, caughtUp, parked, fault }) => ({
        consumer: name,
        position,
        lag: pending,
        caught_up: caughtUp,
        parked,
        fault,
      })),
    };
  }
}
