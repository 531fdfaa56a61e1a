import { type RebuildReply, type RebuildRequest, RebuildStatus, requestPatterns } from '@eventdesk/contracts';
import { viewNames } from '@eventdesk/read-models';
import { Controller, Inject, Param } from '@nestjs/common';
import { lastValueFrom } from 'rxjs';
import { z } from 'zod';
import { Answer } from '../http/answer';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';
import { faultOf } from '../problems/filter';
import { Problem, notFound, unavailable } from '../problems/problems';

const views: readonly string[] = ['all', ...viewNames];
const Begun = z.object({ id: z.uuid(), state: z.enum(['running']) });
const away = ['NoResponder', 'RequestTimeout', 'BrokerUnavailable'];

@Controller()
export class RebuildController {
  constructor(@Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'requests'>) {}

  @Route({
    method: 'POST',
    path: '/admin/projections/:view/rebuild',
    tag: 'Administration',
    summary: 'Build a view anew from the log, beside the live one, and put it in its place',
    description: 'The desk stays up. One rebuild at a time; `GET /admin/projections/rebuild` says how far it is.',
    params: { view: `One of ${viewNames.join(', ')}, or \`all\`` },
    status: 202,
    answer: Begun,
    problems: ['not_found', 'rebuild_running', 'unavailable'],
  })
  async start(@Param('view') view: string): Promise<Answer> {
    if (!views.includes(view)) throw notFound(`there is no such view: expected one of ${views.join(', ')}`);
    const { outcome, status } = await this.#ask<RebuildReply>(requestPatterns.rebuild, { view } satisfies RebuildRequest);
    if (outcome === 'accepted') return new Answer(202, { id: status.id, state: status.state });
    throw new Problem('rebuild_running', `a rebuild of ${status.view ?? 'all'} views runs already`, {
      facts: { rebuild: status },
    });
  }

  @Route({
    method: 'GET',
    path: '/admin/projections/rebuild',
    tag: 'Administration',
    summary: 'How far the last rebuild of the views is',
    status: 200,
    answer: RebuildStatus,
    problems: ['unavailable'],
  })
  status(): Promise<RebuildStatus> {
    return this.#ask<RebuildStatus>(requestPatterns.rebuildStatus, {});
  }

  #ask<T>(pattern: string, data: object): Promise<T> {
    return lastValueFrom(this.ports.requests.send<T>(pattern, data)).catch((error: unknown) => {
      throw away.includes(faultOf(error))
        ? unavailable('the projector, which keeps the views, does not answer; try again')
        : error;
    });
  }
}
