import { requestPatterns } from '@eventdesk/contracts';
import type { EventBus } from '@eventdesk/event-bus';
import type { ViewReader } from '@eventdesk/read-models';
import type { ClientProxy } from '@nestjs/microservices';
import { firstValueFrom } from 'rxjs';

/** Of no ticket. Looking it up costs the same however many there are: whoever may ask without a key can't keep the desk busy. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Ready means that commands are taken and views answer; a consumer that stands still shows, so that somebody looks. */
export async function readiness(requests: ClientProxy, views: Pick<ViewReader, 'ticket'>, bus: Pick<EventBus, 'consumers'>) {
  const check = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
      return 'ok';
    } catch {
      return 'does not answer';
    }
  };
  const [commands, reads] = await Promise.all([
    check(firstValueFrom(requests.send(requestPatterns.ping, {}))),
    check(views.ticket(NOBODY)),
  ]);
  const faults = bus.consumers().map((consumer) => consumer.status());
  const consumers = Object.fromEntries(faults.map(({ name, fault }) => [name, fault === null ? 'ok' : 'stands still']));
  const checks = { commands, views: reads, ...consumers };
  return { ok: Object.values(checks).every((state) => state === 'ok'), checks };
}
