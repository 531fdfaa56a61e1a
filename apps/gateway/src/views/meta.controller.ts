import { Controller, Inject } from '@nestjs/common';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';
import { metaOf, MetaView } from './meta';

@Controller()
export class MetaController {
  readonly #meta: MetaView;

  constructor(@Inject(PORTS) { config }: Pick<GatewayPorts, 'config'>) {
    this.#meta = metaOf(config);
  }

  @Route({
    method: 'GET',
    path: '/meta',
    tag: 'Overviews',
    summary: 'Types, categories, workflows, form fields and words of this desk: what a page builds its forms from',
    status: 200,
    answer: MetaView,
  })
  read(): MetaView {
    return this.#meta;
  }
}
