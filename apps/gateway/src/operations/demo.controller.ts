import { DemoStatus } from '@eventdesk/contracts';
import { Controller, Inject } from '@nestjs/common';
import { Answer } from '../http/answer';
import { Route } from '../http/route';
import { Problem } from '../problems/problems';
import { DemoMonth, type DemoRefusal } from './demo-month';

const refusals: Record<DemoRefusal, string> = {
  demo_unavailable: 'desk.yaml has a brand of its own with the name or the domain of the demo brand',
  demo_loaded: 'the demo data are there already; remove them first',
  demo_busy: 'demo data are being loaded or removed; GET /admin/demo says how far it is',
};

@Controller()
export class DemoController {
  constructor(@Inject(DemoMonth) private readonly month: DemoMonth) {}

  @Route({
    method: 'GET',
    path: '/admin/demo',
    tag: 'Administration',
    summary: 'Whether demo data are there, and how far loading or removing them is',
    status: 200,
    answer: DemoStatus,
    problems: ['unavailable'],
  })
  status(): Promise<DemoStatus> {
    return this.month.status();
  }

  @Route({
    method: 'POST',
    path: '/admin/demo',
    tag: 'Administration',
    summary: 'Load a simulated month into the demo brand, to try the desk with',
    description: 'Some 240 tickets of thirty days up to now; nobody is mailed about them. One that broke off is gone on with.',
    status: 202,
    answer: DemoStatus,
    problems: ['demo_loaded', 'demo_busy', 'demo_unavailable', 'unavailable'],
  })
  async load(): Promise<Answer> {
    return this.#begun(await this.month.load());
  }

  @Route({
    method: 'DELETE',
    path: '/admin/demo',
    tag: 'Administration',
    summary: 'Remove every ticket of the demo brand, those opened by hand too',
    status: 202,
    answer: DemoStatus,
    problems: ['demo_busy', 'demo_unavailable', 'unavailable'],
  })
  async remove(): Promise<Answer> {
    return this.#begun(await this.month.remove());
  }

  async #begun(refusal: DemoRefusal | null): Promise<Answer> {
    if (refusal) throw new Problem(refusal, refusals[refusal]);
    return new Answer(202, await this.month.status());
  }
}
