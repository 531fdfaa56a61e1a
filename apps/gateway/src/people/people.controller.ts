import { People, type Person } from '@eventdesk/contracts';
import { Controller, Inject } from '@nestjs/common';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';

const byName = (a: Person, b: Person) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1);

@Controller()
export class PeopleController {
  constructor(@Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'kept'>) {}

  @Route({
    method: 'GET',
    path: '/people',
    tag: 'Session',
    summary: 'Everybody who ever signed in with a name, by name: who tickets can be assigned to',
    status: 200,
    answer: People,
  })
  async list(): Promise<{ items: Person[] }> {
    return { items: (await this.ports.kept.people()).sort(byName) };
  }
}
