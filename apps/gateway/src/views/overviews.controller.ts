import {
  type DeskConfig,
  ForecastRequest,
  ForecastView,
  NumbersQuery,
  page,
  PipelineQuery,
  PipelineView,
  QueuesQuery,
  QueuesView,
  RegisteredNumber,
  SlaQuery,
  TicketView,
} from '@eventdesk/contracts';
import { type Page, presentTicket } from '@eventdesk/read-models';
import { Controller, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { after } from '../http/durations';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';
import { entityIdOf, zoneOf } from './entity';

const SlaBoard = z.object({ items: z.array(TicketView) });
const NumbersPage = page(RegisteredNumber);

@Controller()
export class OverviewsController {
  constructor(@Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'views' | 'config' | 'clock'>) {}

  @Route({
    method: 'GET',
    path: '/pipeline',
    tag: 'Overviews',
    summary: 'Sales tickets by stage: counts, sums and weighted sums in euro',
    description:
      'Cancelled tickets are left out. The weighted value of a ticket is its value times its probability, rounded to cents; sums are ' +
      'sums of these.',
    query: PipelineQuery,
    status: 200,
    answer: PipelineView,
    problems: ['invalid_input'],
  })
  pipeline(@Query() query: PipelineQuery): Promise<PipelineView> {
    return this.ports.views.pipeline(entityIdOf(this.ports.config, query));
  }

  @Route({
    method: 'GET',
    path: '/pipeline/forecast',
    tag: 'Overviews',
    summary: 'By month: when open sales are expected to be won, and what was won',
    description:
      'An open sale is expected as long after its opening as those won in the last twelve months took on average (30 days when ' +
      'fewer than five were), and not before this month. Months are those of `time_zone`, the first brand’s when left out.',
    query: ForecastRequest,
    status: 200,
    answer: ForecastView,
    problems: ['invalid_input'],
  })
  forecast(@Query() { time_zone, ...query }: z.infer<typeof ForecastRequest>): Promise<ForecastView> {
    const { config, clock, views } = this.ports;
    return views.forecast({ ...entityIdOf(config, query), now: clock.now(), time_zone: time_zone ?? zoneOf(config) });
  }

  @Route({
    method: 'GET',
    path: '/queues',
    tag: 'Overviews',
    summary: 'How many unsolved tickets each queue has: somebody’s, a department’s, of nobody, at risk, breached, all',
    query: QueuesQuery,
    status: 200,
    answer: QueuesView,
    problems: ['invalid_input'],
  })
  queues(@Query() query: QueuesQuery): Promise<QueuesView> {
    return this.ports.views.queues(query);
  }

  @Route({
    method: 'GET',
    path: '/sla',
    tag: 'Overviews',
    summary: 'Tickets with a running clock, the one due first at the top',
    description:
      '`within` looks that far ahead, like `PT2H`; `state` narrows to what is at risk or breached; `assigned_department` to one ' +
      'department, `none` to tickets without. One list of `limit` tickets at most, 200 at the utmost, without further pages: `GET /tickets?sort=due_at` has them all.',
    query: SlaQuery,
    status: 200,
    answer: SlaBoard,
    problems: ['invalid_input'],
  })
  async sla(@Query() { within, ...query }: z.infer<typeof SlaQuery>): Promise<z.infer<typeof SlaBoard>> {
    const now = this.ports.clock.now();
    const tickets = await this.ports.views.slaBoard({
      ...query,
      ...(within === undefined ? {} : { dueBefore: after(now, within, 'within') }),
    });
    return { items: tickets.map((document) => presentTicket(document, this.ports.config, now)) };
  }

  @Route({
    method: 'GET',
    path: '/numbers',
    tag: 'Overviews',
    summary: 'The register of ticket numbers',
    query: NumbersQuery,
    status: 200,
    answer: NumbersPage,
    problems: ['invalid_input'],
  })
  numbers(@Query() query: NumbersQuery): Promise<Page<RegisteredNumber>> {
    return this.ports.views.numbers({ ...query, ...slugOf(this.ports.config, query.business_entity) });
  }
}

/** The register is kept by slug. */
const slugOf = (config: DeskConfig, idOrSlug: string | undefined) => {
  const entity = config.business_entities.find(({ id }) => id === idOrSlug);
  return entity ? { business_entity: entity.slug } : {};
};
