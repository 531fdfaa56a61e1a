import { Controller, Inject } from '@nestjs/common';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';
import { configurationOf, ConfigurationView } from './configuration';
import { metaOf, MetaView } from './meta';

@Controller()
export class MetaController {
  readonly #meta: MetaView;
  readonly #configuration: ConfigurationView;

  constructor(@Inject(PORTS) { config }: Pick<GatewayPorts, 'config'>) {
    this.#meta = metaOf(config);
    this.#configuration = configurationOf(config);
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
  @Route({
    method: 'GET',
    path: '/configuration',
    tag: 'Overviews',
    summary: 'What desk.yaml says, with its defaults written out: brands, types, workflows, calendars, policies, notifications',
    description: 'For people to read. It is as the gateway was started with it; tickets keep the promise they were opened under.',
    status: 200,
    answer: ConfigurationView,
  })
  configuration(): ConfigurationView {
    return this.#configuration;
  }
}
